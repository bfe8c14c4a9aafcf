"""Cards on a stranger's page, in every engine: the site on one origin, a newsroom on another, both on loopback."""

import json

import pytest

from diptych.library import Library
from diptych.outputs.embeds.snippets import fact_snippets, pair_snippets

from ..newsroom import FRAMES, Newsroom, fact, pair, quote
from .conftest import TEXT_IS_SEEN, cards_fit, loaded, shows_one_card_and_no_text, until

pytestmark = pytest.mark.browser

GOT = "<script>window.got = []; addEventListener('message', e => got.push(e.data))</script>"
TEXT_OF_CARD = "document.querySelector('.dp-frame').innerText"
# A frame's messages arrive in their order: once this one has come, all before it have.
LAST = "that is all"


def alone(library: Library, id_: str = "crest-in-1962") -> str:
    """A quote without its script."""
    return quote(library, id_).partition("<script")[0]


def test_embed_js_puts_the_card_in_its_place_at_its_height(publish, library: Library) -> None:
    engine = publish(quote(library, "crest-in-1962"))
    shows_one_card_and_no_text(engine)
    assert engine.evaluate(f"{FRAMES}[0].title")


def test_three_cards_and_a_pair_on_one_page_with_the_script_many_times(publish, library: Library) -> None:
    engine = publish("".join(quote(library, id_) for id_ in ("crest-in-1962", "upkeep", "next-flood")) + pair(library))
    cards_fit(engine, 4)


def test_a_frame_has_room_for_its_card_and_a_pinned_one_shows_the_version_that_is_pinned(
    publish, library: Library
) -> None:
    upkeep, question = fact_snippets(library, fact(library, "upkeep")), pair_snippets(library, library.questions[0])
    old = upkeep.pinned.replace("/v2/", "/v1/")
    engine = publish(f"<div style='width:600px'>{upkeep.iframe}{upkeep.pinned}{old}{question.iframe}</div>")
    for number in range(4):
        engine.evaluate(f"{FRAMES}[{number}].scrollIntoView()")
        loaded(engine, number)
        assert engine.evaluate("document.body.scrollHeight <= innerHeight", number), number
    foots = [engine.evaluate("document.querySelector('.dp-foot').innerText", number) for number in range(3)]
    assert ["version 2" in foots[0], "version 2" in foots[1], "version 1" in foots[2]] == [True] * 3


def test_a_card_added_late_is_found_in_a_shadow_root_too_once_the_script_has_looked_there(
    publish, library: Library
) -> None:
    engine = publish(f"{quote(library, 'upkeep')}<div id=late></div><div id=shadow></div>")
    cards_fit(engine)
    written = json.dumps(alone(library, "next-flood"))
    engine.evaluate(f"document.getElementById('late').innerHTML = {written}")
    cards_fit(engine, 2)
    engine.evaluate("document.getElementById('shadow').attachShadow({mode: 'open'}).innerHTML = '<p>'")
    again = json.dumps(f"{library.settings.url}embed.js")  # included again, it looks again
    engine.evaluate(f"void document.body.append(Object.assign(document.createElement('script'), {{src: {again}}}))")
    engine.evaluate(f"document.getElementById('shadow').shadowRoot.innerHTML = {written}")
    cards_fit(engine, 3)


def test_a_hidden_tab_opened_later_shows_the_card(publish, library: Library) -> None:
    engine = publish(f"<div id=tab style='display:none'>{quote(library, 'crest-in-1962')}</div>")
    until(engine, f"{FRAMES}.length")
    engine.evaluate("document.getElementById('tab').style.display = 'block'")
    shows_one_card_and_no_text(engine)


def test_a_parent_without_width_does_not_make_it_endless(publish, library: Library) -> None:
    engine = publish(f"<div id=tab style='width:0'>{quote(library, 'crest-in-1962')}</div>")
    until(engine, f"{FRAMES}.length")
    engine.evaluate("document.getElementById('tab').style.width = '500px'")
    shows_one_card_and_no_text(engine)
    assert engine.evaluate(f"{FRAMES}[0].getBoundingClientRect().height") < 900


def test_junk_and_forged_messages_change_nothing(publish, library: Library) -> None:
    stranger = "<iframe id=other width=300 height=150 srcdoc='<p>x'></iframe>"
    engine = publish(f"{GOT}{quote(library, 'crest-in-1962')}{stranger}")
    until(engine, f"{FRAMES}[0].height > 100")
    before = engine.evaluate(f"{FRAMES}[0].height")
    junk = "[null, 1, 'height', {}, {message: 'height'}, {message: 'height', value: 7777}]"
    engine.evaluate(f"{junk}.forEach(each => postMessage(each, '*'))")
    engine.evaluate("parent.postMessage({message: 'height', value: 7777}, '*')", 1)
    wrong = "[NaN, Infinity, -5, 1e9, '500', {}]"
    engine.evaluate(f"{wrong}.forEach(value => parent.postMessage({{message: 'height', value}}, '*'))", 0)
    for frame in (None, 0, 1):
        engine.evaluate(f"parent.postMessage('{LAST}', '*')", frame)
    until(engine, f"got.filter(data => data === '{LAST}').length === 3")
    assert engine.evaluate(f"{FRAMES}[0].height") == before


