"""sources/<id>.yml: a cited work."""

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import ConfigDict, model_validator

from diptych.records.corrected import Corrected, Correction, correction_of
from diptych.records.record import Record, where
from diptych.values.identifiers import Arxiv, Doi, Handle, Isbn, Issn
from diptych.values.limits import CORRECTIONS, PARTS, at_most
from diptych.values.types import Edtf, Language, Pages, Text, Url, wrong

# What belongs into `suffix`: the last word of Moor Jr. and Moor, III.
_SUFFIX = re.compile(r",?\s+([JS]r\.?|I{2,3}|IV)$")


class SourceType(StrEnum):
    """What a work is: the CSL types that this site's sources need."""

    ARTICLE = "article"
    ARTICLE_JOURNAL = "article-journal"
    ARTICLE_MAGAZINE = "article-magazine"
    ARTICLE_NEWSPAPER = "article-newspaper"
    BOOK = "book"
    CHAPTER = "chapter"
    DOCUMENT = "document"
    MOTION_PICTURE = "motion_picture"
    POST_WEBLOG = "post-weblog"
    REPORT = "report"
    WEBPAGE = "webpage"


class SourceKind(StrEnum):
    """What the publisher of a work is, by what the note prints: the outlet's name, the form of the work, its address.

    It does not say whether the work is right. Whom a work reports on, or leans on, changes nothing: a newspaper that
    reports what a ministry says is press. A dated article in a named outlet is press, unless the note shows an
    institute.
    """

    BOOK = "book"
    PRESS = "press"
    OFFICIAL = "official"
    PARTY = "party"
    RESEARCH = "research"
    OTHER = "other"


class FoundBy(StrEnum):
    """What a reader has to look for a work by."""

    ADDRESS = "address"
    NUMBER = "number"
    OUTLET_AND_DATE = "outlet-and-date"
    NOTHING = "nothing"


def _hyphened(name: str) -> str:
    """Name a field as CSL does: DOI stays, container_title is container-title."""
    return name if name.isupper() else name.replace("_", "-")


_OF_PERSONS = ("given", "dropping_particle", "non_dropping_particle", "suffix")


class CslName(Record):
    """A person (family, given) or a body (literal)."""

    model_config = ConfigDict(
        alias_generator=_hyphened,
        json_schema_extra=where(
            {"literal": {}},
            {"properties": dict.fromkeys(("family", *map(_hyphened, _OF_PERSONS)), False)},
            {"required": ["family"]},
        ),
    )

    family: Text | None = None
    """A person's family name."""
    given: Text | None = None
    """A person's given names."""
    dropping_particle: Text | None = None
    """What stands before the family name only after given names: von, in Johann Wolfgang von Goethe."""
    non_dropping_particle: Text | None = None
    """What always stands before the family name: van der."""
    suffix: Text | None = None
    """What stands after the family name: Jr., III."""
    literal: Text | None = None
    """A body's whole name."""

    @model_validator(mode="after")
    def _person_or_body(self) -> "CslName":
        more = any(getattr(self, name) for name in _OF_PERSONS)
        if (self.family is None) == (self.literal is None) or (self.literal and more):
            raise wrong("a name has family and given, or literal", "write family: and given: for a person")
        if self.family and (cut := _SUFFIX.search(self.family)):
            family, suffix = self.family[: cut.start()], cut[1]
            says = f'the family name "{self.family}" holds a suffix'
            raise wrong(says, f"write family: {family}, suffix: {suffix}", at="family")
        return self

    @property
    def said(self) -> str:
        """The name as readers see it: `Jan van der Beek Jr.`."""
        person = (self.given, self.dropping_particle, self.non_dropping_particle, self.family, self.suffix)
        return self.literal or " ".join(filter(None, person))


class SourceBody(Record):
    """What is known of a work."""

    model_config = ConfigDict(alias_generator=_hyphened)

    type: SourceType
    """The CSL type: article-newspaper, book, chapter, webpage …"""
    kind: SourceKind
    """What its publisher is: book (a book's publisher or a scholarly journal), press (a newspaper, magazine, agency,
    broadcaster or news site), party (a state, army or body that itself takes part in the dispute), official (any other
    public body), research (an institute or a reference work), other (none of these, or not plain from the note)."""
    title: Text
    """The title, in the original language, as printed."""
    author: Annotated[tuple[CslName, ...], at_most(PARTS)] = ()
    """Who wrote it: a list of {family, given}, or {literal} for a body."""
    editor: Annotated[tuple[CslName, ...], at_most(PARTS)] = ()
    """Who edited it, in the same form."""
    translator: Annotated[tuple[CslName, ...], at_most(PARTS)] = ()
    """Who translated it, in the same form."""
    container_title: Text | None = None
    """The newspaper, journal, site or book it appeared in."""
    publisher: Text | None = None
    """Who published a book or a report."""
    publisher_place: Text | None = None
    """Where it was published."""
    issued: Edtf | None = None
    """When it appeared (EDTF)."""
    volume: Text | None = None
    """The volume of a journal."""
    issue: Text | None = None
    """The issue of a journal."""
    page: Pages | None = None
    """The pages of an article or chapter; the page a note points at is the footnote's locator."""
    language: Language = "en"
    """The language of the title (BCP 47)."""
    URL: Url | None = None
    """Its web address, as printed."""
    DOI: Doi | None = None
    """Its Digital Object Identifier, bare: 10.1234/abc.5."""
    ISBN: Isbn | None = None
    """Its book number, with or without hyphens."""
    ISSN: Issn | None = None
    """The number of the journal or newspaper it appeared in: 0378-5955."""
    arXiv: Arxiv | None = None  # noqa: N815 (as arXiv writes itself)
    """Its number at arXiv, bare: 2101.00001."""
    handle: Handle | None = None
    """Its Handle, bare: 20.500.12345/678."""
    note: Text | None = None
    """What the printed note says of the work besides, or leaves bare."""


if TYPE_CHECKING:
    SourceCorrection = Correction
else:  # it is made of the fields above
    SourceCorrection = correction_of(SourceBody)


class Source(Corrected, SourceBody):
    """One cited work, in CSL-JSON's field names, as the note prints it; what the note leaves out stays out."""

    corrections: Annotated[tuple[SourceCorrection, ...], at_most(CORRECTIONS)] = ()
    """What was corrected since it was published, oldest first."""

    @property
    def numbers(self) -> dict[str, str]:
        """The numbers that it is found by, by their names."""
        numbers = {name: getattr(self, name) for name in ("DOI", "ISBN", "ISSN", "arXiv", "handle")}
        return {name: number for name, number in numbers.items() if number}

    @property
    def found_by(self) -> FoundBy:
        """What a reader has to look for it by: an address, a number, or an outlet with a date."""
        if self.URL:
            return FoundBy.ADDRESS
        # An ISSN finds the journal and not the work.
        if self.DOI or self.ISBN or self.arXiv or self.handle:
            return FoundBy.NUMBER
        has_outlet_and_date = (self.container_title or self.publisher) and self.issued
        return FoundBy.OUTLET_AND_DATE if has_outlet_and_date else FoundBy.NOTHING

    @property
    def can_be_found(self) -> bool:
        """Whether a reader has anything to look for it by."""
        return self.found_by is not FoundBy.NOTHING
