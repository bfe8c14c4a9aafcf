"""On what a group of claims rests, in a few words."""

from collections import Counter
from collections.abc import Iterable, Sequence

from diptych.library import Evidence, Fact, Library
from diptych.library.resting import Basis, Resting
from diptych.records import Source
from diptych.wording.labels import AUTHORITY, EVIDENCE, count


def resting_on(facts: Sequence[Fact], of: int = 0) -> str:
    """Count the claims that an answer rests on: `Rests on 3 of 5 claims: 1 cites a work; 2 name somebody`.

    `of` is how many there are to its question, where it does not rest on all of them.
    """
    kinds = Counter(fact.evidence for fact in facts)
    counted = [_of_a_kind(kind, kinds[kind]) for kind in EVIDENCE if kinds[kind]]
    among = f"{len(facts)} of {count(of, 'claim')}" if of > len(facts) else count(len(facts), "claim")
    if len(facts) == 1:
        return f"Rests on {among}, which {EVIDENCE[facts[0].evidence]}"
    if len(counted) == 1:
        return f"Rests on {among}, which {AUTHORITY[facts[0].evidence]}"
    return f"Rests on {among}: {'; '.join(counted)}"


def evidence_held(library: Library) -> list[Evidence]:
    """List the kinds of evidence on which the answers to key questions rest, the strongest first."""
    return evidence_of(fact for key in library.key_questions for answer in key.answers for fact in answer.facts)


def evidence_of(facts: Iterable[Fact]) -> list[Evidence]:
    """List the kinds of evidence that claims have, the strongest first."""
    held = {fact.evidence for fact in facts}
    return [evidence for evidence in EVIDENCE if evidence in held]


def _of_a_kind(kind: Evidence, number: int) -> str:
    return f"{number} {EVIDENCE[kind] if number == 1 else AUTHORITY[kind]}"


def rests_on(basis: Basis) -> str:
    """Name what claims rest on, in a few words: a work by its author and title, or whom the text names."""
    return work_in_short(basis.work.record) if basis.work else basis.name or ""


def work_in_short(record: Source) -> str:
    """Say a work by its first author and its title."""
    names = record.author or record.editor
    author = (names[0].family or names[0].literal or "") if names else ""
    others = " and others" if names[1:] else ""
    return f"{author}{others}, {record.title}" if author else record.title


def share_words(resting: Resting) -> str:
    """Say how many of a side's claims these are: `75 of 288, 26%`. Of some, a share is never none."""
    part = f"{resting.share:.0%}" if resting.share >= 0.005 or not resting.claims else "under 1%"
    return f"{len(resting.claims)} of {resting.of}, {part}"
