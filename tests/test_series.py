"""Which figures stand in a chart together: the same rule for both sides."""

import pytest

from diptych.derived.series import find_charts
from diptych.library import Fact, Library
from diptych.records import Figure


def figure(label: str = "Height", value: str = "5", unit: str = "meter", date: str | None = None, **more) -> Figure:
    return Figure(label=label, value=value, unit=unit, date=date, **more)


def facts_with(library: Library, *figures: list[Figure], chart: str | None = None) -> list[Fact]:
    """The example's facts, the first ones holding these figures, and all of those naming a chart."""
    facts = library.facts[: len(figures)]
    for fact, held in zip(facts, figures, strict=True):
        fact.record = fact.record.model_copy(update={"figures": tuple(held), "chart": chart})
    return facts


def shown(facts: list[Fact]) -> list[tuple]:
    return [
        (chart.title, chart.is_over_time, [[str(f.value) for f in line.figures] for line in chart.lines])
        for chart in find_charts(facts)
    ]


def test_the_example_has_one_series(library: Library) -> None:
    (chart,) = library.charts
    assert (chart.id, chart.title, chart.is_over_time) == ("crest-in-1962", "Crest of the flood", True)
    assert [figure.date for _, figure in chart.figures] == ["1931", "1962"]
    assert [library.charts_of(fact) for fact in library.facts if fact is not chart.facts[0]] == [[]] * 4
    assert library.charts_of(chart.facts[0]) == [chart]


def test_a_series_is_put_in_the_order_of_its_dates(library: Library) -> None:
    facts = facts_with(library, [figure(value="3", date="2001"), figure(value="1", date="1999"), figure(value="9")])
    assert shown(facts) == [("Height", True, [["1", "3"]])]


@pytest.mark.parametrize(
    "figures",
    [
        [figure(date="2001")],
        [figure(), figure(value="6")],
        [figure(date="2001"), figure(date="2002")],  # at two dates, and nothing changed: no line to draw
        [figure(date="2001"), figure(value="6", date="2001")],
        [figure(date="2001"), figure("Width", "6", date="2002")],
        [figure(date="2001"), figure(value="16", unit="foot", date="2002")],
    ],
)
def test_what_is_no_series_is_not_drawn(library: Library, figures: list[Figure]) -> None:
    assert shown(facts_with(library, figures)) == []


def test_several_series_of_one_unit_share_a_chart_and_another_unit_has_its_own(library: Library) -> None:
    series = [
        figure(label, value, unit, date)
        for label, unit in (("A", "percent"), ("B", "percent"), ("C", "people"))
        for value, date in (("1", "2001"), ("2", "2002"))
    ]
    assert [(title, len(lines)) for title, _, lines in shown(facts_with(library, series))] == [("A, B", 2), ("C", 1)]
    ids = [chart.id for chart in find_charts(library.facts)]
    assert len(ids) == len(set(ids))


def test_unlike_figures_are_compared_only_where_an_editor_says_so(library: Library) -> None:
    figures = [figure("Height"), figure("Height in feet", "16", "foot"), figure("Width", "7")]
    assert shown(facts_with(library, figures)) == []
    assert shown(facts_with(library, figures, chart="The dam")) == [("The dam", False, [["5"], ["7"]])]


def test_facts_of_both_sides_that_name_one_chart_stand_in_it(library: Library) -> None:
    facts = facts_with(library, [figure()], [figure("Depth", "3")], chart="The dam")
    assert {fact.side.id for fact in facts} == {"keep", "remove"}
    (chart,) = find_charts(facts)
    assert chart.facts == tuple(facts)


def test_a_named_chart_over_time_shows_what_the_other_side_says_of_one_date(library: Library) -> None:
    series = [figure(date="2001"), figure(value="6", date="2002")]
    facts = facts_with(library, series, [figure("Depth", "3", date="2001"), figure("Age", "9")], chart="The dam")
    assert shown(facts) == [("The dam", True, [["5", "6"], ["3"]])]


def test_what_was_withdrawn_is_not_drawn(site, library: Library) -> None:
    from .conftest import library_of

    with (site / "facts/flood/crest-in-1962.yml").open("a") as file:
        file.write("corrections:\n  - {version: 2, date: 2021-06-01, kind: withdrawn, why: It is not in the text.}\n")
    assert library_of(site).charts == []


def test_scales_are_told_apart(library: Library) -> None:
    figures = [figure(value="3", scale="million", date="2001"), figure(value="3", scale="billion", date="2002")]
    assert len(shown(facts_with(library, figures))) == 1
