"""The timeline in a browser: zoomed, filtered, shared by its address, printed, and without scripts."""

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .axe import violations
from .conftest import WINDOWS, printed
from .test_pages import FITS

pytestmark = pytest.mark.browser

SIZES = "all => all.map(each => each.getBoundingClientRect()).map(box => [box.width, box.height])"
TIMELINE = "timeline/"
MARKS, ENTRIES = ".dp-dated", ".dp-dates > li"
# What a mark covers: its row, and from its first to its last pixel.
COVERED = """marks => marks.filter(mark => mark.checkVisibility()).map(mark => {
    const {left, right, top} = mark.getBoundingClientRect();
    return [mark.closest("svg").getAttribute("class"), Math.round(top + mark.getBoundingClientRect().height / 2), left, right];
})"""  # noqa: E501


def visible(page: Page, selector: str) -> int:
    return page.locator(selector).filter(visible=True).count()


def counted(page: Page) -> int:
    """How many claims the words above the drawing say are shown."""
    return sum(map(int, re.findall(r"(\d+) (?:claims? )?of ", page.locator(".dp-shown").inner_text())))


def is_consistent(page: Page) -> bool:
    return counted(page) == visible(page, MARKS) == visible(page, ENTRIES) > 0


def test_a_period_zooms_filters_and_stands_in_the_address(visit, served: str) -> None:
    page = visit(TIMELINE).page
    assert is_consistent(page)
    everything = counted(page)
    chosen = page.locator(".dp-zoom a").nth(1)
    first, last = chosen.inner_text().split("–")
    chosen.click()
    assert page.url == f"{served}{TIMELINE}?from={first}&to={last}"
    assert page.locator(".dp-shown").inner_text().startswith(f"{first} to {last}: ")
    assert chosen.get_attribute("aria-current") == "true"
    assert page.locator(".dp-zoom [aria-current]").count() == 1
    assert is_consistent(page)
    assert counted(page) < everything
    assert all(page.locator(".dp-when h2").filter(visible=True).all_inner_texts())
    assert page.locator(".dp-when").filter(visible=True).count() < page.locator(".dp-when").count()


def test_the_back_button_goes_back_through_the_periods(visit, served: str) -> None:
    page = visit(TIMELINE).page
    everything = counted(page)
    for place in (1, 2):
        page.locator(".dp-zoom a").nth(place).click()
    second = page.url
    page.locator("button", has_text="Closer").click()
    assert page.url != second
    page.go_back()
    assert page.url == second
    page.go_back()
    page.go_back()
    assert page.url == f"{served}{TIMELINE}"
    assert counted(page) == everything
    page.go_forward()
    assert page.locator(".dp-zoom a[aria-current]").inner_text() == page.locator(".dp-zoom a").nth(1).inner_text()
    assert is_consistent(page)


def test_an_address_shows_its_period(visit) -> None:
    page = visit(f"{TIMELINE}?from=2024-05&to=2025-02").page
    assert page.locator(".dp-shown").inner_text().startswith("May 2024 to February 2025: ")
    assert is_consistent(page)
    page = visit(f"{TIMELINE}?from=2024&to=2024").page
    assert page.locator(".dp-shown").inner_text().startswith("2024: ")


@pytest.mark.parametrize("search", ["?from=x&to=2024", "?from=2025&to=1990", "?from=1066&to=1070", "?from=2024"])
def test_an_address_that_means_nothing_shows_the_whole(visit, search: str) -> None:
    page = visit(TIMELINE + search).page
    assert page.locator(".dp-zoom [aria-current]").inner_text() == "Whole"
    assert is_consistent(page)


def test_the_keyboard_alone_zooms_and_moves(visit) -> None:
    page = visit(TIMELINE).page
    page.locator(".dp-zoom button").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.dp-axis')")
    assert page.locator(".dp-axis").evaluate("axis => getComputedStyle(axis).outlineStyle") == "solid"

    def shown() -> list[int]:
        return [int(year) for year in re.findall(r"\d{4}", page.locator(".dp-shown").inner_text().split(":")[0])]

    whole = shown()
    page.keyboard.press("+")
    page.keyboard.press("+")
    closer = shown()
    assert closer[1] - closer[0] < (whole[1] - whole[0]) / 2
    page.keyboard.press("ArrowRight")
    later = shown()
    assert closer[0] < later[0] <= closer[1] < later[1]
    page.keyboard.press("ArrowLeft")
    assert shown() == closer
    page.keyboard.press("-")
    assert shown()[0] < closer[0]
    page.keyboard.press("Home")
    assert shown() == whole
    page.keyboard.press("ArrowLeft")
    assert shown() == whole
    page.keyboard.press("Tab")  # from the drawing into the list: its marks are no stops
    assert page.evaluate("document.activeElement.closest('.dp-dates li') !== null")


def test_buttons_zoom_move_and_say_when_they_cannot(visit) -> None:
    page = visit(TIMELINE).page
    button = {name: page.locator(f"[data-step={name}]") for name in ("earlier", "later", "closer", "wider")}

    def able() -> set[str]:
        return {name for name, each in button.items() if each.get_attribute("aria-disabled") == "false"}

    assert able() == {"closer"}
    button["closer"].click()
    assert able() == {"earlier", "later", "closer", "wider"}
    for _ in range(5):
        button["later"].click(force=True)  # it stays where the focus is, also when it can do no more
    assert able() == {"earlier", "closer", "wider"}
    for _ in range(9):
        button["closer"].click(force=True)
    assert able() == {"earlier", "later", "wider"}
    assert button["later"].is_visible()


