"""The timeline: what a date spans, in which row its mark stands, and that every dated fact is there once."""

import dataclasses
import math
import random
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest

from diptych import wording
from diptych.drawing.axis import Axis, Shape, draw, shapes_of, stack
from diptych.library import Library
from diptych.library.timeline import Entry, Period, Span, Timeline, timeline
from diptych.outputs.pages.timeline import timeline as page_of

from .conftest import library_of, real_library

HTML, SVG = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}"


def day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def number(written: str) -> int:
    return (date.fromisoformat(written) - date(1970, 1, 1)).days


@pytest.fixture(scope="module")
def real() -> Library:
    return real_library()


@pytest.mark.parametrize(
    ("edtf", "first", "last", "certain"),
    [
        ("2025-05-09", "2025-05-09", "2025-05-09", ("2025-05-09", "2025-05-09")),
        ("2025-01", "2025-01-01", "2025-01-31", None),
        ("2024", "2024-01-01", "2024-12-31", None),
        ("2022-23", "2022-09-01", "2022-11-30", None),  # autumn
        ("197X", "1970-01-01", "1979-12-31", None),
        ("19XX", "1900-01-01", "1999-12-31", None),
        ("2010/2014", "2010-01-01", "2014-12-31", ("2010-12-31", "2014-01-01")),
        ("1919/198X", "1919-01-01", "1989-12-31", ("1919-12-31", "1980-01-01")),
        ("2025-05-11/2025-05-12", "2025-05-11", "2025-05-12", ("2025-05-11", "2025-05-12")),
        ("2023/2024", "2023-01-01", "2024-12-31", None),  # what is sure is the turn of the year: no more than a border
        ("197X/198X", "1970-01-01", "1989-12-31", None),
        ("2024~", "2024-01-01", "2024-12-31", None),
        ("2010~/2014", "2010-01-01", "2014-12-31", None),
        ("2024?", "2024-01-01", "2024-12-31", None),
        ("2022/..", "2022-01-01", None, None),
        ("../2025", None, "2025-12-31", None),
        ("/2025-03", None, "2025-03-31", None),
    ],
)
def test_a_date_spans_what_it_can_mean_and_is_certain_of_what_it_must(
    edtf: str, first: str | None, last: str | None, certain: tuple[str, str] | None
) -> None:
    span = Span(edtf)
    assert span.first == day(first)
    assert span.last == day(last)
    assert span.certain == (certain and tuple(map(day, certain)))


@pytest.mark.parametrize(
    ("edtf", "known"),
    [
        ("2022/..", ("2022-01-01", "2022-12-31")),
        ("2022-24/..", ("2022-12-01", "2023-02-28")),
        ("../2025", ("2025-01-01", "2025-12-31")),
        ("2005/2017", ("2005-01-01", "2017-12-31")),
    ],
)
def test_of_an_open_date_the_end_that_is_written_is_known(edtf: str, known: tuple[str, str]) -> None:
    assert Span(edtf).known == tuple(map(day, known))


@pytest.mark.parametrize(
    ("span", "is_unsure"),
    [
        (Span("2024"), False),
        (Span("2024~"), True),
        (Span("2024-06%"), True),
        (Span("2010/2014~"), True),
        (Span("2024", inferred="the article says “last year”"), True),
    ],
)
def test_a_date_is_unsure_where_the_text_is_or_does_not_print_it(span: Span, is_unsure: bool) -> None:
    assert span.is_unsure is is_unsure
    assert [shape.is_unsure for shape in shapes_of(span)] == [is_unsure]


