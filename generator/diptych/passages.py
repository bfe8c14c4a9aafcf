"""Prove facts against a perspective's text: every passage once and only once, every quotation, mark and section there.

The texts are not published here; whoever holds one can repeat the proof.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diptych.load import Entry, Facts
from diptych.problem import Problem
from diptych.records import Fact, Passage

_LOOK_ALIKES = str.maketrans("‘’“”«»–—\u00a0", '\'\'""""-- ')


@dataclass(frozen=True)
class Text:
    """A perspective's text, in lines: a paragraph, a heading, or a note each."""

    lines: tuple[str, ...]

    @classmethod
    def of(cls, written: str) -> "Text":
        """Split a text into its lines, white space folded."""
        return cls(tuple(" ".join(line.split()) for line in written.splitlines() if line.strip()))

    def find(self, passage: Passage) -> list[int]:
        """List the lines in which a passage stands, one entry for each time it stands there."""
        pattern = re.escape(passage.exact)
        if passage.prefix:
            pattern = re.escape(passage.prefix) + r"\s?" + pattern
        if passage.suffix:
            pattern += r"\s?" + re.escape(passage.suffix)
        return [number for number, line in enumerate(self.lines) for _ in re.finditer(f"(?={pattern})", line)]

    def heading_above(self, line: int, headings: dict[str, str]) -> str | None:
        """Find the section (its id, by `headings`: heading to id) that a line stands in."""
        above = [headings[text] for text in self.lines[: line + 1] if text in headings]
        return above[-1] if above else None


def prove(facts: Facts, perspective: str, written: str) -> Iterator[Problem]:
    """Hold every fact of a perspective against the text `written`."""
    text = Text.of(written)
    headings = {section.heading: section.id for section in facts.perspectives[perspective].record.sections}
    for section, heading in ((id_, heading) for heading, id_ in headings.items()):
        if heading not in text.lines:
            place = facts.perspectives[perspective].place("sections")
            yield Problem(place, f'the heading of section "{section}" is not in the text', "copy it exactly")
    for _, fact in facts.facts:
        if fact.record.perspective == perspective:
            yield from _prove_fact(fact, text, headings)


def _prove_fact(fact: Entry[Fact], text: Text, headings: dict[str, str]) -> Iterator[Problem]:
    passage = fact.record.passage
    place = fact.place("passage", "exact")
    found = text.find(passage)
    if not found:
        yield Problem(place, f'fact "{fact.id}": the passage is not in the text', _nearest(passage, text))
        return
    if len(found) > 1:
        says = f'fact "{fact.id}": the passage stands {len(found)} times in the text'
        yield Problem(place, says, "copy more words, or add prefix: or suffix:")
        return
    line = found[0]
    section_is_known = passage.section is None or passage.section in headings.values()
    if section_is_known and (stands_in := text.heading_above(line, headings)) != passage.section:
        says = (
            f'fact "{fact.id}": the passage does not stand in {passage.section or "the part before the first heading"}'
        )
        instead = f"write section: {stands_in}" if stands_in else "delete section:"
        yield Problem(fact.place("passage"), says, instead)
    for number, footnote in enumerate(fact.record.footnotes):
        if f"[{footnote.mark}]" not in text.lines[line]:
            says = f'fact "{fact.id}": the paragraph of its passage has no note [{footnote.mark}]'
            yield Problem(fact.place("footnotes", number, "mark"), says, "copy the mark as the text prints it")
    quotation = fact.record.quotation
    if quotation and quotation.words not in text.lines[line]:
        says = f'fact "{fact.id}": the quoted words are not in the paragraph of its passage'
        yield Problem(fact.place("quotation", "words"), says, "copy them exactly")


def _nearest(passage: Passage, text: Text) -> str:
    """Say how a passage that is not there can be mended: often a quotation mark or a dash differs."""
    wanted = passage.exact.translate(_LOOK_ALIKES).casefold()
    for line in text.lines:
        at = line.translate(_LOOK_ALIKES).casefold().find(wanted)
        if at >= 0 and len(line.casefold()) == len(line):
            return f'the text prints it as "{line[at : at + len(wanted)]}"'
    return "copy the words exactly, with their quotation marks and dashes"
