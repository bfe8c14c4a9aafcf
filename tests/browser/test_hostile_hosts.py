"""What a stranger's page does to a pasted quote and its card: neither is lost, and none of it is believed."""

from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from diptych.library import Library
from diptych.outputs.embeds.snippets import fact_snippets

from .conftest import until
from .newsroom import FITS, FRAMES, fact, is_as_high_as_its_card, pair, quote, script

pytestmark = pytest.mark.browser


def alone(library: Library, id_: str = "crest-in-1962") -> str:
    """A quote without its script."""
    return quote(library, id_).partition("<script")[0]


def shows_one_card_and_no_text(page: Page) -> None:
    page.wait_for_function(FITS)
    until(page, lambda: is_as_high_as_its_card(page))
    assert page.locator("iframe").count() == 1
    assert page.locator("iframe").is_visible()
    assert not page.locator("blockquote p").first.is_visible()


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
    page = publish(f"{element}<div id=late></div>{quote(library, 'crest-in-1962')}")
    shows_one_card_and_no_text(page)
    late = f"<div>{element}{alone(library, 'upkeep')}</div>"
    page.evaluate("html => { document.getElementById('late').innerHTML = html }", late)
    page.wait_for_function(f"{FRAMES}.length === 2 && ({FITS})()")


STATES = ["hidden", "hidden data-shown=yes", "style='display:none!important'", "inert", "class='diptych x' hidden"]


@pytest.mark.parametrize("state", STATES)
def test_what_a_saved_page_says_of_its_quotes_is_not_believed(publish, library: Library, state: str) -> None:
    saved = alone(library).replace("<blockquote ", f"<blockquote {state} ")
    shows_one_card_and_no_text(publish(saved + script(library)))


def test_a_page_saved_with_its_card_has_the_quote_as_it_was_pasted(publish, library: Library) -> None:
    page = publish(quote(library, "crest-in-1962"))
    page.wait_for_function(FITS)
    saved = page.locator("blockquote").evaluate("quote => quote.outerHTML")
    assert saved.replace("&nbsp;", "\xa0").split() == alone(library).split()
    shows_one_card_and_no_text(publish(saved + script(library)))
    assert publish(saved).locator("blockquote p").first.is_visible()


@pytest.mark.parametrize("deep", ["quote", "quote.parentNode"])
def test_a_copy_shows_its_own_card(publish, library: Library, deep: str) -> None:
    page = publish(f"<div>{alone(library)}</div>{script(library)}")
    page.wait_for_function(FITS)
    page.locator("blockquote").evaluate(f"quote => document.body.append(({deep}).cloneNode(true))")
    page.wait_for_function(f"{FRAMES}.length === 2 && ({FITS})()")


def test_a_quote_taken_out_takes_its_card_along_and_brings_it_back(publish, library: Library) -> None:
    page = publish(f"<div id=route>{alone(library)}{alone(library, 'upkeep')}</div>{script(library)}")
    page.wait_for_function(f"{FRAMES}.length === 2 && ({FITS})()")
    page.evaluate("window.gone = document.querySelector('#route blockquote'); gone.remove()")
    assert page.locator("iframe").count() == 1
    page.evaluate("document.getElementById('route').prepend(gone)")
    page.wait_for_function(f"{FRAMES}.length === 2 && ({FITS})()")
    page.set_viewport_size({"width": 360, "height": 900})  # it is still listened to
    until(page, lambda: is_as_high_as_its_card(page))
    page.evaluate("document.getElementById('route').innerHTML = ''")
    assert page.locator("iframe").count() == 0


def test_another_address_or_class_is_followed(publish, library: Library) -> None:
    page = publish(quote(library, "crest-in-1962"))
    shows_one_card_and_no_text(page)
    url = library.settings.url
    set_card = "(quote, card) => { quote.dataset.card = card }"
    page.locator("blockquote").evaluate(set_card, f"{url}embed/next-flood/")
    until(page, lambda: page.frames[-1].url == f"{url}embed/next-flood/")
    shows_one_card_and_no_text(page)
    page.locator("blockquote").evaluate(set_card, "https://elsewhere.example/")
    until(page, lambda: page.locator("iframe").count() == 0)
    assert page.locator("blockquote p").first.is_visible()
    page.locator("blockquote").evaluate(set_card, f"{url}embed/upkeep/")
    shows_one_card_and_no_text(page)
    page.locator("blockquote").evaluate("quote => quote.classList.remove('diptych')")
    until(page, lambda: page.locator("blockquote p").first.is_visible())


