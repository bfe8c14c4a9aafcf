"""Compare the facts with those of a git revision: what was published is never changed silently.

A change of substance needs a correction whose `was` is what stood there; a fact that is gone needs a withdrawal or a
redirect.
"""

import re
from collections.abc import Iterator

from diptych.checking.rule import Scope, rule
from diptych.problem import Place, Problem
from diptych.reading.load import Entry
from diptych.reading.site import Site
from diptych.records import Fact, Question, QuestionWas, Topic, Was

# Whatever a correction can change is never changed without one.
_SUBSTANCE = tuple(name for name in Was.model_fields if name != "absent")


# What changes what a pair card means.
_MEANING = tuple(name for name in QuestionWas.model_fields if name != "absent")


@rule("changed-silently", Scope.PUBLISHED)
def published_facts_change_openly(site: Site) -> Iterator[Problem]:
    """Find every published fact that was changed or removed without saying so."""
    if site.published is None:
        return
    now = site.records
    current = {entry.id: entry for entry in now.facts}
    moved = {old_id: entry for entry in now.facts for old_id in entry.record.moved_from}
    for old in site.published.facts:
        new = current.get(old.id) or moved.get(old.id)
        if new is not None:
            yield from _check_fact(old, new)
        elif not now.may_be("fact", old.id):
            says = f'fact "{old.id}" was published and is gone'
            instead = "withdraw it by a correction, or name it in moved_from: of the fact that took its place"
            yield Problem(Place(old.document.file), says, instead)


@rule("question-changed-silently", Scope.PUBLISHED)
def published_questions_change_openly(site: Site) -> Iterator[Problem]:
    """Find every published question that was changed or removed without saying so."""
    if site.published is None:
        return
    now = {
        path: (topic, number)
        for topic in site.records.topics.values()
        for number, question in enumerate(topic.record.questions)
        for path in (
            f"{topic.id}/{question.id}",
            *question.moved_from,
            *(f"{old}/{question.id}" for old in topic.record.moved_from),
        )
    }
    for topic in site.published.topics.values():
        for question in topic.record.questions if topic.record.published else ():
            path = f"{topic.id}/{question.id}"
            if path in now:
                yield from _check_question(path, question, *now[path])
            elif not site.records.may_be("topic", topic.id):
                says = f'question "{path}" was published and is gone'
                instead = "name it in moved_from: of the question that took its place"
                yield Problem(Place(topic.document.file), says, instead)


def _check_question(path: str, old: Question, topic: Entry[Topic], number: int) -> Iterator[Problem]:
    new, kept = topic.record.questions[number], len(old.corrections)
    if new.corrections[:kept] != old.corrections:
        says = f'question "{path}": a published correction was changed or deleted'
        place = topic.place("questions", number, "id")
        yield Problem(place, says, "leave it as it was, and add a new one")
        return
    then = new.versions()[old.version - 1]
    for field in _MEANING:
        if _words_of(getattr(then, field)) != _words_of(getattr(old, field)):
            says = f'question "{path}": {field} was changed without a correction that says what it was'
            instead = f"add one of version {new.version + 1}, with was: {_was(old, field)}"
            yield Problem(topic.place("questions", number, "id"), says, instead)


def _words_of(value: object) -> object:
    """Give what counts of a text: its words, not its signs."""
    return re.findall(r"\w+", value.casefold()) if isinstance(value, str) else value


def _was(old: Question, field: str) -> str:
    value = old.model_dump(mode="json", exclude_defaults=True).get(field)
    return f"{{absent: [{field}]}}" if value is None else f"{{{field}: {value}}}"


def _check_fact(old: Entry[Fact], new: Entry[Fact]) -> Iterator[Problem]:
    called = f'fact "{new.id}"'
    kept = len(old.record.corrections)
    if new.record.corrections[:kept] != old.record.corrections:
        says = f"{called}: a published correction was changed or deleted"
        yield Problem(new.place("corrections"), says, "leave it as it was, and add a new one")
        return
    then = new.record.versions()[old.record.version - 1]
    for field in _SUBSTANCE:
        if _substance(then, field) == _substance(old.record, field):
            continue
        added = new.record.corrections[kept:]
        if any(field in correction.was.model_fields_set or field in correction.was.absent for correction in added):
            says = f"{called}: {field} was something else than its correction says"
            yield Problem(new.place("corrections", kept, "was"), says, f"write what was published: {_told(old, field)}")
        else:
            says = f"{called}: {field} was changed without a correction"
            instead = f"add one of version {new.record.version + 1}, with was: {_told(old, field)}"
            yield Problem(new.place(field), says, instead)


def _substance(fact: Fact, field: str) -> object:
    """Give what counts of a field: of a statement its words, not its signs."""
    value = getattr(fact, field)
    return re.findall(r"\w+", value.casefold()) if field == "statement" else value


def _told(entry: Entry[Fact], field: str) -> str:
    value = entry.record.model_dump(mode="json", exclude_defaults=True).get(field)
    return f"{{absent: [{field}]}}" if value is None else f"{{{field}: {value}}}"
