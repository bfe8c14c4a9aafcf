"""Numbers and days as one word each, whatever way they are written: 21% is `zzn21pct`, 3 May 2025 `zzd20250503`.

What Pagefind takes for words tells 21% from 21 September no more than 950 from 950,000. So a record holds these marks
besides its words; search/marks.js makes the same of what somebody asks for, in any order and with any separator.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from diptych.reading.numbers import plain

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAY = re.compile(rf"\b(?:(\d{{1,2}})(?: to (\d{{1,2}}))? )?({'|'.join(_MONTHS)})(?: (\d{{4}}))?\b")
_POWERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
# What measures; a unit that only counts (people, tanks) is a word like others.
_UNITS = {
    **dict.fromkeys(("%", "percent", "per cent"), "pct"),
    **dict.fromkeys(("$", "dollar", "dollars", "USD"), "usd"),
    **dict.fromkeys(("€", "euro", "euros", "EUR"), "eur"),
    **dict.fromkeys(("£", "pound", "pounds", "GBP"), "gbp"),
    **dict.fromkeys(("₽", "ruble", "rubles", "rouble", "roubles", "RUB"), "rub"),
    **dict.fromkeys(("kilometer", "kilometers", "kilometre", "kilometres", "km"), "km"),
    **dict.fromkeys(("mile", "miles"), "mi"),
    **dict.fromkeys(("meter", "meters", "metre", "metres"), "mt"),
    **dict.fromkeys(("foot", "feet"), "ft"),
    **dict.fromkeys(("ton", "tons", "tonne", "tonnes"), "tn"),
    **dict.fromkeys(("year", "years"), "yr"),
    **dict.fromkeys(("month", "months"), "mth"),
    **dict.fromkeys(("day", "days"), "dy"),
}
_WORDS = "|".join(
    sorted((re.escape(unit) for unit in _UNITS if unit[0].isalpha()), key=lambda unit: (-len(unit), unit))
)
_NUMBER = re.compile(
    rf"(?<![\w.,-])([$€£₽])?(\d{{1,3}}(?:,\d{{3}})+|\d+)(\.\d+)?(?:[ -]({'|'.join(_POWERS)}))?(?:(%)|[ -]({_WORDS})\b)?"
)


def marks(text: str) -> list[str]:
    """List the marks of all numbers and days of a text, each once."""
    days = [mark for found in _DAY.finditer(text) for mark in _of_named_day(found)]
    numbers = (mark for found in _NUMBER.finditer(_DAY.sub(" ", text)) for mark in _of_number(found))
    return list(dict.fromkeys((*days, *numbers)))


def marks_of_date(edtf: str) -> list[str]:
    """List the marks of the days, months and years that a date in EDTF names."""
    found: list[str] = []
    for year, month, day in re.findall(r"(\d{4})(?:-(0\d|1[0-2])(?:-(\d{2}))?)?", edtf):
        found += _of_day(year, month, day)
    return list(dict.fromkeys(found))


def _of_named_day(found: re.Match[str]) -> Iterator[str]:
    first, last, month, year = found.groups()
    if first or year:  # a month alone is a word like others: may, march
        for day in filter(None, (first, last)) if first else ("",):
            yield from _of_day(year or "", f"{_MONTHS.index(month) + 1:02}", day and f"{int(day):02}")


def _of_day(year: str, month: str, day: str) -> Iterator[str]:
    if year and month and day:
        yield f"zzd{year}{month}{day}"
    if year and month:
        yield f"zzd{year}{month}"
    if year:
        yield f"zzd{year}"
    if month and day:
        yield f"zzd{month}{day}"


def _of_number(found: re.Match[str]) -> Iterator[str]:
    sign, whole, fraction, power, percent, unit = found.groups()
    value = Decimal(whole.replace(",", "") + (fraction or "")).scaleb(_POWERS.get(power, 0))
    number = f"zzn{plain(value).replace('.', 'p')}"
    yield number
    if measure := _UNITS.get(sign or percent or unit or ""):
        yield number + measure
