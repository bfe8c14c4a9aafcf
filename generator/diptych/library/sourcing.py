"""What each side cites, counted by the same measure."""

from collections import Counter
from dataclasses import dataclass

from diptych.library import Fact, Library, Side, Source
from diptych.library.model import mark_key
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
    return sorted(found.values(), key=lambda each: (library.sides.index(each.side), mark_key(each.note.mark)))


def editors_notes(library: Library, source: Source) -> list[Fact]:
    """List the facts on which a note of ours, and not of a text, cites a work."""
    return [fact for fact in library.facts if any(note.source == source.id for note in fact.record.notes)]
