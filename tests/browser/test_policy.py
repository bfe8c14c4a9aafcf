"""The site under its own policy, in a browser: nothing that a page or a function needs is refused, all else is."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from ..kinds import one_of_each
from .conftest import ready, until

pytestmark = pytest.mark.browser

# In every frame of every page, before anything else runs; kept beyond the page, since one leads to another.
NOTE = """addEventListener("securitypolicyviolation", event => tellRefused(
    `${location.pathname}: ${event.effectiveDirective} refuses ${event.blockedURI} (${event.sourceFile})`
), true);"""


@pytest.fixture
def refused(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what its policy and those of its frames have refused so far."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    found: list[str] = []
    context.expose_function("tellRefused", lambda told: found.append(told))
    context.add_init_script(NOTE)
    yield context.new_page(), found
    context.close()


def test_no_kind_of_page_is_refused_anything(refused: tuple[Page, list[str]], built: Path, served: str) -> None:
    page, found = refused
    for address in one_of_each(built):
        ready(page, served + address)
    assert found == []


@pytest.mark.parametrize("address", ["names/", "facts/liquid-share-of-wealth-fund/"])
def test_nothing_is_refused_where_a_page_is_laid_out_before_all_its_styles_are_there(
    refused: tuple[Page, list[str]], served: str, address: str
) -> None:
    page, found = refused
    held: list[Route] = []
    page.route(re.compile(r"/assets/diptych/(?!fonts|icons)\w+\.css"), lambda route: held.append(route))
    page.goto(served + address, wait_until="commit")
    until(page, lambda: len(held) >= 3)
    page.evaluate("document.querySelectorAll('summary').forEach(each => getComputedStyle(each, '::before').maskImage)")
    page.evaluate("document.documentElement.getBoundingClientRect()")
    page.wait_for_timeout(300)
    for route in held:
        route.continue_()
    page.wait_for_load_state()
    assert found == []


def searches(page: Page, served: str) -> None:
    page.goto(f"{served}search/")
    page.locator("main input[type=search]").fill("gold")
    until(page, lambda: page.locator("main li").count() > 1)


def finds_from_the_header(page: Page, served: str) -> None:
    page.goto(served)
    page.locator("#find_q").fill("gold")
    until(page, lambda: page.locator(".dp-find-hits li").count() > 1)


def turns_dark(page: Page, served: str) -> None:
    page.goto(served)
    page.locator(".dp-scheme").click()
    assert page.locator("html").get_attribute("data-scheme") == "dark"


def zooms_the_timeline(page: Page, served: str) -> None:
    page.goto(f"{served}timeline/")
    marks = page.locator(".dp-dated")
    before = marks.filter(visible=True).count()
    page.locator(".dp-zoom a").nth(1).click()
    assert 0 < marks.filter(visible=True).count() < before


def downloads_the_figures(page: Page, served: str) -> None:
    page.goto(f"{served}figures/")
    with page.expect_download():
        page.locator("main button", has_text="Download").first.click()


def builds_a_card(page: Page, served: str) -> None:
    page.goto(f"{served}card-builder/")
    page.locator("#builder-pick").fill("gold reserves")
    page.locator(".dp-builder-hits a").first.click()
    page.locator('input[name="theme"][value="dark"]').check()
    until(page, lambda: "theme=dark" in page.locator("#builder-snippet").input_value())
    until(page, lambda: all(int(each.get_attribute("height") or 0) > 200 for each in page.locator("iframe").all()))


def shows_a_live_card(page: Page, served: str) -> None:
    page.goto(f"{served}embedding/")
    until(page, lambda: page.locator(".dp-live iframe").get_attribute("height") != "500")


def checks_an_article(page: Page, served: str, pasted: str = "") -> None:
    page.goto(f"{served}check-my-article/")
    site = page.locator(".dp-check").get_attribute("data-site")
    page.locator("#check-article").fill(f"{pasted}{site}facts/gold-reserves-in-2024/")
    until(page, lambda: page.locator(".dp-check-cards li").count() == 1)


def copies_a_snippet(page: Page, served: str) -> None:
    page.goto(f"{served}facts/gold-reserves-in-2024/")
    page.locator("[data-copy=use-address]").first.click()
    until(page, lambda: page.evaluate("navigator.clipboard.readText()").endswith("facts/gold-reserves-in-2024/"))


FUNCTIONS = (
    searches, finds_from_the_header, turns_dark, zooms_the_timeline, downloads_the_figures,
    builds_a_card, shows_a_live_card, checks_an_article, copies_a_snippet,
)  # fmt: skip


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda each: each.__name__)
def test_no_function_is_refused_anything(
    refused: tuple[Page, list[str]], served: str, function: Callable[[Page, str], None]
) -> None:
    page, found = refused
    function(page, served)
    assert found == []


def test_of_a_pasted_article_nothing_runs_dresses_or_has_to_be_refused(
    refused: tuple[Page, list[str]], served: str
) -> None:
    page, found = refused
    harm = "<p style='color:red' onclick='go()'><style>p{}</style><script>go()</script><img src=//elsewhere.example>"
    checks_an_article(page, served, harm)
    assert found == []


INTRUDERS = {
    "script-src-elem": "<script>document.title = 'taken'</script>",
    "script-src-attr": "<p onclick=\"document.title = 'taken'\" id=handled>a handler</p>",
    "style-src-elem": "<style>h1 { display: none }</style>",
    "style-src-attr": "<p style='position:fixed'>over all</p>",
    "img-src": "<img src='http://127.0.0.1:9/seen.png'>",
    "frame-src": "<iframe src='http://127.0.0.1:9/'></iframe>",
}


@pytest.mark.parametrize(("directive", "intruder"), INTRUDERS.items(), ids=INTRUDERS)
def test_what_gets_into_a_page_is_refused(
    refused: tuple[Page, list[str]], built: Path, served: str, directive: str, intruder: str
) -> None:
    page, found = refused
    html = (built / "method/index.html").read_text(encoding="utf-8").replace("</h1>", f"</h1>{intruder}", 1)
    page.route(f"{served}method/", lambda route: route.fulfill(body=html, content_type="text/html"))
    ready(page, f"{served}method/")
    for handled in page.locator("#handled").all():
        handled.click()
    assert page.title() != "taken"
    assert [each.split()[1] for each in found] == [directive]


@pytest.mark.parametrize("chosen", ["dark", "light"])
def test_what_a_reader_chose_is_there_before_anything_is_painted(browser: Browser, served: str, chosen: str) -> None:
    context = browser.new_context(color_scheme="light" if chosen == "dark" else "dark")
    page = context.new_page()
    page.goto(served)
    page.evaluate(f"localStorage.setItem('diptych.scheme', {json.dumps(chosen)})")
    page.add_init_script(
        """new MutationObserver((_, observer) => {
            if (!document.body) return;
            window.atFirst = document.documentElement.dataset.scheme;
            observer.disconnect();
        }).observe(document, {childList: true, subtree: true});"""
    )
    ready(page, f"{served}method/")
    assert page.evaluate("window.atFirst") == chosen
    context.close()