def test_only_cards_of_this_site_become_frames(publish, library: Library) -> None:
    site = library.settings.url
    strange = [
        "http://127.0.0.1:9/embed/x/", f"{site}facts/upkeep/", f"{site}embed/../facts/upkeep/", f"{site}embedded/x/",
        f"{site}embed/%2e%2E/facts/upkeep/", f"{site}embed/..\\facts/upkeep/", f"{site}em\nbed/\t../facts/upkeep/",
        f"{site[:-1]}@evil.example/embed/", f"{site[:-1]}.evil.example/embed/", "//evil.example/embed/", "http://[",
        f"javascript:'{site}embed/'", f"blob:{site}embed/", "", "..",
    ]  # fmt: skip
    strangers = [f'<blockquote class=diptych data-card="{address}"><p>x</blockquote>' for address in strange]
    engine = publish("".join(strangers) + quote(library, "upkeep"))
    cards_fit(engine)
    assert engine.evaluate(f"{FRAMES}.length") == 1
    assert engine.evaluate(TEXT_IS_SEEN)


@pytest.mark.parametrize("element", [".dp-foot a", "dd a"])
def test_in_wordpress_sandbox_the_card_speaks_its_protocol(publish, library: Library, element: str) -> None:
    card = library.settings.url + "embed/crest-in-1962/"
    engine = publish(
        f"{GOT}<iframe sandbox='allow-scripts' security=restricted src='{card}#?secret=AbC123' width=600></iframe>"
    )
    height = until(engine, "got.find(data => data.message === 'height')")
    assert height["secret"] == "AbC123"
    assert 200 <= height["value"] <= 1000
    # WordPress follows no link that leaves the frame's own site: the page that cites the work is shown instead.
    engine.evaluate("document.querySelector('dd').innerHTML = '<a href=https://elsewhere.example/>A work</a>'", 0)
    engine.evaluate(f"document.querySelector('{element}').click()", 0)
    sent = until(engine, "got.find(data => data.message === 'link')")
    assert sent == {"message": "link", "value": library.settings.url + "facts/crest-in-1962/", "secret": "AbC123"}


def test_amp_is_told_the_height(publish, library: Library) -> None:
    engine = publish(f"{GOT}<iframe sandbox='allow-scripts' src='{library.settings.url}embed/upkeep/'></iframe>")
    until(engine, "got.some(data => data.sentinel === 'amp' && data.type === 'embed-size' && data.height > 100)")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_can_be_asked_for(publish, library: Library, theme: str) -> None:
    paper = {"light": "rgb(255, 254, 251)", "dark": "rgb(27, 28, 31)"}[theme]
    engine = publish(f"<iframe src='{library.settings.url}embed/upkeep/?theme={theme}' width=400></iframe>")
    loaded(engine, 0)
    ink = "getComputedStyle(document.querySelector('.dp-frame')).backgroundColor"
    assert engine.evaluate(ink, 0) == paper


def test_at_280_px_and_at_twice_the_size_nothing_overflows(publish, library: Library) -> None:
    addresses = ("embed/crest-in-1962/", "embed/cost/price/", "embed/markup-is-text/")
    engine = publish("".join(f"<iframe src='{library.settings.url}{each}' width=280></iframe>" for each in addresses))
    for number in range(len(addresses)):
        loaded(engine, number)
        assert engine.evaluate("document.documentElement.scrollWidth <= innerWidth", number), addresses[number]
        engine.evaluate("document.body.style.zoom = 2", number)
        assert engine.evaluate("document.documentElement.scrollWidth <= innerWidth + 1", number), addresses[number]


def test_a_corrected_card_says_so_on_the_strangers_page(publish, library: Library) -> None:
    engine = publish(quote(library, "upkeep"))
    cards_fit(engine)
    assert "Corrected on 4 March 2022: the date. The text prints no year." in engine.evaluate(TEXT_OF_CARD, 0)


def test_a_page_that_is_left_and_come_back_to_shows_its_card(publish, newsroom: str, library: Library) -> None:
    engine = publish(quote(library, "crest-in-1962"))
    cards_fit(engine)
    written, Newsroom.html = Newsroom.html, "<!doctype html><title>Elsewhere</title>"
    engine.go(f"{newsroom}?elsewhere")
    Newsroom.html = written
    engine.back()
    until(engine, "document.title === 'News'")
    shows_one_card_and_no_text(engine)
