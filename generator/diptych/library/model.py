"""What a library is made of: sides, topics, questions, answers, facts, footnotes, sources."""

import datetime
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from diptych import records
from diptych.values import dates
from diptych.values.letters import alphabetical


class Evidence(StrEnum):
    """What a reader can follow a claim back to. Computed, never typed."""

    CITED = "cited"
    BARE = "bare"
    CREDITED = "credited"
    NONE = "none"


@dataclass(frozen=True)
class Side:
    """A perspective and its panel: left or right, the mark ◧ or ◨."""

    id: str
    record: records.Perspective
    panel: str

    @property
    def mark(self) -> str:
        """The side's mark as a character, for places that hold text only."""
        return {"left": "◧", "right": "◨"}[self.panel]


@dataclass
class Source:
    """A cited work and the facts that cite it."""

    id: str
    record: records.Source
    cited_by: list["Fact"] = field(default_factory=list, repr=False)

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Order works by their first author, or title, then by id."""
        names = self.record.author or self.record.editor
        first = (names[0].family or names[0].literal) if names else self.record.title
        return (*alphabetical(first or ""), self.id)


@dataclass(frozen=True)
class Footnote:
    """A note's mark with the work that it cites."""

    record: records.Footnote
    source: Source

    @property
    def sort_key(self) -> tuple[bool, int, str]:
        """Order notes as a text numbers them."""
        return mark_key(self.record.mark)


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def mark_key(mark: str) -> tuple[bool, int, str]:
    """Order the marks of notes as a text counts them: 2 before 10, ix before x; others last, by their signs."""
    mark = mark.casefold()
    if mark.isdecimal():
        return (False, int(mark), mark)
    values = [_ROMAN.get(letter, 0) for letter in mark]
    if 0 in values:
        return (True, 0, mark)
    return (False, sum(-one if one < next_ else one for one, next_ in pairwise([*values, 0])), mark)


class Corrects(StrEnum):
    """What was corrected: the claim, or something else that its card shows; of a pair card also that it shows more."""

    CLAIM = "claim"
    QUESTION = "question"
    TEXT = "text"
    WORK = "work"
    TOPIC = "topic"
    ANSWERS = "answers"


@dataclass(frozen=True)
class Change:
    """A correction that changed what a card shows, and which version of the card it made."""

    correction: records.Correction
    of: Corrects
    id: str
    """The id of what was corrected."""
    version: int


class Versioned:
    """What has a card that others embed: its versions are counted by the corrections that changed what it shows."""

    changes: tuple[Change, ...]
    version: int

    @property
    def is_current(self) -> bool:
        """Whether no correction has changed the card since."""
        return self.version == 1 + len(self.changes)

    @property
    def later_changes(self) -> tuple[Change, ...]:
        """The corrections that changed the card since this version."""
        return self.changes[self.version - 1 :]

    @property
    def told_changes(self) -> tuple[Change, ...]:
        """The corrections that the card tells of, the newest first: all, or on an earlier version those made since."""
        return tuple(reversed(self.changes if self.is_current else self.later_changes))

    @property
    def last_change(self) -> Change | None:
        """The correction that made this version; none of the first one."""
        return self.changes[self.version - 2] if self.version > 1 else None


@dataclass(eq=False)
class Fact(Versioned):
    """A claim with its side, its question, its works and its evidence."""

    id: str
    record: records.Fact
    side: Side
    topic: "Topic" = field(repr=False)  # what leads back is left out of what is printed
    question: "Question" = field(repr=False)
    sources: Mapping[str, Source] = field(repr=False)
    position: records.Position | None = None
    changes: tuple[Change, ...] = ()
    """Every correction that changed its card; also those after this version, where it is an earlier one."""
    version: int = 1
    """The number of the version of its card that this is."""
    versions: list["Fact"] = field(default_factory=list, repr=False)
    """Every version from the first to the current one, each with what its card showed of works, text and question."""

    @cached_property
    def footnotes(self) -> list[Footnote]:
        """The text's notes to the claim, with the works they cite."""
        return [Footnote(note, self.sources[note.source]) for note in self.record.footnotes]

    @property
    def published(self) -> str | None:
        """The day on which the fact was first published; none before its release."""
        return self.record.published

    @property
    def updated(self) -> str | None:
        """The day on which this version was made; none before its release."""
        return self.last_change.correction.date if self.last_change else self.published

    @cached_property
    def evidence(self) -> Evidence:
        """What the text gives for it, the first that holds: a work, a note that names none, somebody’s name."""
        if self.footnotes:
            is_found = any(footnote.source.record.can_be_found for footnote in self.footnotes)
            return Evidence.CITED if is_found else Evidence.BARE
        return Evidence.CREDITED if self.record.said_by else Evidence.NONE

    @property
    def section(self) -> str | None:
        """The heading of the part of the text that the passage stands in."""
        headings = {section.id: section.heading for section in self.side.record.sections}
        return headings.get(self.record.passage.section or "")

    @property
    def other_side(self) -> "Answer":
        """What the other side answers to the same question."""
        return next(answer for answer in self.question.answers if answer.side.id != self.side.id)

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date, float, str]:
        """Order facts by date, undated ones last and as in their text, then by id."""
        place = self.position.start if self.position else math.inf
        figure_dates = [figure.date for figure in self.record.figures if figure.date]
        date = self.record.date or (min(figure_dates, key=dates.earliest) if figure_dates else None)
        if date is None:
            return (datetime.date.max, datetime.date.max, place, self.id)
        return (dates.earliest(date), dates.latest(date), place, self.id)


