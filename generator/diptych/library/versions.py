"""The versions of cards: each correction of what a card shows makes one, whatever record it stands in.

A card shows a claim, and besides it a work, the text that it is in, how its question stands. Each of these is corrected
in its own file, once; here it is worked out which cards a correction changed, and what each card showed before it. A
claim that is published later than the first of its question's makes a version of the pair card, too.
"""

from collections import ChainMap, Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, TypeVar, cast

from diptych import records
from diptych.library.model import Answer, Change, Corrects, Fact, Question, Side, Source, Topic

_Card = TypeVar("_Card", Fact, Question)


class _Key(NamedTuple):
    of: Corrects
    id: str


@dataclass(frozen=True)
class _Event:
    """A correction, in the order in which corrections were made: by day, then by what they correct."""

    key: _Key
    number: int  # how many corrections of the record it makes
    correction: records.Correction

    @property
    def sort_key(self) -> tuple[str, int, str, int]:
        return (self.correction.date, list(Corrects).index(self.key.of), self.key.id, self.number)


State = Counter[_Key]  # of each record, how many of its corrections are made; of answers, how often some were added

_WHY_ADDED = "It stood in the texts, and not yet here."


class Chronicle:
    """Everything that was corrected, by which the versions of every card are written."""

    def __init__(self, topics: list[Topic], sides: Mapping[str, Side], sources: Mapping[str, Source]):
        self.sides, self.sources = sides, sources
        self.facts = [fact for topic in topics for fact in topic.facts]
        self.questions = {
            path: each for topic in topics for each in topic.questions for path in (each.path, *each.old_paths)
        }
        self.versions: dict[_Key, list[Any]] = {}
        for key, record in _corrected(topics, sides, sources):
            self.versions[key] = record.versions() if record.corrections else [record]
        self.events = {
            key: [_Event(key, number, each) for number, each in enumerate(versions[-1].corrections, start=1)]
            for key, versions in self.versions.items()
            if versions[-1].corrections
        }
        self.answering = self._answering()
        self.added = {question: self._added(question) for question in self.answering}
        for question, days in self.added.items():
            if later := sorted(set(filter(None, days.values()))):
                key = _Key(Corrects.ANSWERS, question.path)
                self.events[key] = [_addition(key, number, day) for number, day in enumerate(later, start=1)]

    def write(self) -> None:
        """Give every fact and every question the versions of its card."""
        questions = list(dict.fromkeys(self.questions.values()))
        # All are worked out before any is changed.
        facts = [(fact, self._history(fact, self._fact_at, _shown_of_fact)) for fact in self.facts]
        pairs = [(each, self._history(each, self._question_at, _shown_of_pair)) for each in questions]
        for fact, (changes, earlier_facts) in facts:
            _number(fact, changes, earlier_facts)
        for question, (changes, earlier_pairs) in pairs:
            _number(question, changes, earlier_pairs)

    def _history(self, card: _Card, at: Any, shown: Any) -> tuple[list[Change], list[_Card]]:
        """Find the corrections that changed a card, and the card as it was before each of them."""
        state: State = Counter()
        changes: list[Change] = []
        earlier: list[_Card] = []
        touching = self._touching(card) if self.events else set()
        touched = (event for key in touching for event in self.events.get(key, ()))
        events = sorted(touched, key=lambda event: event.sort_key)
        if not events:
            return changes, earlier
        before = at(card, state)
        for event in events:
            state[event.key] = event.number
            after = at(card, state)
            if _is_own(card, event.key) or shown(after) != shown(before):
                changes.append(Change(event.correction, event.key.of, event.key.id, len(changes) + 2))
                state[event.key] -= 1
                earlier.append(at(card, state))
                state[event.key] += 1
            before = after
        return changes, earlier

    def _touching(self, card: Fact | Question) -> set[_Key]:
        """List the records that a card may show, now or before."""
        sides = {_Key(Corrects.TEXT, id_) for id_ in self.sides}
        if isinstance(card, Question):
            facts = set().union(*(self._touching(fact) for fact in self.answering.get(card, ())))
            own = {_Key(of, card.path) for of in (Corrects.QUESTION, Corrects.ANSWERS)}
            return facts | sides | own | {_Key(Corrects.TOPIC, card.topic.id)}
        claim = _Key(Corrects.CLAIM, card.id)
        versions = self.versions[claim]
        works = {note.source for record in versions for note in (*record.footnotes, *record.notes) if note.source}
        asked = (self._asked(f"{card.topic.id}/{record.question}", card.question) for record in versions)
        questions = {_Key(Corrects.QUESTION, question.path) for question in asked}
        return {claim} | sides | questions | {_Key(Corrects.WORK, id_) for id_ in works}

    def _record(self, of: Corrects, id_: str, state: State) -> Any:
        key = _Key(of, id_)
        return self.versions[key][state[key]]

    def _side_at(self, side_id: str, state: State) -> Side:
        return replace(self.sides[side_id], record=self._record(Corrects.TEXT, side_id, state))

    def _fact_at(self, fact: Fact, state: State) -> Fact:
        record = self._record(Corrects.CLAIM, fact.id, state)
        cited = {note.source for note in record.footnotes} | {note.source for note in record.notes if note.source}
        works = {id_: replace(self.sources[id_], record=self._record(Corrects.WORK, id_, state)) for id_ in cited}
        question = self._asked(f"{fact.topic.id}/{record.question}", fact.question)
        return replace(
            fact,
            record=record,
            side=self._side_at(record.perspective, state),
            sources=ChainMap(works, cast(dict[str, Source], fact.sources)),
            question=self._framed(question, state),
        )

    def _asked(self, path: str, otherwise: Question) -> Question:
        """Find a question by the path that it has or had."""
        return self.questions.get(path, otherwise)

    def _framed(self, question: Question, state: State) -> Question:
        """Give a question as it was, with the claims of today."""
        record = self._record(Corrects.QUESTION, question.path, state)
        answers = [self._answer_at(answer, record, state) for answer in question.answers]
        return replace(question, record=record, answers=answers)

    def _answer_at(self, answer: Answer, record: records.Question, state: State) -> Answer:
        silence = record.silence if record.silence and record.silence.perspective == answer.side.id else None
        return replace(answer, side=self._side_at(answer.side.id, state), silence=silence)

    def _question_at(self, question: Question, state: State) -> Question:
        """Give a question as it was, with the claims that its pair card showed then; none that is not yet published."""
        framed = self._framed(question, state)
        added, last = self.added.get(question, {}), state[_Key(Corrects.ANSWERS, question.path)]
        shown = {"", *sorted(set(filter(None, added.values())))[:last]}
        facts = [self._fact_at(fact, state) for fact in self.answering.get(question, ()) if added[fact] in shown]
        answers = []
        for answer in framed.answers:
            own = [fact for fact in facts if fact.side.id == answer.side.id]
            standing = [fact for fact in own if fact.question.path == question.path]
            also = [fact for fact in own if fact not in standing and question in self._also(fact)]
            answers.append(replace(answer, facts=_in_order(standing), also=_in_order(also)))
        topic = replace(question.topic, record=self._record(Corrects.TOPIC, question.topic.id, state))
        return replace(framed, answers=answers, topic=topic)

    def _answering(self) -> dict[Question, list[Fact]]:
        """List the facts of which any version answers a question."""
        found: dict[Question, list[Fact]] = {}
        for fact in self.facts:
            versions = self.versions[_Key(Corrects.CLAIM, fact.id)]
            paths = (path for each in versions for path in _paths(fact, each))
            for question in dict.fromkeys(self.questions[path] for path in paths if path in self.questions):
                found.setdefault(question, []).append(fact)
        return found

    def _added(self, question: Question) -> dict[Fact, str | None]:
        """Say of each claim on which day it was added to a question; nothing of the first, None of the unpublished.

        One that a correction led to the question was there before, and is told of by that correction.
        """
        facts = self.answering[question]
        first = {fact: self.versions[_Key(Corrects.CLAIM, fact.id)][0] for fact in facts}
        own = {
            fact
            for fact, record in first.items()
            if any(self.questions.get(path) is question for path in _paths(fact, record))
        }
        opened = min((fact.published for fact in own if fact.published), default="")
        return {
            fact: "" if fact.published and (fact not in own or fact.published == opened) else fact.published
            for fact in facts
        }

    def _also(self, fact: Fact) -> list[Question]:
        return [self.questions[path] for path in fact.record.also_answers if path in self.questions]


