"""Figures in words: hedge, number, unit; no digit is gained or lost."""

from decimal import Decimal
from typing import NamedTuple

from babel import Locale
from babel.numbers import format_decimal, get_currency_name, is_currency
from babel.units import format_unit

from diptych import records
from diptych.records import Qualifier

LOCALE = "en_GB"


# CLDR's measures by their whole names: `kilometer` is length-kilometer. Babel takes the end of a name too, and would
# read men as light-lumen.
_MEASURES = {str(code).partition("-")[2]: str(code) for code in Locale.parse(LOCALE).unit_display_names}


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
    """A figure as readers see it, in the parts a card sets apart; `unit` is empty where the number carries it (%)."""

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
    sign = "%" if figure.unit == "percent" else ""
    number = " and ".join(f"{_digits(amount)}{sign}" for amount in figure.ends) + scale
    unit = "" if sign else _unit_name(figure.unit, figure.ends[-1] * figure.factor)
    return FigureWords(HEDGES[figure.qualifier], number, unit)


def _digits(amount: Decimal) -> str:
    decimals = max(0, -int(amount.as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(amount, pattern, locale=LOCALE).replace("-", "\N{MINUS SIGN}")


def _unit_name(unit: str, amount: Decimal) -> str:
    if is_currency(unit, LOCALE):
        return get_currency_name(unit, count=amount, locale=LOCALE)
    if unit not in _MEASURES:
        return _singular(unit) if amount == 1 else unit
    # CLDR's own name of a measure, in the singular or plural that goes with the amount
    shown = format_unit(amount, _MEASURES[unit], length="long", format="#", locale=LOCALE)
    return shown.removeprefix(format_decimal(amount, "#", locale=LOCALE)).strip()


def _singular(noun: str) -> str:
    """Say a plain noun, which is written in the plural, of one: `accidents` is accident, `counties` is county."""
    if noun.endswith("ies"):
        return noun.removesuffix("ies") + "y"
    return noun.removesuffix("s") if noun.endswith("s") and " " not in noun else noun


def unit_name(unit: str) -> str:
    """Name a unit without a number: `percent`, `British pounds`, `kilometres`."""
    return unit if unit == "percent" else _unit_name(unit, Decimal(2))
