"""A sheet to draw a chart on: shapes and real text, set by Matplotlib, written as one line of SVG without an ink.

What a shape is, is its class: the page's style sheet gives it its ink, so that one drawing serves light, dark and
print. Nothing of the machine goes in: the font that measures comes with Matplotlib, its settings are the ones it is
born with, and coordinates are rounded to a tenth of a pixel. Importing this module takes half a second: only `charts`
does, and only where there is a chart to draw.
"""

import io
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, cast
from xml.etree import ElementTree

import matplotlib
from markupsafe import Markup
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon
from matplotlib.textpath import TextToPath
from matplotlib.ticker import MaxNLocator

WIDTH = 328  # pixels: a phone's column, so that text is as large there as it was meant
TEXT, NUMBER = 13, 16  # sizes of type
LEADING = 17
_WIDER = 1.2  # how much wider than the ones that measure a reader's own fonts may be

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
# Of the fonts that readers have, DejaVu's are among the widest. Numbers are set in a serif.
_FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
_SANS, _SERIF = (str(_FONTS / f"DejaVu{kind}.ttf") for kind in ("Sans", "Serif"))
_SETTINGS = {"svg.fonttype": "none", "svg.hashsalt": "diptych", "path.simplify": False}
_BARE = dict.fromkeys(("Creator", "Date", "Format", "Type"))
# Matplotlib's settings are one for the whole program, and pages may be made by several threads.
_DRAWING = Lock()


class Point(NamedTuple):
    """A place on a sheet, in pixels from its upper left corner."""

    x: float
    y: float


class Sheet:
    """Shapes and lines of text, one over the other in the order they came; every one has a look, its class."""

    def __init__(self) -> None:
        self._artists: list[Callable[[], Artist]] = []  # made only with our settings: they take theirs when made
        self._texts: list[tuple[Point, str, str, str]] = []
        self.top = 0.0  # where the drawing begins
        self.shows_time = False  # whether the time that a date covers is drawn, which needs a word of explanation

    def line(self, points: Iterable[tuple[float, float]], look: str) -> None:
        """Draw a line through points."""
        xs, ys = zip(*points, strict=True)
        self._artists.append(partial(Line2D, xs, ys, gid=_class(look)))

    def box(self, x: float, y: float, width: float, height: float, look: str) -> None:
        """Draw a box by its upper left corner."""
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        self._artists.append(partial(Polygon, corners, gid=_class(look)))

    def dot(self, at: Point, radius: float, look: str) -> None:
        """Draw a dot."""
        self._artists.append(partial(Circle, at, radius, gid=_class(look)))

    def arrow(self, start: Point, end: Point, look: str) -> None:
        """Draw an arrow with an open head."""
        (x, y), is_level = end, start.y == end.y
        back = 5 if (end.x < start.x if is_level else end.y < start.y) else -5
        head = [(x + back, y - 4), end, (x + back, y + 4)] if is_level else [(x - 4, y + back), end, (x + 4, y + back)]
        self.line([start, end], look)
        self.line(head, look)

    def mark(self, x: float, y: float, panel: str) -> None:
        """Draw a side's mark, a box with one half filled, by its upper left corner."""
        self.box(x + 0.5, y + 0.5, 9, 9, f"hollow {panel}")
        self.box(x if panel == "left" else x + 5, y, 5, 10, f"fill {panel}")

    def text(self, at: Point, words: str, look: str, anchor: str = "start") -> None:
        """Set a line of text by its baseline; `anchor` is start, middle or end."""
        self._texts.append((at, words, look, anchor))

    def svg(self, height: float) -> Markup:
        """Write all shapes, and all texts over them, as the inside of an SVG."""
        with _our_settings():
            drawn = self._drawn(height)
        return Markup("").join(_shapes(ElementTree.fromstring(drawn)))  # noqa: S314 (Matplotlib's own)

    def _drawn(self, height: float) -> str:
        figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
        FigureCanvasSVG(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        for order, make in enumerate(self._artists):
            artist = make()
            artist.set(zorder=order, clip_on=False)
            axes.add_artist(artist)
        sides = {"start": "left", "middle": "center", "end": "right"}
        for number, ((x, y), words, look, anchor) in enumerate(self._texts, start=len(self._artists)):
            axes.text(
                x, y, words, ha=sides[anchor], va="baseline", gid=_class(look), zorder=number, parse_math=False,
                fontproperties=FontProperties(fname=_SANS, size=TEXT),
            )  # fmt: skip
        written = io.StringIO()
        figure.savefig(written, format="svg", metadata=_BARE)
        return written.getvalue()


@contextmanager
def _our_settings() -> Iterator[None]:
    """Draw with the settings that Matplotlib is born with, whatever somebody's file of settings says."""
    with _DRAWING, warnings.catch_warnings(), matplotlib.rc_context():
        # The reader's font has the signs that the one we measure with may lack.
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(cast(Any, _SETTINGS))
        yield


@lru_cache(maxsize=4096)
def width_of(words: str, size: float = TEXT) -> float:
    """Measure the room that a line of text needs, whatever font it is read in."""
    with _our_settings():
        font = FontProperties(fname=_SERIF if size == NUMBER else _SANS, size=size)
        return _WIDER * float(TextToPath().get_text_width_height_descent(words, font, ismath=False)[0])


def wrapped(words: str, width: float, size: float = TEXT) -> list[str]:
    """Break a text into lines that fit; a word that is longer than a line has one to itself."""
    lines: list[str] = []
    for word in words.split():
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def ticks(low: float, high: float, *, is_whole: bool) -> list[float]:
    """Choose a few round numbers from `low`, or below it, to `high`, or above it; zero is one of them."""
    locator = MaxNLocator(nbins=3, steps=[1, 2, 2.5, 5, 10], integer=is_whole)
    return [float(tick) for tick in locator.tick_values(min(0, low), max(0, high))]


def _class(look: str) -> str:
    return " ".join(f"dp-{'' if word in ('left', 'right') else 'plot-'}{word}" for word in look.split())


def _shapes(root: ElementTree.Element) -> Iterator[Markup]:
    """Keep of Matplotlib's SVG the shapes and texts that are ours, without inks, ids and settings."""
    for group in root.iter(f"{_SVG}g"):
        look = group.get("id", "")
        if not look.startswith("dp-"):
            continue
        for path in group.iter(f"{_SVG}path"):
            yield Markup('<path class="{}" d="{}"/>').format(look, _rounded(" ".join(path.get("d", "").split())))
        for text in group.iter(f"{_SVG}text"):
            anchor = re.search(r"text-anchor: (\w+)", text.get("style", ""))
            end = Markup(' text-anchor="{}"').format(anchor[1]) if anchor and anchor[1] != "start" else ""
            x, y = _rounded(text.get("x", "")), _rounded(text.get("y", ""))
            yield Markup('<text class="{}" x="{}" y="{}"{}>{}</text>').format(look, x, y, end, text.text)


def _rounded(numbers: str) -> str:
    return _NUMBERS.sub(lambda number: f"{round(float(number[0]), 1) + 0:g}", numbers)
