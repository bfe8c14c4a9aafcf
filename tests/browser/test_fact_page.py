"""A fact's page as readers meet it: the drawn chain, the two columns, the fields to embed and to cite."""

from itertools import pairwise

import pytest

from .axe import violations
from .conftest import PHONE_FIRST, printed, until, until_true
from .test_builder import CLIPBOARD
from .test_pages import FITS

pytestmark = pytest.mark.browser

# A series with its note and work; three works in one note; a quotation without note; a text without any source.
SERIES = "facts/liquid-share-of-wealth-fund/"
BRANCHED = "facts/reconquest-of-azerbaijan-central-asia/"
QUOTED = "facts/le-pen-rivarol-occupation/"
UNSOURCED = "facts/spheres-and-buffers-collapse/"
FACTS = [SERIES, BRANCHED, QUOTED, UNSOURCED]


def box(locator) -> dict[str, float]:
    return locator.bounding_box()


def names(page) -> list:
    return page.locator(".dp-station-name").all()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("address", FACTS)
def test_the_chain_runs_down_on_a_phone_and_across_on_a_desk(visit, address: str, scripts: bool) -> None:
    page = visit(address, width=360, java_script_enabled=scripts).page
    tops = [box(name)["y"] for name in names(page)]
    assert len(tops) >= 4
    assert tops == sorted(set(tops))
    page = visit(address, width=1280, java_script_enabled=scripts).page
    assert page.locator(".dp-station-name").first.is_visible()
    says, credited, note, *works = (box(name) for name in names(page))
    assert len({each["y"] for each in (says, credited, note, works[0])}) == 1
    assert says["x"] < credited["x"] < note["x"] < works[0]["x"]
    assert [work["x"] for work in works] == [works[0]["x"]] * len(works)


@pytest.mark.parametrize("address", FACTS)
def test_no_fact_page_scrolls_sideways(visit, address: str) -> None:
    page = visit(address).page
    for width in (360, 600, 768, 1240, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        until_true(page, FITS)


LINES = """elements => elements.map(element => {
    const line = getComputedStyle(element, '::after');
    return line.content === 'none' ? '' : line[`border${element.matches('p') ? 'Top' : 'Left'}Style`];
})"""


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (SERIES, ["solid", "solid", "solid", ""]),
        (BRANCHED, ["dashed", "dashed", "solid", "", "", ""]),
        (QUOTED, ["solid", "dashed", "dashed", ""]),
        (UNSOURCED, ["dashed", "dashed", "dashed", ""]),
    ],
)
def test_a_line_to_or_from_a_missing_link_is_dashed(visit, address: str, expected: list[str]) -> None:
    assert visit(address, width=360).page.locator(".dp-station").evaluate_all(LINES) == expected
    assert visit(address, width=1280).page.locator(".dp-station-name").evaluate_all(LINES) == expected


def test_the_other_side_stands_beside_the_card_on_a_desk_and_after_it_on_a_phone(visit) -> None:
    page = visit(SERIES, width=1280).page
    card, other, embed = (box(page.locator(each)) for each in ("article.dp-frame", "#other-side", "#embed"))
    assert other["x"] > card["x"] + card["width"]
    assert abs(other["y"] - card["y"]) < 30
    assert embed["x"] == card["x"]
    page = visit(SERIES, width=768).page
    tops = [box(heading)["y"] for heading in page.locator(".dp-fact :is(h1, h2)").all()]
    # Embed and cite share a line there.
    assert all(above <= below for above, below in pairwise(tops))


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("anchor", ["passage", "other-side", "history", "embed", "cite"])
def test_a_link_to_a_part_shows_its_heading(visit, anchor: str, scripts: bool) -> None:
    page = visit(f"{SERIES}#{anchor}", width=360, height=700, java_script_enabled=scripts).page
    until(page, lambda: 0 <= box(page.locator(f"#{anchor}"))["y"] < 700)


@pytest.mark.parametrize("scripts", [True, False])
def test_one_way_to_embed_is_open_at_a_time(visit, scripts: bool) -> None:
    page = visit(SERIES, java_script_enabled=scripts).page
    assert page.locator("#use-quote").is_visible()
    assert page.locator("#use-credit").is_visible()
    page.get_by_text("A frame pinned to this version").click()
    assert page.locator("#use-pinned").is_visible()
    assert not page.locator("#use-quote").is_visible()
    assert page.locator("#use-credit").is_visible()


def test_a_citation_is_copied_by_keyboard_alone(visit) -> None:
    page = visit(SERIES, **CLIPBOARD).page
    page.locator("#use-bibtex-name").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "use-bibtex"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until_true(page, "document.querySelector('[data-copy=\"use-bibtex\"]').textContent === 'Copied'")
    # The clipboard of a system ends lines as that system does.
    copied = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    assert copied == page.locator("#use-bibtex").input_value()


def test_what_can_be_opened_shows_where_the_focus_is(visit) -> None:
    page = visit(SERIES).page
    page.locator("#use-credit").focus()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == "use-credit-name"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize(("width", "scheme"), PHONE_FIRST)
@pytest.mark.parametrize("address", [BRANCHED, UNSOURCED])
def test_axe_finds_nothing_with_everything_open(visit, address: str, width: int, scheme: str) -> None:
    page = visit(address, width=width, color_scheme=scheme).page
    page.locator("details").evaluate_all(
        "all => all.forEach(each => { each.removeAttribute('name'); each.open = true })"
    )
    assert violations(page) == []


def test_targets_are_large_enough(visit) -> None:
    page = visit(SERIES, width=360).page
    small = """all => all.filter(each => each.getBoundingClientRect().height < 23.9).map(each => each.textContent)"""
    targets = ".dp-way > summary, .dp-copy, .dp-crumbs a, .dp-station-more a, .dp-briefs a, .dp-steps a"
    assert page.locator(targets).locator("visible=true").evaluate_all(small) == []


def test_a_number_beside_the_card_stands_with_what_it_counts_above_its_claim(visit) -> None:
    page = visit("facts/daily-recruitment-range/").page
    counted = page.locator(".dp-briefs a", has=page.locator(".dp-figure")).all()
    assert counted
    for brief in counted:
        number, label, claim = (part.bounding_box() for part in brief.locator("> span").all())
        assert number["y"] + number["height"] <= label["y"] + 1
        assert label["y"] + label["height"] <= claim["y"] + 1


def test_on_paper_the_page_has_its_line_to_cite_and_no_fields(visit) -> None:
    page = visit(SERIES, width=794).page
    page.emulate_media(media="print")
    assert page.locator(".dp-on-paper").is_visible()
    assert page.locator(".dp-frame .dp-basis").is_visible()
    sheets = " ".join(" ".join(printed(page)).split())
    assert "What Figure Date" in sheets  # the numbers of its chart, which nobody can open there
    assert not page.locator("textarea").locator("visible=true").count()
    assert page.locator(".dp-station-name").first.is_visible()