@pytest.mark.parametrize("width", [320, 360, 720, 1219, 1280, 1920])
@pytest.mark.parametrize("search", ["", "?from=1917&to=1999", "?from=2022&to=2025", "?from=2024-11&to=2025-05"])
def test_no_mark_hides_another(visit, width: int, search: str) -> None:
    page = visit(TIMELINE + search, width=width).page
    assert page.evaluate(FITS)
    covered = sorted(page.locator(MARKS).evaluate_all(COVERED))
    assert len(covered) > 20
    for (lane, row, _, right), (next_lane, next_row, left, _) in pairwise(covered):
        assert (lane, row) != (next_lane, next_row) or right <= left + 0.5


def test_a_mark_leads_to_its_entry_and_is_read_out(visit) -> None:
    page = visit(TIMELINE).page
    mark = page.locator(".dp-lane.dp-right .dp-dated").first
    entry = page.locator(mark.get_attribute("href"))
    mark.hover()
    assert page.locator(".dp-readout").inner_text().endswith(entry.locator(".dp-words").inner_text())
    mark.click()
    assert page.url.endswith(mark.get_attribute("href"))
    assert entry.evaluate("entry => entry.matches(':target')")
    box = entry.bounding_box()
    assert 90 < box["y"] < 900  # below the header and the sides' names


def test_a_link_to_an_entry_shows_it_whatever_the_period(visit) -> None:
    page = visit(TIMELINE).page
    target = page.locator(ENTRIES).first.get_attribute("id")
    page = visit(f"{TIMELINE}?from=2024&to=2024#{target}").page
    assert page.locator(f"#{target}").is_visible()
    assert page.url.endswith(f"{TIMELINE}#{target}")
    assert page.locator(f"#{target}:target").bounding_box()["y"] < 900


def test_a_mouse_drawn_over_the_axis_chooses_a_period(visit) -> None:
    page = visit(TIMELINE).page
    box = page.locator(".dp-scale").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + 5, steps=5)
    page.mouse.up()
    whole = [int(year) for year in re.findall(r"\d{4}", page.locator(".dp-zoom a").first.get_attribute("href"))]
    first, last = (int(year) for year in re.findall(r"\d{4}", page.locator(".dp-shown").inner_text().split(":")[0]))
    length = whole[1] + 1 - whole[0]
    assert abs(first - (whole[0] + length / 2)) <= 1
    assert abs(last - (whole[0] + length * 0.75)) <= 1
    assert not page.locator(".dp-band").is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_without_scripts_the_drawing_and_the_list_are_whole(visit, width: int) -> None:
    page = visit(TIMELINE, width=width, java_script_enabled=False).page
    assert is_consistent(page)
    assert not page.locator(".dp-zoom").is_visible()
    assert not page.locator(".dp-readout").is_visible()
    assert page.locator(".dp-key").is_visible()


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_axe_finds_nothing_where_a_period_is_chosen(visit, width: int, scheme: str) -> None:
    page = visit(f"{TIMELINE}?from=2022&to=2025", width=width, color_scheme=scheme).page
    assert violations(page) == []


def test_what_is_pressed_is_large_enough(visit) -> None:
    page = visit(TIMELINE, width=360).page
    sizes = page.locator(".dp-zoom :is(a, button), .dp-words a").evaluate_all(SIZES)
    assert len(sizes) > 100
    assert all(width >= 24 and height >= 24 for width, height in sizes)


def test_print_shows_everything_whatever_the_period(visit) -> None:
    page = visit(f"{TIMELINE}?from=2024&to=2024").page
    words = visit(TIMELINE).page.locator(".dp-words").all_inner_texts()
    paper = "".join(printed(page))
    squeezed = re.sub(r"\s+", "", paper)
    missing = [each for each in words if re.sub(r"\s+", "", unicodedata.normalize("NFKC", each)) not in squeezed]
    assert missing == []
    assert visit(TIMELINE).page.locator(".dp-shown").inner_text() in paper
    assert counted(page) == visible(page, ENTRIES) < len(words)  # and the screen is as it was


def test_nothing_jumps_while_the_page_opens(visit) -> None:
    for width in (360, 1280):
        page = visit(TIMELINE, width=width).page
        shift = page.evaluate("""() => new Promise(done => {
            const observer = new PerformanceObserver(() => {});
            // What the last script moved is drawn, and so counted, in the next picture.
            requestAnimationFrame(() => requestAnimationFrame(() => {
                observer.observe({type: "layout-shift", buffered: true});
                done(observer.takeRecords().reduce((sum, entry) => sum + entry.value, 0));
            }));
        })""")
        assert shift < 0.01


def test_it_works_from_a_folder(browser: Browser, built: Path) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((built / "timeline" / "index.html").as_uri())
    page.locator(".dp-zoom a").nth(1).click()
    assert is_consistent(page)
    assert "?from=" in page.url
    page.go_back()
    assert is_consistent(page)
    assert [each for each in complaints if "timeline" in each] == []
    page.close()
