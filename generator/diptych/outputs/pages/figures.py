"""The page of all figures: every chart, and one table to sort and filter, a row for each claim."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar

from diptych import wording
from diptych.derived.counts import FEW, counts_a_few
from diptych.library import Fact, Library
from diptych.outputs.api import data_package
from diptych.outputs.file import File
from diptych.outputs.render import render_markdown
from diptych.records import Figure
from diptych.values import dates
from diptych.values.letters import alphabetical
from diptych.wording import addresses

# The columns that the script reads off the cells of the page's table, or makes; the others stand in each row's data.
_READ_OFF = ("label", "text", "statement", "url")


Choice = TypeVar("Choice", bound=str)


@dataclass(frozen=True)
class Row:
    """A figure: its columns in the CSV, and the bounds of its date (ISO 8601, empty where it has none)."""

    fact: Fact
    figure: Figure
    columns: dict[str, Any]
    start: str
    end: str


@dataclass(frozen=True)
class Filter:
    """A field of the form above the table: its choices with their words and how many rows each has."""

    name: str
    label: str
    choices: dict[str, tuple[str, int]]


def figures(library: Library) -> Iterator[File]:
    """Make the page of all figures."""
    every = list(_rows(library))
    claims = [(fact, list(group)) for fact, group in groupby(every, attrgetter("fact"))]
    measuring = [(fact, rows) for fact, rows in claims if not all(counts_a_few(row.figure) for row in rows)]
    rows = [row for _, own in measuring for row in own]
    text = render_markdown(
        "figures.md.jinja",
        library=library,
        to=addresses.from_depth(1),
        every=every,
        rows=rows,
        claims=measuring,
        few=[claim for claim in claims if claim not in measuring],
        few_at_most=wording.number(FEW),
        columns=list(data_package.COLUMNS),
        carried=[name for name in data_package.COLUMNS if name not in _READ_OFF],
        counts=Counter(row.fact.side.id for row in every),
        charted=Counter(side for chart in library.charts for side in {fact.side.id for fact in chart.facts}),
        filters=list(_filters(library, rows)),
    )
    yield File("figures/index.md", text)


def _rows(library: Library) -> Iterator[Row]:
    for row in data_package.rows(library):
        start, end = _bounds(row.figure.date)
        yield Row(row.fact, row.figure, data_package.cells(row), start, end)


def _bounds(date: str | None) -> tuple[str, str]:
    """Give the first and the last day of a date; of one with an open end, those of the end that is named."""
    if not date:
        return "", ""
    named = dates.named_ends(date)
    return dates.earliest(named[0]).isoformat(), dates.latest(named[-1]).isoformat()


def _filters(library: Library, rows: list[Row]) -> Iterator[Filter]:
    """List the choices of each filter in a reader's order; none that no row has."""
    sides = {side.id: f"{side.mark} {side.record.name}" for side in library.sides}
    yield _filter("side", "Side", sides, [row.fact.side.id for row in rows])
    topics = {topic.id: topic.record.title for topic in library.topics}
    yield _filter("topic", "Topic", topics, [row.fact.topic.id for row in rows])
    units = {row.figure.unit: wording.unit_name(row.figure.unit) for row in rows}
    yield _filter("unit", "Unit", dict(sorted(units.items(), key=_by_words)), [row.figure.unit for row in rows])
    years = [year for row in rows for year in _years(row)]
    named = {year: dates.shown(year) for year in sorted(set(years) - {"none"})} | {"none": "no date given"}
    yield _filter("year", "Year", named, years)
    yield _filter("evidence", "Evidence", wording.EVIDENCE, [row.fact.evidence for row in rows])
    hedges = {hedge: words or "no hedge" for hedge, words in wording.HEDGES.items()}
    yield _filter("hedge", "Hedge", hedges, [row.figure.qualifier for row in rows])


def _by_words(unit: tuple[str, str]) -> tuple[str, str]:
    return alphabetical(unit[1])


def _years(row: Row) -> list[str]:
    """List the years that a figure's date touches, so that their order as texts is that of time."""
    return [f"{year:04}" for year in dates.years(row.figure.date)] if row.figure.date else ["none"]


def _filter(name: str, label: str, words: Mapping[Choice, str], held: Sequence[str]) -> Filter:
    counts = Counter(held)
    return Filter(name, label, {str(choice): (words[choice], counts[choice]) for choice in words if counts[choice]})
