"""Dates as the texts give them: EDTF (ISO 8601-2), their bounds, and their words for readers.

Taken are levels 0 and 1 from the year 1 to the year 9999, without times of day, and of level 2 the parts of a year:
quarters, thirds, halves, and the seasons of either hemisphere. No two dates have the same words.
"""

import datetime
import re
from calendar import monthrange
from functools import cache
from typing import NamedTuple

from babel.dates import get_month_names

_LOCALE = "en_GB"
_SHAPE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%]?)", re.ASCII)
# The same for editors, who know no leap years, and no order of the ends.
_DAYS_OF = {
    "(0[13578]|1[02])": "0[1-9]|[12][0-9]|3[01]",
    "(0[469]|11)": "0[1-9]|[12][0-9]|30",
    "02": "0[1-9]|[12][0-9]",
}
_DAY = "|".join(f"{month}-({days})" for month, days in _DAYS_OF.items())
_MONTH = "|".join(f"{month}(-({days}|XX))?" for month, days in _DAYS_OF.items())
_YEAR = "(?!0000)[0-9]{4}"
_DATE = rf"({_YEAR}(-({_MONTH}|2[1-9]|3[0-9]|4[01]|XX(-XX)?))?|(?!000)[0-9]{{3}}X|(?!00)[0-9]{{2}}XX)[?~%]?"
PATTERN = rf"^({_DATE}|{_DATE}/({_DATE}|\.\.)?|(\.\.)?/{_DATE})$"
DAY_PATTERN = rf"^{_YEAR}-({_DAY})$"
_HEDGES = {"": "", "~": "about ", "?": "possibly ", "%": "possibly about "}
_OPEN = ("", "..")  # unknown, and open


class _Part(NamedTuple):
    """A part of a year, by the month it begins in and how many it lasts; `said` before the year."""

    said: str
    begins: int
    lasts: int


def _seasons(first: int, where: str, begin: int) -> dict[str, _Part]:
    names = ("spring", "summer", "autumn", "winter")
    return {str(first + n): _Part(where + name, (begin + 3 * n - 1) % 12 + 1, 3) for n, name in enumerate(names)}


