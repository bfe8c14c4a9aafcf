"""A sheet to draw a chart on: shapes and real text, written as one line of SVG without an ink.

What a shape is, is its class: the page's style sheet gives it its ink, so that one drawing serves light, dark and
print. Texts are set by the reader's browser in the reader's fonts; here they are only measured, generously, in a font
that comes with our packages. Coordinates are rounded to a tenth of a pixel.
"""

import math
import unicodedata
from collections.abc import Iterable
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from markupsafe import Markup
from PIL import ImageFont

from diptych.drawing.fonts import sans

WIDTH = 328  # pixels: a phone's column, so that text is as large there as it was meant
TEXT, NUMBER = 13, 16  # sizes of type
LEADING = 17
# How much wider than the font that measures a reader's own may be. DejaVu's sans and serif, which are among the widest,
# set a line of a chart up to 1.13 times as wide, and a fifth more than theirs is more than any system has.
_WIDER = 1.4
_LARGE = 1000  # the size at which text is measured, so that nothing is lost to rounding
_STEPS = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5), Fraction(10))


class Point(NamedTuple):
    """A place on a sheet, in pixels from its upper left corner."""

    x: float
    y: float


class Sheet:
    """Shapes, and lines of text over them, in the order they came; every one has a look, its class."""

    def __init__(self) -> None:
        self._shapes: list[Markup] = []
        self._texts: list[Markup] = []
        self.top = 0.0  # where the drawing begins
        self.shows_time = False  # whether the time that a date covers is drawn, which needs a word of explanation

    def line(self, points: Iterable[tuple[float, float]], look: str) -> None:
        """Draw a line through points."""
        self._path(points, look, end="")

    def box(self, x: float, y: float, width: float, height: float, look: str) -> None:
        """Draw a box by its upper left corner."""
        self._path([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], look, end="z")

    def dot(self, at: Point, radius: float, look: str) -> None:
        """Draw a dot."""
        circle = Markup('<circle class="{}" cx="{}" cy="{}" r="{}"/>')
        self._shapes.append(circle.format(_class(look), _rounded(at.x), _rounded(at.y), _rounded(radius)))

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
        anchored = Markup(' text-anchor="{}"').format(anchor) if anchor != "start" else ""
        text = Markup('<text class="{}" x="{}" y="{}"{}>{}</text>')
        self._texts.append(text.format(_class(look), _rounded(at.x), _rounded(at.y), anchored, words))

    def svg(self) -> Markup:
        """Write all shapes, and all texts over them, as the inside of an SVG."""
        return Markup("").join((*self._shapes, *self._texts))

    def _path(self, points: Iterable[tuple[float, float]], look: str, *, end: str) -> None:
        way = "L".join(f"{_rounded(x)} {_rounded(y)}" for x, y in points)
        self._shapes.append(Markup('<path class="{}" d="M{}{}"/>').format(_class(look), way, end))


@lru_cache(maxsize=4096)
def width_of(words: str, size: float = TEXT) -> float:
    """Measure the room that a line of text needs, whatever font it is read in."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in words)  # they fill a square in any font
    narrow = "".join(letter for letter in words if unicodedata.east_asian_width(letter) not in "WF")
    return size * (wide + _WIDER * _font().getlength(narrow) / _LARGE)


@cache
def _font() -> ImageFont.FreeTypeFont:
    # Plain advances, as every build of Pillow has them: shaping depends on a library that is not everywhere.
    return ImageFont.truetype(sans(), _LARGE, layout_engine=ImageFont.Layout.BASIC)


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
    """Choose up to four round numbers from `low`, or below it, to `high`, or above it; zero is one of them."""
    start, end = Fraction(str(min(0.0, low))), Fraction(str(max(0.0, high)))
    power = Fraction(10) ** math.floor(math.log10((end - start) or 1)) / 10
    while True:
        for step in (power * part for part in _STEPS):
            first, last = math.floor(start / step), max(math.ceil(end / step), 1 if start == 0 else 0)
            if last - first <= 3 and not (is_whole and step.denominator > 1):
                return [float(number * step) for number in range(first, last + 1)]
        power *= 10


def _class(look: str) -> str:
    return " ".join(f"dp-{'' if word in ('left', 'right') else 'plot-'}{word}" for word in look.split())


def _rounded(number: float) -> str:
    return f"{round(number, 1) + 0:.15g}"