def test_a_date_is_drawn_as_what_it_is() -> None:
    a, b = number("2022-01-01"), number("2023-01-01")
    assert shapes_of(Span("2022")) == [Shape("vague", a, b)]
    assert shapes_of(Span("2022-01-01")) == [Shape("certain", a, a + 1)]
    assert shapes_of(Span("2022/..")) == [Shape("vague", a, b), Shape("open", b, math.inf)]
    assert shapes_of(Span("../2022")) == [Shape("vague", a, b), Shape("open", -math.inf, a)]
    assert shapes_of(Span("2022", is_due=True)) == [Shape("due", b - 1, b)]
    assert shapes_of(Span("2022~")) == [Shape("vague", a, b, is_unsure=True)]
    assert [shape.kind for shape in shapes_of(Span("2010/2014"))] == ["vague", "core"]
    assert [shape.kind for shape in shapes_of(Span("2025-05-11/2025-05-12"))] == ["certain"]
    assert [shape.kind for shape in shapes_of(Span("2025-05-12/.."))] == ["vague", "open"]


def test_a_script_can_read_the_days_of_a_shape() -> None:
    assert Shape("open", 18993, math.inf).days == "18993 Infinity"
    assert Shape("open", -math.inf, 18993).days == "-Infinity 18993"


def test_an_axis_is_linear() -> None:
    axis = Axis(1901, 2000)
    assert axis.place_of_year(1901) == 0
    assert axis.place(math.inf) == axis.place_of_year(2001) == 100
    assert axis.place(-math.inf) == 0
    days = range(axis.start, axis.end, 1000)
    steps = {round(axis.place(later) - axis.place(earlier), 1) for earlier, later in pairwise(days)}
    assert steps == {2.7}


@pytest.mark.parametrize("width", [270, 660, 1150])
@pytest.mark.parametrize("years", [(1917, 2025), (1962, 2040), (2020, 2025), (2024, 2024), (800, 2025)])
def test_ticks_have_room(years: tuple[int, int], width: int) -> None:
    ticks = Axis(*years).ticks(width)
    assert ticks[0] == years[0]
    assert ticks[-1] <= years[1]
    pixels = width / (years[1] + 1 - years[0])
    assert all((later - earlier) * pixels >= 48 for earlier, later in pairwise(ticks))


def test_stacking_hides_nothing_and_wastes_no_row() -> None:
    chance = random.Random(1)
    for _ in range(50):
        starts = [chance.uniform(0, 900) for _ in range(80)]
        extents = [(start, start + chance.choice([7, 7, 7, 40, 400])) for start in starts]
        rows = stack(extents)
        for row in range(max(rows) + 1):
            here = sorted(extent for extent, its_row in zip(extents, rows, strict=True) if its_row == row)
            assert all(earlier[1] <= later[0] for earlier, later in pairwise(here))
        crowd = max(sum(start <= at < end for start, end in extents) for at in starts)
        assert max(rows) + 1 == crowd
    assert stack([]) == []
    assert stack([(0, 5), (5, 9), (3, 7)]) == [0, 0, 1]


def test_no_line_of_the_strip_hides_another(real: Library) -> None:
    _, lanes = draw(timeline(real), real.sides)
    for lane in lanes:
        lines = [tuple(map(float, line)) for line in re.findall(r"M([\d.]+) ([\d.]+)H([\d.]+)", lane.path)]
        assert len(lines) == len(lane.marks)
        assert {row for _, row, _ in lines} == {number + 0.5 for number in range(lane.rows)}
        by_row = sorted((row, start, end) for start, row, end in lines)
        assert all(one[0] != next_[0] or one[2] <= next_[1] for one, next_ in pairwise(by_row))


def dated_ids(library: Library) -> list[str]:
    return [
        fact.id
        for fact in library.facts
        if fact.record.date or fact.record.forecast or any(figure.date for figure in fact.record.figures)
    ]


def body(library: Library):
    (file,) = page_of(library)
    assert file.path == "timeline/index.md"
    return html5lib.parse(file.text)


def test_every_dated_fact_is_there_exactly_once(real: Library) -> None:
    document = body(real)
    listed = [item.get("id") for item in document.iter(f"{HTML}li") if item.get("id")]
    drawn = [mark.get("data-entry") for mark in document.iter(f"{SVG}g") if mark.get("data-entry")]
    assert Counter(listed) == Counter(f"fact-{id_}" for id_ in dated_ids(real))
    assert Counter(drawn) == Counter(listed)
    assert len(listed) > 100