def _shares(first: int, name: str, lasts: int) -> dict[str, _Part]:
    said = ("first", "second", "third", "fourth")[: 12 // lasts]
    return {str(first + n): _Part(f"the {which} {name} of", 1 + lasts * n, lasts) for n, which in enumerate(said)}


# ISO 8601-2 numbers them as if they were months. A season that names no hemisphere is one of the northern.
PARTS = (
    _seasons(21, "", 3)
    | _seasons(25, "northern ", 3)
    | _seasons(29, "southern ", 9)
    | _shares(33, "quarter", 3)
    | _shares(37, "third", 4)
    | _shares(40, "half", 6)
)
# Those that CSL has too, by its numbers.
SEASONS = {str(code): (code - 21) % 4 + 1 for code in range(21, 33)}


class Simple(NamedTuple):
    """A date that is no interval, in its parts as they are written; blank where there is none."""

    year: str
    month: str
    day: str
    hedge: str


def is_edtf(written: str) -> bool:
    """Tell whether `written` is an EDTF date that is taken, between the years 1 and 9999."""
    try:
        start, end = _bounds(written)
    except ValueError:
        return False
    return start <= end


def earliest(edtf: str) -> datetime.date:
    """Return the first day an EDTF date can mean; `date.min` where it is open."""
    return _bounds(edtf)[0]


def latest(edtf: str) -> datetime.date:
    """Return the last day an EDTF date can mean; `date.max` where it is open."""
    return _bounds(edtf)[1]


def ends(edtf: str) -> tuple[str | None, str | None]:
    """Give the two ends of an EDTF date, none where an end is open or unknown; of one that is no interval, it twice."""
    start, slash, end = edtf.partition("/")
    return (None if start in _OPEN else start, None if end in _OPEN else end) if slash else (start, start)


def named_ends(edtf: str) -> list[str]:
    """List what an EDTF date names: itself, or the ends of the interval that are neither open nor unknown."""
    return [end for end in edtf.split("/") if end not in _OPEN]


def years(edtf: str) -> range:
    """List the years that an EDTF date touches; of one with an open end, those of the end that is named."""
    named = named_ends(edtf)
    return range(earliest(named[0]).year, latest(named[-1]).year + 1)


def simple(edtf: str) -> Simple:
    """Take a date that is no interval into its parts. Raises ValueError where it is none."""
    if not (match := _SHAPE.fullmatch(edtf)):
        raise ValueError(f"{edtf!r} is no EDTF date")
    year, month, day, hedge = (part or "" for part in match.groups())
    # What is unknown stands to the right of what is known, and a part of a year has no days of its own.
    if ("X" in year and month) or (month == "XX" and day not in ("", "XX")) or (day and month in PARTS):
        raise ValueError(f"{edtf!r} is no EDTF date of level 1")
    return Simple(year, month, day, hedge)


@cache
def _bounds(edtf: str) -> tuple[datetime.date, datetime.date]:
    if edtf.count("/") > 1 or not named_ends(edtf):
        raise ValueError(f"{edtf!r} has no end that is named")
    start, end = ends(edtf)
    first = _days(simple(start))[0] if start else datetime.date.min
    return first, _days(simple(end))[1] if end else datetime.date.max


def _days(date: Simple) -> tuple[datetime.date, datetime.date]:
    year = int(date.year.replace("X", "0"))
    if date.month in PARTS:
        part = PARTS[date.month]
        over, last = divmod(part.begins + part.lasts - 2, 12)  # a winter ends in the next year
        year_after = year + over
        return datetime.date(year, part.begins, 1), _last_day(year_after, last + 1)
    if date.day.isdigit():
        day = datetime.date(year, int(date.month), int(date.day))
        return day, day
    if date.month.isdigit():
        return datetime.date(year, int(date.month), 1), _last_day(year, int(date.month))
    return datetime.date(year, 1, 1), datetime.date(int(date.year.replace("X", "9")), 12, 31)


def _last_day(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, 1).replace(day=monthrange(year, month)[1])


@cache
def shown(edtf: str) -> str:
    """Write an EDTF date as readers say it: `about 2024`, `November 2022 to February 2023`, `since 2022`."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _simple_shown(start)
    if end == "..":
        return f"since {_simple_shown(start)}"
    if start == "..":
        return f"until {_simple_shown(end)}"
    return " to ".join(_simple_shown(each) if each else "an unknown date" for each in (start, end))


def _simple_shown(edtf: str) -> str:
    date = simple(edtf)
    return _HEDGES[date.hedge] + _unhedged(date)


def _unhedged(date: Simple) -> str:
    if "X" in date.year:
        return _span_shown(int(date.year.replace("X", "0")), int(date.year.replace("X", "9")))
    year = int(date.year)
    if not date.month:
        return _year_shown(year)
    if date.month == "XX":
        return f"some {'day' if date.day else 'month'} in {_year_shown(year)}"
    if date.month in PARTS:
        part = PARTS[date.month]
        is_over_two_years = part.begins + part.lasts > 13
        return f"{part.said} " + (f"{_year_shown(year)}–{year + 1}" if is_over_two_years else _year_shown(year))
    month = f"{get_month_names('wide', locale=_LOCALE)[int(date.month)]} {_year_shown(year)}"
    if not date.day:
        return month
    return f"some day in {month}" if date.day == "XX" else f"{int(date.day)} {month}"


def decade_shown(first: int) -> str:
    """Name the ten years that begin with `first`: `the 1990s`, `1900–1909`."""
    return _span_shown(first, first + 9)


def _span_shown(first: int, last: int) -> str:
    # “The 1900s” are ten years to some and a hundred to others.
    if last - first == 9 and first % 100 and first > 100:
        return f"the {first}s"
    return f"{_year_shown(max(first, 1))}–{last}"


def _year_shown(year: int) -> str:
    # The year 90 without more would be read as 1990.
    return str(year) if year >= 100 else f"AD {year}"
