"""How a correction of what several cards show is told: what was corrected, where it stands, which cards it changed."""

from dataclasses import dataclass

from diptych import records
from diptych.library import Fact, Question, Reach, Side, Source
from diptych.wording import addresses
from diptych.wording.labels import count


@dataclass(frozen=True)
class ToldReach:
    """A correction of a question, a text, a work or a topic, as the page of corrections and the feed tell it."""

    correction: records.Correction
    name: str
    page: str
    picture: str
    """The address of the card or page whose picture stands for it."""
    tags: dict[str, str]
    cards: str
    """How many cards it changed: `3 cards`."""
    several: bool
    before: str
    """The address of the first of these cards, as it was before; empty where there is none."""


def told_reach(reach: Reach) -> ToldReach:
    """Say what was corrected, and which cards that changed."""
    name, page, picture, tags = _subject(reach)
    cards: list[Question | Fact] = [*reach.questions, *reach.facts]
    return ToldReach(
        correction=reach.correction,
        name=name,
        page=page,
        picture=picture,
        tags=tags,
        cards=count(len(cards), "card") if cards else "No card shows it",
        several=len(cards) > 1,
        before=_before(cards[0], reach) if cards else "",
    )


def _subject(reach: Reach) -> tuple[str, str, str, dict[str, str]]:
    of = reach.subject
    if isinstance(of, Question):
        page = addresses.question(of.topic.id, of.id)
        return of.record.title, page, addresses.pair(of.path), {of.topic.id: of.topic.record.title}
    if isinstance(of, Side):
        return of.record.title, addresses.reading(of.id), "", {of.id: of.record.name}
    if isinstance(of, Source):
        return of.record.title, addresses.source(of.id), "", {}
    return of.record.title, addresses.topic(of.id), addresses.topic(of.id), {of.id: of.record.title}


def _before(card: Question | Fact, reach: Reach) -> str:
    number = next(each.version for each in card.changes if each.correction is reach.correction) - 1
    if isinstance(card, Question):
        return addresses.pair_version(card.path, number)
    return addresses.version(card.id, number)
