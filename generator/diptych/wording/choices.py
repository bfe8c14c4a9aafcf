"""What can be named in a fact: the ids that there are, each with the words that it stands for."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from diptych.reading.entries import Records
from diptych.records.subject import place_name


class Choice(NamedTuple):
    """An id, and the words that it stands for."""

    id: str
    title: str


def perspectives(records: Records) -> Iterator[Choice]:
    """List both sides, with the titles of their texts."""
    for id_, side in records.perspectives.items():
        yield Choice(id_, f"{side.record.name}: {side.record.title}")


def topics(records: Records) -> Iterator[Choice]:
    """List the topics by their ids."""
    for id_, topic in sorted(records.topics.items()):
        yield Choice(id_, topic.record.title)


def questions(records: Records) -> Iterator[Choice]:
    """List the questions as topic/question, those of a topic in its own order."""
    for id_, topic in sorted(records.topics.items()):
        for question in topic.record.questions:
            yield Choice(f"{id_}/{question.id}", question.title)


def sources(records: Records) -> Iterator[Choice]:
    """List the cited works by their ids."""
    for id_, source in sorted(records.sources.items()):
        yield Choice(id_, source.record.title)


def sections(records: Records) -> Iterator[Choice]:
    """List the sections of both texts as perspective/section, in their own order."""
    for id_, side in records.perspectives.items():
        for section in side.record.sections:
            yield Choice(f"{id_}/{section.id}", section.heading)


def names(records: Records) -> Iterator[Choice]:
    """List the names of the index by their ids, each with its kind."""
    for id_, name in sorted(records.names.items()):
        yield Choice(id_, f"{name.record.name} ({name.record.kind})")


def places(records: Records) -> Iterator[Choice]:
    """List the places by their ids, each with the number of facts that name it."""
    used = Counter(place for fact in records.facts for place in fact.record.places)
    for id_, facts in sorted(used.items()):
        name = records.names[id_].record.name if id_ in records.names else place_name(id_)
        yield Choice(id_, f"{name} ({facts})")


CHOICES: dict[str, Callable[[Records], Iterator[Choice]]] = {
    "questions": questions,
    "sources": sources,
    "places": places,
    "names": names,
    "sections": sections,
    "topics": topics,
    "perspectives": perspectives,
}
