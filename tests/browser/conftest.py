"""A real headless Chromium."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from . import fonts
from .chromium import FLAGS, system_chromium


@pytest.fixture(scope="session")
def launch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Browser]]:
    """Start a browser that sees one set of fonts, once for each set."""
    with sync_playwright() as playwright:

        @cache
        def start(fonts_: str) -> Browser:
            env = fonts.environment(fonts_, tmp_path_factory.mktemp("fonts") / fonts_)
            return playwright.chromium.launch(executable_path=system_chromium(), args=FLAGS, env=env)

        yield start


@pytest.fixture(scope="session")
def browser(launch: Callable[[str], Browser]) -> Browser:
    """The browser of all tests but those that try every set of fonts."""
    return launch(fonts.chosen())


@dataclass
class Visit:
    """A page opened in the browser, with what it complained of and what it asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture
def visit(browser: Browser, served: str) -> Iterator[Callable[..., Visit]]:
    """Open an address of the site; at the end, nothing may have been complained of or asked for elsewhere."""
    visits: list[Visit] = []

    def open_(address: str, width: int = 1280, height: int = 900, **options: object) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        visit = Visit(context.new_page())
        visit.page.on("console", lambda message: _keep(message, visit))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.goto(served + address, wait_until="networkidle")
        visits.append(visit)
        return visit

    yield open_
    for visit in visits:
        visit.page.context.close()
        assert visit.complaints == []
        assert [url for url in visit.requests if not url.startswith((served, "data:", "blob:"))] == []


def _keep(message: object, visit: Visit) -> None:
    # Opened alone, a card has no icon, and the browser looks for the site's; in a frame it does not.
    if message.type in ("error", "warning") and not message.location["url"].endswith("/favicon.ico"):
        visit.complaints.append(f"{message.text} ({message.location['url']})")
