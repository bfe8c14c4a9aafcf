"""What is drawn when the site is built, and every page on the narrowest screens, with each set of readers' fonts."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from ..kinds import one_of_each
from . import fonts
from .conftest import ready
from .test_pages import FITS

pytestmark = pytest.mark.browser

NARROW = (320, 360)
# Every text of a drawing that leaves the page, or that lies on another of the same drawing. A line's box is taller than
# its letters, which have a halo of two pixels on every side.
WRONG = """() => [...document.querySelectorAll("svg")].flatMap(svg => {
    const texts = [...svg.querySelectorAll("text")].filter(text => text.checkVisibility());
    const boxes = texts.map(text => text.getBoundingClientRect());
    const covers = (one, other) =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) >= 5 &&
        Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) >= 9;
    return texts.flatMap((text, n) => [
        ...(boxes[n].left < 0 || boxes[n].right > document.documentElement.clientWidth ? [`${text.textContent} leaves the page`] : []),
        ...texts.slice(0, n).filter((_, m) => covers(boxes[n], boxes[m])).map(other => `${text.textContent} lies on ${other.textContent}`),
    ]);
})"""  # noqa: E501
# A text of the timeline that is cut off where the drawing ends.
CUT = """() => [...document.querySelectorAll(".dp-axis[data-zoomed] .dp-scale text")]
    .filter(text => text.checkVisibility())
    .filter(text => text.getBoundingClientRect().right > text.ownerSVGElement.getBoundingClientRect().right + 6)
    .map(text => text.textContent)"""
PERIODS = ["", "?from=1917&to=1999", "?from=2022&to=2025", "?from=2024-11&to=2025-05"]


# What the other tests see and the widest are tried every time, the others with `make full`.
EVERY_TIME = ("dejavu", "wide", "machine")
SETS = [pytest.param(name, marks=() if name in EVERY_TIME else pytest.mark.full) for name in fonts.TRIED]


@pytest.fixture(scope="module", params=SETS)
def page(request: pytest.FixtureRequest, launch: Callable[[str], Browser]) -> Iterator[Page]:
    """A page in a browser that sees one set of fonts."""
    if not fonts.is_found(request.param):
        pytest.skip(f"{request.param}: {fonts.report()}")
    page = launch(request.param).new_page()
    page.set_default_timeout(60_000)
    yield page
    page.context.close()


def at(page: Page, address: str, width: int) -> Page:
    page.set_viewport_size({"width": width, "height": 900})
    ready(page, address)
    return page


def test_the_browser_sees_the_fonts_of_the_set_alone(page: Page, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["page"]
    if name not in fonts.SETS:
        pytest.skip(fonts.report())
    given = fonts.SETS[name]
    page.set_content('<p style="font-family: system-ui">1</p><p style="font-family: serif">1</p>')
    session = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    found = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": "p"})["nodeIds"]
    used = [session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"] for node in found]
    assert [[font["familyName"] for font in each] for each in used] == [[given.sans], [given.serif]]


@pytest.mark.parametrize("width", [*NARROW, 1280, 1920])
@pytest.mark.parametrize("address", ["figures/", *(f"timeline/{period}" for period in PERIODS)])
def test_no_text_of_a_drawing_leaves_its_page_or_lies_on_another(
    page: Page, served: str, address: str, width: int
) -> None:
    at(page, served + address, width)
    assert page.locator("svg text").count() > 3
    assert page.evaluate(WRONG) == []
    assert page.evaluate(CUT) == []


def test_every_kind_of_page_fits_a_phone(page: Page, built: Path, served: str) -> None:
    wrong = []
    for address in one_of_each(built):
        at(page, served + address, NARROW[0])
        for width in NARROW:
            page.set_viewport_size({"width": width, "height": 900})
            if not page.evaluate(FITS):
                wrong.append(f"{address} is wider than {width} px")
            wrong += [f"{address} at {width} px: {each}" for each in page.evaluate(WRONG)]
    assert wrong == []
