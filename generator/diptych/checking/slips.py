"""Warn of slips that make no mistake in form: a place that is nearly another, a body among places, a claim twice."""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher, get_close_matches

from diptych.checking.rule import Level, rule
from diptych.problem import Problem
from diptych.reading.entries import Entry
from diptych.reading.site import Site
from diptych.records import Fact, SubjectKind
from diptych.values.letters import words_alone

# How like two ids must be for one to be a slip for the other: swedn and sweden are, iran and iraq are not.
_ALIKE_PLACES = 0.8
_ALIKE_STATEMENTS = 0.7


@rule(
    "place-nearly-another",
    level=Level.WARNING,
    why="A place is made by naming it, so a slip of the pen makes a second one, with a page entry of its own.",
    wrong="places: [swedn]",
    right="places: [sweden]",
)
def places_are_no_slips(site: Site) -> Iterator[Problem]:
    """Find places of one fact alone that are nearly called like another place or name."""
    records = site.records
    used = Counter(place for fact in records.facts for place in set(fact.record.places))
    for fact in records.facts:
        for number, place in enumerate(fact.record.places):
            if used[place] > 1 or place in records.names:
                continue
            others = sorted({*used, *records.names} - {place})
            if near := get_close_matches(place, others, n=1, cutoff=_ALIKE_PLACES):
                says = f'fact "{fact.id}": the place "{place}" is on no other fact'
                yield Problem(fact.place("places", number), says, f'did you mean "{near[0]}"?', about=fact.id)


@rule(
    "body-among-places",
    level=Level.WARNING,
    why="The index lists places apart from bodies, and an alliance or an office lies nowhere on a map.",
    wrong="places: [north-atlantic-treaty-organization]",
    right="places: [brussels]",
)
def places_are_no_bodies(site: Site) -> Iterator[Problem]:
    """Find bodies that facts have among their places."""
    names = site.records.names
    bodies = {id_ for id_, name in names.items() if name.record.kind is SubjectKind.BODY}
    seen: set[str] = set()
    for fact in site.records.facts:
        for number, place in enumerate(fact.record.places):
            if place in bodies - seen:
                says = f'fact "{fact.id}": "{place}" is a body, as {site.records.folder}/names.yml has it, and no place'
                instead = "name the place it is about; a statement’s own words lead to the body"
                yield Problem(fact.place("places", number), says, instead, about=place)
                seen.add(place)


@rule(
    "claim-twice",
    level=Level.WARNING,
    why="A claim that is told twice counts twice in the balance of both sides.",
    wrong='# the passage, and nearly the statement, of another fact\npassage: {exact: "the wage is 22,440 roubles"}',
    right="also_answers: [economy/wages]",
)
def claims_are_told_once(site: Site) -> Iterator[Problem]:
    """Find facts that rest on the passage of another and say nearly the same."""
    earlier: dict[tuple[str, ...], list[Entry[Fact]]] = {}
    for fact in site.records.facts:
        record = fact.record
        passage = record.passage
        key = (record.perspective, words_alone(passage.exact), passage.prefix or "", passage.suffix or "")
        for other in earlier.setdefault(key, []):
            if fact.id != other.id and not record.is_withdrawn and _says_the_same(fact, other):
                says = f'fact "{fact.id}": it rests on the passage of "{other.id}", and says nearly the same'
                instead = "make one fact of both; to a second question it answers by also_answers:"
                yield Problem(fact.place("passage"), says, instead, about=fact.id)
                break
        if not record.is_withdrawn:
            earlier[key].append(fact)


def _says_the_same(fact: Entry[Fact], other: Entry[Fact]) -> bool:
    one, two = (words_alone(each.record.statement) for each in (fact, other))
    return SequenceMatcher(None, one.split(), two.split()).ratio() > _ALIKE_STATEMENTS
