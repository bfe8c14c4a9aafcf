"""No word, however long, widens a page, a card or a pair; and where one may be broken, no other is."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ..conftest import once_for_all_workers, tree
from ..kinds import one_of_each
from ..long_words import long_worded
from ..web_server import serving

pytestmark = pytest.mark.browser

# What is open to readers: what stands beyond an edge is there as well.
OPENED = "document.querySelectorAll('details').forEach(each => each.open = true)"
WIDE = """() => [...document.body.querySelectorAll("*")]
    .filter(each => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest(".dp-unseen"))
    .map(each => `${each.tagName} ${each.className}`).slice(0, 5)"""
# Words of which a part stands on another line; a hyphen may say so, which a browser sets by itself.
BROKEN = r"""() => {
    const broken = [], texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    for (let text; text = texts.nextNode();) {
        const cell = text.parentElement.closest("th, td");
        if (!cell || getComputedStyle(cell).hyphens === "auto" || text.parentElement.closest(".dp-unseen")) continue;
        for (const word of text.data.matchAll(/[\p{L}\p{N}]+/gu)) {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            if (new Set([...range.getClientRects()].map(each => Math.round(each.top))).size > 1) broken.push(word[0]);
        }
    }
    return broken;
}"""


@pytest.fixture(scope="session")
def of_long_words(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[tuple[Path, str]]:
    """A built site of long words, and its address."""

    def build(root: Path) -> None:
        for name, content in tree(Path(__file__).parent.parent / "examples/good/dam").items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
        subprocess.run([sys.executable, "-m", "diptych", "build"], cwd=long_worded(root), check=True)

    site = once_for_all_workers("long-words", tmp_path_factory, worker_id, build) / "site"
    with serving(site, "/") as address:
        yield site, address


@pytest.mark.parametrize("width", [320, pytest.param(768, marks=pytest.mark.full)])
def test_no_long_word_widens_any_kind_of_page(browser: Browser, of_long_words: tuple[Path, str], width: int) -> None:
    site, address = of_long_words
    wide = {}
    with browser.new_page(viewport={"width": width, "height": 800}) as page:
        for name in one_of_each(site):
            page.goto(address + name)
            page.evaluate(OPENED)
            if found := page.evaluate(WIDE):
                wide[name] = found
    assert wide == {}


@pytest.mark.parametrize("address", ["figures/", "texts/", "places/", "evidence/", "sources/"])
def test_the_words_of_a_table_stay_whole_on_a_phone(visit, address: str) -> None:
    page = visit(address, width=320).page
    page.evaluate(OPENED)
    assert page.evaluate(BROKEN) == []
