"""The timeline in a browser: zoomed, filtered, shared by its address, printed, and without scripts."""

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .axe import violations
from .conftest import PHONE_FIRST, printed
from .test_pages import FITS

pytestmark = pytest.mark.browser

SIZES = "all => all.map(each => each.getBoundingClientRect()).map(box => [box.width, box.height])"
TIMELINE = "timeline/"
MARKS, ENTRIES = ".dp-dated", ".dp-dates > li"
# What a mark covers with its name: its lane and row, and from its first to its last pixel. In order of lanes and rows.
COVERED = """marks => marks.filter(mark => !mark.classList.contains("dp-out")).map(mark => {
    const {left, right, top, bottom} = mark.getBoundingClientRect();
    const lane = mark.closest("svg").getAttribute("class");
    return {lane, left, right, top, bottom, row: mark.getAttribute("transform")};
})"""
CHOSEN = ".dp-dated.dp-chosen"
OPENING = "2022–2025"


def visible(page: Page, selector: str) -> int:
    return page.locator(selector).filter(visible=True).count()


def counted(page: Page) -> int:
    """How many claims the words above the drawing say are shown."""
    return sum(map(int, re.findall(r"(\d+) (?:claims? )?of ", page.locator(".dp-shown").inner_text())))


def is_consistent(page: Page) -> bool:
    return counted(page) == visible(page, MARKS) > 0


def read_out(page: Page) -> str:
    return " ".join(page.locator(".dp-readout").inner_text().split())


def test_it_opens_at_the_years_that_hold_most_with_a_dozen_names(visit, served: str) -> None:
    page = visit(TIMELINE).page
    assert page.locator(".dp-zoom [aria-current]").inner_text() == OPENING
    assert page.url == f"{served}{TIMELINE}"
    assert 2 * counted(page) >= page.locator(ENTRIES).count()
    assert is_consistent(page)
    assert 10 <= visible(page, f"{MARKS} text") <= 12
    assert page.locator(".dp-no-marks").filter(visible=True).count() == 1  # the side that dates nothing to these years


def test_a_period_zooms_filters_and_stands_in_the_address(visit, served: str) -> None:
    page = visit(TIMELINE).page
    assert is_consistent(page)
    chosen = page.locator(".dp-zoom a").nth(1)
    first, last = chosen.inner_text().split("–")
    chosen.click()
    assert page.url == f"{served}{TIMELINE}?from={first}&to={last}"
    assert page.locator(".dp-shown").inner_text().startswith(f"{first} to {last}: ")
    assert chosen.get_attribute("aria-current") == "true"
    assert page.locator(".dp-zoom [aria-current]").count() == 1
    assert is_consistent(page)
    frame = page.locator(".dp-window rect").bounding_box()
    strip = page.locator(".dp-whole").bounding_box()
    whole = [int(year) for year in re.findall(r"\d{4}", page.locator(".dp-zoom a").first.get_attribute("href"))]
    share = (int(last) + 1 - int(first)) / (whole[1] + 1 - whole[0])
    assert abs(frame["width"] / strip["width"] - share) < 0.01


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
def test_an_address_that_means_nothing_shows_the_opening(visit, search: str) -> None:
    page = visit(TIMELINE + search).page
    assert page.locator(".dp-zoom [aria-current]").inner_text() == OPENING
    assert is_consistent(page)


def test_the_keyboard_alone_zooms_and_moves(visit) -> None:
    page = visit(TIMELINE).page
    page.locator(".dp-zoom button").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.dp-axis')")
    assert page.locator(".dp-axis").evaluate("axis => getComputedStyle(axis).outlineStyle") == "solid"

    def shown() -> list[int]:
        return [int(year) for year in re.findall(r"\d{4}", page.locator(".dp-shown").inner_text().split(":")[0])]

    opening = shown()
    page.keyboard.press("+")
    closer = shown()
    assert opening[0] <= closer[0] <= closer[1] <= opening[1]
    assert closer != opening
    page.keyboard.press("PageUp")
    assert shown()[0] <= closer[0]
    page.keyboard.press("PageDown")
    page.keyboard.press("-")
    assert shown()[1] - shown()[0] >= closer[1] - closer[0]
    page.keyboard.press("Home")
    assert page.locator(".dp-zoom [aria-current]").inner_text() == "Whole"
    whole = shown()
    page.keyboard.press("PageUp")
    assert shown() == whole


