"""What of a statement may change along with a correction of each kind: what its kind names, and no other word."""

import re
from calendar import month_name
from collections.abc import Iterator
from difflib import SequenceMatcher

from diptych.reading.numbers import is_number_word
from diptych.records import CorrectionKind

_QUOTED = re.compile(r"“[^”]*”|„[^“]*“|«[^»]*»|\"[^\"]*\"|‘[^’]*’")
_WORD = r"[\w.,'’-]*\w|[^\w\s]"
# What stands about a number or a date, and says nothing without it.
_HEDGES = {"about", "around", "nearly", "almost", "over", "under", "more", "less", "fewer", "than", "at", "least"}
_HEDGES |= {"most", "up", "to", "between", "and", "of", "by"}
_SIGNS = frozenset("%‰°$€£¥₽₴+-−±–~≈<>≤≥½¼¾")
_DATED = {name.casefold() for name in month_name if name}
_DATED |= {"spring", "summer", "autumn", "winter", "early", "mid", "late", "about", "around"}
_DATED |= {"in", "on", "at", "of", "the"}
_AROUND = {CorrectionKind.FIGURE: _HEDGES, CorrectionKind.DATE: _DATED}


def is_restated_in(kind: CorrectionKind, was: str, now: str, beside: str) -> bool:
    """Tell whether two statements differ only in what a kind of correction names.

    A correction of a figure changes numbers and their hedges, one of a date dates, one of a quotation what stands in
    quotation marks; each also the words of what it changed `beside` the statement: a label, whom the text credits.
    """
    if kind is CorrectionKind.QUOTATION and _QUOTED.sub("", was).split() == _QUOTED.sub("", now).split():
        return True
    known = set(re.findall(_WORD, beside.casefold())) | _AROUND.get(kind, set())
    is_counted = _is_counted if kind in (CorrectionKind.FIGURE, CorrectionKind.DATE) else known.__contains__
    return all(word in known or is_counted(word) for word in _words_that_differ(was, now))


def _is_counted(word: str) -> bool:
    """Tell whether a word is a number, or a sign that goes with one: 1,600, %, $, 1960s."""
    return word in _SIGNS or bool(re.fullmatch(r"\d[\d.,’'-]*(s|st|nd|rd|th)?", word)) or is_number_word(word)


def _words_that_differ(was: str, now: str) -> Iterator[str]:
    before, after = (re.findall(_WORD, text.casefold()) for text in (was, now))
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (*before[first:last], *after[start:end])
