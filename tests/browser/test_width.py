"""No page of the site is wider than its window, nor any element of it, from a phone to a wide screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ..kinds import kinds
from .conftest import READY, until_true

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 721, 768, 1024, 1280, 1920)
# What scrolls within a box of its own, or is hidden from sight, widens nothing.
WIDE = """() => [...document.body.querySelectorAll("*")].filter(element => {
    if (element.getBoundingClientRect().right + scrollX <= document.documentElement.clientWidth + 1) return false;
    if (!element.checkVisibility({visibilityProperty: true}) || element.closest(".dp-unseen")) return false;
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement)
        if (getComputedStyle(box).overflowX !== "visible") return false;
    return true;
}).slice(0, 3).map(element => `${element.tagName} ${element.className}`)"""
PAGE_FITS = "() => document.documentElement.scrollWidth <= innerWidth"


def too_wide(browser: Browser, served: str, addresses: list[str]) -> dict[str, list[str]]:
    """Open every page once, and narrow its window from width to width; list what does not fit."""
    found: dict[str, list[str]] = {}
    with browser.new_page() as page:
        for address in addresses:
            page.goto(served + address, wait_until="load")
            until_true(page, READY)
            for width in reversed(WIDTHS):
                page.set_viewport_size({"width": width, "height": 900})
                wide = page.evaluate(WIDE) or ([] if page.evaluate(PAGE_FITS) else ["the page"])
                if wide:
                    found[f"{address or 'home'} at {width}"] = wide
    return found


# In `make test` each kind of page is seen at two of these (test_accessible.py).
@pytest.mark.full
def test_no_page_is_wider_than_its_window(browser: Browser, built: Path, served: str) -> None:
    every = [address for addresses in kinds(built).values() for address in addresses]
    assert len(every) > 1000
    assert too_wide(browser, served, every) == {}


def test_what_is_too_wide_is_seen(browser: Browser) -> None:
    with browser.new_page(viewport={"width": 320, "height": 600}) as page:
        page.set_content("<main style='width: 400px'>a</main><div style='overflow: auto'><p style='width: 400px'>b")
        assert page.evaluate(WIDE) == ["MAIN "]
        assert not page.evaluate(PAGE_FITS)
