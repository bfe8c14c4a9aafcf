"""The SVGs of cards in a browser: every line inside the picture, in whatever fonts there are."""

import pytest
from playwright.sync_api import Browser

from diptych.library import Library
from diptych.outputs.pictures import pictures
from tests.conftest import ROOT, library_of

pytestmark = pytest.mark.browser

LINES = """() => [...document.querySelectorAll("text")].map(text => {
    const box = text.getBBox()
    return [text.textContent, box.x, box.x + box.width, box.y, box.y + box.height]
})"""
NAMES = "Владимир Путин told בנימין נתניהו and محمد بن سلمان in «Российская газета» that it fell by −12.5%."


@pytest.fixture(scope="module")
def real() -> Library:
    return library_of(ROOT)


@pytest.mark.parametrize("fonts", ["", "DejaVu Serif"])
def test_every_line_of_every_svg_is_inside_its_half(browser: Browser, real: Library, fonts: str) -> None:
    fact = real.facts[0]
    fact.record = fact.record.model_copy(update={"statement": NAMES})
    page = browser.new_page(viewport={"width": 1200, "height": 630})
    made = [file for file in pictures(real) if file.path.endswith("/card.svg")]
    for file in [made[0], *made[1::7]]:
        svg = file.data().decode()
        if fonts:  # a reader's own, wide
            svg = svg.replace("Libertinus Serif, Iowan Old Style", fonts)
        page.set_content(f"<body style='margin:0'>{svg}")
        is_pair = file.path.count("/") == 3
        for text, left, right, top, bottom in page.evaluate(LINES):
            is_in_left_half = is_pair and left < 600 and 130 < top < 510 and bottom < 530
            assert left >= 63, (file.path, text)
            assert right <= (600 if is_in_left_half else 1138), (file.path, text)
            assert bottom <= 630, (file.path, text)
    page.close()
