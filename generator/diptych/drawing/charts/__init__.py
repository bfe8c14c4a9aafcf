"""Charts as readers meet them: the drawing, its title and description, the key to its signs."""

import math
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from diptych import wording
from diptych.derived.series import Chart
from diptych.drawing.charts.bars import draw_bars
from diptych.drawing.charts.over_time import draw_over_time
from diptych.drawing.charts.plot import WIDTH
from diptych.drawing.charts.plotted import Plotted, plot_of
from diptych.library import Fact
from diptych.records import Qualifier
from diptych.values import dates

_UP = {Qualifier.MORE_THAN, Qualifier.AT_LEAST}
_DOWN = {Qualifier.LESS_THAN, Qualifier.AT_MOST}


def unit_of(chart: Chart[Fact]) -> str:
    """Name the unit of a chart's figures."""
    return wording.unit_name(chart.figures[0][1].unit)


def shared_date(chart: Chart[Fact]) -> str:
    """Say the one date of all bars; where they have several, it stands at each."""
    first, *others = (figure.date for _, figure in chart.figures)
    return dates.shown(first) if first and all(date == first for date in others) else ""


def description(chart: Chart[Fact]) -> str:
    """Say what a chart shows to somebody who cannot see it, every figure with its hedge."""
    how = "Points over time, on an axis with its zero." if chart.is_over_time else "Bars from zero, on one scale."
    lines = []
    for line in chart.lines:
        said = []
        for figure in line.figures:
            date = f" ({dates.shown(figure.date)})" if figure.date and chart.is_over_time else ""
            said.append(wording.figure_words(figure).text + date)
        lines.append(f"{line.fact.side.record.name}, {line.label}: {', '.join(said)}.")
    return " ".join((how, *lines))


def key(chart: Chart[Fact]) -> list[str]:
    """Explain those signs that a chart uses, in sentences."""
    figures = [figure for _, figure in chart.figures]
    hedges = dict.fromkeys(figure.qualifier for figure in figures)
    up, down = (" or ".join(wording.HEDGES[hedge] for hedge in hedges if hedge in way) for way in (_UP, _DOWN))
    points = chart.is_over_time
    sentences = {
        "A hollow point: about." if points else "An open end: about.": Qualifier.ABOUT in hedges,
        f"An arrow {'up' if points else 'onwards'}: {up}.": bool(up),
        f"An arrow {'down' if points else 'back'}: {down}.": bool(down),
        f"A hollow {'bar' if points else 'end'}: from the one number to the other.": Qualifier.BETWEEN in hedges,
        "A line through a point: the time that its date covers.": _drawn(plot_of(chart)).shows_time,
        "The dotted line only joins the points.": points,
        "Some dates are inferred: the numbers say from what.": any(figure.inferred for figure in figures),
    }
    return [sentence for sentence, is_used in sentences.items() if is_used]


def drawing(chart: Chart[Fact], prefix: str = "chart") -> Markup:
    """Draw a chart as one line of SVG; `prefix` keeps its ids apart from others on the page."""
    drawn = _drawn(plot_of(chart))
    names = (f"{prefix}-{chart.id}-title", f"{prefix}-{chart.id}-desc")
    return Markup(
        '<svg class="dp-plot" viewBox="0 {} {} {}" role="img" aria-labelledby="{} {}">'
        '<title id="{}">{}</title><desc id="{}">{}</desc>{}</svg>'
    ).format(*drawn.box, *names, names[0], chart.title, names[1], description(chart), drawn.inside)


class _Drawn(NamedTuple):
    """What is drawn: the inside of an SVG with its top, width and height, and whether a time is drawn in it."""

    inside: Markup
    box: tuple[int, int, int]
    shows_time: bool


# A served site is made anew with every edit; its charts seldom change.
@lru_cache(maxsize=1024)
def _drawn(plotted: Plotted) -> _Drawn:
    draw = draw_over_time if plotted.is_over_time else draw_bars
    sheet, height = draw(plotted)
    top = math.floor(sheet.top)
    return _Drawn(sheet.svg(), (top, WIDTH, math.ceil(height) - top), sheet.shows_time)
