"""What the API answers: each answer with its fields and their words, from which its JSON Schema is made."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field

from diptych.library import CardState, Corrects
from diptych.outputs.api.fact import Day, Fact, Part, Url, Version
from diptych.records import CorrectionKind, Relation, SourceKind, SourceType, Timing

# The second number rises with every field that is added.
SCHEMA_VERSION = "1.5"


class Answer(Part):
    """A whole answer."""

    schema_: Annotated[Url, Field(alias="$schema")]
    """The address of the JSON Schema of this answer."""
    schema_version: Annotated[str, Field(pattern=r"^1\.[0-9]+$")]
    """1, and the number of times that fields were added to it."""


class Perspective(Part):
    """One of the two sides; it stands for one text."""

    id: str
    mark: str
    """The side's mark: ◧ is the left one, ◨ the right one."""
    name: str
    title: str
    """The text's title."""
    author: str | None
    """Who signed the text; null where nobody did."""
    publisher: str | None
    url: Url | None
    """Where the text can be read; null where that is not known."""
    language: str
    """The language of the text (BCP 47)."""
    sections: dict[str, str]
    """The headings of the text's parts, by their ids, in the text's order."""


class FactAnswer(Answer):
    """One fact."""

    fact: Fact


class FactsAnswer(Answer):
    """All facts, as they are read from the first topic to the last; withdrawn ones too."""

    perspectives: list[Perspective]
    facts: list[Fact]


# --- topics ------------------------------------------------------------------------------------------------------


class SideAnswer(Part):
    """What one side says to a question: its facts, or its silence."""

    perspective: str
    facts: list[str]
    """The ids of its facts, by their dates."""
    also: list[str]
    """The ids of facts of other questions that answer this one too."""
    silence: str | None
    """What the text says instead; null where it answers."""


class Question(Part):
    """A question, put neutrally, with the answers of both sides."""

    id: str
    title: str
    relation: Relation
    """How the answers stand to each other."""
    why: str
    timing: Timing | None
    """after: it concerns what came after the silent text was written. apart: the time between the texts matters."""
    moved_from: list[str]
    """Where it stood before, as topic/question; those addresses keep working."""
    answers: Annotated[list[SideAnswer], Field(min_length=2, max_length=2)]
    url: Url
    embed_url: Url


class Topic(Part):
    """A topic with its questions in reading order."""

    id: str
    title: str
    summary: str
    published: Day | None
    """The day on which its facts were first published; null before their release."""
    moved_from: list[str]
    """Ids that it had before; those addresses keep working."""
    questions: list[Question]
    url: Url


class KeyAnswer(Part):
    """One side's answer to a key question."""

    perspective: str
    answer: str
    """In a sentence, in that side's terms."""
    facts: list[str]
    """The ids of the facts that it rests on."""


class KeyQuestion(Part):
    """A question that leads the site."""

    question: str
    """The question, as topic/question."""
    answers: Annotated[list[KeyAnswer], Field(min_length=2, max_length=2)]


class TopicsAnswer(Answer):
    """All topics in reading order."""

    perspectives: list[Perspective]
    key_questions: list[KeyQuestion]
    topics: list[Topic]


# --- sources -----------------------------------------------------------------------------------------------------


class Csl(Part):
    """A CSL-JSON item (citationstyles.org); `custom` holds its date in EDTF."""

    model_config = ConfigDict(extra="allow")

    id: str
    type: SourceType
    title: str
    issued: dict[str, Any] | None = None


class Source(Part):
    """A cited work."""

    id: str
    csl: Csl
    kind: SourceKind
    """What its publisher is, by what the note prints. It does not say whether the work is right."""
    can_be_found: bool
    """Whether the note gives an address, a number, or an outlet with a date to look for."""
    cited_by: list[str]
    """The ids of the facts whose notes cite it."""
    url: Url


class SourcesAnswer(Answer):
    """All cited works, by author."""

    sources: list[Source]


# --- status ------------------------------------------------------------------------------------------------------


class LastCorrection(Part):
    """When, what and why of all that a card shows was last corrected."""

    version: Annotated[int, Field(ge=2)]
    """The version of the card that it made."""
    date: Day
    kind: CorrectionKind
    why: str
    of: Corrects
    """What was corrected: the claim, or the question, the text, a work or the topic that the card shows; of a pair card
    also answers: claims were added to it."""


class SinceThen(Part):
    """A correction that was made since a version."""

    said: str
    """When and what was corrected, in words."""
    why: str


class VersionStatus(Part):
    """How a version of a card stands now."""

    version: Version
    state: CardState
    """current, corrected or withdrawn."""
    since: list[SinceThen]
    """What was corrected since, the newest first."""


class Status(Part):
    """How a fact stands now."""

    title: str
    """The claim in few words."""
    version: Version
    """The current version. A card of a lower one has been corrected since."""
    last_correction: LastCorrection | None
    withdrawn: bool
    moved_to: str | None
    """The fact's id today, where this is an id that it had before."""
    versions: list[VersionStatus]
    """Every version of its card, the first one first."""
    url: Url
    embed_url: Url


class PairStatus(Part):
    """How a pair card stands now, and which facts it shows."""

    title: str
    facts: list[str]
    version: Version
    """The current version. A card of a lower one has been corrected since."""
    last_correction: LastCorrection | None
    moved_to: str | None
    """Where the question stands today, as topic/question, where it stood here before."""
    versions: list[VersionStatus]
    """Every version of the pair card, the first one first."""
    url: Url
    embed_url: Url


class StatusAnswer(Answer):
    """How every fact stands now, by its id: for those who embedded cards and want to know whether they still hold."""

    facts: dict[str, Status]
    """By id; ids that a fact had before, too."""
    pairs: dict[str, PairStatus]
    """By topic/question; where a question stood before, too."""
