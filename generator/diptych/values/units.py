"""Units: which are known by a name of their own, what one of a plain noun is called, and what may have been meant."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal

from babel import Locale
from babel.core import get_global
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
SIGNS = {
    **{sign: str(code) for code, sign in Locale.parse(LOCALE).currency_symbols.items() if not sign.isalpha()},
    **{"%": "percent", "‰": "permille", "$": "USD", "₽": "RUB", "¥": "JPY", "₴": "UAH", "₺": "TRY", "₸": "KZT"},
    **{"руб": "RUB", "руб.": "RUB", "грн": "UAH", "грн.": "UAH", "元": "CNY", "円": "JPY", "zł": "PLN", "Kč": "CZK"},
}
# What stands before its number: Mach 5.
BEFORE = ("Mach", "magnitude")
# Parts of a whole, of which English writes a few in words throughout: two thirds.
FRACTIONS = ("halves", "thirds", "quarters", "fifths", "sixths", "sevenths", "eighths", "ninths", "tenths")
# Shares of a whole, which no text counts by the million.
SHARES = ("percent", "permille", "permyriad", "permillion")
_PERCENT = re.compile(r"per[ -]?cents?|p\.c\.|percentages?|pct\.?|prozent|pour cent", re.IGNORECASE)
_POINTS = re.compile(r"(per[ -]?cent|percentage|pct\.?)[ -]points?|p\.?p\.?s?|ppts?", re.IGNORECASE)
_MONEY = {
    "dollar": "USD", "dollars": "USD", "pound sterling": "GBP", "pounds sterling": "GBP", "rouble": "RUB",
    "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY",
    "pounds": "GBP", "shekels": "ILS",
}  # fmt: skip
# In words and in short; an m alone may be metres, and a k anything.
_SCALES = {
    "thousand": r"thousands?|ths|тыс\.?", "million": r"millions?|ml?n|mio|mill?\.|млн\.?",
    "billion": r"billions?|bl?n|mrd|mlrd|млрд\.?", "trillion": r"trillions?|trn?|tn|трлн\.?",
}  # fmt: skip
_OF_A_SCALE = r"\.?(?: of)?(?: (.+))?"
# How speeds are written in short, of which CLDR has one way each.
_SPEEDS = {"kph": "kilometer-per-hour", "kmh": "kilometer-per-hour", "kmph": "kilometer-per-hour"}
_NO_MONEY = ("XTS", "XXX")  # a code for tests, and one for no currency at all

_IRREGULAR = {
    "index": "indices", "vertex": "vertices", "matrix": "matrices", "formula": "formulae", "curriculum": "curricula",
    "memorandum": "memoranda", "medium": "media", "passer-by": "passers-by", "barracks": "barracks", "means": "means",
    "crossroads": "crossroads", "works": "works", "surplus": "surpluses", "data": "data",
    "penny": "pence", "selfie": "selfies",
}  # fmt: skip
# Of one already, whatever a word that ends in s looks like.
_OF_ONE = re.compile(
    r"(?<!\bmen)(?<!\bgur)(?<!\bem)(?<!\bgn)us$|ss$|(?<!\bta)[sx]is$|\b(lens|gas|bias|atlas|canvas|chaos|corps)$"
)
# What stands behind a noun: runners-up, mothers-in-law, men-of-war.
_BEHIND_HYPHENS = re.compile(r"(\w+)(-(?:by|off|on|up|out|elect|designate|(?:at|de|in|of|to)-\w+(?:-\w+)*))")


@cache
def _nouns(*, of_latin: bool = False) -> "inflect.engine":
    """Load what knows the nouns, when the first is asked for; `of_latin`, with all the plurals that Latin has."""
    from unittest.mock import patch

    # inflect has typeguard check what each of its methods is given, for which the whole module is read and compiled
    # anew for each of them: two seconds and a half. What we give them, type checkers see here.
    with patch("typeguard.typechecked", lambda method: method):
        import inflect
    nouns = inflect.engine()
    if of_latin:
        nouns.classical(all=True)
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
    if of_a_thing := _BEHIND_HYPHENS.fullmatch(noun):
        return singular(of_a_thing[1]) + of_a_thing[2]
    if one := _of_latin(noun) or _nouns().singular_noun(noun):
        return str(one)
    # `lives lost`, `people displaced`: the noun stands first.
    first, space, rest = noun.partition(" ")
    return f"{singular(first)}{space}{rest}" if space else noun


def _of_latin(noun: str) -> str:
    """Say of one what has a plural of Latin: fungi, appendices; nothing of what has none."""
    if noun.endswith("ae"):
        return noun.removesuffix("e")
    for ending, singular_ending in (("i", "us"), ("a", "um"), ("ices", "ix")):
        one = noun.removesuffix(ending) + singular_ending
        if noun.endswith(ending) and _nouns(of_latin=True).plural_noun(one) == noun:
            return one
    return ""


@cache
def is_plural(noun: str) -> bool:
    """Tell whether a plain noun may be said of several; only what is surely of one is not."""
    if (
        " " in noun
        or singular(noun) != noun
        or noun in BEFORE
        or not noun.islower()
        or not re.fullmatch(r"[^\W\d_]*[aeiouy][^\W\d_]*", noun)  # short for another: bps
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
    for scale, written in _SCALES.items():
        if scaled := re.fullmatch(f"(?:{written}){_OF_A_SCALE}", unit, re.IGNORECASE):
            rest = f"unit: {scaled[1]}" if scaled[1] else "what is counted as unit:"
            return "holds a scale", f"write scale: {scale}, and {rest}"
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
    if squared := re.fullmatch(r"sq\.? ?(.+)", unit):
        return [square for each in known_as(squared[1]) if (square := f"square-{each}") in MEASURES]
    short = unicodedata.normalize("NFKC", unit)
    known = _spelled().get(_folded(unit), set()) | _symbols().get(short, set()) | {_SPEEDS.get(short, "")}
    return sorted(known - {""})


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
    yield from _money_of_its_own_name()
    yield from _MONEY.items()


def _money_of_its_own_name() -> Iterator[tuple[str, str]]:
    """Give the nouns that only one currency of today has: zlotys, hryvnias; no dollar, franc or dinar."""
    today = {each for _, codes in get_global("territory_currencies").items() for each, _, until, tender in codes
             if tender and not until}  # fmt: skip
    nouns: dict[str, set[str]] = {}
    for code in sorted(today):
        for amount in (1, 2):
            *others, noun = str(get_currency_name(code, count=amount, locale=LOCALE)).split()
            if len(others) == 1:
                nouns.setdefault(noun, set()).add(code)
    yield from ((noun, min(codes)) for noun, codes in nouns.items() if len(codes) == 1)


@cache
def _symbols() -> dict[str, set[str]]:
    """Give every measure by its symbols, as they are written: km, kg."""
    symbols: dict[str, set[str]] = {}
    for name, code in MEASURES.items():
        for locale in _SPELLINGS:
            for length in _SYMBOL_LENGTHS:
                symbol = unicodedata.normalize("NFKC", _bare(2, code, length, locale))  # km² is km2
                symbols.setdefault(symbol, set()).add(name)
    return symbols


def _bare(amount: int, code: str, length: Length, locale: str) -> str:
    before, _, after = format_unit(amount, code, length=length, format="#", locale=locale).partition(str(amount))
    return (before + after).strip()
