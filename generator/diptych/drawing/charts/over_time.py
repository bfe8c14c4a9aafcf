"""Figures over time: points to scale on an axis from zero, each with its number, its hedge and the time it covers."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from diptych.drawing.charts.plot import LEADING, NUMBER, TEXT, WIDTH, Point, Sheet, ticks, width_of, wrapped
from diptych.drawing.charts.plotted import Mark, Plotted, Trace
from diptych.records import Qualifier

_TALL = 150
_HEAD = 38  # above the highest gridline: room for a number and a name
_RADIUS = 4
_ARROW = 18
_DATE_WIDTH = 156
_SEEN = 20  # a time drawn shorter than this would look like an error of measurement
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}  # how much of a text stands before the place it is set at
# Of more points than these, those whose number or date finds no room have it in the table only; of more still, all but
# the first and the last.
_MANY, _VERY_MANY = 6, 24


class _Area(NamedTuple):
    """A stretch of the sheet that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "_Area") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class _Frame:
    """Where days and numbers lie on the sheet."""

    def __init__(self, plotted: Plotted):
        self.ticks = ticks(*plotted.bounds, is_whole=plotted.is_whole)
        self.words = [plotted.said(tick) for tick in self.ticks]
        self.left = max(map(width_of, self.words)) + 8
        self.right = WIDTH - _RADIUS - 2
        self.bottom = _HEAD + _TALL
        days = [day for mark in plotted.marks for day in (mark.start, mark.end, mark.day) if day is not None]
        self.first, self.last = min(days), max(days)

    def x(self, day: float) -> float:
        return self.left + (day - self.first) / (self.last - self.first or 1) * (self.right - self.left)

    def y(self, number: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.bottom - (number - low) / (high - low) * _TALL

    def at(self, mark: Mark) -> Point:
        return Point(self.x(mark.day), self.y(mark.height))


def draw_over_time(plotted: Plotted) -> tuple[Sheet, float]:
    """Draw lines over time on a sheet; return it with its height."""
    sheet, frame = Sheet(), _Frame(plotted)
    for tick, words in zip(frame.ticks, frame.words, strict=True):
        y = frame.y(tick)
        sheet.line([(frame.left, y), (WIDTH, y)], "zero" if tick == 0 else "grid")
        sheet.text(Point(frame.left - 8, y + 4.5), words, "tick", "end")
    for trace in plotted.traces:
        sheet.line([frame.at(mark) for mark in trace.marks], f"join {trace.panel}")
    for trace in plotted.traces:
        for mark in trace.marks:
            _draw_mark(sheet, frame, mark, trace.panel)
    taken = _write(sheet, frame, plotted)
    sheet.top = min(frame.y(frame.ticks[-1]) - TEXT, *(area.top for area in taken))
    return sheet, _dates(sheet, frame, plotted)


def _draw_mark(sheet: Sheet, frame: _Frame, mark: Mark, panel: str) -> None:
    at = frame.at(mark)
    _draw_time(sheet, frame, mark, at, panel)
    if mark.qualifier is Qualifier.BETWEEN:
        low, high = map(frame.y, mark.ends)
        sheet.box(at.x - _RADIUS, high, 2 * _RADIUS, low - high, f"hollow {panel}")
        return
    up = {Qualifier.MORE_THAN: -1, Qualifier.AT_LEAST: -1, Qualifier.LESS_THAN: 1, Qualifier.AT_MOST: 1}
    if way := up.get(mark.qualifier, 0):
        sheet.arrow(Point(at.x, at.y + way * _RADIUS), Point(at.x, at.y + way * _ARROW), f"edge {panel}")
    sheet.dot(at, _RADIUS, f"{'hollow' if mark.qualifier is Qualifier.ABOUT else 'fill'} {panel}")


def _draw_time(sheet: Sheet, frame: _Frame, mark: Mark, at: Point, panel: str) -> None:
    """Draw the time that a date covers as a line through the point; an open end has an arrow."""
    start = frame.x(mark.start) if mark.start is not None else None
    end = frame.x(mark.end) if mark.end is not None else None
    if start is None:
        sheet.arrow(at, Point(at.x - _ARROW, at.y), f"edge {panel}")
    elif end is None:
        sheet.arrow(at, Point(min(at.x + _ARROW, WIDTH), at.y), f"edge {panel}")
    elif end - start > _SEEN:
        sheet.line([(start, at.y), (end, at.y)], f"edge {panel}")
    else:
        return
    sheet.shows_time = True


def _write(sheet: Sheet, frame: _Frame, plotted: Plotted) -> list[_Area]:
    """Write every number beside its point, and every line's name beside its line; return what is taken."""
    taken = list(_drawn_areas(frame, plotted))
    for trace in plotted.traces:
        ends = (trace.marks[0], trace.marks[-1])
        for mark in (*ends, *trace.marks[1:-1]) if len(trace.marks) > 1 else ends[:1]:
            if mark not in ends and len(trace.marks) > _VERY_MANY:
                break
            places = list(_places_around(frame, mark))
            must_be = len(trace.marks) <= _MANY or mark in ends
            _write_one(sheet, frame, taken, mark.words, f"number {trace.panel}", NUMBER, places, must_be=must_be)
    for trace in plotted.traces if len(plotted.traces) > 1 else ():
        places = list(_places_of_name(frame, trace))
        _write_one(sheet, frame, taken, trace.label, f"name {trace.panel}", TEXT, places, must_be=True)
    return taken


def _write_one(
    sheet: Sheet, frame: _Frame, taken: list[_Area], words: str, look: str, size: int, places: list[tuple[Point, str]],
    *, must_be: bool,
) -> None:  # fmt: skip
    places = [_on_sheet(words, size, place, frame.left - _RADIUS) for place in places]
    areas = [_area_of(words, size, *place) for place in places]
    hits = [sum(area.overlaps(other) for other in taken) + 50 * (area.bottom > frame.bottom + 1) for area in areas]
    best = min(range(len(places)), key=hits.__getitem__)
    if hits[best] and not must_be:
        return
    at, anchor = places[best]
    taken.append(areas[best])
    sheet.text(at, words, look, anchor)


def _area_of(words: str, size: int, at: Point, anchor: str) -> _Area:
    """Measure a line of text."""
    width = width_of(words, size)
    left = at.x - _BEFORE[anchor] * width
    return _Area(left, at.y - size + 1, left + width, at.y + 3)


def _on_sheet(words: str, size: int, place: tuple[Point, str], least: float) -> tuple[Point, str]:
    """Hold a line of text at the edge that it would cross: of the sheet, or `least`, which is left of the axis."""
    y = place[0].y
    if _area_of(words, size, *place).left < least:
        place = Point(least, y), "start"
    if _area_of(words, size, *place).right > WIDTH:
        place = Point(WIDTH, y), "end"
    return place


def _places_around(frame: _Frame, mark: Mark) -> Iterator[tuple[Point, str]]:
    """Name the places for a point's number, the best first: above, below, to its sides, further off."""
    x = frame.at(mark).x
    high, low = frame.y(max(mark.ends)), frame.y(min(mark.ends))
    for off in (10, 10 + _ARROW):
        yield Point(x, high - off), "middle"
        yield Point(x, low + off + NUMBER - 4), "middle"
    yield Point(x + 10, frame.at(mark).y + 5), "start"
    yield Point(x - 10, frame.at(mark).y + 5), "end"


def _places_of_name(frame: _Frame, trace: Trace) -> Iterator[tuple[Point, str]]:
    for mark, anchor in ((trace.marks[0], "start"), (trace.marks[-1], "end")):
        x = frame.at(mark).x + (-_RADIUS if anchor == "start" else _RADIUS)
        high, low = frame.y(max(mark.ends)), frame.y(min(mark.ends))
        for off in (28, 12, 44):
            yield Point(x, high - off), anchor
            yield Point(x, low + off + 8), anchor


def _drawn_areas(frame: _Frame, plotted: Plotted) -> Iterator[_Area]:
    for trace in plotted.traces:
        points = [frame.at(mark) for mark in trace.marks]
        for mark, at in zip(trace.marks, points, strict=True):
            yield _Area(at.x - 5, frame.y(max(mark.ends)) - 5, at.x + 5, frame.y(min(mark.ends)) + 5)
            if mark.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST):
                yield _Area(at.x - 4, at.y - _ARROW, at.x + 4, at.y)
            elif mark.qualifier in (Qualifier.LESS_THAN, Qualifier.AT_MOST):
                yield _Area(at.x - 4, at.y, at.x + 4, at.y + _ARROW)
        for start, end in pairwise(points):
            steps = max(1, int(max(abs(end.x - start.x), abs(end.y - start.y)) / 4))
            for step in range(steps + 1):
                x, y = start.x + (end.x - start.x) * step / steps, start.y + (end.y - start.y) * step / steps
                yield _Area(x - 1, y - 1, x + 1, y + 1)


