"""How a card stands today, by the version that somebody shows of it."""

from enum import StrEnum

from diptych.library.model import Fact, Question


class CardState(StrEnum):
    """How a version of a card stands today."""

    CURRENT = "current"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"
    """There is no such card, or no such version of it."""


def state_of(card: Fact | Question) -> CardState:
    """Tell how a version of a card stands: whatever was withdrawn is, in each of its versions."""
    newest = card.versions[-1]
    if isinstance(newest, Fact) and newest.record.is_withdrawn:
        return CardState.WITHDRAWN
    return CardState.CURRENT if card.is_current else CardState.CORRECTED


def version_on(card: Fact | Question, day: str) -> int:
    """Tell which version of a card was shown at the end of a day."""
    return 1 + sum(change.correction.date <= day for change in card.changes)
