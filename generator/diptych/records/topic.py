"""topic.yml: a topic with its questions and silences."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from diptych.records.corrected import check_absent, corrections_lead_here, earlier_versions
from diptych.records.record import Record
from diptych.records.values import Day, Id, QuestionPath, Text, wrong


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


class QuestionWas(Record):
    """What a correction changed of a question, as it was before it."""

    title: Text | None = None
    relation: Relation | None = None
    why: Text | None = None
    timing: Timing | None = None
    silence: Silence | None = None
    absent: tuple[str, ...] = ()
    """The names of fields that the question did not have then."""

    @model_validator(mode="after")
    def _absent_fields_exist(self) -> "QuestionWas":
        check_absent(self.absent, type(self))
        return self


class QuestionCorrection(Record):
    """A change of a published question: it changes what its pair card means."""

    version: Annotated[int, Field(ge=2)]
    """The version that the correction made: 2 for the first one."""
    date: Day
    """The day it was made."""
    was: QuestionWas
    """The changed fields as they were before, so that every earlier version can be shown again."""
    why: Text
    """Why it was changed, in a sentence for readers."""


class Question(Record):
    """A row of a topic's page, put neutrally; both sides answer it, or one is silent."""

    id: Id
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
    moved_from: tuple[QuestionPath, ...] = ()
    """Where it stood before, as topic/question, the oldest first; those addresses keep working."""
    corrections: tuple[QuestionCorrection, ...] = ()
    """What was corrected since it was published, oldest first."""

    @model_validator(mode="after")
    def _corrections_lead_here(self) -> "Question":
        for number, correction in enumerate(self.corrections, start=1):
            if not correction.was.model_fields_set:
                raise wrong(f"correction {number} does not say what was", "add was: with the old values")
        corrections_lead_here(self, self.corrections)
        return self

    @property
    def version(self) -> int:
        """The number of the current version: 1, and one more for every correction."""
        return 1 + len(self.corrections)

    def versions(self) -> list["Question"]:
        """Show the question as it stood at each version, the first one first and the current one last."""
        return [*reversed(list(earlier_versions(self, self.corrections))), self]


class Topic(Record):
    """A folder of facts; its page sets the two perspectives side by side."""

    title: Text
    summary: Text
    """What the topic covers on either side, in a sentence or two."""
    published: Day | None = None
    """The day on which its facts were first published; a later fact says its own. `diptych release` writes it."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    """The questions, in reading order."""
    moved_from: tuple[Id, ...] = ()
    """Ids that the topic had before, the oldest first; its addresses and its questions’ keep working."""
