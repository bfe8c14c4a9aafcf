"""What is drawn when the site is built, and every page on the narrowest screens, with each set of readers' fonts.

The site brings its own; here they are blocked, as some readers have it.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from diptych.drawing import charts
from diptych.library import Library

from ..conftest import ROOT
from ..kinds import one_of_each
from ..test_charts import bars, over_time
from ..test_series import figure
from . import fonts
from .conftest import ready
from .test_pages import FITS

pytestmark = pytest.mark.browser

NARROW = (320, 360)
# Every text of a drawing that leaves the page, or whose letters touch those of another in the same drawing. The box of
# a line says little of its letters, and in some fonts is nearly twice as tall: a canvas tells where their ink is.
WRONG = """() => [...document.querySelectorAll("svg")].flatMap(svg => {
    const canvas = document.createElement("canvas").getContext("2d");
    const inks = [...svg.querySelectorAll("text")].filter(text => text.getBoundingClientRect().width).map(text => {
        const style = getComputedStyle(text), at = text.getStartPositionOfChar(0).matrixTransform(text.getScreenCTM());
        const scale = text.getScreenCTM().a;
        canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const ink = canvas.measureText(text.textContent);
        return {
            words: text.textContent,
            left: at.x - ink.actualBoundingBoxLeft * scale, right: at.x + ink.actualBoundingBoxRight * scale,
            top: at.y - ink.actualBoundingBoxAscent * scale, bottom: at.y + ink.actualBoundingBoxDescent * scale,
        };
    });
    const touch = (one, other) =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0 &&
        Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0;
    const leaves = ink => ink.left < -1 || ink.right > document.documentElement.clientWidth + 1;
    return inks.flatMap((ink, n) => [
        ...(leaves(ink) ? [`${ink.words} leaves the page`] : []),
        ...inks.slice(0, n).filter(other => touch(ink, other)).map(other => `${ink.words} lies on ${other.words}`),
    ]);
})"""
# A text of the timeline that is cut off where the drawing ends.
CUT = """() => [...document.querySelectorAll(".dp-axis[data-zoomed] .dp-scale text")]
    .filter(text => text.checkVisibility())
    .filter(text => text.getBoundingClientRect().right > text.ownerSVGElement.getBoundingClientRect().right + 6)
    .map(text => text.textContent)"""
PERIODS = ["", "?from=1917&to=1999", "?from=2022&to=2025", "?from=2024-11&to=2025-05"]


# The widest is tried every time, for what holds with it has room for the others; those with `make full`.
SETS = fonts.tried("wide")


@pytest.fixture(scope="module", params=SETS)
def page(request: pytest.FixtureRequest, launch: Callable[[str], Browser]) -> Iterator[Page]:
    """A page in a browser that sees one set of fonts, as readers do who let no site bring its own."""
    if not fonts.is_found(request.param):
        pytest.skip(f"{request.param}: {fonts.report()}")
    page = launch(request.param).new_page()
    page.route("**/*.woff2", lambda route: route.abort())
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


def test_no_chart_that_could_be_drawn_breaks_at_the_narrowest(page: Page, library: Library) -> None:
    style = (ROOT / "generator/diptych/theme/assets/chart.css").read_text(encoding="utf-8")
    long = {"low": "123456789", "high": "987654321", "qualifier": "between"}
    drawn = [
        bars(library, figure("A", "50"), figure("B", "123456789", qualifier="more-than")),
        bars(library, figure("A", "-123456789", qualifier="less-than"), figure("B", "12345678", qualifier="at-least")),
        bars(library, figure("The height of the wall before the flood", "9"), figure("B", None, **long)),
        over_time(library, ("123456789", "2000-12-31"), ("987654321", "2001"), qualifier="about"),
        over_time(library, *((str(n % 7 + 1), str(1900 + n)) for n in range(60))),
        over_time(library, *((str(n), str(2000 + n)) for n in range(1, 7))),
    ]
    page.goto("about:blank")  # or the policy of the page before would hold
    for chart in drawn:
        page.set_viewport_size({"width": NARROW[0], "height": 900})
        head = f'<!doctype html><meta name="viewport" content="width=device-width"><style>{style}</style>'
        page.set_content(
            f'{head}<body style="margin: 0 12px; --dp-serif: serif; --dp-sans: system-ui">{charts.drawing(chart)}'
        )
        assert page.evaluate(WRONG) == [], charts.description(chart)


@pytest.mark.full
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
