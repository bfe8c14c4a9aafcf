"""Which cards were changed by a correction of something that several of them show."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from diptych import records
from diptych.library.model import Corrects, Fact, Question, Side, Source, Topic

_Card = TypeVar("_Card", Fact, Question)


@dataclass(frozen=True)
class Reach:
    """A correction of something that several cards show, and the cards that it changed."""

    correction: records.Correction
    of: Corrects
    id: str
    subject: Question | Side | Source | Topic
    facts: list[Fact]
    questions: list[Question]


def reaches(topics: list[Topic], sides: Iterable[Side], sources: Iterable[Source]) -> list[Reach]:
    """List the corrections of all that is no claim, each with the cards that it changed, the newest first."""
    questions = [question for topic in topics for question in topic.questions]
    facts = [fact for topic in topics for fact in topic.facts]
    subjects: list[tuple[Corrects, str, Question | Side | Source | Topic]] = [
        *((Corrects.QUESTION, question.path, question) for question in questions),
        *((Corrects.TEXT, side.id, side) for side in sides),
        *((Corrects.WORK, source.id, source) for source in sources),
        *((Corrects.TOPIC, topic.id, topic) for topic in topics),
    ]
    changed_facts, changed_questions = _changed(facts), _changed(questions)
    found = [
        Reach(
            correction,
            of,
            id_,
            subject,
            changed_facts.get((of, id_, id(correction)), []),
            changed_questions.get((of, id_, id(correction)), []),
        )
        for of, id_, subject in subjects
        for correction in subject.record.corrections
    ]
    return sorted(
        found, key=lambda reach: (reach.correction.date, reach.of, reach.id, reach.correction.version), reverse=True
    )


def _changed(cards: Iterable[_Card]) -> dict[tuple[Corrects, str, int], list[_Card]]:
    """Give the cards that a correction changed, by what it corrects and by which it is."""
    changed: dict[tuple[Corrects, str, int], list[_Card]] = {}
    for card in cards:
        for key in dict.fromkeys((each.of, each.id, id(each.correction)) for each in card.changes):
            changed.setdefault(key, []).append(card)
    return changed