def test_a_quote_that_is_given_its_class_and_address_late_is_found(publish, library: Library) -> None:
    page = publish(alone(library).replace('class="diptych" data-card', "data-was") + script(library))
    page.wait_for_function("Object.getOwnPropertySymbols(document).length")
    card = f"{library.settings.url}embed/crest-in-1962/"
    mark = "(quote, card) => { quote.className = 'diptych'; quote.dataset.card = card }"
    page.locator("blockquote").evaluate(mark, card)
    shows_one_card_and_no_text(page)


@pytest.mark.parametrize(
    "style",
    [
        "blockquote { display: flex }",
        "#article blockquote[class] { display: grid !important; height: 20px !important; overflow: hidden !important }",
        "iframe { height: auto }",
        "iframe { aspect-ratio: 16 / 9; height: auto !important; width: 50% !important; display: none !important }",
        "blockquote { max-height: 90px; overflow: hidden; padding: 40px 60px !important; border-left: 20px solid red }",
        "blockquote::before { content: '“'; font-size: 90px; display: block }",
        "* { all: unset !important; color-scheme: dark !important }",
    ],
)
def test_no_style_of_the_page_reaches_the_card(publish, library: Library, style: str) -> None:
    page = publish(f"<style>{style}</style><div id=article>{quote(library, 'crest-in-1962')}</div>")
    shows_one_card_and_no_text(page)
    height = page.locator("iframe").bounding_box()["height"]
    assert height == int(page.locator("iframe").get_attribute("height"))
    assert page.locator("blockquote").bounding_box()["height"] == height


def test_a_page_in_the_dark_shows_through_below_the_card(publish, library: Library) -> None:
    taller = fact_snippets(library, fact(library, "crest-in-1962")).iframe.replace('height="', 'height="1')
    page = publish(f"<style>:root {{ color-scheme: dark }} body {{ background: #123456 }}</style>{taller}")
    page.frames[1].wait_for_selector(".dp-frame")
    page.frames[1].wait_for_load_state("load")
    strip = {"x": 100, "y": 890, "width": 4, "height": 4}
    below = page.screenshot(clip=strip)
    page.evaluate("document.querySelector('iframe').remove()")
    assert below == page.screenshot(clip=strip)


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_a_printed_page_has_the_whole_text(publish, library: Library, paper: str) -> None:
    page = publish(quote(library, "upkeep"), width=1100)
    shows_one_card_and_no_text(page)
    margins = dict.fromkeys(("top", "left", "right", "bottom"), "15mm")
    sheets = PdfReader(BytesIO(page.pdf(format=paper, margin=margins))).pages
    printed = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert "The text prints no year." in printed
    assert "version 2 of 4 March 2022" in printed
    shows_one_card_and_no_text(page)


def test_of_fifty_cards_those_near_the_window_are_loaded_first(publish, library: Library) -> None:
    page = publish("<div style='height:2000px;overflow:hidden'>x</div>".join([alone(library)] * 50) + script(library))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_function(f"{FRAMES}.length === 50 && {FRAMES}[0].height > 100")
    page.wait_for_load_state("load")
    assert len(asked) < 10
    assert page.locator("blockquote p").last.is_visible()
    page.locator("blockquote").last.scroll_into_view_if_needed()
    page.wait_for_function(f"{FRAMES}[49].height > 100")


def test_the_text_says_its_language_and_direction(publish, library: Library) -> None:
    for written in (alone(library), pair(library).partition("<script")[0]):
        page = publish(f"<div lang=ar dir=rtl>{written}</div>")
        element = page.locator("blockquote")
        assert (element.get_attribute("lang"), element.get_attribute("dir")) == ("en", "ltr")
        assert element.evaluate("quote => getComputedStyle(quote).direction") == "ltr"
