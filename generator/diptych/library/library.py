"""The facts as the outputs see them: linked, ordered, and with everything that can be computed.

The order of files never shows: topics stand as the navigation names them, questions as their topic names them, facts by
their dates (undated ones last, as their text has them), the same rule on both sides.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from diptych import records
from diptych.derived.series import Chart, find_charts
from diptych.library.model import (
    Answer,
    Change,
    Corrects,
    Fact,
    Footnote,
    KeyAnswer,
    KeyQuestion,
    Question,
    Side,
    Source,
    Topic,
)
from diptych.library.reaches import Reach, reaches
from diptych.library.versions import Chronicle
from diptych.reading.entries import Entry, Records
from diptych.reading.settings import Settings
from diptych.reading.site import Site
from diptych.values import dates

_Read = TypeVar("_Read", Topic, Question)


@dataclass(frozen=True, repr=False)  # it would print every fact
class Library:
    """Everything that is published; `today` is the day the build stands for."""

    settings: Settings
    sides: tuple[Side, ...]
    topics: list[Topic]
    sources: list[Source]
    key_questions: list[KeyQuestion]
    words: records.Words
    text_words: dict[str, records.TextWords]
    """The words of each side's text by the side's id, where somebody who holds the texts has listed them."""
    text_shapes: dict[str, records.TextShape]
    """How long each side's text is and where its parts begin, by the side's id, where somebody has located it."""
    omissions: list[records.Omission]
    names: dict[str, records.Subject]
    today: datetime.date
    overrides: Mapping[str, bytes]
    """What this site alone draws otherwise than the engine, by its path in overrides/."""
    by_hand: tuple[str, ...]
    """The pages that people wrote, by their paths below docs/."""

    @cached_property
    def facts(self) -> list[Fact]:
        """All facts, as they are read from the first topic to the last."""
        return [fact for topic in self.topics for fact in topic.facts]

    @cached_property
    def corrections(self) -> list[tuple[Fact, Change]]:
        """All corrections of claims with their facts, the newest first."""
        pairs = [(fact, change) for fact in self.facts for change in fact.changes if change.of is Corrects.CLAIM]
        return sorted(pairs, key=lambda pair: (pair[1].correction.date, pair[0].id, pair[1].version), reverse=True)

    @cached_property
    def other_corrections(self) -> list[Reach]:
        """All corrections of questions, texts, works and topics, with the cards that they changed, the newest first."""
        return reaches(self.topics, self.sides, self.sources)

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

    def claims_of(self, side: Side) -> list[Fact]:
        """List the facts of one side that are not withdrawn."""
        return [fact for fact in self.facts_of(side) if not fact.record.is_withdrawn]

    def other(self, side: Side) -> Side:
        """Give the side that faces another."""
        return next(each for each in self.sides if each is not side)

    def key_figures(self, side: Side) -> list[Fact]:
        """List the facts whose figures tell most of one side's text, as its editors chose them."""
        facts = {fact.id: fact for fact in self.facts}
        return [facts[id_] for id_ in side.record.key_figures]

    def footnotes_of(self, side: Side, facts: Iterable[Fact]) -> list[Footnote]:
        """List one side's notes to some facts, each work of a note once, as its text numbers them."""
        notes = {note.record: note for fact in facts if fact.side is side for note in fact.footnotes}
        return sorted(notes.values(), key=lambda note: note.sort_key)

    def works_of(self, facts: Iterable[Fact]) -> list[Source]:
        """List the works that some facts cite, each once."""
        return list({note.source.id: note.source for fact in facts for note in fact.footnotes}.values())

    def beside(self, one: _Read) -> tuple[_Read | None, _Read | None]:
        """Name the topics before and after one, as they are read, or the questions of its topic; none at the ends."""
        around = [None, *(self.topics if isinstance(one, Topic) else one.topic.questions), None]
        place = around.index(one)
        return around[place - 1], around[place + 1]

    @cached_property
    def questions(self) -> list[Question]:
        """All questions, as they are read from the first topic to the last."""
        return [question for topic in self.topics for question in topic.questions]

    def is_due(self, forecast: records.Forecast) -> bool:
        """Tell whether the day by which a forecast is expected is past."""
        return dates.latest(forecast.due) < self.today


