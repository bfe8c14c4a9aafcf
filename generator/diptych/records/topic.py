"""topic.yml: a topic with its questions and silences."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from diptych.records.corrected import Corrected, Correction, correction_of
from diptych.records.record import Record
from diptych.values.limits import CORRECTIONS, MOVES, QUESTIONS, at_most
from diptych.values.types import Day, Id, QuestionPath, Text


class Relation(StrEnum):
    """How the two answers to a question stand to each other."""

    AGREE = "agree"
    READ_DIFFERENTLY = "read-differently"
    CONTRADICT = "contradict"
    DIFFERENT_PARTS = "different-parts"
    ONE_SIDED = "one-sided"


class Timing(StrEnum):
    """What the time between the two texts means for a question."""

    AFTER = "after"
    APART = "apart"


class Silence(Record):
    """That a text does not speak to a question. Silence is data; no position is inferred from it."""

    perspective: Id
    """The side that is silent."""
    note: Text
    """What its text does and does not say near this, in a sentence."""


class QuestionBody(Record):
    """What a question asks, and how its answers stand to each other."""

    title: Text
    """The question, in words that neither side would object to."""
    relation: Relation
    """How the answers stand to each other: agree, read-differently, contradict, different-parts (both speak to it, of
    different parts of it), one-sided."""
    why: Text
    """The two answers set against each other, in one sentence that is true of both."""
    timing: Timing | None = None
    """after: it concerns only what came after the silent text was written. apart: both answer, and the time between the
    texts matters to how the answers differ."""
    silence: Silence | None = None
    """For a one-sided question: the side that does not answer, and what it says instead."""


if TYPE_CHECKING:
    QuestionCorrection = Correction
else:  # it is made of the fields above
    QuestionCorrection = correction_of(QuestionBody)


class Question(Corrected, QuestionBody):
    """A row of a topic's page, put neutrally; both sides answer it, or one is silent."""

    id: Id
    """Its id, unique in its topic."""
    moved_from: Annotated[tuple[QuestionPath, ...], at_most(MOVES)] = ()
    """Where it stood before, as topic/question, the oldest first; those addresses keep working."""
    corrections: Annotated[tuple[QuestionCorrection, ...], at_most(CORRECTIONS)] = ()
    """What was corrected since it was published, oldest first."""


class TopicBody(Record):
    """How a topic is called, and what it covers."""

    title: Text
    summary: Text
    """What the topic covers on either side, in a sentence or two."""


if TYPE_CHECKING:
    TopicCorrection = Correction
else:  # it is made of the fields above
    TopicCorrection = correction_of(TopicBody)


class Topic(Corrected, TopicBody):
    """A folder of facts; its page sets the two perspectives side by side."""

    published: Day | None = None
    """The day on which it was first published; each of its facts says its own. `diptych release` writes both."""
    questions: Annotated[tuple[Question, ...], at_most(QUESTIONS, at_least=1)]
    """The questions, in reading order."""
    moved_from: Annotated[tuple[Id, ...], at_most(MOVES)] = ()
    """Ids that the topic had before, the oldest first; its addresses and its questions’ keep working."""
    corrections: Annotated[tuple[TopicCorrection, ...], at_most(CORRECTIONS)] = ()
    """What was corrected of its title and summary since it was published, oldest first."""
