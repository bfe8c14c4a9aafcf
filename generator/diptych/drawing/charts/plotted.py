"""What a chart shows, in plain numbers and words: all that its drawing depends on, and nothing else."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from diptych import wording
from diptych.derived.series import Chart, Line
from diptych.library import Fact
from diptych.records import Figure, Qualifier
from diptych.values import dates


@dataclass(frozen=True)
class Mark:
    """A figure to be drawn: its ends as whole numbers (one, or two of a range), its hedge, its words, its time."""

    ends: tuple[float, ...]
    qualifier: Qualifier
    words: str
    date: str
    start: int | None  # days, None where the date is open
    end: int | None
    is_inferred: bool

    @property
    def day(self) -> float:
        """The middle of its time; where that is open, its known end."""
        known = [day for day in (self.start, self.end) if day is not None]
        return sum(known) / len(known)

    @property
    def height(self) -> float:
        """The number, or the middle of a range."""
        return sum(self.ends) / len(self.ends)


@dataclass(frozen=True)
class Trace:
    """The marks of one line, or of one bar, with its label and its side's panel."""

    label: str
    side: str
    panel: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Plotted:
    """A chart as it is drawn; equal ones have equal drawings."""

    is_over_time: bool
    traces: tuple[Trace, ...]
    model: Figure  # the largest figure: the axis says its numbers in the same scale and unit

    @property
    def is_two_sided(self) -> bool:
        """Whether both sides have a part in it."""
        return len({trace.panel for trace in self.traces}) > 1

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks of all lines."""
        return tuple(mark for trace in self.traces for mark in trace.marks)

    @cached_property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest number that it shows."""
        ends = [end for mark in self.marks for end in mark.ends]
        return min(ends), max(ends)

    @property
    def is_whole(self) -> bool:
        """Whether its axis counts in whole numbers only."""
        return self.model.scale is None and all(end == int(end) for mark in self.marks for end in mark.ends)

    def said(self, number: float) -> str:
        """Say a number of the axis: `20%`, `2 trillion`; zero is 0."""
        if number == 0:
            return "0"
        value = Decimal(f"{number / self.model.factor:.6g}")
        tick = self.model.model_copy(update={"value": value, "low": None, "high": None})
        return wording.figure_words(tick).number


def plot_of(chart: Chart[Fact]) -> Plotted:
    """Make of a chart what is drawn of it."""
    figures = [figure for _, figure in chart.figures]
    bars_share_a_date = len({figure.date for figure in figures}) == 1
    traces = [_trace(line, has_date=not (chart.is_over_time or bars_share_a_date)) for line in chart.lines]
    if len({trace.panel for trace in traces}) > 1:
        traces = [replace(trace, label=f"{trace.side}: {trace.label}") for trace in traces]
    return Plotted(chart.is_over_time, tuple(traces), max(figures, key=lambda figure: abs(_ends(figure)[-1])))


def _trace(line: Line[Fact], *, has_date: bool) -> Trace:
    first, side = line.figures[0], line.fact.side
    parts = [line.label]
    if has_date and first.date:
        parts += [dates.shown(first.date), *(["inferred"] if first.inferred else [])]
    return Trace(", ".join(parts), side.record.name, side.panel, tuple(map(_mark, line.figures)))


def _mark(figure: Figure) -> Mark:
    said = wording.figure_words(figure)
    start, end = _days(figure.date) if figure.date else (None, None)
    return Mark(
        ends=_ends(figure),
        qualifier=figure.qualifier,
        words=f"{said.hedge} {said.number}".strip(),
        date=dates.shown(figure.date) if figure.date else "",
        start=start,
        end=end,
        is_inferred=bool(figure.inferred),
    )


def _days(date: str) -> tuple[int | None, int | None]:
    """Count the days to a date's first and last one; an open end has none."""
    start, end = dates.ends(date)
    return (
        dates.earliest(date).toordinal() if start else None,
        dates.latest(date).toordinal() + 1 if end else None,
    )


def _ends(figure: Figure) -> tuple[float, ...]:
    return tuple(float(end * figure.factor) for end in figure.ends)
