"""One page in each engine, and a stranger's page in it."""

import functools
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser

from ..conftest import PATIENCE
from ..newsroom import FITS, FRAMES, Newsroom
from . import found
from .engines import Chromium, Engine, firefox, webkit

STARTS = {"firefox": firefox, "webkit": webkit}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try the first of a list of cases in every engine, and all of them in the two others in `make engines` only."""
    for item in items:
        call = getattr(item, "callspec", None)
        if call is None or call.params.get("engine", "chromium") == "chromium":
            continue
        if any(number for name, number in call.indices.items() if name != "engine"):
            item.add_marker("full")


@pytest.fixture(scope="session")
def start(browser: Browser) -> Iterator[Callable[[str], Engine]]:
    """Start an engine, once for all tests."""
    with ExitStack() as stack:

        @functools.cache
        def start_(name: str) -> Engine:
            return Chromium(browser.new_page()) if name == "chromium" else stack.enter_context(STARTS[name]())

        yield start_


@pytest.fixture(params=found.engines())
def engine(request: pytest.FixtureRequest, start: Callable[[str], Engine]) -> Engine:
    """Each engine that is there."""
    return start(request.param)


@pytest.fixture
def publish(engine: Engine, newsroom: str) -> Callable[[str], Engine]:
    """Open a newsroom page with a body."""

    def open_(body: str) -> Engine:
        Newsroom.html = f"<!doctype html><html lang=en><title>News</title><body>{body}</body></html>"
        engine.go(newsroom)
        return engine

    return open_


def until(engine: Engine, expression: str, frame: int | None = None) -> Any:
    """Evaluate an expression again and again, until it is true or something; give that."""
    end = time.monotonic() + PATIENCE
    while not (value := engine.evaluate(expression, frame)):
        assert time.monotonic() < end, expression
        time.sleep(0.03)
    return value


def cards_fit(engine: Engine, count: int = 1) -> None:
    """Wait until so many cards, and no more, stand in frames as high as they are."""
    until(engine, f"{FRAMES}.length === {count} && ({FITS})()")
    for number in range(count):
        until(engine, "Math.abs(document.body.scrollHeight - innerHeight) <= 1", number)


def shows_one_card_and_no_text(engine: Engine) -> None:
    cards_fit(engine)
    assert engine.evaluate(f"{FRAMES}[0].getBoundingClientRect().height") > 100
    assert not engine.evaluate(TEXT_IS_SEEN)


def loaded(engine: Engine, number: int) -> None:
    """Wait until a frame has its page; before that, browsers have an empty one there."""
    until(engine, "location.href !== 'about:blank' && document.readyState === 'complete'", number)


# Whether the text of the first pasted quote takes any room.
TEXT_IS_SEEN = "document.querySelector('blockquote p').getClientRects().length > 0"
