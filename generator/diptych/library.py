"""The facts as the outputs see them: linked, ordered, and with everything that can be computed.

The order of files never shows: topics stand as the navigation names them, questions as their topic names them, facts by
their dates (undated ones last, then by id), the same rule on both sides.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from diptych import dates, records
from diptych.load import Facts
from diptych.series import Chart, find_charts
from diptych.settings import Settings


class Evidence(StrEnum):
    """What a reader can follow a claim back to. Computed, never typed."""

    CITED = "cited"
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
    def sort_key(self) -> tuple[str, str]:
        """Order works by their first author, or title, then by id."""
        names = self.record.author or self.record.editor
        first = (names[0].family or names[0].literal) if names else self.record.title
        return (first.casefold(), self.id)


@dataclass(frozen=True)
class Footnote:
    """A note's mark with the work that it cites."""

    record: records.Footnote
    source: Source

    @property
    def sort_key(self) -> tuple[bool, int, str]:
        """Order notes as a text numbers them, in Arabic or Roman numerals; other marks come last."""
        mark = self.record.mark.casefold()
        if mark.isdecimal():
            return (False, int(mark), "")
        values = [_ROMAN.get(letter, 0) for letter in mark]
        if 0 in values:
            return (True, 0, mark)
        return (False, sum(-one if one < next_ else one for one, next_ in pairwise([*values, 0])), "")


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(eq=False)
class Fact:
    """A claim with its side, its question, its works and its evidence."""

    id: str
    record: records.Fact
    side: Side
    topic: "Topic" = field(repr=False)  # what leads back is left out of what is printed
    question: "Question" = field(repr=False)
    shelf: dict[str, Source] = field(repr=False)
    corrections: tuple[records.Correction, ...]  # all of them, also where this is an earlier version

    @cached_property
    def footnotes(self) -> list[Footnote]:
        """The text's notes to the claim, with the works they cite."""
        return [Footnote(note, self.shelf[note.source]) for note in self.record.footnotes]

    @property
    def version(self) -> int:
        """The number of the version that this is."""
        return self.record.version

    @property
    def is_current(self) -> bool:
        """Whether no correction was made since."""
        return self.version == 1 + len(self.corrections)

    @property
    def later_corrections(self) -> tuple[records.Correction, ...]:
        """The corrections that were made since this version."""
        return self.corrections[self.version - 1 :]

    @property
    def published(self) -> str:
        """The day on which the fact was first published."""
        return self.record.published or self.topic.record.published

    @property
    def updated(self) -> str:
        """The day on which this version was made."""
        return self.record.corrections[-1].date if self.record.corrections else self.published

    @cached_property
    def versions(self) -> list["Fact"]:
        """Every version from the first to the current one."""
        *earlier, _ = self.record.versions()
        sides = {answer.side.id: answer.side for answer in self.question.answers}
        return [*(replace(self, record=then, side=sides[then.perspective]) for then in earlier), self]

    @cached_property
    def evidence(self) -> Evidence:
        """Cited where a work can be found, credited where somebody is named, else none."""
        if any(footnote.source.record.can_be_found for footnote in self.footnotes):
            return Evidence.CITED
        return Evidence.CREDITED if self.record.said_by else Evidence.NONE

    @property
    def section(self) -> str | None:
        """The heading of the part of the text that the passage stands in."""
        headings = {section.id: section.heading for section in self.side.record.sections}
        return headings.get(self.record.passage.section)

    @property
    def other_side(self) -> "Answer":
        """What the other side answers to the same question."""
        return next(answer for answer in self.question.answers if answer.side is not self.side)

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date, str]:
        """Order facts by date, undated ones last, then by id."""
        figure_dates = [figure.date for figure in self.record.figures if figure.date]
        date = self.record.date or (min(figure_dates, key=dates.earliest) if figure_dates else None)
        if date is None:
            return (datetime.date.max, datetime.date.max, self.id)
        return (dates.earliest(date), dates.latest(date), self.id)


@dataclass(frozen=True)
class Answer:
    """What one side says to a question: its facts, or its silence."""

    side: Side
    facts: list[Fact]
    silence: records.Silence | None


@dataclass(eq=False)
class Question:
    """A question with its two answers, in the order of the perspectives."""

    record: records.Question
    topic: "Topic" = field(repr=False)
    answers: list[Answer] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The question's id, unique in its topic."""
        return self.record.id

    @property
    def only_speaker(self) -> Side | None:
        """The side that alone answers it; none where both do."""
        speakers = [answer.side for answer in self.answers if not answer.silence]
        return speakers[0] if len(speakers) == 1 else None

    @property
    def facts(self) -> list[Fact]:
        """All facts that answer it, as they are read."""
        return [fact for answer in self.answers for fact in answer.facts]


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


