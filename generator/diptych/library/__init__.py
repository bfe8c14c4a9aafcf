"""The facts linked, and what is computed of the whole."""

from diptych.library.library import Library, build_library
from diptych.library.model import (
    Answer,
    Change,
    Corrects,
    Evidence,
    Fact,
    Footnote,
    KeyAnswer,
    KeyQuestion,
    Question,
    Side,
    Source,
    Topic,
)
from diptych.library.reaches import Reach
from diptych.library.standing import CardState, state_of, version_on

__all__ = [
    "Answer",
    "CardState",
    "Change",
    "Corrects",
    "Evidence",
    "Fact",
    "Footnote",
    "KeyAnswer",
    "KeyQuestion",
    "Library",
    "Question",
    "Reach",
    "Side",
    "Source",
    "Topic",
    "build_library",
    "state_of",
    "version_on",
]
