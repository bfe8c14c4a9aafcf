"""Find names of the index that meet each other, or that no fact has."""

from collections.abc import Iterator

from diptych.checking.rule import rule
from diptych.derived.mentions import Mentions, folded, places_of
from diptych.problem import Problem
from diptych.reading.site import Site
from diptych.records import SubjectKind


@rule(
    "name-in-use",
    why="A machine finds names in the facts by their forms, so a form may mean one name only.",
    wrong=(
        "jan-moor: {name: Jan Moor, kind: person, forms: [Moor]}\n"
        "ada-moor: {name: Ada Moor, kind: person, forms: [Moor]}"
    ),
    right=("jan-moor: {name: Jan Moor, kind: person}\nada-moor: {name: Ada Moor, kind: person}"),
)
def no_two_names_are_one(site: Site) -> Iterator[Problem]:
    """Find forms that two names claim, and names of persons, peoples or things that have the id of a place."""
    records = site.records
    owner: dict[str, str] = {}
    places = places_of(fact.record for fact in records.facts)
    for name in records.names.values():
        may_be_place = name.record.kind in (SubjectKind.PLACE, SubjectKind.BODY)
        if name.id in places and not may_be_place:
            says = f'name "{name.id}": facts have "{name.id}" among their places, and this is a {name.record.kind}'
            yield Problem(name.place("kind"), says, "choose another id, or write kind: place or kind: body")
        for number, form in enumerate(name.record.all_forms):
            path = ("forms", number - 1) if number else ("name",)
            if (other := owner.setdefault(folded(form), name.id)) != name.id:
                says = f'name "{name.id}": the form "{form}" is one of "{other}" too'
                yield Problem(name.place(*path), says, "leave it to one of them, and give the other a longer form")
            elif folded(form) in map(folded, name.record.all_forms[:number]):
                says = f'name "{name.id}": the form "{form}" stands here twice'
                yield Problem(name.place(*path), says, "delete it")


@rule(
    "name-not-found",
    why="The index leads from each name to the facts that have it.",
    wrong="kyiv: {name: Kyiv, kind: place, forms: [Kyjiw]}",
    right="kyiv: {name: Kyiv, kind: place, spellings: [Kyjiw]}",
)
def names_are_found(site: Site) -> Iterator[Problem]:
    """Find names that are on no fact, and forms by which no fact names them."""
    records = site.records
    if records.broken:
        return
    mentions = Mentions({id_: entry.record for id_, entry in records.names.items()})
    found = {form for fact in records.facts for form in mentions.forms_in(fact.record)}
    places = places_of(fact.record for fact in records.facts)
    for name in records.names.values():
        if name.id not in places and not found & set(map(folded, name.record.all_forms)):
            yield Problem(
                name.place(), f'name "{name.id}" is found on no fact', "add the form that facts use, or delete it"
            )
            continue
        for number, form in enumerate(name.record.forms):
            if folded(form) not in found:
                says = f'name "{name.id}": no fact has the form "{form}"'
                yield Problem(name.place("forms", number), says, "write it as a fact does, or delete it")
