"""Find references to what is not there, and sources that nothing refers to."""

from collections.abc import Iterator

from diptych.problem import Problem, did_you_mean
from diptych.reading.load import Entry, Facts
from diptych.records import Fact, Footnote


def facts_name_what_exists(facts: Facts) -> Iterator[Problem]:
    """Find facts whose perspective, question, section or source is not there."""
    for topic, fact in facts.facts:
        record = fact.record
        if facts.perspectives:
            yield from _known(fact, ("perspective",), record.perspective, facts.perspectives, facts)
        if topic in facts.topics:
            questions = [question.id for question in facts.topics[topic].record.questions]
            yield from _known(fact, ("question",), record.question, questions, facts)
        side = facts.perspectives.get(record.perspective)
        if side and record.passage.section:
            sections = [section.id for section in side.record.sections]
            yield from _known(fact, ("passage", "section"), record.passage.section, sections, facts)
        for path, footnote in _footnotes(record):
            yield from _known(fact, (*path, "source"), footnote.source, facts.sources, facts)
        for number, note in enumerate(record.notes):
            if note.source:
                yield from _known(fact, ("notes", number, "source"), note.source, facts.sources, facts)


def _footnotes(fact: Fact) -> Iterator[tuple[tuple[str | int, ...], Footnote]]:
    """Yield every footnote of a fact with its path, those of earlier versions too."""
    for number, footnote in enumerate(fact.footnotes):
        yield ("footnotes", number), footnote
    for correction_number, correction in enumerate(fact.corrections):
        for number, footnote in enumerate(correction.was.footnotes or ()):
            yield ("corrections", correction_number, "was", "footnotes", number), footnote


def _known(fact: Entry[Fact], path: tuple, written: str, choices: object, facts: Facts) -> Iterator[Problem]:
    if written not in choices and not facts.may_be(str(path[-1]), written):
        says = f'fact "{fact.id}": there is no {path[-1]} "{written}"'
        yield Problem(fact.place(*path), says, did_you_mean(written, choices))


def sources_are_cited(facts: Facts) -> Iterator[Problem]:
    """Find sources that stand here though no fact cites them."""
    cited = {footnote.source for _, fact in facts.facts for _, footnote in _footnotes(fact.record)}
    cited |= {note.source for _, fact in facts.facts for note in fact.record.notes if note.source}
    if facts.broken or not cited <= facts.sources.keys():
        return
    for source in facts.sources.values():
        if source.id not in cited:
            yield Problem(source.place(), f'source "{source.id}" is cited by no fact', "cite it, or delete its file")
