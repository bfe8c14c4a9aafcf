"""Bars side by side: each from zero, with its number at its end and its hedge drawn."""

from diptych.drawing.charts.plot import LEADING, NUMBER, WIDTH, Point, Sheet, ticks, width_of, wrapped
from diptych.drawing.charts.plotted import Plotted, Trace
from diptych.records import Qualifier

_THICK = 16
_GAP = 14
_ARROW = 18
_SOFT = 12  # how much of a bar is left open where its length is about right
_ROOM = 8  # between a bar and its number
_LONG = WIDTH * 2 / 3  # numbers that would leave the bars less than a third stand above them


def draw_bars(plotted: Plotted) -> tuple[Sheet, float]:
    """Draw bars on a sheet; return it with its height."""
    sheet = Sheet()
    low, high = min(0.0, plotted.bounds[0]), max(0.0, plotted.bounds[1])
    is_beside = max(_room(trace, is_beside=True) for trace in plotted.traces) <= _LONG
    scale, zero = _scale(plotted, low, high, is_beside=is_beside)
    y = 0.0
    for trace in plotted.traces:
        y = _label(sheet, trace, y, is_two_sided=plotted.is_two_sided)
        if not is_beside:
            y = _number_above(sheet, trace, y)
        _bar(sheet, trace, zero, scale, y, is_beside=is_beside)
        y += _THICK + _GAP
    _axis(sheet, plotted, zero, scale, y)
    return sheet, y + LEADING


def _scale(plotted: Plotted, low: float, high: float, *, is_beside: bool) -> tuple[float, float]:
    """Choose the pixels to a unit, the most that leave every number its room, and where zero is."""
    rooms = [(trace, _room(trace, is_beside=is_beside)) for trace in plotted.traces]
    before = max((room for trace, room in rooms if _is_negative(trace)), default=0.0)
    longest = [(room, abs(trace.marks[0].ends[-1])) for trace, room in rooms if not _is_negative(trace)]
    scales = [(WIDTH - before - room) / (length - low) for room, length in longest if length - low]
    scale = min(scales, default=(WIDTH - before) / (high - low or 1))
    return scale, before - low * scale


def _is_negative(trace: Trace) -> bool:
    return trace.marks[0].ends[-1] < 0


def _room(trace: Trace, *, is_beside: bool) -> float:
    """Measure what stands beyond a bar's end: an arrow, and the number where it is beside its bar."""
    is_open = trace.marks[0].qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
    return (width_of(trace.marks[0].words, NUMBER) + _ROOM) * is_beside + _ARROW * is_open


def _label(sheet: Sheet, trace: Trace, y: float, *, is_two_sided: bool) -> float:
    """Write what a bar measures above it, after its side's mark where both sides have bars; return where it ends."""
    indent = 15 if is_two_sided else 0
    if is_two_sided:
        sheet.mark(0, y + 3, trace.panel)
    for line in wrapped(trace.label, WIDTH - indent):
        y += LEADING
        sheet.text(Point(indent, y - 4), line, "label")
    return y + 2


def _number_above(sheet: Sheet, trace: Trace, y: float) -> float:
    for line in wrapped(trace.marks[0].words, WIDTH, NUMBER):
        y += LEADING
        sheet.text(Point(0, y - 2), line, f"number {trace.panel}")
    return y + 4


def _bar(sheet: Sheet, trace: Trace, zero: float, scale: float, y: float, *, is_beside: bool) -> None:
    mark, panel = trace.marks[0], trace.panel
    first, last = (zero + end * scale for end in (mark.ends[0], mark.ends[-1]))
    away = -1 if last < zero else 1
    tip = last
    if mark.qualifier is Qualifier.BETWEEN:
        near, far = sorted((first, last), key=lambda x: abs(x - zero))
        _solid(sheet, zero, near, y, panel)
        _box(sheet, near, far, y, f"hollow {panel}")
        tip = far
    elif mark.qualifier is Qualifier.ABOUT:
        soft = last - away * min(_SOFT, abs(last - zero) / 2)
        _solid(sheet, zero, soft, y, panel)
        for edge in (y + 0.5, y + _THICK - 0.5):
            sheet.line([(soft, edge), (last, edge)], f"soft {panel}")
    elif mark.qualifier in (Qualifier.AT_MOST, Qualifier.LESS_THAN):
        _box(sheet, zero, last, y, f"hollow {panel}")
        start = last - away * 3
        middle = y + _THICK / 2
        if abs(last - zero) > _ARROW:
            sheet.arrow(Point(start, middle), Point(start - away * (_ARROW - 4), middle), f"edge {panel}")
    else:
        _solid(sheet, zero, last, y, panel)
        if mark.qualifier is not Qualifier.EXACT:
            tip, middle = last + away * _ARROW, y + _THICK / 2
            sheet.arrow(Point(last + away * 3, middle), Point(tip, middle), f"edge {panel}")
    sheet.line([(zero, y - 3), (zero, y + _THICK + 3)], "zero")
    if is_beside:
        anchor = "end" if away < 0 else "start"
        sheet.text(Point(tip + away * _ROOM, y + _THICK - 2.5), mark.words, f"number {panel}", anchor)


def _solid(sheet: Sheet, start: float, end: float, y: float, panel: str) -> None:
    """Fill a bar; the right side's is double, as the bar over its cards is."""
    left, width = min(start, end), abs(end - start)
    if panel == "right":
        sheet.box(left, y, width, _THICK / 2 - 1.5, "fill right")
        sheet.box(left, y + _THICK / 2 + 1.5, width, _THICK / 2 - 1.5, "fill right")
    else:
        sheet.box(left, y, width, _THICK, "fill left")


def _box(sheet: Sheet, start: float, end: float, y: float, look: str) -> None:
    sheet.box(min(start, end) + 0.5, y + 0.5, max(abs(end - start) - 1, 0), _THICK - 1, look)


def _axis(sheet: Sheet, plotted: Plotted, zero: float, scale: float, y: float) -> None:
    """Draw the scale below the bars, as far as they reach."""
    low, high = plotted.bounds
    shown = [tick for tick in ticks(low, high, is_whole=plotted.is_whole) if min(0, low) <= tick <= max(0, high)]
    sheet.line([(zero + min(0, low) * scale, y - 6), (zero + max(0, high) * scale, y - 6)], "axis")
    right = -1.0
    for tick in shown:
        x, words = zero + tick * scale, plotted.said(tick)
        sheet.line([(x, y - 6), (x, y - 2)], "axis")
        half = width_of(words) / 2
        x = min(max(x, half), WIDTH - half)
        if x - half > right:
            sheet.text(Point(x, y + 11), words, "tick", "middle")
            right = x + half + 6
