"""The height that is told of a card beforehand, for hosts that run no script, is never too small."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from diptych import wording
from diptych.library import Library
from diptych.outputs.embeds import cards, heights
from diptych.wording import addresses

from ..conftest import library_of, real_library

pytestmark = pytest.mark.browser

REASON = (
    "The text had mixed up the yearly upkeep of the old dam at the upper bridge with that of the one below the mill, "
    "as a reader from the valley showed with two letters of the board, both printed in the appendix. "
)


def estimates(library: Library) -> Iterator[tuple[str, int]]:
    """Every card that says the present state, with the height that its frame is given."""
    for fact in library.facts:
        yield addresses.card(fact.id), heights.fact_height(wording.card_of(fact, library))
    for topic in library.topics:
        for question in topic.questions:
            yield addresses.pair(question.path), heights.pair_height(question)


def too_small(browser: Browser, library: Library, each: int = 1) -> list[tuple[str, int, int]]:
    """Compare the estimates with the heights that cards have in frames of that width: of every card, or every nth."""
    written = {file.path: file.text for file in cards.cards(library)}
    given = dict(list(estimates(library))[::each])
    frame = f'<iframe width="{heights.WIDTH}" frameborder="0" srcdoc="{{}}"></iframe>'
    page = browser.new_page()
    page.set_content("".join(frame.format(escape(written[f"{address}index.html"])) for address in given))
    real = page.evaluate("Array.from(frames, frame => frame.document.body.scrollHeight)")
    page.close()
    return [
        (address, given[address], height)
        for address, height in zip(given, real, strict=True)
        if given[address] < height
    ]


@pytest.mark.parametrize("each", [8, pytest.param(1, marks=pytest.mark.full)])
def test_of_the_real_cards_none_is_taller_than_its_frame(browser: Browser, each: int) -> None:
    assert too_small(browser, real_library(), each) == []


def test_reasons_of_corrections_count_with_all_their_lines(browser: Browser, site: Path) -> None:
    upkeep = site / "facts/cost/upkeep.yml"
    entry = "  - {{version: {0}, date: 2022-03-0{0}, kind: date, was: {{date: 199{0}}}, why: '{1}'}}\n"
    corrections = "".join(entry.format(number, REASON * 2) for number in (2, 3))
    upkeep.write_text(f"{upkeep.read_text()}corrections:\n{corrections}")
    assert too_small(browser, library_of(site)) == []
