"""The SVGs of cards in a browser: every line inside the picture, in whatever fonts there are."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from diptych.outputs.embeds.pictures import pictures
from tests.conftest import ROOT, library_of

from . import fonts

pytestmark = pytest.mark.browser

LINES = """() => [...document.querySelectorAll("text")].map(text => {
    const box = text.getBBox()
    return [text.textContent, box.x, box.x + box.width, box.y, box.y + box.height]
})"""
NAMES = "Владимир Путин told בנימין נתניהו and محمد بن سلمان in «Российская газета» that it fell by −12.5%."


@pytest.fixture(scope="module")
def svgs() -> dict[str, str]:
    """Some of the real site's, facts and pairs, by their paths."""
    library = library_of(ROOT)  # one of its own, for it is changed
    library.facts[0].record = library.facts[0].record.model_copy(update={"statement": NAMES})
    made = [file for file in pictures(library) if file.path.endswith("/card.svg")]
    return {file.path: file.data().decode() for file in [made[0], *made[1::7]]}


# A picture leaves a fifth more room than its own fonts need. The widest set is made of wider fonts than those.
@pytest.mark.parametrize("set_", fonts.tried("dejavu", but="wide"))
def test_every_line_of_every_svg_is_inside_its_half(
    launch: Callable[[str], Browser], svgs: dict[str, str], set_: str
) -> None:
    if not fonts.is_found(set_):
        pytest.skip(fonts.report())
    page = launch(set_).new_page(viewport={"width": 1200, "height": 630})
    outside = []
    for path, svg in svgs.items():
        page.set_content(svg)
        is_pair = path.count("/") == 3
        for text, left, right, top, bottom in page.evaluate(LINES):
            is_left_answer = is_pair and left < 600 and top > 130 and bottom < 530
            if left < 56 or right > (600 if is_left_answer else 1140) or bottom > 630:
                outside.append((path, text, left, right, bottom))
    page.close()
    assert outside == []
