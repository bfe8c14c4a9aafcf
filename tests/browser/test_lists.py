"""The pages of lists in a real browser: they fit, axe finds nothing, and their filters keep what was chosen."""

import re

import pytest

from .axe import violations
from .conftest import PHONE_FIRST, until_true
from .test_pages import FITS

pytestmark = pytest.mark.browser

PAGES = ["forecasts/", "sources/", "silences/", "names/", "corrections/"]
SHOWN = "nodes => nodes.filter(node => node.getClientRects().length).length"


@pytest.mark.parametrize(("width", "scheme"), PHONE_FIRST)
def test_axe_finds_nothing_where_a_name_is_open(visit, width: int, scheme: str) -> None:
    page = visit("names/#soviet-union", width=width, color_scheme=scheme, bypass_csp=True).page
    assert page.locator("#soviet-union").get_attribute("open") is not None
    assert page.evaluate(FITS)
    assert violations(page) == []


@pytest.mark.parametrize("address", PAGES)
def test_page_is_whole_without_scripts(visit, address: str) -> None:
    page = visit(address, java_script_enabled=False).page
    assert page.locator(".dp-filters:visible").count() == 0
    for listed in (".dp-works > li", ".dp-names details", ".dp-forecast", ".dp-silences li", ".dp-totals tr"):
        assert page.locator(f"{listed}:visible").count() == page.locator(listed).count()


def works(page) -> int:
    return page.locator(".dp-works > li").evaluate_all(SHOWN)


def test_works_are_chosen_and_the_choice_is_kept_in_the_address(visit) -> None:
    page = visit("sources/").page
    every = works(page)
    page.get_by_label("Language").select_option("French")
    french = works(page)
    assert 0 < french < every
    assert page.url.endswith("?language=fr")
    page.get_by_label("Kind").select_option("Book or scholarly article")
    assert 0 < works(page) < french
    assert page.locator("main").get_by_role("status").inner_text() == f"{works(page)} of {every} works"
    chosen = works(page)
    page.reload()
    assert works(page) == chosen
    assert page.get_by_label("Kind").input_value() == "book"
    page.get_by_role("button", name="Show all").click()
    until_true(page, "location.search === ''")
    assert works(page) == every


def test_a_side_that_cites_nothing_can_be_chosen_and_says_so(visit) -> None:
    page = visit("sources/?side=counterweight").page
    assert works(page) == 0
    assert page.locator("main").get_by_role("status").inner_text().startswith("0 of ")


def test_an_address_of_a_work_leads_to_it(visit) -> None:
    page = visit("sources/#interfax-2025-nwf").page
    box = page.locator("#interfax-2025-nwf").bounding_box()
    assert 0 <= box["y"] < 900


@pytest.mark.parametrize(
    ("words", "name"),
    [("yanukovitch", "viktor-yanukovych"), ("VUCIC", "aleksandar-vucic"), ("ussr", "soviet-union"),
     ("dprk", "north-korea"), ("le pen", "marine-le-pen"), ("toporets", "toropets")],
)  # fmt: skip
def test_a_name_is_found_in_any_spelling(visit, words: str, name: str) -> None:
    page = visit("names/").page
    page.get_by_label("Name, in any spelling").press_sequentially(words)
    assert page.locator(f"#{name}").is_visible()
    assert page.locator(".dp-names details").evaluate_all(SHOWN) <= 2
    assert "?q=" in page.url
    empty = page.locator(".dp-names section:visible").filter(has_not=page.locator("details:visible"))
    assert empty.count() == 0


def test_a_name_opens_by_keyboard_and_shows_both_sides(visit) -> None:
    page = visit("names/").page
    name = page.locator("#vladimir-putin")
    name.locator("summary").press("Enter")
    left, right = (name.locator(f".dp-column.dp-{side}") for side in ("left", "right"))
    for side in (left, right):
        assert side.locator("li a").count() == 3
    assert name.get_by_role("link", name=re.compile(r"All \d+ claims")).count() == 1
    assert left.bounding_box()["y"] == right.bounding_box()["y"]


def test_a_link_to_a_name_opens_it(visit) -> None:
    page = visit("names/?by=only-counterweight#kazakhstan").page
    assert page.locator("#kazakhstan .dp-column").first.is_visible()


def test_filters_work_from_a_folder_without_a_server(browser, built) -> None:
    page = browser.new_page()
    page.goto((built / "sources/index.html").as_uri())
    page.get_by_label("Language").select_option("French")
    assert 0 < works(page) < 65
    page.close()


@pytest.mark.parametrize("address", PAGES)
def test_targets_are_large_enough_for_a_finger(visit, address: str) -> None:
    page = visit(address, width=360).page
    heights = page.locator(".dp-names summary, .dp-filters :is(select, input, button)").evaluate_all(
        "nodes => nodes.map(node => node.getBoundingClientRect().height)"
    )
    assert all(height >= 24 for height in heights)
