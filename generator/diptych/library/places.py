"""Of which places each text speaks: countries by their share of its claims, and apart what is no country of today."""

from collections import Counter
from dataclasses import dataclass
from functools import cache

from babel import Locale

from diptych.library.library import Library
from diptych.library.model import Side
from diptych.records.subject import place_name
from diptych.values.letters import alphabetical

# Codes that CLDR has and ISO 3166-1 gives to no country: unions, the unknown, and what is held for other uses.
_NO_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}


@dataclass(frozen=True)
class Spoken:
    """A place: how many of a side's claims are about it, their share of all, and how many of the other side's."""

    id: str
    name: str
    claims: int
    share: float
    other_claims: int


@dataclass(frozen=True)
class Places:
    """The places of one side, those of most claims first."""

    side: Side
    claims: int
    countries: list[Spoken]
    others: list[Spoken]
    nowhere: int
    """How many claims are about no place."""


def places(library: Library, side: Side) -> Places:
    """Rank the places of one side by its claims; a claim that is about three countries counts for each."""
    mine, theirs = (_counted(library, each) for each in (side, library.other(side)))
    facts = library.claims_of(side)
    spoken = [
        Spoken(id_, _name(library, id_), number, number / len(facts), theirs[id_]) for id_, number in mine.items()
    ]
    spoken.sort(key=lambda each: (-each.claims, alphabetical(each.name), each.id))
    countries = [each for each in spoken if is_country(library, each.id)]
    return Places(
        side=side,
        claims=len(facts),
        countries=countries,
        others=[each for each in spoken if each not in countries],
        nowhere=sum(not fact.record.places for fact in facts),
    )


def is_country(library: Library, place: str) -> bool:
    """Tell whether a place has a code of its own in ISO 3166-1, by its name or another form of it."""
    named = library.names.get(place)
    forms = (place_name(place), *(named.all_forms if named else ()), *(named.spellings if named else ()))
    return any(form.casefold() in _countries() for form in forms)


@cache
def _countries() -> set[str]:
    territories = Locale("en").territories
    return {
        form.casefold()
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY
        for form in (name, name.replace(" & ", " and "))
    }


def _name(library: Library, place: str) -> str:
    return library.names[place].name if place in library.names else place_name(place)


def _counted(library: Library, side: Side) -> Counter[str]:
    return Counter(place for fact in library.claims_of(side) for place in fact.record.places)
