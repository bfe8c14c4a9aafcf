"""Which figures stand in a chart together: found by one rule for both sides, never guessed from what words mean.

Figures of one fact that share label and unit, and have different dates and different values, are a series: they are
drawn over time. Other figures are drawn together only where their facts name one chart (`chart:`), for only an editor
can tell that two quantities may be compared. In both, one chart has one unit: what is said in two units, in pounds and
in dollars, is one quantity twice and no comparison.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Protocol, TypeVar

from diptych.records import Fact, Figure
from diptych.values import dates


class HasRecord(Protocol):
    """A fact as it was read, or as it was linked."""

    @property
    def id(self) -> str:
        """The fact's id."""
        ...

    @property
    def record(self) -> Fact:
        """What its file says."""
        ...


Claim = TypeVar("Claim", bound=HasRecord)


@dataclass(frozen=True)
class Line(Generic[Claim]):
    """Figures of one fact with one label: a series in the order of its dates, or a single one."""

    fact: Claim
    figures: tuple[Figure, ...]

    @property
    def label(self) -> str:
        """What is counted or measured."""
        return self.figures[0].label

    @property
    def is_series(self) -> bool:
        """Whether it goes from a date to another, and from a value to another."""
        return len({figure.date for figure in self.figures}) > 1 and len(self._amounts) > 1

    @property
    def _amounts(self) -> set[tuple[Decimal, ...]]:
        return {tuple(end * figure.factor for end in figure.ends) for figure in self.figures}


@dataclass(frozen=True)
class Chart(Generic[Claim]):
    """Lines in one unit, drawn on one scale: over time, or as bars side by side."""

    id: str
    title: str
    lines: tuple[Line[Claim], ...]
    is_over_time: bool

    @property
    def facts(self) -> tuple[Claim, ...]:
        """The facts whose figures it shows, in reading order."""
        return tuple({line.fact.id: line.fact for line in self.lines}.values())

    @property
    def figures(self) -> tuple[tuple[Claim, Figure], ...]:
        """All that it shows, each figure with its fact."""
        return tuple((line.fact, figure) for line in self.lines for figure in line.figures)


def find_charts(facts: Iterable[Claim]) -> list[Chart[Claim]]:
    """Find every chart that the figures of facts make, in the facts’ order; a withdrawn fact has no part in any."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for fact in facts:
        if fact.record.figures and not fact.record.is_withdrawn:
            key = ("named", fact.record.chart) if fact.record.chart else ("alone", fact.id)
            groups.setdefault(key, []).append(fact)
    return [chart for (how, _), together in groups.items() for chart in _charts(together, is_named=how == "named")]


def in_order_of_dates(figures: Iterable[Figure]) -> list[Figure]:
    """Put what is said of one thing at several dates in the order of the dates; each thing keeps its places."""
    ordered = list(figures)
    places: dict[tuple[str, str], list[int]] = {}
    for place, figure in enumerate(ordered):
        if figure.date:
            places.setdefault((figure.label, figure.unit), []).append(place)
    for taken in places.values():
        for place, figure in zip(taken, sorted((ordered[each] for each in taken), key=_when), strict=True):
            ordered[place] = figure
    return ordered


def _charts(facts: list[Claim], *, is_named: bool) -> Iterator[Chart[Claim]]:
    over_time = _dated_lines(facts)
    units = dict.fromkeys(line.figures[0].unit for line in over_time if line.is_series)
    for number, unit in enumerate(units, start=1):
        # A chart that is named also shows what one side says of one date only, beside the other's series.
        lines = [line for line in over_time if line.figures[0].unit == unit and (line.is_series or is_named)]
        yield _chart(facts[0], number, lines, is_over_time=True)
    if is_named and not units:
        unit = facts[0].record.figures[0].unit
        bars = [Line(fact, (figure,)) for fact in facts for figure in fact.record.figures if figure.unit == unit]
        if len(bars) > 1:
            yield _chart(facts[0], 1, bars, is_over_time=False)


def _dated_lines(facts: list[Claim]) -> list[Line[Claim]]:
    lines: list[Line[Claim]] = []
    for fact in facts:
        by_label: dict[tuple[str, str], list[Figure]] = {}
        for figure in fact.record.figures:
            if figure.date:
                by_label.setdefault((figure.label, figure.unit), []).append(figure)
        lines += [Line(fact, tuple(sorted(figures, key=_when))) for figures in by_label.values()]
    return lines


def _chart(first: Claim, number: int, lines: list[Line[Claim]], *, is_over_time: bool) -> Chart[Claim]:
    title = first.record.chart or ", ".join(dict.fromkeys(line.label for line in lines))
    return Chart(first.id + (f"-{number}" if number > 1 else ""), title, tuple(lines), is_over_time)


def _when(figure: Figure) -> tuple[datetime.date, datetime.date]:
    date = figure.date or ".."
    return (dates.earliest(date), dates.latest(date))
