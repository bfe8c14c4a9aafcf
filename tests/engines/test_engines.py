"""Cards, embed.js, the search and each kind of page, in Firefox and in WebKit where they are there."""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from diptych.library import Library
from diptych.outputs.embeds.snippets import fact_snippets, pair_snippets

from ..browser.conftest import library, newsroom  # noqa: F401 (fixtures)
from ..browser.newsroom import Newsroom
from .engines import Engine, there

pytestmark = pytest.mark.browser

PAGES = ("", "topics/economy/", "facts/gold-reserves-in-2024/", "figures/", "timeline/", "embedding/", "card-builder/",
         "check-my-article/", "embed/gold-reserves-in-2024/")  # fmt: skip
# Within a frame a page is as narrow as a phone's, which no window of these browsers is.
FRAMED = "document.body.innerHTML = `<iframe src='{}' style='width:{}px;height:800px;border:0'></iframe>`"
WIDER = """const page = document.querySelector("iframe").contentWindow;
if (page.document.readyState !== "complete" || page.location.href === "about:blank") return null;
return page.document.documentElement.scrollWidth - page.innerWidth;"""


@pytest.fixture(scope="module", params=sorted(there()))
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with there()[request.param]() as started:
        yield started


def until(engine: Engine, script: str, is_so: Any) -> Any:
    """Wait until a script returns what is waited for."""
    end = time.monotonic() + 60
    while not is_so(value := engine.run(script)):
        assert time.monotonic() < end, f"{script}: {value}"
        time.sleep(0.05)
    return value


def test_both_snippets_show_the_card(engine: Engine, newsroom: str, library: Library) -> None:  # noqa: F811
    snippets = [fact_snippets(library, library.facts[0]), pair_snippets(library, library.questions[0])]
    body = "".join(each.quote for each in snippets)
    Newsroom.html = f"<!doctype html><html lang=en><title>News</title><body>{body}{snippets[0].iframe}</body></html>"
    engine.go(newsroom)
    heights = """return [...document.querySelectorAll("blockquote.diptych")].map((quote) =>
      +(quote.shadowRoot?.querySelector("iframe")?.height ?? 0))"""
    shown = until(engine, heights, lambda found: len(found) == 2 and min(found) > 100)
    given = [int(each.iframe.partition('height="')[2].partition('"')[0]) for each in snippets]
    assert all(height <= most for height, most in zip(shown, given, strict=True))
    slot = """return [...document.querySelectorAll("blockquote.diptych")].map((quote) =>
      getComputedStyle(quote.shadowRoot.querySelector("slot")).display)"""
    assert engine.run(slot) == ["none", "none"]  # the card alone, and the text no longer


@pytest.mark.parametrize("width", [360, 1280])
def test_no_kind_of_page_is_wider_than_its_window(engine: Engine, served: str, width: int) -> None:
    for page in PAGES:
        engine.go(f"{served}404.html")
        engine.run(FRAMED.format(served + page, width))
        assert until(engine, WIDER, lambda value: value is not None) <= 0, page


def test_the_search_finds(engine: Engine, served: str) -> None:
    engine.go(f"{served}search/?q=gold+reserves")
    found = "return [...document.querySelectorAll('.dp-search-hits a')].map((link) => link.href)"
    hits = until(engine, found, bool)
    assert any(hit.endswith("/facts/gold-reserves-in-2024/") for hit in hits)


def test_what_is_pasted_is_checked(engine: Engine, served: str) -> None:
    engine.go(f"{served}check-my-article/")
    until(engine, "return !document.querySelector('.dp-check form').hidden", bool)
    engine.run("""const field = document.querySelector("#check-article");
      field.value = document.querySelector(".dp-check").dataset.site + "facts/gold-reserves-in-2024/";
      field.dispatchEvent(new Event("input", { bubbles: true }))""")
    rows = "return [...document.querySelectorAll('.dp-check-cards li')].map((row) => row.innerText)"
    assert until(engine, rows, bool)[0].startswith("Current (a link)")
