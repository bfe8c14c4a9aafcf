"""A record that is being written: its file as it would be, checked as if it stood there, and what stands near it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from diptych.checking.check import check
from diptych.problem import Problem
from diptych.reading.entries import Entry, Records
from diptych.reading.load import SOURCES
from diptych.reading.numbers import plain
from diptych.reading.site import Site
from diptych.reading.texts import Text
from diptych.reading.validate import validate
from diptych.reading.yaml.layout import with_item
from diptych.reading.yaml.strict import read
from diptych.reading.yaml.writing import Tree, write_record
from diptych.records import Fact, Perspective, Selector, Source, Topic

_BY_ID = {Source: "sources", Topic: "topics", Perspective: "perspectives"}
_SCHEMA = "../../schema/site/{}.json"


@dataclass(frozen=True)
class Draft:
    """A file as it would be written, what is wrong with it, and the record where it is one."""

    file: str
    text: str
    problems: tuple[Problem, ...]
    entry: Entry[Any] | None = None
    after: Site | None = None
    """The site with it, where neither has an error."""

    def among(self, records: Records) -> Records:
        """Put the record among the others, in place of the one that it was."""
        if self.entry is None:
            return records
        for model, name in _BY_ID.items():
            if isinstance(self.entry.record, model):
                return replace(records, **{name: getattr(records, name) | {self.entry.id: self.entry}})
        facts = {fact.document.file: fact for fact in records.facts} | {self.file: self.entry}
        return replace(records, facts=[*facts.values()])

    @property
    def has_errors(self) -> bool:
        """Whether it cannot stand so."""
        return any(not problem.is_warning for problem in self.problems)


def draft_fact(site: Site, topic: str, id_: str, tree: Mapping[str, Tree]) -> Draft:
    """Write a fact and check it among all others."""
    records = site.records
    file = f"{records.folder}/{topic}/{id_}.yml"
    text = write_record(tree, _SCHEMA.format("fact"))
    return _checked(site, _draft(text, file, Fact, "fact", id_))


def draft_source(site: Site, id_: str, tree: Mapping[str, Tree]) -> Draft:
    """Write a cited work; no fact can have cited it yet."""
    file = f"{site.records.folder}/{SOURCES}/{id_}.yml"
    text = write_record(tree, _SCHEMA.format("source"))
    return _draft(text, file, Source, "source", id_)


def draft_topic(site: Site, id_: str, tree: Mapping[str, Tree]) -> Draft:
    """Write a topic; no fact can have answered its questions yet."""
    file = f"{site.records.folder}/{id_}/topic.yml"
    text = write_record(tree, _SCHEMA.format("topic"))
    return _draft(text, file, Topic, "topic", id_)


def draft_question(topic: Entry[Topic], text: str, tree: dict[str, Any]) -> Draft:
    """Write a question into the text of its topic's file; no fact can have answered it yet."""
    file = topic.document.file
    after = with_item(text, file, ("questions",), tree)
    if isinstance(after, list):
        return Draft(file, text, tuple(after))
    return _draft(after, file, Topic, "topic", topic.id)


def redraft(site: Site, record: Entry[Any], text: str) -> Draft:
    """Check another text for the file of a record."""
    file = record.document.file
    document, problems = read(text, file)
    if problems:
        return Draft(file, text, tuple(problems))
    tree: Any = document.tree
    for part in record.at:
        tree = tree[part]
    made = validate(type(record.record), tree, document, f'"{record.id}"', record.at)
    if isinstance(made, list):
        return Draft(file, text, tuple(made))
    return _checked(site, Draft(file, text, (), Entry(record.id, made, document, record.at)))


def _draft(text: str, file: str, model: type[Any], word: str, id_: str) -> Draft:
    """Read a file as if it were there, alone."""
    document, problems = read(text, file)
    made = problems or validate(model, document.tree, document, f'{word} "{id_}"')
    return (
        Draft(file, text, tuple(made)) if isinstance(made, list) else Draft(file, text, (), Entry(id_, made, document))
    )


def _checked(site: Site, draft: Draft) -> Draft:
    """Check a draft that can be read as if its file were there, beside all others."""
    if draft.entry is None:
        return draft
    after = replace(site, records=draft.among(site.records))
    found = check(after)
    own = tuple(each for each in found if each.place.file == draft.file)
    return replace(draft, problems=own, after=after if all(each.is_warning for each in found) else None)


def section_of(site: Site, perspective: str, exact: str) -> str | None:
    """Find the section in which the words of a passage stand, where its text is there and has them once."""
    side, text = site.records.perspectives.get(perspective), site.texts.get(perspective)
    if side is None or text is None or len(found := text.find(Selector(exact=exact))) != 1:
        return None
    return text.section_of(found[0].line, {section.heading: section.id for section in side.record.sections})


def neighbours(site: Site, entry: Entry[Fact]) -> Iterator[str]:
    """Say which facts of the side stand on the same sentence, or give the same number in the same unit."""
    record = entry.record
    text = site.texts.get(record.perspective)
    sentence = _sentence(text, record) if text else None
    numbers = _numbers(record)
    for fact in site.records.facts:
        if fact.record.perspective != record.perspective:
            continue
        if text and sentence and _sentence(text, fact.record) == sentence:
            yield f'fact "{fact.id}" stands on the same sentence: {fact.record.statement}'
        elif numbers & _numbers(fact.record):
            yield f'fact "{fact.id}" gives the same number: {fact.record.statement}'


def _sentence(text: Text, fact: Fact) -> tuple[int, str] | None:
    found = text.find(fact.passage)
    return (found[0].line, text.around(found[0])) if len(found) == 1 else None


def _numbers(fact: Fact) -> set[tuple[str, str]]:
    return {(plain(end * figure.factor), figure.unit) for figure in fact.figures for end in figure.ends}