def test_the_arrow_keys_choose_a_mark_and_enter_opens_its_claim(visit) -> None:
    page = visit(TIMELINE).page
    page.locator(".dp-axis").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator(CHOSEN).get_attribute("data-entry")
    words = page.locator(f"#{first} .dp-words").text_content()
    assert " ".join(words.split()) in read_out(page)
    page.keyboard.press("ArrowRight")
    second = page.locator(CHOSEN).get_attribute("data-entry")
    assert second != first
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.locator(CHOSEN).get_attribute("data-entry") == first  # there is none before it
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(f"facts/{first.removeprefix('fact-')}/")


def test_buttons_zoom_move_and_say_when_they_cannot(visit) -> None:
    page = visit(TIMELINE).page
    button = {name: page.locator(f"[data-step={name}]") for name in ("earlier", "later", "closer", "wider")}

    def able() -> set[str]:
        return {name for name, each in button.items() if each.get_attribute("aria-disabled") == "false"}

    assert able() == {"earlier", "closer", "wider"}  # it opens at the end
    for _ in range(12):
        button["wider"].click(force=True)  # it stays where the focus is, also when it can do no more
    assert able() == {"closer"}
    for _ in range(12):
        button["closer"].click(force=True)
    assert able() == {"earlier", "later", "wider"}
    assert button["later"].is_visible()


WIDTHS = (320, 360, 720, 1219, 1280, 1920)
PERIODS = ("", "?from=1917&to=1999", "?from=2022&to=2025", "?from=2024-11&to=2025-05")
# Each width once and each period, in `make test`; each with each in `make full`.
EVERY_WINDOW = [
    pytest.param(width, search, marks=pytest.mark.full if (place - number) % len(PERIODS) else ())
    for place, width in enumerate(WIDTHS)
    for number, search in enumerate(PERIODS)
]


@pytest.mark.parametrize(("width", "search"), EVERY_WINDOW)
def test_no_mark_hides_another(visit, width: int, search: str) -> None:
    page = visit(TIMELINE + search, width=width).page
    assert page.evaluate(FITS)
    covered = page.locator(MARKS).evaluate_all(COVERED)
    assert len(covered) > 20
    drawing = page.locator(".dp-drawing").bounding_box()
    by_row: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for each in covered:
        by_row.setdefault((each["lane"], each["row"]), []).append((each["left"], each["right"]))
        assert drawing["y"] - 1 <= each["top"]
        assert each["bottom"] <= drawing["y"] + drawing["height"] + 1
    for row in by_row.values():
        assert all(right <= left + 1.5 for (_, right), (left, _) in pairwise(sorted(row)))


