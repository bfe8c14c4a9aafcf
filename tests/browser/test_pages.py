"""The real site as readers meet it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser

from diptych import wording
from diptych.library.timeline import timeline

from ..conftest import ROOT, real_library
from . import fonts
from .conftest import printed, until, until_true

pytestmark = pytest.mark.browser

TOPIC = "topics/central-asia/"
FACT = "facts/liquid-share-of-wealth-fund/"
CARD = "embed/liquid-share-of-wealth-fund/"
PAIR = "embed/end-of-the-ussr/catastrophe-remark/"

# What must have room is measured in the fonts of readers, and not in the one that is wider than all of theirs.
READERS_HAVE = fonts.tried("dejavu", but="wide")

FITS = "document.documentElement.scrollWidth <= window.innerWidth"

RIGHT_IS_FIRST = """all => all.map(row => {
    const [left, right] = ["left", "right"].map(side => row.querySelector(`:scope > .dp-${side}`));
    const first = row.querySelector(":scope > :is(.dp-left, .dp-right)");
    return [right.getBoundingClientRect().x < left.getBoundingClientRect().x, first === right];
})"""


def unspaced(text: str) -> str:
    """Take every space and line end out of a text."""
    return "".join(text.split())


def level(page, rows: str) -> list[bool]:
    """Whether the parts of both sides stand on level lines, row by row: names, what is said, on what it rests."""
    return page.locator(rows).evaluate_all(
        """all => all.map(row => {
            const sides = ["left", "right"].map(side => [...row.querySelector(`:scope > .dp-${side}`).children]);
            const tops = sides.map(side => side.map(part => part.getBoundingClientRect().y));
            return tops[0].every((top, n) => Math.abs(top - tops[1][n]) < 1);
        })"""
    )


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_home_leads_with_the_finding_then_both_answers_face_to_face(visit, width: int) -> None:
    page = visit("", width=width).page
    finding = wording.finding(real_library())
    assert page.locator("h1").inner_text() == finding.headline
    assert finding.rest in page.locator("main").inner_text()
    rows = level(page, ".dp-theses, .dp-key-question .dp-facing")
    assert rows == [True] * (1 + len(real_library().key_questions))
    for row in page.locator(".dp-theses, .dp-key-question .dp-facing").all():
        left, right = (row.locator(f"> .dp-{side}").bounding_box() for side in ("left", "right"))
        assert left["x"] + left["width"] < right["x"]
        assert abs(left["width"] - right["width"]) < 1


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_no_line_of_what_an_answer_rests_on_is_a_word_alone(visit, width: int) -> None:
    page = visit("", width=width).page
    alone = page.locator(".dp-resting > p, .dp-theses p").evaluate_all(
        """all => all.filter(each => {
            const text = document.createTreeWalker(each, NodeFilter.SHOW_TEXT), lines = {};
            while (text.nextNode()) for (const {0: word, index} of text.currentNode.data.matchAll(/\\S+/g)) {
                const range = document.createRange();
                range.setStart(text.currentNode, index);
                range.setEnd(text.currentNode, index + word.length);
                (lines[Math.round(range.getClientRects()[0].bottom)] ??= []).push(word);
            }
            const all = Object.values(lines);
            return all.length > 1 && all.at(-1).length === 1;
        }).map(each => each.textContent)"""
    )
    assert alone == []


@pytest.mark.parametrize("address", ["", "topics/", "in-two-minutes/"])
def test_the_key_of_the_marks_stands_before_them(visit, address: str) -> None:
    page = visit(address).page
    key, marks = page.locator(".dp-map-key"), page.locator(".dp-map, .dp-by-relation")
    assert key.count() == marks.count() == 1
    assert key.bounding_box()["y"] < marks.bounding_box()["y"]


def test_home_maps_every_question_by_relation_and_every_dated_claim_by_time(visit) -> None:
    library = real_library()
    page = visit("").page
    assert page.locator(".dp-by-relation dd a").count() == len(library.questions)
    dated = re.findall(r"(\d+) dated", page.locator(".dp-by-time thead").inner_text())
    assert sum(map(int, dated)) == len(timeline(library).entries)
    for column in (2, 3):
        shares = page.locator(f".dp-by-time td:nth-child({column}) b").all_inner_texts()
        assert abs(sum(int(share.rstrip("%")) for share in shares if share != "–") - 100) <= len(shares) / 2  # rounded
        begin = page.locator(f".dp-by-time td:nth-child({column}) svg").evaluate_all(
            "(all, edge) => all.map(bar => Math.round(bar.getBoundingClientRect()[edge]))",
            ["", "right", "left"][column - 1],
        )
        assert len(set(begin)) == 1  # all bars begin on one line


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 900)])
def test_a_screen_of_the_two_minute_version_holds_both_answers(visit, served: str, width: int, height: int) -> None:
    page = visit("in-two-minutes/", width=width).page
    page.set_viewport_size({"width": width, "height": height})
    for key in real_library().key_questions:
        page.goto(f"{served}in-two-minutes/#{key.question.id}")
        for said in page.locator(f"[id='{key.question.id}'] .dp-facing .dp-statement").all():
            box = said.bounding_box()
            assert box["y"] >= 0
            assert box["y"] + box["height"] <= height


def test_the_two_minute_version_is_walked_by_keyboard_without_scripts(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    keys = real_library().key_questions
    page.goto(f"{served}in-two-minutes/{keys[0].question.id}/")
    for key in keys[1:]:
        page.locator("nav.dp-hold [rel=next]").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/in-two-minutes/{key.question.id}/")
    page.locator("nav.dp-hold [rel=next]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/in-two-minutes/#the_map")
    context.close()


@pytest.mark.parametrize("set_", READERS_HAVE)
def test_the_two_minute_version_prints_on_two_sheets(launch, served: str, set_: str) -> None:
    with launch(set_).new_page() as page:
        page.goto(f"{served}in-two-minutes/")
        sheets = printed(page, prefer_css_page_size=True)
    assert len(sheets) == 2
    text = unspaced(" ".join(sheets))  # a line may end after a hyphen
    for key in real_library().key_questions:
        assert unspaced(key.question.record.title) in text
        for answer in key.answers:
            assert unspaced(answer.answer) in text


@pytest.mark.parametrize("set_", READERS_HAVE)
def test_no_topic_is_longer_on_a_phone_than_a_reader_can_hold(launch, served: str, set_: str) -> None:
    lengths = {}
    with launch(set_).new_page(viewport={"width": 360, "height": 740}) as page:
        for topic in real_library().topics:
            page.goto(f"{served}topics/{topic.id}/")
            lengths[topic.id] = page.evaluate("document.documentElement.scrollHeight")
    assert {topic: length for topic, length in lengths.items() if length > 9800} == {}


def test_a_bar_says_where_one_is_while_a_question_is_read(visit) -> None:
    page = visit(TOPIC).page
    for number, section in enumerate(page.locator("section.dp-question").all(), start=1):
        section.evaluate("section => scrollTo(0, section.offsetTop + section.offsetHeight / 2)")
        bar = section.locator(".dp-where")
        assert f"{number} of " in bar.inner_text()
        until(page, lambda bar=bar: abs(bar.bounding_box()["y"]) < 1)


def test_a_bar_leads_on_to_questions_only(visit) -> None:
    bars = visit(TOPIC).page.locator(".dp-where")
    assert bars.locator("[rel=next]").count() == bars.locator("[rel=prev]").count() == bars.count() - 1
    assert bars.last.locator("[rel=next]").count() == 0


def test_a_question_to_which_one_side_speaks_is_set_as_the_others_are_and_smaller(visit) -> None:
    page = visit("topics/end-of-the-ussr/").page
    alone, both = (page.locator(f".dp-{kind}").first for kind in ("alone", "both"))
    middle = page.viewport_size["width"] / 2
    for part in ("> h2", ".dp-relation", ".dp-question-links"):
        for section in (alone, both):
            box = section.locator(part).first.bounding_box()
            assert abs(box["x"] + box["width"] / 2 - middle) < 2
            assert section.locator(part).first.evaluate("part => getComputedStyle(part).textAlign") == "center"
    small, large = (
        section.locator("> h2").evaluate("h2 => parseFloat(getComputedStyle(h2).fontSize)") for section in (alone, both)
    )
    assert small < large
    claims = [claim.bounding_box() for claim in alone.locator(".dp-entries > .dp-entry").all()]
    assert len(claims) > 2
    for number, claim in enumerate(claims):  # read across, row by row
        assert claim["y"] == claims[number - number % 2]["y"]
        assert claim["y"] > claims[number - 2]["y"] or number < 2


@pytest.mark.parametrize("address", [TOPIC, "topics/arms-and-men/"])
def test_no_target_of_a_topic_is_too_small_for_a_finger(visit, address: str) -> None:
    page = visit(address, width=360).page
    boxes = page.locator("main :is(a, button, summary):visible").evaluate_all(
        "all => all.map(each => [each.textContent, each.getBoundingClientRect()])"
        ".filter(([, {width, height}]) => Math.min(width, height) < 24).map(([words]) => words)"
    )
    assert boxes == []


@pytest.mark.parametrize(("topic", "shown"), [("central-asia", 3), ("what-russia-wants", 2)])
def test_the_first_claims_of_a_side_are_open_and_the_others_fold(visit, topic: str, shown: int) -> None:
    page = visit(f"topics/{topic}/").page
    for answer in page.locator(".dp-question .dp-entries").all():
        claims = answer.locator(".dp-entry").count()
        open_ = answer.locator("> .dp-entry").count()
        assert open_ == min(claims, shown)
        if claims > shown:
            assert answer.locator("> .dp-fold > summary").inner_text() == wording.count(claims - shown, "more claim")


def test_claims_of_both_sides_stand_in_type_of_one_size_wherever_they_are_filed(visit) -> None:
    page = visit(TOPIC).page
    for pair in page.locator(".dp-both .dp-pair").all():
        sizes = pair.locator(".dp-statement").evaluate_all("all => all.map(each => getComputedStyle(each).fontSize)")
        assert len(set(sizes)) == 1


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_every_way_in_stands_in_sight(visit, width: int) -> None:
    page = visit("", width=width).page
    ways = [link.bounding_box() for link in page.locator(".dp-nav a").all()]
    assert len(ways) > 8
    for box in ways:
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["height"] >= 24


def leaves(nav: object) -> Iterator[str]:
    """Yield the pages of a navigation."""
    match nav:
        case str():
            yield nav
        case list():
            for each in nav:
                yield from leaves(each)
        case dict():
            yield from leaves(list(nav.values()))


def test_the_foot_lists_every_page_that_the_navigation_has(visit, served: str) -> None:
    page, root = visit("").page, urlsplit(served).path
    foot = set(page.locator(".dp-footer nav a").evaluate_all("all => all.map(link => link.pathname)"))
    nav = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), yaml.BaseLoader)["nav"]
    pages = [path for path in leaves(nav) if not path.startswith("topics/") or path == "topics/index.md"]
    assert foot == {root + path.removesuffix("index.md").replace(".md", "/") for path in pages}


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_foot_is_set_in_few_groups_with_their_headings_in_sight(visit, width: int) -> None:
    page = visit("", width=width).page
    groups = page.locator(".dp-footer .dp-ways").all()
    assert [group.locator("p").inner_text() for group in groups] == ["Read", "Look up", "Embed", "About", "Follow"]
    for group in groups:
        heading = group.locator("p").bounding_box()
        links = [
            link.bounding_box()
            for link in group.get_by_role("list", name=group.inner_text().split("\n")[0]).locator("a").all()
        ]
        assert links
        for box in links:
            assert box["y"] >= heading["y"] - 1
            assert box["x"] + box["width"] <= width


def test_topic_page_sets_the_sides_on_one_grid(visit) -> None:
    page = visit(TOPIC).page
    for row in page.locator(".dp-row > .dp-pair").all():
        left, right = (row.locator(f"> .dp-{side}").bounding_box() for side in ("left", "right"))
        assert left["y"] == right["y"]
        assert left["x"] + left["width"] < right["x"]
        silent = row.locator("> .dp-silent")
        if silent.count():  # its place stays, no higher than what it says
            below = "box => box.getBoundingClientRect().bottom - box.lastElementChild.getBoundingClientRect().bottom"
            assert silent.evaluate(below) < 40
            assert silent.bounding_box()["width"] > 150
        else:
            assert abs(left["width"] - right["width"]) < 1


def test_sides_can_be_swapped_and_the_choice_is_remembered(visit, served: str) -> None:
    page = visit(TOPIC).page
    page.get_by_role("button", name="Swap sides").press("Enter")

    def orders() -> set[tuple[bool, bool]]:
        """Whether the right side comes first, to the eye and in the source."""
        return set(map(tuple, page.locator(".dp-sides").evaluate_all(RIGHT_IS_FIRST)))

    assert orders() == {(True, True)}
    page.goto(served + "topics/economy/")
    assert orders() == {(True, True)}
    page.goto(served)
    assert orders() == {(True, True)}
    for address in ("silences/", "sources/", "names/"):
        page.goto(served + address)
        page.locator("details", has=page.locator(".dp-sides")).first.evaluate_all(
            "all => all.map(each => each.open = true)"
        )
        assert orders() == {(True, True)}
    page.get_by_role("button", name="Swap sides").click()
    assert orders() == {(False, False)}


@pytest.mark.parametrize("width", [320, 1280])
def test_sides_are_swapped_from_one_place(visit, served: str, width: int) -> None:
    page = visit("", width=width).page
    for address, offers in {"": 1, TOPIC: 1, "topics/": 1, "names/": 1, "timeline/": 0, "figures/": 0}.items():
        page.goto(served + address)
        swaps = page.get_by_role("button", name="Swap sides")
        assert swaps.count() == page.locator("header").get_by_role("button", name="Swap sides").count() == offers


def test_map_leads_to_the_questions(visit) -> None:
    page = visit("topics/").page
    marks = page.locator(".dp-map td a")
    assert marks.count() == len(real_library().questions)
    marks.first.click()
    page.wait_for_url("**/topics/**#*")
    question = page.locator(f"[id='{page.url.partition('#')[2]}']")
    until(page, lambda: question.bounding_box()["y"] < 400)


def test_topic_prints_as_a_handout_with_both_columns_and_its_sources(visit) -> None:
    page = visit("topics/energy-arms-and-money/", color_scheme="dark").page
    sheets = printed(page, prefer_css_page_size=True)
    text = " ".join(" ".join(sheets).split())
    assert len(sheets) <= 4
    assert "9 million" in text and "73%" in text  # the left side's, and the right one's
    assert "IDF finding far more Russian arms" in text  # a work of note lii
    assert "/topics/energy-arms-and-money/" in text  # where it comes from
    for on_screen_only in ("Swap sides", "Passage, sources, embed", "Link to this question", "Next topic"):
        assert on_screen_only not in text


@pytest.mark.parametrize("topic", ["ukraine", "parties-in-the-west", pytest.param("allies", marks=pytest.mark.full)])
def test_a_printed_question_keeps_with_its_summary_and_no_sheet_is_nearly_empty(visit, topic: str) -> None:
    sheets = printed(visit(f"topics/{topic}/").page, prefer_css_page_size=True)
    assert [len(sheet.split()) for sheet in sheets if len(sheet.split()) < 40] == []
    [questions] = [each.questions for each in real_library().topics if each.id == topic]
    for question in questions:
        [whole] = [sheet for sheet in map(unspaced, sheets) if unspaced(question.record.title) in sheet]
        assert unspaced(question.record.why) in whole, question.id


def test_notes_of_a_fact_lead_to_the_works_on_the_page(visit) -> None:
    page = visit("topics/economy/").page
    mark = page.locator(".dp-at-a-glance a", has_text="xix")
    page.locator(".dp-fold", has=mark).locator("> summary").click()
    mark.click()
    assert "Accounts Chamber" in page.locator(":target").inner_text()


def test_topic_page_stacks_the_sides_on_a_phone_and_keeps_their_marks(visit) -> None:
    page = visit(TOPIC, width=360).page
    for row in page.locator(".dp-row > .dp-pair").all():
        left, right = (row.locator(f"> .dp-{side}") for side in ("left", "right"))
        upper, lower = sorted((left.bounding_box(), right.bounding_box()), key=lambda box: box["y"])
        assert upper["y"] + upper["height"] <= lower["y"]
        for side in (left, right):
            assert side.locator("> .dp-side .dp-mark").is_visible()


def test_evidence_opens_on_demand(visit) -> None:
    page = visit(TOPIC).page
    evidence = page.locator(".dp-entry details.dp-evidence").first
    assert not evidence.locator("dl").is_visible()
    evidence.locator("summary").press("Enter")
    assert evidence.locator("dl").is_visible()


@pytest.mark.parametrize("address", [CARD, PAIR])
@pytest.mark.parametrize("width", [280, 480])
def test_card_alone_is_one_request_and_whole_without_scripts(visit, address: str, width: int) -> None:
    opened = visit(address, width=width, java_script_enabled=False)
    assert len(opened.requests) == 1
    assert opened.page.locator(".dp-frame").is_visible()


def test_card_is_transparent_outside_its_frame(visit, served: str) -> None:
    page = visit(CARD, color_scheme="dark").page
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "normal"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgba(0, 0, 0, 0)"


def test_card_follows_the_readers_scheme(visit) -> None:
    paper = "getComputedStyle(document.querySelector('.dp-frame')).backgroundColor"
    assert visit(CARD, color_scheme="light").page.evaluate(paper) != visit(CARD, color_scheme="dark").page.evaluate(
        paper
    )


def test_card_in_forced_colours_keeps_its_mark(visit) -> None:
    page = visit(CARD, forced_colors="active").page
    marks = page.locator(".dp-mark").all()
    assert len(marks) == 2  # the side's own, and the other's at the foot
    assert all(mark.bounding_box()["width"] > 8 for mark in marks)


def test_scheme_can_be_switched_by_hand(visit) -> None:
    page = visit("", color_scheme="light").page
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Dark", exact=True).click()
    until_true(page, f"getComputedStyle(document.body).backgroundColor !== '{before}'")