def _number(current: _Card, changes: list[Change], earlier: list[_Card]) -> None:
    """Give each version of a card its number, and let it know all."""
    versions: list[Any] = [*earlier, current]
    for number, version in enumerate(versions, start=1):
        version.changes, version.version, version.versions = tuple(changes), number, versions


def _in_order(facts: list[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: fact.sort_key)


def _paths(fact: Fact, record: records.Fact) -> tuple[str, ...]:
    """List the questions that a version of a claim answers."""
    return (f"{fact.topic.id}/{record.question}", *record.also_answers)


def _addition(key: _Key, number: int, day: str) -> _Event:
    kind = records.CorrectionKind.MEANING
    return _Event(key, number, records.Correction(version=number + 1, date=day, kind=kind, why=_WHY_ADDED))


def _is_own(card: Fact | Question, key: _Key) -> bool:
    return key == (_Key(Corrects.CLAIM, card.id) if isinstance(card, Fact) else _Key(Corrects.QUESTION, card.path))


def _corrected(
    topics: list[Topic], sides: Mapping[str, Side], sources: Mapping[str, Source]
) -> Iterator[tuple[_Key, records.Corrected]]:
    for topic in topics:
        yield _Key(Corrects.TOPIC, topic.id), topic.record
        for question in topic.questions:
            yield _Key(Corrects.QUESTION, question.path), question.record
        for fact in topic.facts:
            yield _Key(Corrects.CLAIM, fact.id), fact.record
    for side in sides.values():
        yield _Key(Corrects.TEXT, side.id), side.record
    for source in sources.values():
        yield _Key(Corrects.WORK, source.id), source.record


# --- what a card shows besides the claim -------------------------------------------------------------------------


def _shown_of_fact(fact: Fact) -> tuple[Any, ...]:
    text, question = fact.side.record, fact.question.record
    cited = [_bare(footnote.source.record) for footnote in fact.footnotes]
    cited += [_bare(fact.sources[note.source].record) for note in fact.record.notes if note.source]
    return (
        (text.name, text.title, text.author, text.language),
        fact.other_side.side.record.name,
        (question.relation, question.silence and question.silence.perspective),
        cited,
    )


def _shown_of_pair(question: Question) -> tuple[Any, ...]:
    return (
        _bare(question.record),
        question.topic.record.title,
        [
            (
                (answer.side.record.name, answer.side.record.author, answer.side.record.dated),
                [_line(fact) for fact in answer.all_facts],
            )
            for answer in question.answers
        ],
    )


def _line(fact: Fact) -> tuple[Any, ...]:
    record = fact.record
    shown = record.model_dump(include={"statement", "kind", "figures", "quotation"}, mode="json")
    return (fact.id, shown, record.is_withdrawn, fact.evidence)


def _bare(record: records.Corrected) -> dict[str, Any]:
    return record.model_dump(mode="json", include=set(type(record).changeable()))