@pytest.mark.parametrize("touch", [False, True])
def test_a_mark_is_read_out_beside_the_drawing(visit, touch: bool) -> None:
    page = visit(TIMELINE, width=360 if touch else 1280, has_touch=touch).page
    mark = page.locator(f"{MARKS}.dp-named").last
    box, url = mark.locator("text").bounding_box(), page.url
    entry = page.locator(f"#{mark.get_attribute('data-entry')}")
    press = page.touchscreen.tap if touch else page.mouse.click
    press(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert " ".join(entry.locator(".dp-words").text_content().split()) in read_out(page)
    assert mark.evaluate("mark => mark.classList.contains('dp-chosen')")
    assert page.url == url
    shown = page.locator(".dp-readout").bounding_box()
    drawing = page.locator(".dp-drawing").bounding_box()
    assert shown["x"] >= drawing["x"] + drawing["width"] or abs(shown["y"] - drawing["y"] - drawing["height"]) < 80
    page.locator(".dp-readout").get_by_text("Find it in the list").click()
    assert entry.is_visible()


def test_a_mouse_over_a_mark_reads_it_out(visit) -> None:
    page = visit(TIMELINE).page
    mark = page.locator(f"{MARKS}.dp-named").first
    mark.locator("text").hover(force=True)
    entry = page.locator(f"#{mark.get_attribute('data-entry')} .dp-words")
    assert " ".join(entry.text_content().split()) in read_out(page)


def test_a_tap_on_the_strip_moves_the_period_there(visit) -> None:
    page = visit(TIMELINE).page
    strip = page.locator(".dp-whole").bounding_box()
    page.mouse.click(strip["x"] + strip["width"] * 0.55, strip["y"] + 10)
    first, last = (int(year) for year in re.findall(r"\d{4}", page.locator(".dp-shown").inner_text().split(":")[0]))
    assert 1970 < first <= last < 1985


def test_a_link_to_an_entry_unfolds_its_years(visit) -> None:
    page = visit(TIMELINE).page
    target = page.locator(ENTRIES).first.get_attribute("id")
    assert not page.locator(f"#{target}").is_visible()
    page = visit(f"{TIMELINE}?from=2024&to=2024#{target}").page
    assert page.locator(f"#{target}").is_visible()
    assert page.locator(f"#{target}:target").bounding_box()["y"] < 900
    assert page.locator(".dp-when[open]").count() == 1


def test_a_mouse_drawn_over_the_strip_chooses_a_period(visit) -> None:
    page = visit(TIMELINE).page
    box = page.locator(".dp-whole").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + 5, steps=5)
    page.mouse.up()
    whole = [int(year) for year in re.findall(r"\d{4}", page.locator(".dp-zoom a").first.get_attribute("href"))]
    first, last = (int(year) for year in re.findall(r"\d{4}", page.locator(".dp-shown").inner_text().split(":")[0]))
    length = whole[1] + 1 - whole[0]
    assert abs(first - (whole[0] + length / 2)) <= 1
    assert abs(last - (whole[0] + length * 0.75)) <= 1
    assert page.locator(".dp-band").filter(visible=True).count() == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_without_scripts_the_strip_and_the_list_are_whole(visit, width: int) -> None:
    page = visit(TIMELINE, width=width, java_script_enabled=False).page
    assert page.locator(".dp-whole path").filter(visible=True).count() == 2
    for each in (".dp-zoom", ".dp-drawing", ".dp-readout", ".dp-shown"):
        assert not page.locator(each).is_visible()
    assert page.evaluate(FITS)
    for years in page.locator(".dp-when summary").all():
        years.click()
    assert visible(page, ENTRIES) == page.locator(ENTRIES).count() == page.locator(MARKS).count()


@pytest.mark.parametrize(("width", "scheme"), PHONE_FIRST)
def test_axe_finds_nothing_where_a_period_is_chosen(visit, width: int, scheme: str) -> None:
    page = visit(f"{TIMELINE}?from=2022&to=2025", width=width, color_scheme=scheme).page
    assert violations(page) == []


def test_what_is_pressed_is_large_enough(visit) -> None:
    page = visit(TIMELINE, width=360).page
    page.locator(".dp-when").evaluate_all("all => all.forEach(each => { each.open = true })")
    sizes = page.locator(".dp-zoom :is(a, button), .dp-words a, .dp-when > summary").evaluate_all(SIZES)
    assert len(sizes) > 100
    assert all(width >= 24 and height >= 24 for width, height in sizes)


def test_print_shows_every_claim_though_the_years_are_folded(visit) -> None:
    page = visit(f"{TIMELINE}?from=2024&to=2024").page
    words = page.locator(f"{ENTRIES} .dp-words").all_text_contents()
    squeezed = re.sub(r"\s+", "", "".join(printed(page)))
    missing = [each for each in words if re.sub(r"\s+", "", unicodedata.normalize("NFKC", each)) not in squeezed]
    assert len(words) > 100
    assert missing == []


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
