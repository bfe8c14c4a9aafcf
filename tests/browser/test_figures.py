"""The page of all figures as readers use it: sorted, filtered, shared, saved; and charts."""

import csv
import io
import re
from itertools import pairwise
from pathlib import Path

import pytest

from .conftest import WINDOWS, until_true
from .test_fonts import WRONG
from .test_pages import FITS

pytestmark = pytest.mark.browser

FIGURES = "figures/"
NUMBERS = "rows => rows.map(row => [row.dataset.unit, Number(row.dataset.value ?? row.dataset.low)])"


def rows(page):
    """The figures of the table; each stands in its claim's row."""
    return page.locator(".dp-figures tbody li")


def leading(page):
    """The figure by which each claim has its place: the first that is shown of it."""
    return page.locator(".dp-figures tbody tr li:first-child")


def said(page) -> str:
    return page.locator(".dp-count [role=status]").inner_text().split(",")[0]


@pytest.mark.parametrize(("width", "scheme"), [*WINDOWS, (768, "light"), (1920, "dark")])
def test_page_fits_its_window(visit, width: int, scheme: str) -> None:
    page = visit(FIGURES, width=width, color_scheme=scheme).page
    assert page.evaluate(FITS)
    assert page.locator("h1").count() == 1
    boxes = page.locator(".dp-figures tbody tr > *").evaluate_all(
        "cells => cells.map(cell => cell.getBoundingClientRect().toJSON())"
    )
    shown = [box for box in boxes if box["width"] and box["height"]]
    assert len(shown) > 100
    assert all(box["left"] >= 0 and box["right"] <= width for box in shown)


def test_charts_come_first_and_a_row_is_a_claim(visit) -> None:
    page = visit(FIGURES).page
    table = page.locator(".dp-figures")
    assert page.locator(".dp-chart").last.bounding_box()["y"] < table.bounding_box()["y"]
    claims = page.locator(".dp-figures tbody tr")
    links = claims.locator("a").evaluate_all("links => links.map(link => link.href)")
    assert len(links) == claims.count() == len(set(links)) < rows(page).count()
    count = f"{rows(page).count()} figures, in {claims.count()} claims"
    assert page.locator(".dp-count [role=status]").inner_text() == count


def test_a_filter_leaves_of_a_claim_the_figures_that_pass(visit) -> None:
    page = visit(f"{FIGURES}?year=2005").page
    years = rows(page).evaluate_all(
        "all => all.map(each => [each.dataset.start.slice(0, 4), each.dataset.end.slice(0, 4)])"
    )
    assert years
    assert all(start <= "2005" <= end for start, end in years)
    assert page.locator(".dp-figures tbody tr").count() < rows(page).count()


def test_filters_narrow_the_table_and_stand_in_the_address(visit, served: str) -> None:
    page = visit(FIGURES).page
    all_ = rows(page).count()
    assert said(page) == f"{all_} figures"
    page.get_by_label("Side", exact=True).select_option("overreach")
    page.get_by_label("Unit", exact=True).select_option("percent")
    assert page.url == f"{served}{FIGURES}?side=overreach&unit=percent"
    some = rows(page).count()
    assert 0 < some < all_
    assert said(page) == f"{some} of {all_} figures"
    assert all("%" in row for row in rows(page).all_inner_texts())
    page.go_back()
    assert page.url == f"{served}{FIGURES}?side=overreach"
    assert some < rows(page).count() < all_
    assert page.get_by_label("Unit", exact=True).input_value() == ""
    page.go_forward()
    assert rows(page).count() == some
    again = visit(f"{FIGURES}?side=overreach&unit=percent").page
    assert rows(again).count() == some
    again.get_by_role("button", name="Show all").click()
    until_true(again, "!location.search")
    assert rows(again).count() == all_


def test_words_year_evidence_and_hedge_filter_too(visit) -> None:
    page = visit(FIGURES).page
    page.get_by_label("Words", exact=True).press_sequentially("LOAN interest")
    assert rows(page).count() == 1
    assert page.url.endswith("?q=LOAN+interest")
    page.go_back()  # letters are no pages
    assert FIGURES not in page.url
    for asked, part, wanted in (
        ("year=2017", "date", re.compile("2005/2017")),
        ("year=none", "date", None),
        ("evidence=cited", "evidence", re.compile("cited")),
        ("hedge=between", "qualifier", re.compile("between")),
    ):
        found = rows(visit(f"{FIGURES}?{asked}").page)
        values = found.evaluate_all(f"all => all.map(row => row.getAttribute('data-{part}'))")
        assert values
        for value in values:
            assert wanted.fullmatch(value) if wanted else value is None


def test_an_address_that_names_no_choice_shows_everything(visit) -> None:
    page = visit(f"{FIGURES}?unit=<b>&sort=constructor&side=nobody").page
    assert rows(page).count() == int(said(page).split()[0])


def test_figures_sort_within_their_unit_only(visit, served: str) -> None:
    page = visit(FIGURES).page
    header = page.locator("th[data-sort=figure]")
    assert header.get_attribute("aria-sort") == "none"
    for way, sign, address in (("ascending", 1, "figure"), ("descending", -1, "-figure")):
        header.get_by_role("button").click()
        assert page.url == f"{served}{FIGURES}?sort={address}"
        assert header.get_attribute("aria-sort") == way
        assert page.locator("[aria-sort=ascending], [aria-sort=descending]").count() == 1
        numbers = leading(page).evaluate_all(NUMBERS)
        units = [unit for unit, _ in numbers]
        assert sum(one != other for one, other in pairwise(units)) == len(set(units)) - 1
        for unit in set(units):
            of_unit = [number * sign for each, number in numbers if each == unit]
            assert of_unit == sorted(of_unit)
        assert "within each unit" in page.locator(".dp-order").inner_text()


