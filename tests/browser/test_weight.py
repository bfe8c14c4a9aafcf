"""How much a reader loads on a first visit, as GitHub Pages sends it, and that the type that comes moves no line."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from ..kinds import kinds
from .conftest import ready, until

pytestmark = pytest.mark.browser

MOST = 150_000  # bytes
MOST_TYPE = 70_000
LEAST_SHIFT = 0.02  # of Lighthouse's measure, in which a tenth is still called good
DRAWN = "new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn(null))))"
IDLE = "new Promise(idle => requestIdleCallback(() => idle(null), { timeout: 300 }))"
SHIFTS = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
        .observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum))));
})"""


def weighed(browser: Browser, served: str, address: str) -> dict[str, int]:
    """Load a page for the first time; give what it loads, with its bytes on the way."""
    page = browser.new_context().new_page()
    asked: set[str] = set()
    weights: dict[str, int] = {}
    page.on("request", lambda request: asked.update({request.url} if request.url.startswith("http") else ()))
    page.on("response", lambda answer: weights.update({answer.url: int(answer.headers.get("content-length", 0))}))
    ready(page, served + address)
    page.evaluate(IDLE)  # what a page leaves for later it has asked for
    until(page, lambda: asked <= weights.keys())
    page.context.close()
    return weights


def test_home_brings_its_type_and_no_more(browser: Browser, served: str) -> None:
    weights = weighed(browser, served, "")
    fonts = {address.removeprefix(served): weight for address, weight in weights.items() if ".woff2" in address}
    assert fonts.keys() == {f"assets/diptych/fonts/{name}.woff2" for name in ("newsreader", "public-sans")}
    assert 0 < sum(fonts.values()) <= MOST_TYPE
    assert sum(weights.values()) <= MOST


@pytest.mark.parametrize("width", [360, 1280])
def test_type_that_comes_late_moves_no_line(launch: Callable[[str], Browser], served: str, width: int) -> None:
    page = launch("liberation").new_context(viewport={"width": width, "height": 900}).new_page()
    held: list[Route] = []
    page.route("**/*.woff2", lambda route: held.append(route))  # a builtin has no place for what Playwright notes
    page.goto(served, wait_until="domcontentloaded")
    until(page, lambda: len(held) >= 2)
    page.evaluate(DRAWN)  # in what stands in for it
    for route in held:
        route.continue_()
    page.evaluate("document.fonts.ready.then(() => null)")
    assert page.evaluate("[...document.fonts].filter(font => font.status === 'loaded').length") >= 2
    assert page.evaluate(SHIFTS) <= LEAST_SHIFT
    page.context.close()


@pytest.mark.parametrize("address", ["topics/", "names/", "sources/"])
def test_what_a_script_shows_moves_nothing(browser: Browser, served: str, address: str) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    held: list[Route] = []
    page.route("**/assets/diptych/{site,lists}.js", lambda route: held.append(route))
    page.goto(served + address, wait_until="commit")
    page.wait_for_timeout(300)
    for route in held:
        route.continue_()
    page.wait_for_load_state()
    assert page.evaluate(SHIFTS) <= LEAST_SHIFT
    page.context.close()


def test_every_kind_of_page_weighs_little_on_a_first_visit(
    browser: Browser, built: Path, served: str, capsys: pytest.CaptureFixture
) -> None:
    """Of each kind the page that is heaviest on the way, with all that it loads."""
    totals: dict[str, int] = {}
    for addresses in kinds(built).values():
        pages = [address for address in addresses if (built / address / "index.html").is_file()]
        if pages and not pages[0].startswith("embed/"):  # cards, which ask for nothing, are weighed with the embeds
            largest = max(pages[:20], key=lambda address: len(sent(built, address)))
            totals[largest] = sum(weighed(browser, served, largest).values())
    with capsys.disabled():
        for address, total in sorted(totals.items(), key=lambda each: -each[1]):
            print(f"\n{total:10,}  {address or 'home'}", end="")
    assert len(totals) > 20
    assert {address: total for address, total in totals.items() if total > MOST} == {}


def sent(built: Path, address: str) -> bytes:
    return gzip.compress((built / address / "index.html").read_bytes(), 6)