def _dates(sheet: Sheet, frame: _Frame, plotted: Plotted) -> float:
    """Write the points' dates below the axis, each once, in as many rows as they need; return where they end."""
    is_inferred: dict[str, bool] = {}
    for mark in plotted.marks:
        is_inferred[mark.date] = is_inferred.get(mark.date, True) and mark.is_inferred
    by_date = {mark.date: mark for mark in sorted(plotted.marks, key=lambda mark: mark.day)}
    first, *between, last = list(by_date.values()) if len(by_date) > 1 else [*by_date.values()] * 2
    taken: list[_Area] = []
    for mark in dict.fromkeys((first, last, *between)):
        lines = wrapped(mark.date, _DATE_WIDTH) + ["inferred"] * is_inferred[mark.date]
        width = max(map(width_of, lines))
        at, x = frame.x(mark.day), max(width / 2, min(frame.x(mark.day), WIDTH - width / 2))
        area = _Area(x - width / 2 - 3, frame.bottom + 6, x + width / 2 + 3, frame.bottom + 6 + len(lines) * LEADING)
        while any(area.overlaps(other) for other in taken):
            area = area._replace(top=area.top + LEADING, bottom=area.bottom + LEADING)
        if len(by_date) > _MANY and area.top > frame.bottom + 6:
            sheet.line([(at, frame.bottom), (at, frame.bottom + 4)], "axis")
            continue
        sheet.line([(at, frame.bottom), (at, area.top)], "axis")
        for number, line in enumerate(lines, start=1):
            look = "tick inferred" if is_inferred[mark.date] and number == len(lines) else "tick"
            sheet.text(Point(x, area.top + number * LEADING - 4), line, look, "middle")
        taken.append(area)
    return max(area.bottom for area in taken) + 4
