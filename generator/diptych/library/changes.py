"""What differs between two libraries: the facts, works, questions and measures of each, paired."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

from diptych.library.balance import Measure, balance
from diptych.library.library import Library
from diptych.library.model import Fact, Question, Side, Source, Topic

Value = TypeVar("Value", Fact, Question, Source, Side, Topic)
Pair = tuple[Value | None, Value | None]


@dataclass(frozen=True)
class MeasureChange:
    """A measure of a side that is another now; `topic` is empty where it is of the whole."""

    topic: str
    side: str
    measure: str
    before: float
    after: float


@dataclass(frozen=True)
class Changes:
    """What is new, changed and gone. Each pair is of what stood before and what stands now; one of them may be none."""

    facts: tuple[Pair[Fact], ...]
    questions: tuple[Pair[Question], ...]
    sources: tuple[Pair[Source], ...]
    sides: tuple[Pair[Side], ...]
    topics: tuple[Pair[Topic], ...]
    measures: tuple[MeasureChange, ...]

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))


def changes(before: Library, after: Library) -> Changes:
    """Compare two libraries; what was moved is paired with what it was."""
    facts = {old: fact.id for fact in after.facts for old in fact.record.moved_from}
    questions = {old: question.path for question in after.questions for old in question.old_paths}
    topics = {old: topic.id for topic in after.topics for old in topic.record.moved_from}
    return Changes(
        facts=tuple(_pairs(_by_id(before.facts), _by_id(after.facts), facts)),
        questions=tuple(_pairs(_by_path(before), _by_path(after), questions)),
        sources=tuple(_pairs(_by_id(before.sources), _by_id(after.sources), {})),
        sides=tuple(_pairs(_by_id(before.sides), _by_id(after.sides), {})),
        topics=tuple(_pairs(_by_id(before.topics), _by_id(after.topics), topics)),
        measures=tuple(_measures(before, after)),
    )


def _by_id(values: Iterable[Value]) -> dict[str, Value]:
    return {each.id: each for each in values}


def _by_path(library: Library) -> dict[str, Question]:
    return {question.path: question for question in library.questions}


def _pairs(before: Mapping[str, Value], after: Mapping[str, Value], moved: Mapping[str, str]) -> Iterator[Pair[Value]]:
    """Pair what differs: first what is there now, in its order, then what is gone."""
    was = {moved.get(id_, id_) if moved.get(id_) in after else id_: each for id_, each in before.items()}
    for id_, now in after.items():
        then = was.get(id_)
        if then is None or then.id != now.id or _said(then) != _said(now):
            yield then, now
    for id_, then in was.items():
        if id_ not in after:
            yield then, None


def _said(each: Fact | Question | Source | Side | Topic) -> object:
    """Give all of it that may differ; of a fact also where it stands, of a topic not its questions."""
    record = each.record.model_dump(mode="json", exclude={"questions"} if isinstance(each, Topic) else None)
    return (each.topic.id, record) if isinstance(each, Fact) else record


def _measures(before: Library, after: Library) -> Iterator[MeasureChange]:
    was = _measured(before)
    for place, measure in _measured(after).items():
        for field in fields(Measure):
            then = getattr(was[place], field.name) if place in was else 0
            now = getattr(measure, field.name)
            if then != now:
                yield MeasureChange(*place, field.name, then, now)


def _measured(library: Library) -> dict[tuple[str, str], Measure]:
    *topics, whole = balance(library)
    rows = [(row.title, row) for row in topics] + [("", whole)]
    return {
        (title, side.id): measure
        for title, row in rows
        for side, measure in zip(library.sides, row.measures, strict=True)
    }