def test_dates_sort_by_time_and_undated_figures_stay_last(visit) -> None:
    for order in ("date", "-date"):
        page = visit(f"{FIGURES}?sort={order}").page
        starts = leading(page).evaluate_all("rows => rows.map(row => row.dataset.start)")
        dated = [start for start in starts if start]
        assert dated == sorted(dated, reverse=order.startswith("-"))
        assert starts[len(dated) :] == [""] * (len(starts) - len(dated))


def test_the_table_is_sorted_and_filtered_by_keyboard_alone(visit) -> None:
    page = visit(FIGURES).page
    page.get_by_label("Hedge", exact=True).focus()
    page.keyboard.type("about")
    assert rows(page).count() < int(said(page).split()[2])
    page.locator("th[data-sort=date] button").focus()
    page.keyboard.press("Enter")
    assert page.locator("th[data-sort=date]").get_attribute("aria-sort") == "ascending"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def saved(page, folder: Path) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "figures.csv"
    download.value.save_as(folder / "figures.csv")
    return (folder / "figures.csv").read_bytes()


def test_what_is_shown_is_saved_as_the_whole_table_says_it(visit, served: str, tmp_path: Path) -> None:
    page = visit(f"{FIGURES}?unit=percent&sort=-figure").page
    data = saved(page, tmp_path)
    assert data.startswith(b"\xef\xbb\xbffact,figure,")
    assert data.count(b"\r\n") == data.count(b"\n") == rows(page).count() + 1
    mine = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    whole = page.request.get(f"{served}api/v1/facts.csv").text()
    theirs = {(row["fact"], row["figure"]): row for row in csv.DictReader(io.StringIO(whole, newline=""))}
    ids = rows(page).evaluate_all("rows => rows.map(row => [row.dataset.fact, row.dataset.figure])")
    assert [[row["fact"], row["figure"]] for row in mine] == ids
    for row in mine:
        assert row == theirs[row["fact"], row["figure"]]
    assert float(mine[0]["value"]) == max(float(row["value"] or row["high"]) for row in mine)


def test_no_cell_that_is_saved_is_run_as_a_formula(visit, tmp_path: Path) -> None:
    page = visit(FIGURES).page
    # Of each text, what stands in the file: text is marked as such, and what no spreadsheet runs is left as it is.
    texts = {
        '=HYPERLINK("http://x.example","y")': '\'=HYPERLINK("http://x.example","y")',
        "+1+1": "'+1+1",
        "-2+3": "'-2+3",
        "@SUM(A1)": "'@SUM(A1)",
        " \t=1": "'=1",
        "＝1": "'＝1",
        'a, "b"\nc': 'a, "b"\nc',
        "−5": "−5",
    }
    set_labels = "(labels, texts) => texts.forEach((text, n) => { labels[n].textContent = text; })"
    page.locator(".dp-figures-label").evaluate_all(set_labels, list(texts))
    text = saved(page, tmp_path).decode("utf-8-sig")
    cells = [row["label"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert cells[: len(texts)] == list(texts.values())


def test_without_scripts_the_whole_table_is_there_and_the_form_is_not(visit) -> None:
    page = visit(FIGURES, java_script_enabled=False).page
    assert rows(page).count() > 50
    assert not page.locator(".dp-filters").is_visible()
    assert page.locator(".dp-figures th button").count() == 0
    assert page.get_by_role("link", name="All figures as CSV").get_attribute("href") == "../api/v1/facts.csv"
    assert page.locator(".dp-plot").first.is_visible()


def test_a_phone_shows_rows_as_blocks_that_are_still_a_table(visit) -> None:
    page = visit(f"{FIGURES}?sort=date", width=360).page
    boxes = [cell.bounding_box() for cell in page.locator(".dp-figures tbody tr").first.locator("> *").all()]
    assert boxes[0]["y"] < boxes[1]["y"] < boxes[2]["y"] < boxes[3]["y"]
    tree = page.locator(".dp-figures").aria_snapshot()
    assert tree.startswith('- table "Every claim of either text that rests on figures')
    assert tree.count("rowheader") == page.locator(".dp-figures tbody tr").count()
    for button in page.locator(".dp-figures th button").all():
        assert button.bounding_box()["height"] >= 24


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_follows_the_scheme_and_keeps_its_size(visit, scheme: str) -> None:
    page = visit(FIGURES, width=360, color_scheme=scheme).page
    number = page.locator(".dp-plot-number").first
    ink = page.evaluate("getComputedStyle(document.querySelector('.dp-figures-by.dp-left')).color")
    assert number.evaluate("text => getComputedStyle(text).fill") == ink
    tick = page.locator(".dp-plot-tick").first.bounding_box()
    assert tick["height"] >= 13
    assert page.locator(".dp-plot").first.bounding_box()["width"] >= 320


def test_no_text_of_a_chart_leaves_its_page_or_lies_on_another(visit) -> None:
    for width in (320, 360):
        page = visit(FIGURES, width=width).page
        assert page.locator(".dp-plot text").count() > 20
        assert page.evaluate(WRONG) == []


def test_a_chart_names_itself_and_opens_its_numbers(visit) -> None:
    page = visit(FIGURES).page
    chart = page.locator("figure.dp-chart").first
    picture = chart.get_by_role("img")
    assert picture.get_attribute("aria-labelledby")
    assert chart.locator("h3").inner_text() in picture.aria_snapshot()
    assert not chart.locator("table").is_visible()
    chart.locator("summary").press("Enter")
    assert chart.locator("table").is_visible()
