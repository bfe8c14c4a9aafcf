"""Which claims are near each other: on the same place, person or thing, by the same work, or with the same number.

What many claims share tells little, so a tie counts only where few have it, and the rarest counts most. Claims under
the same question are not listed: they stand beside each other anyway.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from diptych.library.library import Library
from diptych.library.model import Fact, Side, Source
from diptych.library.names import Named, name_index

MOST_THAT_SHARE = 20
MOST_A_SIDE = 3
_LEAST_NUMBER = 10  # below it numbers meet by chance


@dataclass(frozen=True)
class Tie:
    """What some claims share: a work, a name, or, where it is neither, a number."""

    facts: tuple[Fact, ...]
    work: Source | None = None
    name: Named | None = None


@dataclass(frozen=True)
class Near:
    """A claim that is near another, with what they share, the rarest first."""

    fact: Fact
    ties: list[Tie]


def near(library: Library) -> dict[str, list[tuple[Side, list[Near]]]]:
    """List for each claim the nearest of the other side and then of its own, at most `MOST_A_SIDE` of each."""
    ties: dict[str, list[Tie]] = {fact.id: [] for fact in library.facts}
    for tie in _ties(library):
        if 1 < len(tie.facts) <= MOST_THAT_SHARE:
            for fact in tie.facts:
                ties[fact.id].append(tie)
    return {fact.id: _around(library, fact, ties[fact.id]) for fact in library.facts}


def _around(library: Library, fact: Fact, ties: list[Tie]) -> list[tuple[Side, list[Near]]]:
    shared: dict[str, Near] = {}
    for tie in sorted(ties, key=lambda tie: len(tie.facts)):
        for other in tie.facts:
            if other.question is not fact.question:
                shared.setdefault(other.id, Near(other, [])).ties.append(tie)
    order = {each.id: place for place, each in enumerate(library.facts)}
    nearest = sorted(shared.values(), key=lambda each: (len(each.ties[0].facts), -len(each.ties), order[each.fact.id]))
    sides = [fact.other_side.side, fact.side]
    return [(side, [each for each in nearest if each.fact.side is side][:MOST_A_SIDE]) for side in sides]


def _ties(library: Library) -> Iterator[Tie]:
    current = {fact.id for fact in library.facts if not fact.record.is_withdrawn}
    for source in library.sources:
        yield Tie(tuple(fact for fact in source.cited_by if fact.id in current), work=source)
    for entries in name_index(library).values():
        for entry in entries:
            yield Tie(tuple(fact for fact in entry.facts if fact.id in current), name=entry)
    numbers: dict[tuple[object, str], dict[str, Fact]] = {}
    for fact in library.facts:
        for figure in fact.record.figures:
            if fact.id in current and figure.value is not None and figure.value >= _LEAST_NUMBER:
                numbers.setdefault((figure.value, figure.unit), {})[fact.id] = fact
    yield from (Tie(tuple(facts.values())) for facts in numbers.values())
