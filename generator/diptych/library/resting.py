"""On what the claims of each text rest: by the kind of evidence, and by the works that they cite or whom they name."""

from collections.abc import Iterable
from dataclasses import dataclass

from diptych.library.library import Library
from diptych.library.model import Evidence, Fact, Side, Source


@dataclass(frozen=True)
class Basis:
    """A work, or somebody named, with the claims that rest on it. A claim stands once, under the first."""

    work: Source | None
    name: str | None
    claims: list[Fact]


@dataclass(frozen=True)
class Resting:
    """The claims of a side that have one kind of evidence; `of` is how many claims the side has in all."""

    side: Side
    evidence: Evidence
    claims: list[Fact]
    bases: list[Basis]
    of: int

    @property
    def share(self) -> float:
        """Which part of the side's claims these are, from 0 to 1."""
        return len(self.claims) / self.of if self.of else 0.0

    @property
    def several(self) -> list[Basis]:
        """What carries more than one claim, the most first."""
        return [basis for basis in self.bases if len(basis.claims) > 1]

    @property
    def single(self) -> list[Basis]:
        """What carries one claim alone."""
        return [basis for basis in self.bases if len(basis.claims) == 1]


def resting(library: Library) -> dict[Evidence, list[Resting]]:
    """Group the claims of both sides by the same kinds, the strongest first; a kind that neither has is left out."""
    kinds = {kind: [_of(library.claims_of(side), side, kind) for side in library.sides] for kind in Evidence}
    return {kind: both for kind, both in kinds.items() if any(each.claims for each in both)}


def _of(own: list[Fact], side: Side, kind: Evidence) -> Resting:
    claims = [fact for fact in own if fact.evidence is kind]
    return Resting(side, kind, claims, _bases(claims), len(own))


def _bases(claims: Iterable[Fact]) -> list[Basis]:
    """List what claims rest on, what carries most first; of works in one place, as they are sorted elsewhere."""
    found: dict[str, Basis] = {}
    for fact in claims:
        work, name = _first_work(fact), fact.record.said_by
        if work:
            found.setdefault(work.id, Basis(work, None, [])).claims.append(fact)
        elif fact.evidence is Evidence.CREDITED and name:
            found.setdefault(name, Basis(None, name, [])).claims.append(fact)
    return sorted(found.values(), key=lambda basis: (-len(basis.claims), _sort_key(basis)))


def _first_work(fact: Fact) -> Source | None:
    works = [note.source for note in fact.footnotes if note.source.record.can_be_found]
    return works[0] if works else None


def _sort_key(basis: Basis) -> tuple[str, ...]:
    return basis.work.sort_key if basis.work else (basis.name or "",)
