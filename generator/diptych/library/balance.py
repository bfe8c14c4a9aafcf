"""Measure both sides by the same measure: how much each has on every topic, and on what authority."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from diptych.derived.statements import is_attributed, is_distanced, tells_a_gap
from diptych.library import Evidence, Fact, Library, Question, Side
from diptych.records import NoteKind, Qualifier, Words
from diptych.records.lists import words_in


@dataclass(frozen=True)
class Measure:
    """What one side has on a topic; `words` is the median length of a statement."""

    facts: int
    figures: int
    cited: int
    bare: int
    credited: int
    none: int
    words: float
    hedges: int
    notes: int
    works_in_doubt: int
    names: int
    distanced: int
    bare_marks: int
    gaps: int
    silences: int


@dataclass(frozen=True)
class Row:
    """A topic, or the whole, with the measure of each side."""

    title: str
    measures: tuple[Measure, ...]


def balance(library: Library) -> list[Row]:
    """Measure every topic, and at the end the whole."""
    rows = [
        Row(topic.record.title, tuple(_measure(topic.questions, side, library.words) for side in library.sides))
        for topic in library.topics
    ]
    questions = [question for topic in library.topics for question in topic.questions]
    return [*rows, Row("All topics", tuple(_measure(questions, side, library.words) for side in library.sides))]


def _measure(questions: Iterable[Question], side: Side, words: Words) -> Measure:
    answers = [answer for question in questions for answer in question.answers if answer.side is side]
    facts = [fact for answer in answers for fact in answer.facts]
    return Measure(
        facts=len(facts),
        figures=sum(len(fact.record.figures) for fact in facts),
        cited=sum(fact.evidence is Evidence.CITED for fact in facts),
        bare=sum(fact.evidence is Evidence.BARE for fact in facts),
        credited=sum(fact.evidence is Evidence.CREDITED for fact in facts),
        none=sum(fact.evidence is Evidence.NONE for fact in facts),
        words=median([len(fact.record.statement.split()) for fact in facts] or [0]),
        hedges=sum(_is_hedged(fact, words) for fact in facts),
        notes=sum(len(fact.record.notes) for fact in facts),
        works_in_doubt=sum(note.kind is NoteKind.NOTE for fact in facts for note in fact.record.notes),
        names=sum(bool(fact.record.said_by) for fact in facts),
        distanced=sum(is_distanced(fact.record.statement) for fact in facts),
        bare_marks=sum("“" in fact.record.statement and not is_attributed(fact.record.statement) for fact in facts),
        gaps=sum(tells_a_gap(fact.record.statement) for fact in facts),
        silences=sum(answer.silence is not None for answer in answers),
    )


def _is_hedged(fact: Fact, words: Words) -> bool:
    """Tell whether a figure's qualifier, or a word of the statement, holds back."""
    if any(figure.qualifier is not Qualifier.EXACT for figure in fact.record.figures):
        return True
    return any(words_in(fact.record.statement, each.words) for each in words.hedges)
