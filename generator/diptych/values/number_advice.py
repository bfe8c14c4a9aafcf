"""Read numbers as people write them, to say how a figure is written: its number, its unit, its scale and its hedge."""

import re

from babel.numbers import is_currency

from diptych.values.letters import composed
from diptych.values.units import LOCALE, SIGNS, known_as, refusal

_SCALES = {
    "k": "thousand", "thousand": "thousand", "mn": "million", "mio": "million", "million": "million", "m": "million",
    "bn": "billion", "billion": "billion", "b": "billion", "tn": "trillion", "trillion": "trillion",
}  # fmt: skip
_OF_MONEY = ("m", "b")  # elsewhere metres, or who knows what
_HEDGES = {
    "about": "about", "around": "about", "approximately": "about", "ca": "about", "c": "about", "~": "about",
    "≈": "about", ">": "more-than", "more than": "more-than", "over": "more-than", "<": "less-than",
    "less than": "less-than", "under": "less-than", "≥": "at-least", ">=": "at-least", "at least": "at-least",
    "≤": "at-most", "<=": "at-most", "at most": "at-most", "up to": "at-most",
}  # fmt: skip
_SIGNS = "|".join(re.escape(sign) for sign in SIGNS)
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SHAPE = re.compile(
    rf"(?:(?P<hedge>{'|'.join(sorted(map(re.escape, _HEDGES), key=len, reverse=True))})\.? ?)?(?P<minus>-)?"
    rf"(?P<before>{_SIGNS}|[A-Z]{{3}}(?= ?\d))? ?(?P<low>{_DIGITS})(?: ?(?:-|to) ?(?P<high>{_DIGITS}))? ?(?P<more>\+)?"
    rf"(?:(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})(?![a-z]))?(?P<again>\+)? ?"
    rf"(?P<after>{_SIGNS}|[a-z ]+)?",
    re.IGNORECASE,
)
_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}


def number_advice(written: str) -> str:
    """Say how a figure is written of which the number holds more than its digits: `20%` is value 20, unit percent."""
    words = composed(written)
    if words in _FRACTIONS:
        return f"write {_FRACTIONS[words]}"
    plain = re.sub(r"(?<=\d)[\u00a0\u2009\u202f '’](?=\d{3}\b)", ",", words)  # of thousands: 22 440, 22’440
    plain = re.sub("[\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{MINUS SIGN}]", "-", plain)
    plain = plain.removeprefix("+")
    found = _SHAPE.fullmatch(plain)
    if not found or (str(found["scale"]).casefold() in _OF_MONEY and not found["before"]):
        return ""
    if found["before"] and found["before"] not in SIGNS and not is_currency(found["before"].upper(), LOCALE):
        return ""
    keys = _keys(found)
    if list(keys) == ["value"]:
        return f"write {keys['value']}"
    return "write " + ", ".join(f"{key}: {value}" for key, value in keys.items())


def _keys(found: re.Match[str]) -> dict[str, str]:
    minus, high = found["minus"] or "", found["high"]
    low = minus + found["low"].replace(",", "")
    keys = {"low": low, "high": high.replace(",", ""), "qualifier": "between"} if high else {"value": low}
    if found["scale"]:
        keys["scale"] = _SCALES[found["scale"].casefold()]
    if sign := found["before"] or found["after"]:
        keys["unit"] = _unit(sign.strip())
    if not high and found["hedge"]:
        keys["qualifier"] = _HEDGES[found["hedge"].casefold()]
    elif not high and (found["more"] or found["again"]):
        keys["qualifier"] = "at-least"
    return keys


def _unit(written: str) -> str:
    """Name a unit as it is known, where only one is meant."""
    if written in SIGNS:
        return SIGNS[written]
    if refused := refusal(written):
        return refused[1].removeprefix("write unit: ").partition(",")[0]
    known = known_as(written)
    return known[0] if len(known) == 1 else written
