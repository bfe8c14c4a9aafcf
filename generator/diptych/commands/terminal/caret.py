"""Show a line of a file on a terminal, with a caret below the place that is meant."""

import unicodedata
from collections.abc import Callable

import click

from diptych.problem import is_plain

Style = Callable[[str, str], str]  # a text in the colour of its role: place, error, warning, caret
_COLOURS: dict[str, dict[str, str | bool]] = {
    "place": {"bold": True},
    "error": {"fg": "red"},
    "warning": {"fg": "yellow"},
    "caret": {"fg": "cyan"},
}
_WIDEST = 100  # signs of a line that are shown, so that the caret stays below its place on most terminals
_BEFORE = 60
_GUTTER = "    | "  # no line of a file begins a line, where it could be a command of a CI's or a problem of its own


def unstyled(text: str, _role: str) -> str:
    """Leave a text as it is."""
    return text


def coloured(text: str, role: str) -> str:
    """Colour a text as a terminal shows its role."""
    return click.style(text, **_COLOURS[role])  # type: ignore[arg-type]


def pointed_at(line: str, column: int, style: Style) -> str:
    """Write a line and below it a caret; columns count from 1. A long line is cut on both sides."""
    at = min(column - 1, len(line))
    start = max(0, at - _BEFORE) if len(line) > _WIDEST else 0
    end = start + _WIDEST
    before, after = "… " * (start > 0), " …" * (end < len(line))
    # GitHub obeys ##[ anywhere in a line.
    shown = "".join(map(_seen, line[start:end])).replace("##[", "#\N{REPLACEMENT CHARACTER}[")
    indent = len(before) + sum(map(_width, line[start:at]))
    return f"\n{_GUTTER}{before}{shown}{after}\n{_GUTTER}{' ' * indent}{style('^', 'caret')}"


def _seen(sign: str) -> str:
    """Show a sign that moves or commands a terminal as another that does nothing."""
    if sign == "\t":
        return " "
    return sign if is_plain(sign) else "\N{REPLACEMENT CHARACTER}"


def _width(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1