def test_the_list_is_in_order_of_time_and_links_every_fact(real: Library) -> None:
    entries = timeline(real).entries
    grouped = [entry for group in timeline(real).groups for entry in group.entries]
    assert [entry.fact.id for entry in grouped] == [entry.fact.id for entry in entries]
    firsts = [entry.dates[0].known[0] for entry in entries]
    assert firsts == sorted(firsts)
    links = {link.get("href") for link in body(real).iter(f"{HTML}a")}
    assert {f"../facts/{entry.fact.id}/" for entry in entries} <= links


def test_what_gives_no_date_is_counted(library: Library) -> None:
    text = re.sub(r"\s+", " ", "".join(body(library).itertext()))
    assert "3 of 5 claims have a date and stand here: Keep 2 of 3, Remove 1 of 2." in text
    assert "2 claims have no date: all claims." in text
    assert "1931 to 2040. A line is a claim" in text


@pytest.mark.parametrize(
    ("date", "sign"), {"1925/..": "since", "../1925": "until", "2022/..": "since", "../2022": "until"}.items()
)
def test_what_is_open_is_drawn_with_the_sign_of_its_open_end(site: Path, date: str, sign: str) -> None:
    path = site / "facts/cost/upkeep.yml"
    path.write_text(f"{path.read_text(encoding='utf-8')}date: {date}\n", encoding="utf-8")
    page = next(page_of(library_of(site))).text
    (mark,) = re.findall(r'<g class="dp-dated" data-entry="fact-upkeep".*?</g></g>', page)
    assert re.findall(r'href="#dp-(since|until)"', mark) == [sign]


def test_uncertainty_is_told_in_words(library: Library) -> None:
    text = re.sub(r"\s+", " ", "".join(body(library).itertext()))
    for words in ("about 1962", "1931 (inferred: a generation before)", "2040 (due)", "Forecast for 2040"):
        assert words in text


def test_a_figure_tells_that_its_date_was_inferred_where_the_facts_own_was_not(real: Library) -> None:
    text = re.sub(r"\s+", " ", "".join(body(real).itertext()))
    reasons = {
        figure.inferred
        for entry in timeline(real).entries
        for figure in entry.figures
        if figure.inferred and figure.inferred != entry.fact.record.inferred
    }
    assert len(reasons) > 3
    assert [reason for reason in reasons if f"(inferred: {reason})" not in text] == []


def test_a_forecast_past_its_day_is_due(library: Library) -> None:
    (page,) = page_of(dataclasses.replace(library, today=date(2041, 1, 1)))
    assert "Forecast for 2040: due, outcome not recorded" in page.text
    assert "outcome not recorded" not in next(page_of(library)).text


def test_facts_without_any_date_make_a_page_that_says_so(library: Library) -> None:
    undated = dataclasses.replace(library, topics=[topic for topic in library.topics if topic.id == "cost"])
    (page,) = page_of(undated)
    assert "0 of 2 claims have a date. 2 claims have no date" in page.text
    assert "dp-timeline" not in page.text


def entry_of(library: Library, *spans: Span) -> Entry:
    return Entry(next(fact for fact in library.facts if fact.id == "crest-in-1962"), spans)


def test_a_crowded_decade_is_listed_by_year(library: Library) -> None:
    crowd = [entry_of(library, Span(f"202{year % 5}")) for year in range(25)]
    line = Timeline([entry_of(library, Span("197X")), entry_of(library, Span("202X")), *crowd])
    assert [group.title for group in line.groups] == ["The 1970s", "The 2020s", "2020", "2021", "2022", "2023", "2024"]
    assert sum(len(group.entries) for group in line.groups) == 27
    assert [group.title for group in Timeline(crowd[:5]).groups] == ["The 2020s"]


