"""Find what of a text is covered by no fact: every figure, number in words, quotation and note is looked for.

An item stands on a fact whose passage is in the item's sentence, or in one right beside it in the paragraph, and that
carries the item itself: the number, the word, the quotation. Or it stands on an omission in its sentence. A note stands
on the facts that cite it. What is left is a contributor's to-do list.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diptych.reading.entries import Records
from diptych.reading.numbers import IN_WORDS, numbers, plain
from diptych.reading.texts import ENDNOTE, Span, Text
from diptych.records import Fact
from diptych.values.letters import one_space

OMITTED = "omitted"
_ITEMS = re.compile(
    r"(?P<note>\[[ivxlcdm]+\])"
    r"|(?P<quotation>“[^”]+”|«[^»]+»)"
    r"|(?P<figure>[^\s“”«»()\[\]]*\d[^\s“”«»()\[\]]*)"
    rf"|(?P<words>\b(?:{'|'.join(sorted(IN_WORDS, key=len, reverse=True))})\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Item:
    """Something in a text that must stand on a fact: `kind` is figure, words, quotation, note or endnote."""

    kind: str
    written: str
    span: Span


@dataclass(frozen=True)
class Covered:
    """An item with the facts and omissions it stands on, and, where there is none, the nearest fact."""

    item: Item
    section: str | None
    stands_on: tuple[str, ...]
    nearest: str | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether the item stands on nothing."""
        return not self.stands_on


def find_covered(records: Records, perspective: str, text: Text) -> list[Covered]:
    """Compare every item of a perspective's text with its facts and omissions, in the text's order."""
    side = records.perspectives[perspective].record
    return list(
        _Cover(records, perspective, text, {one_space(section.heading): section.id for section in side.sections}).all()
    )


def items(text: Text, headings: set[str]) -> Iterator[Item]:
    """Yield every figure, number in words, quotation and note mark of a text, and every endnote as a whole."""
    for number, line in enumerate(text.lines):
        if line in headings:
            continue
        if endnote := ENDNOTE.match(line):
            yield Item("endnote", endnote[1], Span(number, 0, len(line)))
            continue
        for match in _ITEMS.finditer(line):
            written = match[0].strip(".,;:!?—–-’'") if match.lastgroup == "figure" else match[0]
            yield Item(str(match.lastgroup), written, Span(number, *match.span()))


class _Cover:
    """The facts of one side, laid over its text."""

    def __init__(self, records: Records, perspective: str, text: Text, headings: dict[str, str]):
        self.text, self.headings = text, headings
        self.facts = {entry.id: entry.record for entry in records.facts if entry.record.perspective == perspective}
        self.carried = {id_: _carried(fact) for id_, fact in self.facts.items()}
        found = {id_: text.find(fact.passage)[:1] for id_, fact in self.facts.items()}
        self.stretches = {id_: self.around(span) for id_, spans in found.items() for span in spans}
        self.omitted = [
            stretch
            for entry in records.omissions
            if entry.record.perspective == perspective
            for span in text.find(entry.record)[:1]
            for stretch in self.sentences_of(span)
        ]

    def sentences_of(self, span: Span) -> list[Span]:
        return [sentence for sentence in self.text.sentences if sentence.overlaps(span)]

    def around(self, span: Span) -> list[Span]:
        """List the sentences of a passage and those beside it in its paragraph."""
        sentences = [sentence for sentence in self.text.sentences if sentence.line == span.line]
        numbers = [number for number, sentence in enumerate(sentences) if sentence.overlaps(span)]
        return sentences[max(0, numbers[0] - 1) : numbers[-1] + 2]

    def all(self) -> Iterator[Covered]:
        for item in items(self.text, set(self.headings)):
            section = self.text.section_of(item.span.line, self.headings)
            stands_on = tuple(self.facts_under(item))
            if not stands_on and any(stretch.overlaps(item.span) for stretch in self.omitted):
                stands_on = (OMITTED,)
            yield Covered(item, section, stands_on, None if stands_on else self.nearest(item))

    def facts_under(self, item: Item) -> Iterator[str]:
        for id_, fact in self.facts.items():
            if item.kind in ("note", "endnote"):
                if item.written.strip("[]") in {footnote.mark for footnote in fact.footnotes}:
                    yield id_
            elif any(s.overlaps(item.span) for s in self.stretches.get(id_, [])) and _carries(self.carried[id_], item):
                yield id_

    def nearest(self, item: Item) -> str | None:
        distances = [
            (abs(stretch.line - item.span.line), abs(stretch.start - item.span.start), id_)
            for id_, stretches in self.stretches.items()
            for stretch in stretches
        ]
        return min(distances)[2] if distances else None


def _carried(fact: Fact) -> tuple[str, set[str]]:
    """Collect all that a fact says, as one text in small letters, and as the numbers in it."""
    said = fact.model_dump(mode="json", exclude={"passage", "footnotes", "places", "question", "perspective"})
    text = one_space(" ".join(_strings(said))).casefold()
    found = set(numbers(text))
    for figure in fact.figures:
        found |= {plain(end * factor) for end in figure.ends for factor in (1, figure.factor)}
    return text, found


def _carries(carried: tuple[str, set[str]], item: Item) -> bool:
    text, found = carried
    if item.kind == "quotation":
        return item.written.strip("“”«» ,.").casefold() in text
    if item.kind == "words":
        word = item.written.casefold()
        return bool(re.search(rf"\b{word}", text)) or IN_WORDS[word] in found
    return all(number in found for number in numbers(item.written))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _strings(part)
    elif value is not None:
        yield str(value)
