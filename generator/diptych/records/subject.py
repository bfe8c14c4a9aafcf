"""names.yml: the persons, peoples, bodies, places and things that the site has an index of."""

from enum import StrEnum
from typing import Annotated

from diptych.records.record import Record
from diptych.values.limits import FORMS, at_most
from diptych.values.types import Text


class SubjectKind(StrEnum):
    """What bears a name."""

    PERSON = "person"
    PEOPLE = "people"
    BODY = "body"
    PLACE = "place"
    THING = "thing"


class Subject(Record):
    """Somebody or something that facts name. Which facts do is found in their words, and never typed."""

    name: Text
    """Its name in today's standard spelling."""
    kind: SubjectKind
    """person, people (a nation or a group), body (an office, party, company, alliance, armed group), place, thing."""
    under: Text | None = None
    """The word it stands under in the alphabet, where that is not the first of its name: a person's family name."""
    forms: Annotated[tuple[Text, ...], at_most(FORMS)] = ()
    """The other words by which facts name it, with their capitals; the name itself is always one."""
    spellings: Annotated[tuple[Text, ...], at_most(FORMS)] = ()
    """How readers spell it when they search, and neither fact nor text does: Kiev. No page shows these."""

    @property
    def all_forms(self) -> tuple[str, ...]:
        """The name and its other forms."""
        return (self.name, *self.forms)

    @property
    def sort_key(self) -> tuple[str, str]:
        """Order names as an index does."""
        return (self.under or self.name, self.name)


def place_name(place: str) -> str:
    """Say a place by its id: `north-bank` is North Bank."""
    return " ".join(word if word in ("and", "of", "the") else word.capitalize() for word in place.split("-"))
