"""The facts linked, and what is computed of the whole."""

from diptych.library.library import Library, build_library
from diptych.library.model import (
    Answer,
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

__all__ = [
    "Answer",
    "Evidence",
    "Fact",
    "Footnote",
    "KeyAnswer",
    "KeyQuestion",
    "Library",
    "Question",
    "Side",
    "Source",
    "Topic",
    "build_library",
]
