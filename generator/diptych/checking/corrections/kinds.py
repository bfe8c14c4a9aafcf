"""What a correction may call itself, by what it changed: its kind stands in the notice on every card."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from diptych.checking.corrections.restated import is_restated_in
from diptych.reading.numbers import is_number_word
from diptych.records import CorrectionKind

Changed = dict[str, tuple[Any, Any]]  # the changed fields, each as it was and as it is

# What no slip of the pen changes: it is read by machines, or counted.
_COUNTED = {"value", "low", "high", "scale", "unit", "qualifier", "date", "due", "source", "kind", "type"}
_COUNTED |= {"relation", "timing", "perspective", "question", "also_answers", "places", "issued", "URL", "DOI", "ISBN"}
_DATES = {"date", "inferred", "due"}
_LETTERS = re.compile(r"[^\W\d_]|\s")
_NO_LETTERS = re.compile(r"[\W\d_]")
_LEAST = 4  # letters: a shorter word with another letter is mostly another word
_SPELT_BOTH_WAYS = ({"s", "z"}, {"c", "s"})  # organise, defence
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")  # within a word; before a digit it is a minus
# Fields of which each kind is named for, and those that may change along with it.
_OWN = {
    CorrectionKind.QUOTATION: {"quotation"},
    CorrectionKind.FIGURE: {"figures"},
    CorrectionKind.SOURCE: {"footnotes", "said_by"},
    CorrectionKind.DATE: {"date", "inferred", "dates of figures", "date of the forecast"},
}
_ALONG = {"statement", "passage", "notes", "names", "places"}
# A date or a note may go along with a figure or a quotation; these may not go along with them.
_LESSER = _OWN[CorrectionKind.SOURCE] | _OWN[CorrectionKind.DATE]


def fitting_kind(changed: Changed) -> CorrectionKind:
    """Name the kind of a correction, the narrowest that fits."""
    if fits(CorrectionKind.SPELLING, changed):
        return CorrectionKind.SPELLING
    parts = set(_parts(changed))
    named = (kind for kind, own in _OWN.items() if parts & own and fits(kind, changed))
    return next(named, CorrectionKind.MEANING)


def fits(kind: CorrectionKind, changed: Changed) -> bool:
    """Tell whether a correction of a fact may call itself so: no kind may hide a graver change than it names."""
    if kind is CorrectionKind.SPELLING:
        return all(is_spelling(name, *pair) for name, pair in changed.items())
    if kind not in _OWN:
        return True
    parts, own = set(_parts(changed)), _OWN[kind]
    lesser = _LESSER if kind in (CorrectionKind.FIGURE, CorrectionKind.QUOTATION) else set()
    if not (parts & (own | {"statement"}) and parts <= own | lesser | _ALONG):
        return False
    if "statement" not in changed or (lesser and parts & own):  # what says a number or a quotation is said with it
        return True
    beside = " ".join(_texts([pair for name, pair in changed.items() if name not in _ALONG]))
    return is_restated_in(kind, *changed["statement"], beside)


def _texts(value: Any) -> Iterator[str]:
    """Yield all that a value says in words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _parts(changed: Changed) -> Iterator[str]:
    """Name what was changed; of figures and a forecast, whether more than their dates."""
    dated = {"figures": "dates of figures", "forecast": "date of the forecast"}
    for name, (was, now) in changed.items():
        if name in dated and _without_dates(was) == _without_dates(now):
            yield dated[name]
        else:
            yield name


def _without_dates(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_dates(each) for name, each in value.items() if name not in _DATES}
    return [_without_dates(each) for each in value] if isinstance(value, list) else value


def is_spelling(name: str, was: Any, now: Any) -> bool:
    """Tell whether two values differ in the spelling of words only: in no word, no digit and no sign."""
    if was == now:
        return True
    if isinstance(was, str) and isinstance(now, str):
        return name not in _COUNTED and _is_spelling(was, now)
    if isinstance(was, dict) and isinstance(now, dict) and was.keys() == now.keys():
        return all(is_spelling(key, was[key], now[key]) for key in was)
    if isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        return all(is_spelling(name, *pair) for pair in zip(was, now, strict=True))
    return False


def _is_spelling(was: str, now: str) -> bool:
    was, now = (_HYPHEN.sub("", text) for text in (was, now))
    if _LETTERS.sub("", was) != _LETTERS.sub("", now):
        return False
    if "".join(was.split()).casefold() == "".join(now.split()).casefold():
        return True
    pairs = list(zip_longest(was.split(), now.split(), fillvalue=""))
    return all(before == after or _is_misspelt(before.casefold(), after.casefold()) for before, after in pairs)


def _is_misspelt(was: str, now: str) -> bool:
    """Tell whether one word is a slip for the other: a letter too many or too few, or two neighbours exchanged.

    Another letter makes another word too often: seventh, seventy. A number is none in words either: eight, eighty.
    """
    was, now = (_NO_LETTERS.sub("", word) for word in (was, now))
    if is_number_word(was) or is_number_word(now):
        return False
    shorter, longer = sorted((was, now), key=len)
    if len(shorter) < _LEAST or was[0] != now[0]:
        return False
    if len(shorter) < len(longer):
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    at, *others = [at for at, pair in enumerate(zip(was, now, strict=True)) if pair[0] != pair[1]]
    if not others:
        return {was[at], now[at]} in _SPELT_BOTH_WAYS
    return others == [at + 1] and was[at : at + 2] == now[at + 1] + now[at]