def test_periods_share_out_the_whole(real: Library) -> None:
    line = timeline(real)
    assert line.periods[0].first == line.whole.first
    assert line.periods[-1].last == line.whole.last
    assert all(after.first == before.last + 1 for before, after in pairwise(line.periods))
    held = [sum(period.first <= entry.dates[0].known[0].year <= period.last for entry in line.entries)
            for period in line.periods]  # fmt: skip
    assert max(held) < 2 * min(held)


def begin(entry: Entry) -> int:
    return entry.dates[0].known[0].year


def test_it_opens_at_the_shortest_run_of_years_in_which_half_begin(real: Library) -> None:
    line = timeline(real)
    begins = sorted(map(begin, line.entries))
    held = {
        (first, last): bisect_right(begins, last) - bisect_left(begins, first)
        for first in range(line.whole.first, line.whole.last + 1)
        for last in range(first, line.whole.last + 1)
    }
    opening = line.opening
    assert 2 * held[opening.first, opening.last] >= len(line.entries)
    shorter = [run for run in held if run[1] - run[0] < opening.last - opening.first]
    assert shorter
    assert all(2 * held[run] < len(line.entries) for run in shorter)
    assert opening in line.periods_to_choose


def test_of_several_runs_as_short_it_opens_at_the_last(library: Library) -> None:
    line = Timeline([entry_of(library, Span(year)) for year in ("1950", "1951", "1990", "1991")])
    assert line.opening == Period(1990, 1991)
    assert line.whole not in line.periods_to_choose


def test_names_are_given_by_turns_to_the_clearest_dates_of_different_questions(real: Library) -> None:
    order = timeline(real).by_prominence
    assert Counter(entry.fact.id for entry in order) == Counter(dated_ids(real))
    fewest = min(len(timeline(real).of(side)) for side in real.sides)
    assert [entry.fact.side.panel for entry in order[: 2 * fewest]] == ["left", "right"] * fewest
    for side in real.sides:
        own = [entry for entry in order if entry.fact.side is side]
        questions = [entry.fact.question.path for entry in own]
        first = own[: len(set(questions))]
        assert len({entry.fact.question.path for entry in first}) == len(first)
        precision = [entry.dates[0].precision for entry in first]
        assert precision == sorted(precision)


@pytest.mark.parametrize(
    ("date", "precision"),
    [("2024-09-18", 0), ("2024-05", 1), ("2022-23", 1), ("2024~", 2), ("2022/..", 2), ("../2024-05", 1), ("197X", 3)],
)
def test_a_date_is_as_precise_as_its_beginning(date: str, precision: int) -> None:
    assert Span(date).precision == precision


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("In August 2024 Russia left the airport.", "Russia left the airport."),
        ("On 18 September 2024, the depot was destroyed.", "The depot was destroyed."),
        ("On 22 April, the depot was destroyed.", "The depot was destroyed."),
        ("As late as February 2022 one state alone took part.", "One state alone took part."),
        ("On 11 and 12 May the truce was refused.", "On 11 and 12 May the truce was refused."),
        ("In short, the crest of the dam stood far above the water.", "In short, the crest of the dam stood …"),
        ("By 2024 to 2025 it fell.", "By 2024 to 2025 it fell."),
    ],
)
def test_a_name_leaves_out_the_date_it_opens_with(library: Library, statement: str, name: str) -> None:
    fact = next(fact for fact in library.facts if not fact.record.headline)
    record = fact.record.model_copy(update={"statement": statement})
    assert wording.short_name(dataclasses.replace(fact, record=record)) == name


def test_a_figure_names_its_claim(library: Library) -> None:
    fact = next(fact for fact in library.facts if fact.record.headline)
    assert wording.short_name(fact).startswith(wording.figure_words(fact.record.headline).text)


def test_nothing_of_the_page_is_styled_where_it_stands(real: Library) -> None:
    (page,) = page_of(real)
    assert " style=" not in page.text


def test_one_year_is_one_period(library: Library) -> None:
    assert Timeline([entry_of(library, Span("2024"))]).periods == [Period(2024, 2024)]


def test_page_is_as_its_golden_file(library: Library, golden) -> None:
    golden("pages/timeline/index.md", next(page_of(library)).text)
