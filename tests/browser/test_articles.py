"""Check my article: the browser finds what Python finds, and the page says how each card stands and runs nothing."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route

from diptych.outputs.bundle import bundle

from ..test_scripts import SOURCES
from .conftest import until_true

pytestmark = pytest.mark.browser

CASES = yaml.safe_load((Path(__file__).parent.parent / "articles.yml").read_text(encoding="utf-8"))
PROBE = """import { addressesOf } from "./check/addressed.js";
import { findCards } from "./check/found.js";
globalThis.found = (html, site) => findCards(html, addressesOf(site))
  .map(({ card, pinned, ways, shown }) => [card, pinned, ways, shown]);
"""
CURRENT = {"version": 1, "state": "current", "since": []}
CORRECTED = CURRENT | {
    "state": "corrected",
    "since": [{"said": "Corrected on 1 May 2027: the figure", "why": "<b>Misread</b>."}],
}
WITHDRAWN = CURRENT | {"state": "withdrawn", "since": [{"said": "Withdrawn on 2 May 2027", "why": "Not in the text."}]}


@pytest.fixture(scope="module")
def probe(browser: Browser) -> Page:
    page = browser.new_page()
    page.add_script_tag(content=bundle(SOURCES | {"probe.js": PROBE})["probe.js"])
    return page


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_the_browser_finds_what_python_finds(probe: Page, case: dict[str, Any]) -> None:
    assert probe.evaluate("([html, site]) => found(html, site)", [case["html"], CASES["site"]]) == case["found"]


@pytest.mark.parametrize(
    "piece", ["<div>", "<blockquote>", "<a href=/facts/crest/>", "<iframe srcdoc='", "&lt;p&gt;", "<"]
)
def test_nothing_that_is_pasted_stops_or_holds_up_the_browser(probe: Page, piece: str) -> None:
    html = piece * 10_000 + '<iframe src="//dam.example/two/embed/last/"></iframe>'
    assert len(probe.evaluate("([html, site]) => found(html, site)", [html, CASES["site"]])) <= 2


@pytest.fixture
def check(visit, served: str):
    """Open the page with a status in which cards were corrected, withdrawn and moved; give it and all it asks for."""

    def open_(**options: Any) -> tuple[Page, str, list[str]]:
        page = visit("check-my-article/", **options).page
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))

        def answer(route: Route) -> None:
            status = {"title": "What it says", "url": f"{served}facts/", "moved_to": None}
            two = {"version": 2} | CURRENT | {"version": 2}
            route.fulfill(json={"facts": {
                "corrected": status | {"versions": [CORRECTED, two]},
                "withdrawn": status | {"versions": [WITHDRAWN]},
                "old-name": status | {"moved_to": "new-name", "versions": [CURRENT]},
                "current": status | {"versions": [CURRENT]},
            }, "pairs": {"a-topic/a-question": status | {"versions": [CORRECTED, two]}}})  # fmt: skip

        page.route("**/status.json", answer)
        page.reload()
        page.locator("#check-article").wait_for()
        asked.clear()
        return page, page.locator(".dp-check").get_attribute("data-site") or "", asked

    return open_


def paste(page: Page, html: str) -> list[str]:
    page.locator("#check-article").fill(html)
    until_true(page, "document.querySelector('.dp-check-told').textContent.includes('card')")
    return [" ".join(text.split()) for text in page.locator(".dp-check-cards li").all_inner_texts()]


def test_each_card_of_an_article_is_said_to_stand_as_it_does(check) -> None:
    page, site, asked = check()
    frames = ("corrected/", "corrected/v1/", "corrected/v2/", "corrected/v3/", "withdrawn/", "old-name/", "current/",
              "a-topic/a-question/v1/", "never-was/")  # fmt: skip
    rows = paste(page, "".join(f'<iframe src="{site}embed/{each}"></iframe>' for each in frames))
    said = "Corrected on 1 May 2027: the figure. <b>Misread</b>."
    assert rows == [
        f"Corrected since (a frame) What it says {said}",
        f"Pinned to version 1, corrected since (a frame) What it says {said}",
        "Pinned to version 2, current (a frame) What it says",
        "Pinned to version 3, no such card (a frame) What it says",
        "Withdrawn (a frame) What it says Withdrawn on 2 May 2027. Not in the text.",
        "Moved to new-name, current (a frame) What it says",
        "Current (a frame) What it says",
        f"Pinned to version 1, corrected since (a frame) What it says {said}",
        "No such card (a frame) never-was",
    ]
    assert asked == []
    (page.locator("#check-article")).fill("<p>nothing</p>")
    until_true(page, "document.querySelector('.dp-check-told').textContent === 'No card of this site.'")
    assert page.locator(".dp-check-cards li").count() == 0


def test_nothing_that_is_pasted_is_run_or_fetched(check) -> None:
    page, site, asked = check()
    page.evaluate("addEventListener('securitypolicyviolation', () => { document.title = 'ran'; })")
    harm = "document.title=`ran`"
    rows = paste(page, (
        f'<script>{harm}</script><img src="/x.png" onerror="{harm}"><svg onload="{harm}"></svg>'
        '<link rel=stylesheet href=/x.css>'
        f'<iframe src="javascript:{harm}"></iframe><iframe srcdoc="<script>parent.{harm}</script>"></iframe>'
        f'<base href="https://evil.example/"><a href="{site}facts/current/">x</a><a href="/facts/__proto__/">x</a>'
        f'<a href="/facts/constructor/">x</a><details open ontoggle="{harm}">'
    ))  # fmt: skip
    assert rows == ["Current (a link) What it says"]
    assert page.title() != "ran"
    assert asked == []


def test_the_page_is_linked_from_the_journalists_page_and_reads_the_real_status(visit) -> None:
    page = visit("embedding/").page
    page.get_by_role("main").get_by_role("link", name="Check my article").click()
    page.locator("#check-article").wait_for()
    site = page.locator(".dp-check").get_attribute("data-site")
    assert paste(page, f"{site}facts/gold-reserves-in-2024/")[0].startswith("Current (a link)")
