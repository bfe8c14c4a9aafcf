"""Units: which are known by a name of their own, what one of a plain noun is called, and what may have been meant."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal

from babel import Locale
from babel.numbers import get_currency_name, is_currency, list_currencies
from babel.units import format_unit

if TYPE_CHECKING:
    import inflect

Length = Literal["short", "long", "narrow"]

LOCALE = "en_GB"
_SPELLINGS = (LOCALE, "en")
_SYMBOL_LENGTHS: tuple[Length, ...] = ("short", "narrow")
# Names in CLDR that nobody means by the word alone: degrees of no scale, the speed of light, a measure of fuels.
_MEANT_BY_NOBODY = ("generic", "light-speed", "gasoline-energy-density")
# CLDR's measures by their whole names: `kilometer` is length-kilometer. Babel takes the end of a name too, and would
# read men as light-lumen.
MEASURES = {
    name: str(code)
    for code in Locale.parse(LOCALE).unit_display_names
    if (name := str(code).partition("-")[2]) not in _MEANT_BY_NOBODY
}
# What stands before its number: Mach 5.
BEFORE = ("Mach", "magnitude")
# Shares of a whole, which no text counts by the million.
SHARES = ("percent", "permille", "permyriad", "permillion")
_PERCENT = re.compile(r"per[ -]?cents?|percentages?|pct\.?|prozent|pour cent", re.IGNORECASE)
_POINTS = re.compile(r"(per[ -]?cent|percentage|pct\.?)[ -]points?|p\.?p\.?s?|ppts?", re.IGNORECASE)
_MONEY = {
    "dollar": "USD", "dollars": "USD", "pound sterling": "GBP", "pounds sterling": "GBP", "rouble": "RUB",
    "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "yen": "JPY", "yuan": "CNY",
}  # fmt: skip
_NO_MONEY = ("XTS", "XXX")  # a code for tests, and one for no currency at all

_IRREGULAR = {
    "index": "indices", "vertex": "vertices", "matrix": "matrices", "formula": "formulae", "curriculum": "curricula",
    "memorandum": "memoranda", "medium": "media", "passer-by": "passers-by", "barracks": "barracks", "means": "means",
    "crossroads": "crossroads", "works": "works", "surplus": "surpluses", "data": "data",
}  # fmt: skip
# Of one already, whatever a word that ends in s looks like.
_OF_ONE = re.compile(
    r"(?<!\bmen)(?<!\bgur)(?<!\bem)(?<!\bgn)us$|ss$|(?<!\bta)[sx]is$|\b(lens|gas|bias|atlas|canvas|chaos|corps)$"
)


@cache
def _nouns() -> "inflect.engine":
    """Load what knows the nouns, when the first is asked for."""
    from unittest.mock import patch

    # inflect has typeguard check what each of its methods is given, for which the whole module is read and compiled
    # anew for each of them: two seconds and a half. What we give them, type checkers see here.
    with patch("typeguard.typechecked", lambda method: method):
        import inflect
    nouns = inflect.engine()
    for one, many in _IRREGULAR.items():
        nouns.defnoun(one, many)
    return nouns


def is_one(amount: Decimal) -> bool:
    """Tell whether English says a noun of one: 1 and −1 boat, but 1.0, 0 and 0.5 boats (CLDR’s rule)."""
    return abs(amount) == 1 and int(amount.as_tuple().exponent) >= 0


@cache
def singular(noun: str) -> str:
    """Say a plain noun, which is written in the plural, of one: `percentage points` is percentage point."""
    if " and " in noun:
        return " and ".join(map(singular, noun.split(" and ")))
    if _OF_ONE.search(noun):
        return noun
    if one := _nouns().singular_noun(noun):
        return str(one)
    # `lives lost`, `people displaced`: the noun stands first.
    first, space, rest = noun.partition(" ")
    return f"{singular(first)}{space}{rest}" if space else noun


@cache
def is_plural(noun: str) -> bool:
    """Tell whether a plain noun may be said of several; only what is surely of one is not."""
    if (
        " " in noun
        or singular(noun) != noun
        or noun in BEFORE
        or not noun.islower()
        or re.search(r"(ed|a|ae|i)$", noun)
    ):
        return True
    return plural(noun) == noun or singular(plural(noun)) != noun or noun in _COLLECTIVE


def plural(noun: str) -> str:
    """Say a plain noun of several: `bridge` is bridges."""
    return str(_nouns().plural_noun(noun))


_COLLECTIVE = ("aircraft", "cattle", "equipment", "manpower", "personnel", "police", "staff", "cavalry", "infantry")


def counts_things(unit: str) -> bool:
    """Tell whether a unit is a plain noun, of which there are so many: no measure, share, rate or currency."""
    is_rate = "/" in unit or "per" in unit.split()
    return not (is_rate or unit in MEASURES or unit in BEFORE or unit in SHARES or is_currency(unit))


def refusal(unit: str) -> tuple[str, str] | None:
    """Say why a unit is surely written wrong, and what to write; nothing of one that may stand."""
    if unit in MEASURES or unit == "percent":
        return None
    if _POINTS.fullmatch(unit) and unit != "percentage points":
        return "is nearly percentage points", "write unit: percentage points"
    if _PERCENT.fullmatch(unit):
        return "is nearly percent", "write unit: percent, or percentage points for a difference of two shares"
    code = unit.upper()
    if code in _NO_MONEY:
        return "is the code of no currency", "write the code of the currency that the text names, or a noun"
    if re.fullmatch(r"[A-Za-z]{3}", unit) and unit != code and is_currency(code, LOCALE):
        measures = sorted(_symbols().get(unit.removesuffix("s"), ()))
        return "is the code of a currency in small letters", " or ".join((f"write unit: {code}", *measures))
    if unit.casefold() == "mach" and unit != "Mach":
        return "has a capital", "write unit: Mach"
    return None


def known_as(unit: str) -> list[str]:
    """List the names under which a unit is known, where it is written otherwise: `km` and `kilometres` is kilometer."""
    if unit in MEASURES or is_currency(unit, LOCALE) or unit == "percent":
        return []
    return sorted(_spelled().get(_folded(unit), set()) | _symbols().get(unit, set()))


def _folded(unit: str) -> str:
    return " ".join(unit.casefold().replace("-", " ").split())


@cache
def _spelled() -> dict[str, set[str]]:
    """Give every measure and currency by its names in full, folded."""
    names: dict[str, set[str]] = {}
    for words, name in _names_in_full():
        names.setdefault(_folded(words), set()).add(name)
    return names


def _names_in_full() -> Iterator[tuple[str, str]]:
    for name, code in MEASURES.items():
        yield name, name
        for locale in _SPELLINGS:
            yield from ((_bare(amount, code, "long", locale), name) for amount in (1, 2))
    for code in list_currencies(LOCALE):
        for locale in _SPELLINGS:
            yield from ((str(get_currency_name(code, count=amount, locale=locale)), code) for amount in (1, 2))
    yield from _MONEY.items()


@cache
def _symbols() -> dict[str, set[str]]:
    """Give every measure by its symbols, as they are written: km, kg."""
    symbols: dict[str, set[str]] = {}
    for name, code in MEASURES.items():
        for locale in _SPELLINGS:
            for length in _SYMBOL_LENGTHS:
                symbols.setdefault(_bare(2, code, length, locale), set()).add(name)
    return symbols


def _bare(amount: int, code: str, length: Length, locale: str) -> str:
    before, _, after = format_unit(amount, code, length=length, format="#", locale=locale).partition(str(amount))
    return (before + after).strip()
