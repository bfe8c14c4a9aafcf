"""What a stranger's page does to a pasted quote and its card, in every engine: neither is lost, none is believed."""

import json

import pytest

from diptych.library import Library

from ..newsroom import FRAMES, Site, quote, script
from .conftest import TEXT_IS_SEEN, cards_fit, shows_one_card_and_no_text, until
from .test_cards import alone

pytestmark = pytest.mark.browser

QUOTE = "document.querySelector('blockquote')"


@pytest.mark.parametrize(
    "element",
    [
        "<h2 id=diptych>A diptych</h2>",
        "<form name=diptych></form>",
        "<form name=querySelectorAll></form><img name=createElement><form name=documentElement></form>",
        "<form><input name=querySelectorAll><input name=matches><input name=nodeType><input name=shadowRoot></form>",
        "<a id=MutationObserver></a><a id=CSSStyleSheet></a><a id=frames></a><a id=site></a>",
    ],
)
def test_no_elements_name_stands_for_what_the_script_uses(publish, library: Library, element: str) -> None:
    engine = publish(f"{element}<div id=late></div>{quote(library, 'crest-in-1962')}")
    shows_one_card_and_no_text(engine)
    late = json.dumps(f"<div>{element}{alone(library, 'upkeep')}</div>")
    engine.evaluate(f"document.getElementById('late').innerHTML = {late}")
    cards_fit(engine, 2)


STATES = ["hidden", "hidden data-shown=yes", "style='display:none!important'", "inert", "class='diptych x' hidden"]


@pytest.mark.parametrize("state", STATES)
def test_what_a_saved_page_says_of_its_quotes_is_not_believed(publish, library: Library, state: str) -> None:
    saved = alone(library).replace("<blockquote ", f"<blockquote {state} ")
    shows_one_card_and_no_text(publish(saved + script(library)))


def test_a_page_saved_with_its_card_has_the_quote_as_it_was_pasted(publish, library: Library) -> None:
    engine = publish(quote(library, "crest-in-1962"))
    cards_fit(engine)
    saved = engine.evaluate(f"{QUOTE}.outerHTML")
    assert saved.replace("&nbsp;", "\xa0").split() == alone(library).split()
    shows_one_card_and_no_text(publish(saved + script(library)))
    assert publish(saved).evaluate(TEXT_IS_SEEN)


@pytest.mark.parametrize("copied", [QUOTE, f"{QUOTE}.parentNode"])
def test_a_copy_shows_its_own_card(publish, library: Library, copied: str) -> None:
    engine = publish(f"<div>{alone(library)}</div>{script(library)}")
    cards_fit(engine)
    engine.evaluate(f"void document.body.append({copied}.cloneNode(true))")
    cards_fit(engine, 2)


def test_a_quote_taken_out_takes_its_card_along_and_brings_it_back(publish, library: Library) -> None:
    engine = publish(f"<div id=route>{alone(library)}{alone(library, 'upkeep')}</div>{script(library)}")
    cards_fit(engine, 2)
    engine.evaluate("void (window.gone = document.querySelector('#route blockquote')).remove()")
    assert engine.evaluate(f"{FRAMES}.length") == 1
    engine.evaluate("void document.getElementById('route').prepend(gone)")
    cards_fit(engine, 2)
    engine.evaluate("document.getElementById('route').style.width = '320px'")  # it is still listened to
    until(engine, f"{FRAMES}[0].clientWidth <= 320")
    cards_fit(engine, 2)
    engine.evaluate("document.getElementById('route').innerHTML = ''")
    assert engine.evaluate(f"{FRAMES}.length") == 0


def test_another_address_or_class_is_followed(publish, library: Library) -> None:
    engine = publish(quote(library, "crest-in-1962"))
    shows_one_card_and_no_text(engine)
    url = library.settings.url
    engine.evaluate(f"{QUOTE}.dataset.card = '{url}embed/next-flood/'")
    until(engine, f"location.href === '{url}embed/next-flood/'", 0)
    shows_one_card_and_no_text(engine)
    engine.evaluate(f"{QUOTE}.dataset.card = 'https://elsewhere.example/'")
    until(engine, f"{FRAMES}.length === 0")
    assert engine.evaluate(TEXT_IS_SEEN)
    engine.evaluate(f"{QUOTE}.dataset.card = '{url}embed/upkeep/'")
    shows_one_card_and_no_text(engine)
    engine.evaluate(f"{QUOTE}.classList.remove('diptych')")
    until(engine, TEXT_IS_SEEN)


def test_a_quote_that_is_given_its_class_and_address_late_is_found(publish, library: Library) -> None:
    engine = publish(alone(library).replace('class="diptych" data-card', "data-was") + script(library))
    until(engine, "Object.getOwnPropertySymbols(document).length")
    card = f"{library.settings.url}embed/crest-in-1962/"
    engine.evaluate(f"void Object.assign({QUOTE}, {{className: 'diptych'}}).setAttribute('data-card', '{card}')")
    shows_one_card_and_no_text(engine)


@pytest.mark.parametrize(
    "style",
    [
        "#article blockquote[class] { display: grid !important; height: 20px !important; overflow: hidden !important }",
        "blockquote { display: flex }",
        "iframe { height: auto }",
        "iframe { aspect-ratio: 16 / 9; height: auto !important; width: 50% !important; display: none !important }",
        "blockquote { max-height: 90px; overflow: hidden; padding: 40px 60px !important; border-left: 20px solid red }",
        "blockquote::before { content: '“'; font-size: 90px; display: block }",
        "* { all: unset !important; color-scheme: dark !important }",
    ],
)
def test_no_style_of_the_page_reaches_the_card(publish, library: Library, style: str) -> None:
    engine = publish(f"<style>{style}</style><div id=article>{quote(library, 'crest-in-1962')}</div>")
    shows_one_card_and_no_text(engine)
    high = engine.evaluate(f"{FRAMES}[0].getBoundingClientRect().height")
    assert high == int(engine.evaluate(f"{FRAMES}[0].height"))
    assert engine.evaluate(f"{QUOTE}.getBoundingClientRect().height") == high


def test_of_fifty_cards_those_near_the_window_are_loaded_first(publish, library: Library) -> None:
    Site.asked.clear()
    far = "<div style='height:2000px;overflow:hidden'>x</div>"
    engine = publish(far.join([alone(library)] * 50) + script(library))
    until(engine, f"{FRAMES}.length === 50 && {FRAMES}[0].height > 100")
    assert Site.asked.count("/embed/crest-in-1962/") < 10
    last = "[...document.querySelectorAll('blockquote')].at(-1)"
    assert engine.evaluate(f"{last}.querySelector('p').getClientRects().length > 0")
    engine.evaluate(f"{last}.scrollIntoView()")
    until(engine, f"{FRAMES}[49].height > 100")