def build_library(site: Site, today: datetime.date | None) -> Library:
    """Link the records of a checked site into a library. `today` defaults to the newest day in the data."""
    read, settings = site.records, site.settings
    panels = zip(read.perspectives.values(), ("left", "right"), strict=True)
    sides = {entry.id: Side(entry.id, entry.record, panel) for entry, panel in panels}
    sources = {entry.id: Source(entry.id, entry.record) for entry in read.sources.values()}
    asked: dict[tuple[str, str, str], list[Entry[records.Fact]]] = {}
    for entry in read.facts:
        asked.setdefault((entry.folder, entry.record.question, entry.record.perspective), []).append(entry)
    topics = [_link_topic(id_, read, asked, sides, sources) for id_ in settings.topics]
    _link_across(topics)
    Chronicle(topics, sides, sources).write()
    library = Library(
        settings=settings,
        sides=tuple(sides.values()),
        topics=topics,
        key_questions=_link_key_questions(read, topics),
        sources=sorted(sources.values(), key=lambda source: source.sort_key),
        words=read.words,
        text_words={entry.id: entry.record for entry in read.text_words.values()},
        text_shapes={entry.id: entry.record for entry in read.text_shapes.values()},
        omissions=[entry.record for entry in read.omissions],
        names={entry.id: entry.record for entry in read.names.values()},
        today=today or _newest_day(read),
        overrides=site.overrides,
        by_hand=tuple((settings.root / page.path).relative_to(settings.docs).as_posix() for page in site.pages),
    )
    for fact in library.facts:
        for source in {footnote.source.id: footnote.source for footnote in fact.footnotes}.values():
            source.cited_by.append(fact)
    return library


def _link_topic(
    id_: str,
    read: Records,
    asked: Mapping[tuple[str, str, str], list[Entry[records.Fact]]],
    sides: dict[str, Side],
    sources: dict[str, Source],
) -> Topic:
    """Link a topic; `asked` has the facts by topic, question and side."""
    topic = Topic(id_, read.topics[id_].record)
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
                    sources=sources,
                    position=read.positions[entry.id].record if entry.id in read.positions else None,
                )
                for entry in asked.get((id_, question.id, side.id), [])
            ]
            is_silent = question_record.silence and question_record.silence.perspective == side.id
            silence = question_record.silence if is_silent else None
            question.answers.append(Answer(side, sorted(linked, key=lambda fact: fact.sort_key), [], silence))
        topic.questions.append(question)
    return topic


def _link_across(topics: list[Topic]) -> None:
    """Give every question the facts of other questions that answer it too."""
    questions = {question.path: question for topic in topics for question in topic.questions}
    for fact in (fact for topic in topics for fact in topic.facts):
        for path in fact.record.also_answers:
            question = questions[path]
            next(answer for answer in question.answers if answer.side is fact.side).also.append(fact)
    for question in questions.values():
        for answer in question.answers:
            answer.also.sort(key=lambda fact: fact.sort_key)


def _link_key_questions(read: Records, topics: list[Topic]) -> list[KeyQuestion]:
    questions = {question.path: question for topic in topics for question in topic.questions}
    return [_link_key_question(entry.record, questions[entry.record.question]) for entry in read.key_questions]


def _link_key_question(record: records.KeyQuestion, question: Question) -> KeyQuestion:
    facts = {fact.id: fact for fact in question.all_facts}
    said = [(answer.side, record.answers[answer.side.id]) for answer in question.answers]
    answers = [KeyAnswer(side, each.answer, [facts[id_] for id_ in each.facts]) for side, each in said]
    return KeyQuestion(question, answers)


def _newest_day(read: Records) -> datetime.date:
    """Find the last day that facts and sources speak of as past; a forecast's due date is none."""
    written = [fact.record.date for fact in read.facts if not fact.record.forecast]
    written += [source.record.issued for source in read.sources.values()]
    written += [topic.record.published for topic in read.topics.values()]
    written += [fact.record.published for fact in read.facts]
    written += [correction.date for record in _corrected(read) for correction in record.corrections]
    days = [dates.latest(date) for date in written if date]
    return max((day for day in days if day < datetime.date.max), default=datetime.date(2000, 1, 1))


def _corrected(read: Records) -> Iterator[records.Corrected]:
    """Yield every record that is corrected in the open."""
    for entries in (read.facts, read.sources.values(), read.perspectives.values(), read.topics.values()):
        yield from (entry.record for entry in entries)
    for topic in read.topics.values():
        yield from topic.record.questions
