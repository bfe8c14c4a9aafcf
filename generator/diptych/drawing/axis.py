"""The timeline drawn: what each date looks like, and the strip that shows the whole of it on a linear axis.

Places along the axis are per cent, so that the drawing is as wide as its page. In the strip, marks are stacked for the
narrowest screen, so that none hides another on any. The period below it is drawn by a script, by the same rules.
"""

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from diptych.library import Side
from diptych.library.timeline import Entry, Span, Timeline

WIDTH = 270
"""What the drawing measures, in pixels, on the narrowest screen that has to be served: one of 320."""
MARK = 5
"""How small a mark may be, in pixels."""
_GAP = 2
_LEAST = 3  # of the 1,000 of the strip, so that a day is seen
_LABEL = 48  # a year needs as much, also in a font 20 % wider than DejaVu Sans
_AFTER = 8  # of which may lie beyond the axis
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_EPOCH = datetime.date(1970, 1, 1)


class Shape(NamedTuple):
    """A part of a mark: what it shows, from which day to before which, counted from 1 January 1970; infinite if open.

    `vague`: somewhere in it; `certain`: on all of it; `core`: on all of this part of what is vague; `open`: on and on;
    `due`: the day by which; `join`: from the first to the last of several dates.
    """

    kind: str
    start: float
    end: float
    is_unsure: bool = False

    @property
    def days(self) -> str:
        """Its days as a script reads them."""
        return " ".join(str(day).replace("inf", "Infinity") for day in (self.start, self.end))

    @property
    def sign(self) -> str:
        """At which end what is open goes on: `until`, before its beginning, or `since`, after its end."""
        return "until" if self.start == -math.inf else "since"


@dataclass(frozen=True)
class Lane:
    """A side's entries with their shapes, and their lines in the strip as an SVG path says them.

    The path counts 1,000 from the first day to the last, and a row for each line, from the axis.
    """

    side: Side
    marks: list[tuple[Entry, list[Shape]]]
    path: str
    rows: int


@dataclass(frozen=True)
class Axis:
    """A linear axis over whole years."""

    first: int
    last: int

    @property
    def start(self) -> int:
        """The day on which it begins."""
        return _day(datetime.date(self.first, 1, 1))

    @property
    def end(self) -> int:
        """The day after its last one."""
        return _day(datetime.date(self.last, 12, 31)) + 1

    def place_of_year(self, year: int) -> float:
        """Say where a year begins, in per cent."""
        return self.place(_day(datetime.date(year, 1, 1)))

    def place(self, day: float) -> float:
        """Say where a day lies, in per cent; what is beyond the axis lies at its end."""
        share = (min(max(day, self.start), self.end) - self.start) / (self.end - self.start)
        return round(100 * share, 2)

    def ticks(self, width: int) -> list[int]:
        """List the years to be written at an axis of so many pixels: the first, and round ones where there is room."""
        year = width / (self.last + 1 - self.first)
        step = next((step for step in _STEPS if step * year >= _LABEL), _STEPS[-1])
        round_ones = range(self.first + 1, self.last + 1)
        left, right = self.first + _LABEL / year, self.last + 1 - (_LABEL - _AFTER) / year
        return [self.first, *(each for each in round_ones if each % step == 0 and left <= each <= right)]

    def lane(self, side: Side, entries: list[Entry]) -> Lane:
        """Draw a side's entries."""
        drawn = [_joined([shape for span in entry.spans for shape in shapes_of(span)]) for entry in entries]
        extents = [self._extent(each, WIDTH) for each in drawn]
        rows = stack(extents)
        lines = [
            f"M{10 * self.place(first):.0f} {row}.5H{10 * self.place(last) + _LEAST:.0f}"
            for (first, last), row in zip(map(_ends, drawn), rows, strict=True)
        ]
        return Lane(side, list(zip(entries, drawn, strict=True)), "".join(lines), max(rows, default=0) + 1)

    def _extent(self, drawn: list[Shape], width: int) -> tuple[float, float]:
        """Measure what a mark covers of an axis of a width, in pixels, with the space to the next one."""
        covered = []
        for shape in drawn:
            start, end = (self.place(day) * width / 100 for day in (shape.start, shape.end))
            covered.append((start - MARK, end + MARK) if shape.kind == "due" else (start, max(end, start + MARK)))
        return min(start for start, _ in covered), max(end for _, end in covered) + _GAP


def draw(timeline: Timeline, sides: Iterable[Side]) -> tuple[Axis, list[Lane]]:
    """Draw a timeline that has entries."""
    axis = Axis(timeline.whole.first, timeline.whole.last)
    return axis, [axis.lane(side, timeline.of(side)) for side in sides]


def shapes_of(span: Span) -> list[Shape]:
    """Draw a date: outlined where it may lie, filled where it surely holds, an open line where it has no end.

    Of a forecast only the day on which it falls due is drawn: what it says of the time before is no claim.
    """
    first, last = (_day(day) for day in span.known)
    if span.is_due:
        return [Shape("due", last, last + 1)]
    if span.certain == span.known:
        drawn = [Shape("certain", first, last + 1)]
    else:
        drawn = [Shape("vague", first, last + 1, span.is_unsure)]
        if span.certain:
            drawn.append(Shape("core", _day(span.certain[0]), _day(span.certain[1]) + 1))
    if span.first is None:
        drawn.append(Shape("open", -math.inf, first))
    if span.last is None:
        drawn.append(Shape("open", last + 1, math.inf))
    return drawn


def stack(extents: Iterable[tuple[float, float]]) -> list[int]:
    """Give every extent a row in which it touches no other: the first that is free, counted from the axis."""
    extents = list(extents)
    rows = [0] * len(extents)
    taken: list[float] = []
    for place in sorted(range(len(extents)), key=extents.__getitem__):
        start, end = extents[place]
        row = next((row for row, until in enumerate(taken) if until <= start), len(taken))
        taken[row : row + 1] = [end]
        rows[place] = row
    return rows


def _joined(drawn: list[Shape]) -> list[Shape]:
    """Put a line behind the shapes of several dates."""
    if sum(shape.kind in ("vague", "certain", "due") for shape in drawn) < 2:
        return drawn
    return [Shape("join", min(each.start for each in drawn), max(each.end for each in drawn)), *drawn]


def _ends(drawn: list[Shape]) -> tuple[float, float]:
    return min(shape.start for shape in drawn), max(shape.end for shape in drawn)


def _day(date: datetime.date) -> int:
    return (date - _EPOCH).days
