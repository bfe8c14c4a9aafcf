"""An address alone in WordPress: what it makes of our oEmbed answer, with the script by which it shows the card.

Where Debian's package `wordpress` is installed, the script is its own, too; everywhere it is one that behaves so.
`make hosts` tries a whole WordPress.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from diptych.library import Library
from diptych.outputs.embeds import oembed

from ..wordpress import as_wordpress_embeds
from .conftest import until
from .newsroom import Site, is_as_high_as_its_card

pytestmark = pytest.mark.browser

ITS_OWN = Path("/usr/share/wordpress/wp-includes/js/wp-embed.js")
SCRIPTS = {"alike": Path(__file__).parent / "wp_embed.js"} | ({"its own": ITS_OWN} if ITS_OWN.is_file() else {})
# Some themes make no frame wider than its place; block themes leave one in a classic post as wide as it says.
THEMES = {"narrowing": "iframe { max-width: 100% }", "leaving": ""}
IN_SIGHT = "part => { const { top, bottom } = part.getBoundingClientRect(); return bottom > 0 && top < innerHeight; }"
# Each side of a pair says thirty times as much as it does.
LONGER = """() => document.querySelectorAll(".dp-lines").forEach(lines => {
    for (let number = 1; number < 30; number++) lines.append(lines.firstElementChild.cloneNode(true));
})"""


@pytest.fixture(params=SCRIPTS)
def post(request: pytest.FixtureRequest, publish: Callable[..., Page], library: Library) -> Callable[..., Page]:
    """Open a post that holds the address of a card and nothing else."""

    def open_(answer: str, width: int = 1280, delay: float = 0, theme: str = "narrowing") -> Page:
        Site.delay = delay
        html = next(json.loads(file.text)["html"] for file in oembed.oembed(library) if file.path == answer)
        script = SCRIPTS[request.param].read_text(encoding="utf-8")
        style = f"<style>body {{ margin: 20px }} {THEMES[theme]}</style>"
        return publish(f"{style}{as_wordpress_embeds(html, secret='AbC123')}<script>{script}</script>", width=width)

    return open_


def is_shown(page: Page) -> bool:
    frame = page.locator("iframe")
    return frame.evaluate("frame => !frame.hasAttribute('style')") and not page.locator("blockquote").is_visible()


@pytest.mark.parametrize("delay", [0, 0.3, 1.5])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_card_is_shown_at_its_height_however_late_it_answers(post, width: int, delay: float) -> None:
    page = post("oembed/crest-in-1962.json", width, delay)
    until(page, lambda: is_shown(page))
    until(page, lambda: page.frames[1].evaluate("document.documentElement.scrollHeight <= innerHeight"))
    until(page, lambda: page.frames[1].evaluate("innerHeight - document.body.scrollHeight <= 1"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_no_theme_need_narrow_the_card(post) -> None:
    page = post("oembed/crest-in-1962.json", 360, theme="leaving")
    until(page, lambda: is_shown(page))
    until(page, lambda: is_as_high_as_its_card(page))
    assert page.locator("iframe").bounding_box()["width"] == 320
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_until_then_the_text_stands_whole(post) -> None:
    page = post("oembed/upkeep.json", delay=0)
    text = " ".join(page.locator("blockquote").text_content().split())
    for part in ("Upkeep takes between 500 and 600 pounds a day.", "◧ Keep:", "version 2 of 4 March 2022"):
        assert part in text


def test_of_a_pair_taller_than_wordpress_lets_it_be_both_sides_can_be_reached(post) -> None:
    page = post("oembed/cost/price.json", 360)
    until(page, lambda: is_shown(page))
    card = page.frames[1]
    card.evaluate(LONGER)
    until(page, lambda: page.locator("iframe").get_attribute("height") == "1000")
    page.locator("iframe").hover()
    for part in (".dp-right li", ".dp-more a"):
        until(page, lambda part=part: page.mouse.wheel(0, 400) or card.locator(part).last.evaluate(IN_SIGHT))


def test_a_pinned_address_shows_the_version_that_is_pinned(post) -> None:
    page = post("oembed/upkeep/v1.json")
    until(page, lambda: is_shown(page))
    assert "version 1" in page.frames[1].locator(".dp-foot").inner_text()
