"""Every record that is corrected in the open, found in one way: facts, works, perspectives, topics and questions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from diptych.problem import Place
from diptych.reading.entries import Entry, Records
from diptych.records import Corrected, Fact


class Key(NamedTuple):
    """What a record is, and its id: of a question `topic/question`."""

    word: str
    id: str

    def __str__(self) -> str:
        return f'{self.word} "{self.id}"'


@dataclass(frozen=True)
class Subject:
    """A record that is corrected in the open, and where it stands."""

    key: Key
    record: Corrected
    entry: Entry[Any]
    path: tuple[str | int, ...] = ()
    folder: str = ""
    """Of a fact, its topic."""

    def place(self, *path: str | int) -> Place:
        """Find the place of a value in the record."""
        return self.entry.place(*self.path, *path)

    def key_place(self, name: str) -> Place:
        """Find the place of a key of the record."""
        return self.entry.document.key_place((*self.entry.at, *self.path, name))


def subjects(records: Records) -> Iterator[Subject]:
    """Yield every record that is corrected in the open."""
    for fact in records.facts:
        yield Subject(Key("fact", fact.id), fact.record, fact, folder=fact.folder)
    for source in records.sources.values():
        yield Subject(Key("source", source.id), source.record, source)
    for side in records.perspectives.values():
        yield Subject(Key("perspective", side.id), side.record, side)
    for topic in records.topics.values():
        yield Subject(Key("topic", topic.id), topic.record, topic)
        for number, question in enumerate(topic.record.questions):
            yield Subject(Key("question", f"{topic.id}/{question.id}"), question, topic, ("questions", number))


def moved(records: Records) -> dict[Key, Key]:
    """Say of everything that stood elsewhere before where it stands now."""
    found: dict[Key, Key] = {}
    for fact in records.facts:
        found |= {Key("fact", old): Key("fact", fact.id) for old in fact.record.moved_from}
    for topic in records.topics.values():
        found |= {Key("topic", old): Key("topic", topic.id) for old in topic.record.moved_from}
        for question in topic.record.questions:
            here = Key("question", f"{topic.id}/{question.id}")
            found |= {Key("question", old): here for old in question.moved_from}
            ids = [question.id, *(old.split("/")[1] for old in question.moved_from if old.startswith(f"{topic.id}/"))]
            for old in topic.record.moved_from:
                found |= {
                    Key("question", f"{old}/{id_}"): here for id_ in ids if Key("question", f"{old}/{id_}") not in found
                }
    return found


def written(subject: Subject, record: Corrected, now: dict[Key, Key]) -> dict[str, Any]:
    """Give what a record holds of all that a correction can change, to the last digit and sign.

    `record` is the subject's or an earlier version of it. A question is named as it is called now.
    """
    values = record.model_dump(mode="json", include=set(type(record).changeable()), by_alias=False)
    if isinstance(record, Fact):
        paths = [f"{subject.folder}/{record.question}", *record.also_answers]
        own, *also = (now.get(Key("question", path), Key("question", path)).id for path in paths)
        values |= {"question": own, "also_answers": also}
    return values
