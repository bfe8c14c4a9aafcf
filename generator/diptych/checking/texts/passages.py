"""Compare facts with a perspective's text: every passage once and only once, every quotation, mark and section there.

The texts are not published here; whoever holds one can repeat the comparison.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from diptych.checking.rule import Scope, rule
from diptych.problem import Problem
from diptych.reading.entries import Entry, Records
from diptych.reading.site import Site
from diptych.reading.texts import Span, Text
from diptych.reading.yaml.document import Path
from diptych.reading.yaml.fixing import value_fix
from diptych.records import Fact, Selector
from diptych.values.letters import one_space


@rule(
    "passage",
    Scope.TEXTS,
    why="The passage proves that a text says something: whoever holds the text finds it there once.",
    wrong='passage: {exact: "the wage is 22440 roubles"}',
    right='passage: {exact: "the wage is 22,440 roubles"}',
)
def passages_stand_in_their_text(site: Site) -> Iterator[Problem]:
    """Find facts and omissions whose passage, quotation, mark or section is not in their perspective's text."""
    for perspective, text in site.texts.items():
        yield from _check_text(site.records, perspective, text)


def _check_text(records: Records, perspective: str, text: Text) -> Iterator[Problem]:
    side = records.perspectives[perspective]
    headings = {one_space(section.heading): section.id for section in side.record.sections}
    for heading, section in headings.items():
        if heading not in text.lines:
            says = f'the heading of section "{section}" is not in the text'
            yield Problem(side.place("sections"), says, "copy it exactly")
    for fact in records.facts:
        if fact.record.perspective == perspective:
            yield from _check_fact(fact, text, headings)
    for omission in records.omissions:
        if omission.record.perspective == perspective:
            found = text.find(omission.record)
            yield from _stands_once(found, omission.record, text, omission, ("exact",), "omission")


def _check_fact(fact: Entry[Fact], text: Text, headings: Mapping[str, str]) -> Iterator[Problem]:
    passage = fact.record.passage
    called = f'fact "{fact.id}"'
    found = text.find(passage)
    yield from _stands_once(found, passage, text, fact, ("passage", "exact"), called)
    if len(found) != 1:
        return
    line = found[0].line
    section_is_known = passage.section is None or passage.section in headings.values()
    if section_is_known and (stands_in := text.section_of(line, headings)) != passage.section:
        says = f"{called}: the passage does not stand in {passage.section or 'the part before the first heading'}"
        yield Problem(fact.place("passage"), says, f"write section: {stands_in}" if stands_in else "delete section:")
    for number, footnote in enumerate(fact.record.footnotes):
        if f"[{footnote.mark}]" not in text.lines[line]:
            says = f"{called}: the paragraph of its passage has no note [{footnote.mark}]"
            yield Problem(fact.place("footnotes", number, "mark"), says, "copy the mark as the text prints it")
    quotation = fact.record.quotation
    if quotation and one_space(quotation.words) not in text.lines[line]:
        says = f"{called}: the quoted words are not in the paragraph of its passage"
        yield Problem(fact.place("quotation", "words"), says, "copy them exactly")


def _stands_once(
    found: list[Span], passage: Selector, text: Text, entry: Entry[Any], path: Path, called: str
) -> Iterator[Problem]:
    if not found:
        spelling = text.nearest_spelling(passage)
        fix = value_fix(entry.document, (*entry.at, *path), spelling) if spelling else None
        says = f"{called}: the passage is not in the text"
        yield Problem(entry.place(*path), says, how_to_copy(text, passage), fix=fix)
    elif len(found) > 1:
        says = f"{called}: the passage stands {len(found)} times in the text"
        yield Problem(entry.place(*path), says, "copy more words, or add prefix: or suffix:")


def how_to_copy(text: Text, passage: Selector) -> str:
    """Say what to write for words that are not in a text: what of it is nearest to them."""
    if spelling := text.nearest_spelling(passage):
        return f'the text prints it as "{spelling}"'
    if near := text.nearest_words(passage):
        return f'nearest to it is "{near}": copy the words exactly'
    return "copy the words exactly, with all their signs"