@dataclass(frozen=True, repr=False)  # it would print every fact
class Library:
    """Everything that is published; `today` is the day the build stands for."""

    settings: Settings
    sides: tuple[Side, ...]
    topics: list[Topic]
    sources: list[Source]
    words: records.Words
    names: dict[str, records.Subject]
    today: datetime.date

    @cached_property
    def facts(self) -> list[Fact]:
        """All facts, as they are read from the first topic to the last."""
        return [fact for topic in self.topics for fact in topic.facts]

    @cached_property
    def corrections(self) -> list[tuple[Fact, records.Correction]]:
        """All corrections with their facts, the newest first."""
        pairs = [(fact, correction) for fact in self.facts for correction in fact.corrections]
        return sorted(pairs, key=lambda pair: (pair[1].date, pair[0].id, pair[1].version), reverse=True)

    @cached_property
    def charts(self) -> list[Chart[Fact]]:
        """Every chart that the figures make, as its first fact is read."""
        return find_charts(self.facts)

    @cached_property
    def _charts_by_fact(self) -> dict[str, list[Chart[Fact]]]:
        by_fact: dict[str, list[Chart[Fact]]] = {}
        for chart in self.charts:
            for fact in chart.facts:
                by_fact.setdefault(fact.id, []).append(chart)
        return by_fact

    def charts_of(self, fact: Fact) -> list[Chart[Fact]]:
        """List the charts in which figures of a fact stand."""
        return self._charts_by_fact.get(fact.id, [])

    def facts_of(self, side: Side) -> list[Fact]:
        """List the facts of one side, as they are read."""
        return [fact for fact in self.facts if fact.side is side]

    def key_figures(self, side: Side) -> list[Fact]:
        """List the facts whose figures tell most of one side's text, as its editors chose them."""
        facts = {fact.id: fact for fact in self.facts}
        return [facts[id_] for id_ in side.record.key_figures]

    def footnotes_of(self, side: Side, facts: Iterable[Fact]) -> list[Footnote]:
        """List one side's notes to some facts, each work of a note once, as its text numbers them."""
        notes = {note.record: note for fact in facts if fact.side is side for note in fact.footnotes}
        return sorted(notes.values(), key=lambda note: note.sort_key)

    def beside(self, topic: Topic) -> tuple[Topic | None, Topic | None]:
        """Name the topics before and after one, as they are read; none at the ends."""
        around = [None, *self.topics, None]
        place = around.index(topic)
        return around[place - 1], around[place + 1]

    @cached_property
    def questions(self) -> list[Question]:
        """All questions, as they are read from the first topic to the last."""
        return [question for topic in self.topics for question in topic.questions]

    def is_due(self, forecast: records.Forecast) -> bool:
        """Tell whether the day by which a forecast is expected is past."""
        return dates.latest(forecast.due) < self.today


def build_library(facts: Facts, settings: Settings, today: datetime.date | None) -> Library:
    """Link checked records into a library. `today` defaults to the newest day in the data."""
    panels = zip(facts.perspectives.values(), ("left", "right"), strict=True)
    sides = {entry.id: Side(entry.id, entry.record, panel) for entry, panel in panels}
    sources = {entry.id: Source(entry.id, entry.record) for entry in facts.sources.values()}
    topics = [_link_topic(id_, facts, sides, sources) for id_ in settings.topics]
    library = Library(
        settings=settings,
        sides=tuple(sides.values()),
        topics=topics,
        sources=sorted(sources.values(), key=lambda source: source.sort_key),
        words=facts.words,
        names={entry.id: entry.record for entry in facts.names.values()},
        today=today or _newest_day(facts),
    )
    for fact in library.facts:
        for source in {footnote.source.id: footnote.source for footnote in fact.footnotes}.values():
            source.cited_by.append(fact)
    return library


def _link_topic(id_: str, facts: Facts, sides: dict[str, Side], sources: dict[str, Source]) -> Topic:
    topic = Topic(id_, facts.topics[id_].record)
    records_here = [entry for topic_id, entry in facts.facts if topic_id == id_]
    for question_record in topic.record.questions:
        question = Question(question_record, topic)
        for side in sides.values():
            linked = [
                Fact(
                    id=entry.id,
                    record=entry.record,
                    side=side,
                    topic=topic,
                    question=question,
                    shelf=sources,
                    corrections=entry.record.corrections,
                )
                for entry in records_here
                if (entry.record.question, entry.record.perspective) == (question.id, side.id)
            ]
            silence = None if linked else question_record.silence
            question.answers.append(Answer(side, sorted(linked, key=lambda fact: fact.sort_key), silence))
        topic.questions.append(question)
    return topic


def _newest_day(facts: Facts) -> datetime.date:
    """Find the last day that facts and sources speak of as past; a forecast's due date is none."""
    written = [fact.record.date for _, fact in facts.facts if not fact.record.forecast]
    written += [source.record.issued for source in facts.sources.values()]
    written += [topic.record.published for topic in facts.topics.values()]
    written += [fact.record.published for _, fact in facts.facts]
    written += [correction.date for _, fact in facts.facts for correction in fact.record.corrections]
    days = [dates.latest(date) for date in written if date]
    return max((day for day in days if day < datetime.date.max), default=datetime.date(2000, 1, 1))
