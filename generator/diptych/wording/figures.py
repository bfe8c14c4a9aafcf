"""Figures in words: hedge, number, unit; no digit is gained or lost."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from babel.numbers import format_decimal, get_currency_name, is_currency, list_currencies
from babel.units import format_unit

from diptych import records
from diptych.records import Qualifier
from diptych.values.units import BEFORE, FRACTIONS, LOCALE, MEASURES, is_one, singular
from diptych.wording.labels import number as in_words

HEDGES = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about",
    Qualifier.AT_LEAST: "at least",
    Qualifier.AT_MOST: "at most",
    Qualifier.MORE_THAN: "more than",
    Qualifier.LESS_THAN: "less than",
    Qualifier.BETWEEN: "between",
}


class FigureWords(NamedTuple):
    """A figure as readers see it, in the parts a card sets apart.

    `unit` is empty where the number carries it: 32.1%, Mach 5, two thirds.
    """

    hedge: str
    number: str
    unit: str

    @property
    def text(self) -> str:
        """The whole of it in a line: `more than 1,600 kilometres`."""
        return " ".join(filter(None, self))


def figure_words(figure: records.Figure) -> FigureWords:
    """Say a figure with its hedge and unit; no digit is gained or lost."""
    scale = f" {figure.scale}" if figure.scale else ""
    # English says a range in the plural, also where it ends with one: between 0 and 1 boats.
    amount = Decimal(2) if figure.amount is None else figure.amount
    before, unit = _unit_words(figure.unit, amount)
    sign = "%" if figure.unit == "percent" else ""
    if figure.unit in FRACTIONS and not scale and all(re.fullmatch("[1-9]", str(end)) for end in figure.ends):
        few = " and ".join(in_words(int(end)) for end in figure.ends)
        return FigureWords(HEDGES[figure.qualifier], f"{few} {unit}", "")
    number = " and ".join(f"{before}{_digits(amount)}{sign}" for amount in figure.ends) + scale
    return FigureWords(HEDGES[figure.qualifier], number, "" if sign else unit)


def _digits(amount: Decimal) -> str:
    amount = amount if amount else abs(amount)  # nobody says minus nothing
    decimals = max(0, -int(amount.as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(amount, pattern, locale=LOCALE).replace("-", "\N{MINUS SIGN}")


def _unit_words(unit: str, amount: Decimal) -> tuple[str, str]:
    """Say a unit of an amount: what stands before the number, and what after it."""
    if unit in BEFORE:
        return f"{unit} ", ""
    if is_currency(unit, LOCALE):
        return "", str(get_currency_name(unit, count=amount, locale=LOCALE))
    if unit not in MEASURES:
        return "", singular(unit) if is_one(amount) else unit
    # CLDR's own name of a measure, in the singular or plural that goes with the amount
    count = 1 if is_one(amount) else 2
    before, _, after = format_unit(count, MEASURES[unit], length="long", locale=LOCALE).partition(str(count))
    return before, after.strip()


class UnitWords(NamedTuple):
    """A unit as it stands before a number, and after one and after several."""

    before: str
    one: str
    many: str


def words_of_units(used: Iterable[str]) -> dict[str, UnitWords]:
    """Say every measure and currency, and the units that are used besides, for who has no engine at hand."""
    units = {*MEASURES, *list_currencies(LOCALE), *BEFORE, *used} - {"percent"}
    return {unit: _words_of(unit) for unit in sorted(units)}


def _words_of(unit: str) -> UnitWords:
    before, many = _unit_words(unit, Decimal(2))
    return UnitWords(before, _unit_words(unit, Decimal(1))[1], many)


def unit_name(unit: str) -> str:
    """Name a unit without a number: `percent`, `British pounds`, `kilometres`."""
    return unit if unit == "percent" else "".join(_unit_words(unit, Decimal(2))).strip()
