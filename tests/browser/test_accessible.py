"""Every kind of page by axe-core, and by what axe does not look at, on phone and desk, light and dark: WCAG 2.2 AA."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from ..kinds import one_of_each
from .axe import violations
from .conftest import WINDOWS, ready

pytestmark = pytest.mark.browser

OUR_CHECKS = Path(__file__).with_name("accessible.js").read_text(encoding="utf-8")
CHECKS = ("axe", "headings", "focus", "targets", "motion", "width", "skip")


Findings = dict[str, list[str]]


class Known(NamedTuple):
    """A finding that stays for now: of which check, in which markup, and why."""

    check: str
    of: str
    why: str


KNOWN: list[Known] = []


# In `make test` each kind of page is seen in one of two windows; in every window, with `make full`.
HALVES = [(360, "dark", slice(0, None, 2)), (1280, "light", slice(1, None, 2))]
TOURS = [*HALVES, *(pytest.param((*window.values, slice(None)), marks=pytest.mark.full) for window in WINDOWS)]


@pytest.fixture(scope="module", params=TOURS)
def tour(request: pytest.FixtureRequest, browser: Browser, built: Path, served: str) -> dict[str, Findings]:
    """Visit every kind of page in a window; list what each check found, with the pages where it did."""
    width, scheme, kinds = request.param
    # Cards forbid scripts that are not theirs, also ours.
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    context.add_init_script(OUR_CHECKS)
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    found: dict[str, Findings] = {check: {} for check in CHECKS}
    for address in one_of_each(built)[kinds]:
        ready(page, served + address)
        for check in CHECKS:
            for finding in violations(page) if check == "axe" else page.evaluate(f"checks.{check}()"):
                # The same link of a header starts with more or fewer steps up on other pages.
                found[check].setdefault(re.sub(r"(\.\./)+", "", finding), []).append(address or "home")
    context.close()
    return found


def is_known(check: str, finding: str) -> bool:
    return any(known.check == check and re.search(known.of, finding) for known in KNOWN)


@pytest.mark.parametrize("check", CHECKS)
def test_every_kind_of_page_passes(tour: dict[str, Findings], check: str) -> None:
    found = {finding: places for finding, places in tour[check].items() if not is_known(check, finding)}
    shown = [f"{finding} ({len(places)} ×, first {places[0]})" for finding, places in found.items()]
    assert shown == [], "\n".join(shown)


def test_no_exception_is_kept_that_is_no_longer_needed(tour: dict[str, Findings]) -> None:
    assert [known for known in KNOWN if not any(re.search(known.of, finding) for finding in tour[known.check])] == []


WRONG = """<!doctype html><html lang="en"><title>x</title>
<style>a, button { outline: none } button { width: 20px } p { transition: transform 1s } div { width: 2000px }</style>
<header><a href="#after">Skip</a></header>
<main><h1>a</h1><h3>b</h3><p id="after">c</p><button>d</button><div>e</div><img src="data:,"></main>"""


def test_every_check_sees_what_is_wrong(browser: Browser) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.set_content(WRONG)
    page.evaluate(OUR_CHECKS)
    found = {check: page.evaluate(f"checks.{check}()") for check in CHECKS if check != "axe"}
    assert [check for check, findings in found.items() if not findings] == []
    assert any("image-alt" in finding for finding in violations(page))
    page.close()
