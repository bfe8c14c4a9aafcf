"""Cards on a stranger's page, where it takes Chromium to see it: on paper, in pictures, without scripts.

All else is seen in every engine: engines/.
"""

from io import BytesIO

import pytest
from pypdf import PdfReader

from diptych.library import Library
from diptych.outputs.embeds.snippets import fact_snippets

from .conftest import until_true
from .newsroom import FITS, fact, pair, quote

pytestmark = pytest.mark.browser


def test_without_scripts_the_snippet_is_complete_text(publish, library: Library) -> None:
    page = publish(quote(library, "crest-in-1962"), java_script_enabled=False)
    assert page.locator("iframe").count() == 0
    text = page.locator("blockquote").inner_text()
    for part in ("1,600", "Keep", "Ada Moor", "River Board", "version 1"):
        assert part in text


def test_a_strict_policy_of_the_host_is_kept(publish, library: Library) -> None:
    site = library.settings.url
    policy = f"default-src 'none'; script-src {site}; frame-src {site}"
    violations: list[str] = []
    page = publish(quote(library, "crest-in-1962"), headers={"Content-Security-Policy": policy})
    page.on("console", lambda message: violations.append(message.text))
    until_true(page, FITS)
    assert violations == []


def test_outside_a_sandbox_a_link_opens_a_new_tab(publish, library: Library) -> None:
    page = publish(quote(library, "crest-in-1962"))
    until_true(page, FITS)
    with page.context.expect_page() as opened:
        page.frames[1].locator(".dp-foot a").click()
    assert opened.value.url == library.settings.url + "facts/crest-in-1962/"


@pytest.mark.parametrize(("host", "reader"), [("#101114", "light"), ("#ffffff", "dark")])
def test_no_opaque_box_stands_around_the_card(publish, library: Library, host: str, reader: str) -> None:
    page = publish(
        f"<style>body {{ background: {host}; margin: 0 }} iframe {{ border: 0 }}</style>"
        f"<iframe src='{library.settings.url}embed/upkeep/' width=400 height=800></iframe>",
        color_scheme=reader, width=400,
    )  # fmt: skip
    page.frames[1].wait_for_selector(".dp-frame")
    page.frames[1].wait_for_load_state("load")
    below = page.screenshot(clip={"x": 100, "y": 700, "width": 4, "height": 4})
    page.evaluate("document.querySelector('iframe').remove()")
    assert below == page.screenshot(clip={"x": 100, "y": 700, "width": 4, "height": 4})


def test_print_has_the_text(publish, library: Library) -> None:
    page = publish("")
    page.goto(library.settings.url + "embed/crest-in-1962/")
    printed = " ".join(PdfReader(BytesIO(page.pdf())).pages[0].extract_text().split())
    for part in ("1,600", "Keep", "Ada Moor", "Cites a work", "River Board"):
        assert part in printed


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
    until_true(page, FITS)
    margins = dict.fromkeys(("top", "left", "right", "bottom"), "15mm")
    sheets = PdfReader(BytesIO(page.pdf(format=paper, margin=margins))).pages
    printed = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert "The text prints no year." in printed
    assert "version 2 of 4 March 2022" in printed
    assert not page.locator("blockquote p").first.is_visible()


def test_the_text_says_its_language_and_direction(publish, library: Library) -> None:
    for snippet in (quote(library, "crest-in-1962"), pair(library)):
        page = publish(f"<div lang=ar dir=rtl>{snippet.partition('<script')[0]}</div>")
        element = page.locator("blockquote")
        assert (element.get_attribute("lang"), element.get_attribute("dir")) == ("en", "ltr")
        assert element.evaluate("quote => getComputedStyle(quote).direction") == "ltr"
