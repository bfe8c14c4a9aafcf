"""Find ids that would be one address, or one of the site’s own."""

from collections.abc import Iterator

from diptych.checking.rule import rule
from diptych.problem import Problem
from diptych.reading.entries import Records
from diptych.reading.load import SOURCES
from diptych.reading.site import Site

# Parts of addresses that are the site's own: topics/index.md, facts/index.md; and the folder of the sources.
_RESERVED = {"index", SOURCES}


@rule(
    "id-in-use",
    why="An id is an address for good: two records cannot share one, and none that was given up is used again.",
    wrong="moved_from: [an-id-in-use]",
    right="moved_from: [the-id-it-had]",
)
def ids_are_unique_and_free(site: Site) -> Iterator[Problem]:
    """Find ids that would be one address: of facts in all topics, of topics, of questions within their topic."""
    records = site.records
    seen: dict[str, str] = {}
    for fact in records.facts:
        if fact.id in seen:
            says = f'there is a fact "{fact.id}" in the topic "{seen[fact.id]}" too'
            yield Problem(fact.place(), says, "rename the newer file")
        elif fact.id in records.topics:
            yield Problem(fact.place(), f'"{fact.id}" is the id of a topic too', "rename this fact's file")
        elif fact.id in _RESERVED:
            yield Problem(fact.place(), _is_reserved(fact.id), "rename this fact's file")
        seen.setdefault(fact.id, fact.folder)
    yield from _moved_ids_are_free(records, {*seen, *records.topics})
    yield from _old_questions_are_free(records)
    for topic in records.topics.values():
        if topic.id in _RESERVED:
            yield Problem(topic.place(), _is_reserved(topic.id), "rename this topic's folder")
        ids = [question.id for question in topic.record.questions]
        for number, question in enumerate(topic.record.questions):
            at, called = ("questions", number, "id"), f'topic "{topic.id}"'
            if question.id in ids[:number]:
                yield Problem(topic.place(*at), f'{called}: two questions are called "{question.id}"', "rename one")
            elif question.id in _RESERVED:
                yield Problem(topic.place(*at), f"{called}: {_is_reserved(question.id)}", "rename this question")


@rule(
    "id-of-a-list",
    why="Some ids are places on the pages that list all records, and a link to one would lead to the other.",
    wrong="names: {name: Names, kind: thing}",
    right="list-of-names: {name: List of Names, kind: thing}",
)
def ids_are_no_part_of_a_page(site: Site) -> Iterator[Problem]:
    """Find ids that stand on a list’s page already, as the place of its title or of its search box."""
    records = site.records
    facts = [fact for fact in records.facts if fact.record.forecast]
    for word, entries in (
        ("forecasts", facts),
        ("names", records.names.values()),
        (SOURCES, records.sources.values()),
    ):
        for entry in entries:
            if entry.id == word:
                yield Problem(entry.place(), _is_reserved(entry.id), "write another id")


def _moved_ids_are_free(records: Records, used: set[str]) -> Iterator[Problem]:
    moved: set[str] = set()
    for fact in records.facts:
        for number, old in enumerate(fact.record.moved_from):
            at, says = ("moved_from", number), f'fact "{fact.id}": it moved from "{old}"'
            if old == fact.id:
                yield Problem(fact.place(*at), f"{says}, and that is its id today", "delete this line")
            elif old in used or old in moved:
                instead = "rename what uses it: ids are never reused"
                yield Problem(fact.place(*at), f"{says}, and that id is in use", instead)
            elif old in _RESERVED:
                yield Problem(fact.place(*at), f"{says}, and {_is_reserved(old)}", "write the id that it had")
            moved.add(old)


def _old_questions_are_free(records: Records) -> Iterator[Problem]:
    """Find topics and questions that moved from where another stands, or from an address of the site's own."""
    topics = records.topics
    used = {f"{topic.id}/{question.id}" for topic in topics.values() for question in topic.record.questions}
    facts = {fact.id for fact in records.facts} | {old for fact in records.facts for old in fact.record.moved_from}
    seen: set[str] = set()
    for topic in topics.values():
        for number, old in enumerate(topic.record.moved_from):
            if old in topics or old in seen or old in facts or old in _RESERVED:
                says = f'topic "{topic.id}": it moved from "{old}", and that id is in use'
                yield Problem(topic.place("moved_from", number), says, "delete it: ids are never reused")
            seen.add(old)
        for number, question in enumerate(topic.record.questions):
            for place, old in enumerate(question.moved_from):
                folder, id_ = old.split("/")
                if old in used | seen or folder in facts or {folder, id_} & _RESERVED:
                    says = f'topic "{topic.id}": the question "{question.id}" moved from "{old}", and that is in use'
                    path = ("questions", number, "moved_from", place)
                    yield Problem(topic.place(*path), says, "delete it: ids are never reused")
                seen.add(old)


def _is_reserved(id_: str) -> str:
    return f'"{id_}" is an address of the site\'s own'
