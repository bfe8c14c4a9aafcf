"""What each side cites, counted by the same measure."""

import sys
from collections import Counter
from dataclasses import dataclass

from diptych.library import Fact, Library, Side, Source
from diptych.records import Footnote, FoundBy, SourceKind


@dataclass(frozen=True)
class Sourcing:
    """The works and notes of one side; a work's kind, language and means of finding it are counted once each."""

    works: int
    notes: int
    facts: int
    facts_with_notes: int
    kinds: Counter[SourceKind]
    languages: Counter[str]
    found_by: Counter[FoundBy]


@dataclass(frozen=True)
class Citation:
    """A note of a side that cites a work, with the facts that it stands on."""

    side: Side
    note: Footnote
    facts: list[Fact]


def sourcing(library: Library, side: Side) -> Sourcing:
    """Count what the notes of one side cite."""
    facts = library.facts_of(side)
    works = {note.source.id: note.source.record for fact in facts for note in fact.footnotes}.values()
    return Sourcing(
        works=len(works),
        notes=len({note.record.mark for fact in facts for note in fact.footnotes}),
        facts=len(facts),
        facts_with_notes=sum(bool(fact.footnotes) for fact in facts),
        kinds=Counter(work.kind for work in works),
        languages=Counter(work.language for work in works),
        found_by=Counter(work.found_by for work in works),
    )


def citations(library: Library, source: Source) -> list[Citation]:
    """List the notes that cite a work, by side and mark."""
    found: dict[tuple[str, Footnote], Citation] = {}
    for side in library.sides:
        for fact in source.cited_by:
            for note in fact.footnotes:
                if fact.side is side and note.source is source:
                    found.setdefault((side.id, note.record), Citation(side, note.record, [])).facts.append(fact)
    return sorted(found.values(), key=lambda each: (library.sides.index(each.side), _mark_key(each.note.mark)))


def editors_notes(library: Library, source: Source) -> list[Fact]:
    """List the facts on which a note of ours, and not of a text, cites a work."""
    return [fact for fact in library.facts if any(note.source == source.id for note in fact.record.notes)]


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def _mark_key(mark: str) -> tuple[int, str]:
    """Order marks as a text counts them: 2 before 10, ix before x; others last, by their signs."""
    if mark.isdecimal():
        return int(mark), mark
    values = [_ROMAN.get(letter, 0) for letter in mark.lower()]
    if not all(values):
        return sys.maxsize, mark
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)), mark
