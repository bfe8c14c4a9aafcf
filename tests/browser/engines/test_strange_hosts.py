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
        "<form name=addEventListener></form><img name=location><a id=document></a><a id=embed></a><a id=parent></a>",
        "<a id=Symbol></a><a id=WeakMap></a><a id=Set></a><a id=Element></a><a id=Document></a><a id=Number></a>",
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
        # Not the article's own: in columns that are lower than a card WebKit goes on with it in the next.
        "#article * { max-height: 40px !important; min-height: 9in !important; columns: 3; aspect-ratio: 1 }",
        "blockquote { contain: strict; writing-mode: horizontal-tb; direction: rtl; zoom: 1; text-indent: 50% }",
    ],
)
def test_no_style_of_the_page_reaches_the_card(publish, library: Library, style: str) -> None:
    engine = publish(f"<style>{style}</style><div id=article>{quote(library, 'crest-in-1962')}</div>")
    shows_one_card_and_no_text(engine)
    high = engine.evaluate(f"{FRAMES}[0].getBoundingClientRect().height")
    assert high == int(engine.evaluate(f"{FRAMES}[0].height"))
    assert engine.evaluate(f"{QUOTE}.getBoundingClientRect().height") == high


@pytest.mark.parametrize("mode", ["open", "closed"])
def test_a_quote_that_has_a_root_of_the_pages_own_keeps_no_other_from_its_card(
    publish, library: Library, mode: str
) -> None:
    first = alone(library).replace(
        "</blockquote>", f"<template shadowrootmode={mode}><p>Theirs</template></blockquote>"
    )
    engine = publish(f"{first}{alone(library, 'upkeep')}")
    attach = f"if (!each.shadowRoot) each.attachShadow({{mode: '{mode}'}})"
    engine.evaluate(f"[{QUOTE}].forEach(each => {{ try {{ {attach} }} catch {{}} }})")
    src = json.dumps(f"{library.settings.url}embed.js")
    engine.evaluate(f"void document.body.append(Object.assign(document.createElement('script'), {{src: {src}}}))")
    last = "[...document.querySelectorAll('blockquote')].at(-1).shadowRoot"
    until(engine, f"{last}?.querySelector('iframe')?.height > 100")
    if mode == "open":
        until(engine, f"{QUOTE}.shadowRoot.querySelector('iframe')?.height > 100")


def test_a_page_written_anew_into_the_same_document_shows_its_card(publish, library: Library) -> None:
    engine = publish(quote(library, "crest-in-1962"))
    cards_fit(engine)
    anew = json.dumps(f"<!doctype html><body><p>Anew</p>{quote(library, 'upkeep')}")
    engine.evaluate(f"void (document.open(), document.write({anew}), document.close())")
    until(engine, f"document.body.innerText.includes('Anew') && {FRAMES}.length")
    shows_one_card_and_no_text(engine)


def test_a_page_that_has_changed_what_every_array_does_shows_its_card(publish, library: Library) -> None:
    """As old libraries do; afterwards it is undone, for what drives an engine needs it."""
    names = ["map", "forEach", "filter", "includes", "find", "some", "every", "reduce", "indexOf", "concat", "slice"]
    keep = f"kept = Object.fromEntries({json.dumps(names)}.map(name => [name, Array.prototype[name]])),"
    keep += "old = [JSON, Promise.resolve];"
    spoil = "for (const name in kept) Array.prototype[name] = () => { throw 0 }; JSON = null; Promise.resolve = null;"
    undo = "Object.assign(Array.prototype, kept); JSON = old[0]; Promise.resolve = old[1];"
    loaded_now = f"<script src='{library.settings.url}embed.js'></script>"
    page = f"<script>var {keep} {spoil}</script>{alone(library)}{loaded_now}<script>{undo}</script>"
    shows_one_card_and_no_text(publish(page))


def test_two_copies_of_the_script_of_different_days_make_one_card(publish, library: Library) -> None:
    both = "".join(f"<script async src='{library.settings.url}embed.js{day}'></script>" for day in ("?1", "?2", ""))
    shows_one_card_and_no_text(publish(both + alone(library) + both))


def test_a_quote_that_is_moved_on_its_page_keeps_its_card(publish, library: Library) -> None:
    engine = publish(f"<div id=there></div>{quote(library, 'crest-in-1962')}")
    cards_fit(engine)
    engine.evaluate(f"document.getElementById('there').append({QUOTE})")
    shows_one_card_and_no_text(engine)


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
