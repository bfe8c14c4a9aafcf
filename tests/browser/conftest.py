"""A real headless Chromium."""

import io
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Frame, Page, sync_playwright
from pypdf import PdfReader

from diptych.library import Library

from . import fonts
from .chromium import FLAGS, system_chromium
from .newsroom import Newsroom, Site, example_served, serving

# Seconds. A busy machine is waited for; only what hangs is given up.
PATIENCE = 120


@pytest.fixture(scope="session")
def launch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Browser]]:
    """Start a browser that sees one set of fonts, once for each set."""
    with sync_playwright() as playwright:

        @cache
        def start(fonts_: str) -> Browser:
            env: dict[str, str | float | bool] = dict(
                fonts.environment(fonts_, tmp_path_factory.mktemp("fonts") / fonts_)
            )
            browser = playwright.chromium.launch(executable_path=system_chromium(), args=FLAGS, env=env)
            browser.on("context", lambda context: context.set_default_timeout(PATIENCE * 1000))
            return browser

        yield start


@pytest.fixture(scope="session")
def browser(launch: Callable[[str], Browser]) -> Browser:
    """The browser of all tests but those that try every set of fonts."""
    return launch(fonts.chosen())


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The good example, one fact corrected and renamed, built for and served at its own address."""
    with example_served(tmp_path_factory.mktemp("embeds") / "site-source") as library:
        yield library


@pytest.fixture(scope="session")
def newsroom() -> Iterator[str]:
    """The address of a stranger's page."""
    with serving(Newsroom) as address:
        yield address


@pytest.fixture
def publish(browser: Browser, newsroom: str, library: Library) -> Iterator[Callable[..., Page]]:
    """Open a newsroom page with a body; every request must go to the newsroom or to a card or embed.js."""
    pages: list[Page] = []
    asked: list[str] = []

    def open_(body: str, headers: dict[str, str] | None = None, width: int = 900, **options: Any) -> Page:
        Newsroom.html = f"<!doctype html><html lang=en><title>News</title><body>{body}</body></html>"
        Newsroom.headers_sent = headers or {}
        page = browser.new_context(viewport={"width": width, "height": 900}, **options).new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(newsroom)
        pages.append(page)
        return page

    yield open_
    Site.delay = 0
    for page in pages:
        page.context.close()
    for address in asked:
        ours = (f"{library.settings.url}embed/", f"{library.settings.url}embed.js", newsroom)
        assert address.startswith(ours), address


# Every width and every scheme is seen in `make test`, each with the other in `make full`.
WINDOWS = [
    pytest.param(360, "dark"),
    pytest.param(1280, "light"),
    pytest.param(360, "light", marks=pytest.mark.full),
    pytest.param(1280, "dark", marks=pytest.mark.full),
]
# Of a page that takes a browser many seconds, one is seen in `make test`.
PHONE_FIRST = [WINDOWS[0], *(pytest.param(*window.values, marks=pytest.mark.full) for window in WINDOWS[1:])]

# What a page does on its own it has done: its files are loaded, and no part of it says that it is still being filled.
READY = "document.readyState === 'complete' && !document.querySelector('[aria-busy=true]')"


def until(page: Page | Frame, is_so: Callable[[], object]) -> None:
    """Look again and again, until something is so: for what a page cannot be asked to wait for itself."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, is_so
        page.wait_for_timeout(50)


def until_true(page: Page | Frame, expression: str) -> None:
    """Look again until an expression is true: what waits within the page itself is stopped by its policy."""
    until(page, lambda: page.evaluate(expression))


def ready(page: Page, address: str) -> None:
    """Open an address, and wait until its page is as a reader sees it."""
    page.goto(address, wait_until="load")
    until(page, lambda: page.evaluate(READY))


def printed(page: Page, **options: Any) -> list[str]:
    """Print a page; give the text of each sheet, with the letters that a ligature stands for."""
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4", **options))).pages
    return [unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in sheets]


@dataclass
class Visit:
    """A page opened in the browser, with what it complained of and what it asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


def watched(page: Page) -> Visit:
    """Note what a page complains of, and what it asks for."""
    visit = Visit(page)
    page.on("console", lambda message: _keep(message, visit))
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    page.on("request", lambda request: visit.requests.append(request.url))
    return visit


@pytest.fixture
def visit(browser: Browser, served: str) -> Iterator[Callable[..., Visit]]:
    """Open an address of the site; at the end, nothing may have been complained of or asked for elsewhere."""
    visits: list[Visit] = []

    def open_(address: str, width: int = 1280, height: int = 900, **options: Any) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        visit = watched(context.new_page())
        ready(visit.page, served + address)
        visits.append(visit)
        return visit

    yield open_
    for visit in visits:
        visit.page.context.close()
        assert visit.complaints == []
        assert [url for url in visit.requests if not url.startswith((served, "data:", "blob:"))] == []


def _keep(message: ConsoleMessage, visit: Visit) -> None:
    # Opened alone, a card has no icon, and the browser looks for the site's; in a frame it does not.
    if message.type in ("error", "warning") and not message.location["url"].endswith("/favicon.ico"):
        visit.complaints.append(f"{message.text} ({message.location['url']})")
