"""What a claim is called where there is room for a few words only, with its date beside it."""

import re

from diptych.library import Fact
from diptych.wording.capitals import capitalized
from diptych.wording.figures import figure_words
from diptych.wording.marks import cut

_LENGTH = 40
# `In August 2024`, `On 18 September 2024,`, `As late as February 2022`: the date stands beside the name already.
_DATED = re.compile(
    r"(?:In|On|By|Since|As of|As late as|By the start of) "
    r"(?:(?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4}|\d{1,2} [A-Z][a-z]+),?\s+(?!and\b|to\b)"
)


def short_name(fact: Fact) -> str:
    """Call a claim by its figure, or by its first words, without the date that they open with."""
    figure, statement = fact.record.headline, fact.record.statement
    words = f"{figure_words(figure).text}: {figure.label}" if figure else _undated(statement)
    return cut(words, _LENGTH)


def _undated(statement: str) -> str:
    opening = _DATED.match(statement)
    return capitalized(statement[opening.end() :]) if opening else statement
