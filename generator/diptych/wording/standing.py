"""How it is said how a card stands that somebody shows: moved, pinned, corrected since."""

from diptych.library import CardState, Fact, Question
from diptych.wording import addresses
from diptych.wording.titles import claim_title

CARD_STATES = {
    CardState.CURRENT: "current",
    CardState.CORRECTED: "corrected since",
    CardState.WITHDRAWN: "withdrawn",
    CardState.UNKNOWN: "no such card",
}
MOVED = "moved to {}"
PINNED = "pinned to version {}"


def standing_words(state: CardState, pinned: int | None, moved_to: str | None) -> str:
    """Say how a card stands: `moved to gold-reserves, pinned to version 1, corrected since`."""
    said = [MOVED.format(moved_to) if moved_to else "", PINNED.format(pinned) if pinned is not None else ""]
    return ", ".join([*filter(None, said), CARD_STATES[state]])


def card_title(card: Fact | Question) -> str:
    """Name a card in few words: by its claim, or by its question."""
    return claim_title(card, noted=False) if isinstance(card, Fact) else card.record.title


def card_page(card: Fact | Question) -> str:
    """Address the page of what a card shows."""
    return addresses.fact(card.id) if isinstance(card, Fact) else addresses.question(card.topic.id, card.id)
