"""Dates as the texts give them: EDTF (ISO 8601-2, level 1), their bounds, and their words for readers."""

import datetime
import re
from functools import cache

from babel.dates import format_date, get_month_names
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

_LOCALE = "en_GB"
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_SIMPLE = r"\d{2}[\dX][\dX](-(\d{2}|XX)(-(\d{2}|XX))?)?[?~%]?"
_SHAPE = re.compile(rf"{_SIMPLE}|(\.\.)?/{_SIMPLE}|{_SIMPLE}/(\.\.)?|{_SIMPLE}/{_SIMPLE}")


def is_edtf(written: str) -> bool:
    """Tell whether `written` is an EDTF date of level 1 between the years 1 and 9999."""
    if not written or not _SHAPE.fullmatch(written):
        return False
    try:
        start, end = earliest(written), latest(written)
    except (ValueError, EDTFParseException):
        return False
    return start <= end


def earliest(edtf: str) -> datetime.date:
    """Return the first day an EDTF date can mean; `date.min` where it is open."""
    return _bounds(edtf)[0]


def latest(edtf: str) -> datetime.date:
    """Return the last day an EDTF date can mean; `date.max` where it is open."""
    return _bounds(edtf)[1]


def years(edtf: str) -> range:
    """List the years that an EDTF date touches; of one with an open end, those of the end that is named."""
    ends = [end for end in edtf.split("/") if end.strip(".")]
    return range(earliest(ends[0]).year, latest(ends[-1]).year + 1)


@cache
def _bounds(edtf: str) -> tuple[datetime.date, datetime.date]:
    start, _, end = edtf.partition("/")
    if "/" not in edtf:
        return _day(start, "lower_strict"), _day(start, "upper_strict")
    first = datetime.date.min if start in ("", "..") else _day(start, "lower_strict")
    last = datetime.date.max if end in ("", "..") else _day(end, "upper_strict")
    return first, last


def _day(simple: str, bound: str) -> datetime.date:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", simple):
        # The edtf package takes 29 February in any year; the calendar does not.
        return datetime.date.fromisoformat(simple)
    if bound == "upper_strict" and re.fullmatch(r"\d{4}-24", simple):
        # The edtf package ends a winter with the year in which it begins.
        return datetime.date(int(simple[:4]) + 1, 3, 1) - datetime.timedelta(days=1)
    moment: tuple[int, ...] | float = getattr(parse_edtf(simple), bound)()
    if isinstance(moment, float | int):  # which is infinite
        raise ValueError(f"{simple} has no bound")
    year, month, day = moment[:3]
    return datetime.date(year, month, day)


@cache
def shown(edtf: str) -> str:
    """Write an EDTF date as readers say it: `about 2024`, `November 2022 to February 2023`, `since 2022`."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _simple_shown(start)
    if end in ("", ".."):
        return f"since {_simple_shown(start)}"
    if start in ("", ".."):
        return f"until {_simple_shown(end)}"
    return f"{_simple_shown(start)} to {_simple_shown(end)}"


def _simple_shown(simple: str) -> str:
    hedge = {"~": "about ", "?": "possibly ", "%": "possibly about "}.get(simple[-1], "")
    year, month, day = ([*simple.rstrip("?~%").split("-"), "", ""])[:3]
    if "X" in year:
        words = _years_shown(year)
    elif not month or "X" in month:
        words = year
    elif month in _SEASONS:
        words = f"{_SEASONS[month]} {year}" + (f"–{int(year) + 1}" if month == "24" else "")
    elif not day or "X" in day:
        words = f"{get_month_names('wide', locale=_LOCALE)[int(month)]} {year}"
    else:
        words = format_date(datetime.date(int(year), int(month), int(day)), "d MMMM y", locale=_LOCALE)
    return hedge + words


def _years_shown(year: str) -> str:
    known = year.rstrip("X")
    return f"the {known}{'0' * (4 - len(known))}s"
