"""How a statement keeps its distance from the text: by formulas, by quotation marks, by telling gaps."""

import re

# `as the text has it`, `in the text’s words`, `which the text calls`
_DISTANCE = re.compile(
    r"\bthe text(’s)? (calls?|has it|words?|own|view|image|irony|account)|\bby the text’s|\bin the text’s|as the text"
)
# Words by which a statement says whose the words in quotation marks are.
_ATTRIBUTED = re.compile(
    r"\b(the text|text’s|call(s|ed)?|said|says|told|used|named?|described|wrote|presented|expressed|words?|in marks)\b"
)
_GAP = re.compile(
    r"\b(is|are|was) not (named|said|given|spelled out|set out|printed)\b|\bno (date|figure|number) is given|not named"
    r"|\bnothing more is said\b|\b(is|are) left open\b"
)


def is_distanced(statement: str) -> bool:
    """Tell whether a statement holds a formula that leaves a word to the text: `which the text calls`."""
    return bool(_DISTANCE.search(statement))


def is_attributed(statement: str) -> bool:
    """Tell whether a statement says whose the words are that it has in quotation marks."""
    return bool(_ATTRIBUTED.search(statement))


def tells_a_gap(statement: str) -> bool:
    """Tell whether a statement says what its text leaves out: `who they are is not said`."""
    return bool(_GAP.search(statement))
