"""Find references to what is not there, and sources that nothing refers to."""

from collections.abc import Collection, Iterator

from diptych.checking.rule import rule
from diptych.problem import Problem, did_you_mean
from diptych.reading.entries import Entry, Records
from diptych.reading.site import Site
from diptych.reading.yaml.document import Path
from diptych.records import EditorsNote, Fact, Footnote


@rule(
    "unknown-reference",
    why="A fact that names a question, section or work that is not there would stand on no page, or cite nothing.",
    wrong="question: soldier-pay",
    right="question: soldiers-pay",
)
def facts_name_what_exists(site: Site) -> Iterator[Problem]:
    """Find facts whose perspective, question, section or source is not there."""
    records = site.records
    topics_of = _topics_of(records)
    known = {f"{topic}/{question}" for question, topics in topics_of.items() for topic in topics}
    for fact in records.facts:
        record = fact.record
        if records.perspectives:
            yield from _known(fact, ("perspective",), record.perspective, records.perspectives, records)
        if fact.folder in records.topics:
            questions = [question.id for question in records.topics[fact.folder].record.questions]
            elsewhere = _elsewhere(fact, topics_of.get(record.question, []), records)
            yield from elsewhere or _known(fact, ("question",), record.question, questions, records)
        yield from _other_questions(fact, known, records)
        side = records.perspectives.get(record.perspective)
        if side and record.passage.section:
            sections = [section.id for section in side.record.sections]
            yield from _known(fact, ("passage", "section"), record.passage.section, sections, records)
        for path, footnote in _footnotes(record):
            yield from _known(fact, (*path, "source"), footnote.source, records.sources, records)
        for path, note in _notes(record):
            if note.source:
                yield from _known(fact, (*path, "source"), note.source, records.sources, records)


def _topics_of(records: Records) -> dict[str, list[str]]:
    """Give the topics that have a question, by its id."""
    topics: dict[str, list[str]] = {}
    for topic in records.topics.values():
        for question in dict.fromkeys(question.id for question in topic.record.questions):
            topics.setdefault(question, []).append(topic.id)
    return topics


def _elsewhere(fact: Entry[Fact], topics: list[str], records: Records) -> list[Problem]:
    """Find a question that another topic has: then the file is in the wrong folder."""
    asked = fact.record.question
    if not topics or fact.folder in topics:
        return []
    says = f'fact "{fact.id}": the question "{asked}" is none of {fact.folder}; {" and ".join(topics)} has it'
    return [Problem(fact.place("question"), says, f"move the file to {records.folder}/{topics[0]}/")]


def _other_questions(fact: Entry[Fact], known: set[str], records: Records) -> Iterator[Problem]:
    own = f"{fact.folder}/{fact.record.question}"
    seen = {own}
    for number, path in enumerate(fact.record.also_answers):
        at, called = ("also_answers", number), f'fact "{fact.id}"'
        if path in seen:
            says = f'{called}: it is said already that it answers "{path}"'
            yield Problem(fact.place(*at), says, "delete this one")
        elif path not in known and not records.may_be("topic", path.split("/")[0]):
            instead = did_you_mean(path, known - {own})
            yield Problem(fact.place(*at), f'{called}: there is no question "{path}"', instead)
        seen.add(path)


def _footnotes(fact: Fact) -> Iterator[tuple[Path, Footnote]]:
    """Yield every footnote of a fact with its path, those of earlier versions too."""
    for number, footnote in enumerate(fact.footnotes):
        yield ("footnotes", number), footnote
    for correction_number, correction in enumerate(fact.corrections):
        for number, footnote in enumerate(correction.was.before("footnotes") or ()):
            yield ("corrections", correction_number, "was", "footnotes", number), footnote


def _notes(fact: Fact) -> Iterator[tuple[Path, EditorsNote]]:
    """Yield every editor's note of a fact with its path, those of earlier versions too."""
    for number, note in enumerate(fact.notes):
        yield ("notes", number), note
    for correction_number, correction in enumerate(fact.corrections):
        for number, note in enumerate(correction.was.before("notes") or ()):
            yield ("corrections", correction_number, "was", "notes", number), note


def _known(
    fact: Entry[Fact], path: Path, written: str, choices: Collection[str], records: Records
) -> Iterator[Problem]:
    if written not in choices and not records.may_be(str(path[-1]), written):
        says = f'fact "{fact.id}": there is no {path[-1]} "{written}"'
        yield Problem(fact.place(*path), says, did_you_mean(written, choices))


@rule(
    "uncited-source",
    why="The bibliography lists what the texts cite, not what else was written.",
    wrong=("type: book\nkind: book\ntitle: A work that no fact cites"),
    right=("footnotes:\n  - {mark: xx, source: the-name-of-its-file}"),
)
def sources_are_cited(site: Site) -> Iterator[Problem]:
    """Find sources that stand here though no fact cites them."""
    records = site.records
    cited = {footnote.source for fact in records.facts for _, footnote in _footnotes(fact.record)}
    cited |= {note.source for fact in records.facts for _, note in _notes(fact.record) if note.source}
    if records.broken or not cited <= records.sources.keys():
        return
    for source in records.sources.values():
        if source.id not in cited:
            yield Problem(source.place(), f'source "{source.id}" is cited by no fact', "cite it, or delete its file")