@dataclass(frozen=True)
class Answer:
    """What one side says to a question: its facts, those of other questions that answer it too, or its silence."""

    side: Side
    facts: list[Fact]
    also: list[Fact]
    silence: records.Silence | None

    @property
    def all_facts(self) -> list[Fact]:
        """Its own facts, and after them those of other questions."""
        return [*self.facts, *self.also]


@dataclass(eq=False)
class Question(Versioned):
    """A question with its two answers, in the order of the perspectives."""

    record: records.Question
    topic: "Topic" = field(repr=False)
    answers: list[Answer] = field(default_factory=list)
    changes: tuple[Change, ...] = ()
    """Every correction that changed its pair card; also those after this version, where it is an earlier one."""
    version: int = 1
    """The number of the version of its pair card that this is."""
    versions: list["Question"] = field(default_factory=list, repr=False)
    """Every version from the first to the current one, each with the claims that its card showed, as they were."""

    @property
    def id(self) -> str:
        """The question's id, unique in its topic."""
        return self.record.id

    @property
    def path(self) -> str:
        """The question's id with its topic's: `topic/question`."""
        return f"{self.topic.id}/{self.id}"

    @property
    def old_paths(self) -> list[str]:
        """Where it stood before, also below the ids that its topic had: `old-topic/question`."""
        ids = [self.id, *(old.split("/")[1] for old in self.record.moved_from if old.split("/")[0] == self.topic.id)]
        below = [f"{old}/{id_}" for old in self.topic.record.moved_from for id_ in ids]
        return list(dict.fromkeys([*self.record.moved_from, *below]))

    @property
    def only_speaker(self) -> Side | None:
        """The side that alone answers it; none where both do."""
        speakers = [answer.side for answer in self.answers if not answer.silence]
        return speakers[0] if len(speakers) == 1 else None

    @property
    def facts(self) -> list[Fact]:
        """The facts that stand under it, as they are read."""
        return [fact for answer in self.answers for fact in answer.facts]

    @property
    def all_facts(self) -> list[Fact]:
        """All facts that answer it, those of other questions after each side's own."""
        return [fact for answer in self.answers for fact in answer.all_facts]


@dataclass(frozen=True)
class KeyAnswer:
    """One side's answer to a key question, in a sentence, with the facts that it rests on."""

    side: Side
    answer: str
    facts: list[Fact]


@dataclass(frozen=True)
class KeyQuestion:
    """A question that leads the site, with each side's answer, in the order of the perspectives."""

    question: Question
    answers: list[KeyAnswer]


@dataclass(eq=False)
class Topic:
    """A topic with its questions in reading order."""

    id: str
    record: records.Topic
    questions: list[Question] = field(default_factory=list)

    @property
    def facts(self) -> list[Fact]:
        """All facts of the topic, as they are read."""
        return [fact for question in self.questions for fact in question.facts]

    def facts_of(self, side: Side) -> list[Fact]:
        """List the facts of one side, as they are read."""
        return [fact for fact in self.facts if fact.side is side]

    @property
    def also(self) -> list[Fact]:
        """All facts that answer a question of this topic, and stand in another."""
        answers = [answer for question in self.questions for answer in question.answers]
        return list({fact.id: fact for answer in answers for fact in answer.also if fact.topic is not self}.values())

    def also_of(self, side: Side) -> list[Fact]:
        """List the facts of one side that answer a question of this topic, and stand in another."""
        return [fact for fact in self.also if fact.side is side]
