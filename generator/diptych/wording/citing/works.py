"""Cited works in words: authors, titles, numbers, languages."""

from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from diptych import records
from diptych.values import dates
from diptych.values.identifiers import address_of, printed
from diptych.values.units import LOCALE
from diptych.wording.lists import listed
from diptych.wording.marks import in_marks


def authors(source: records.Source) -> str:
    """Name a work's authors, or its editors, as they are printed."""
    names = [name.said for name in source.author or source.editor]
    return f"{listed(names)} (ed.)" if names and not source.author else listed(names)


def stands_alone(source: records.Source) -> bool:
    """Tell whether a work is a volume of its own, whose title is set in italics, and no part of another."""
    return source.type in (records.SourceType.BOOK, records.SourceType.REPORT, records.SourceType.MOTION_PICTURE)


@dataclass(frozen=True)
class Number:
    """A number that a work is found by, as it is printed, and where it leads."""

    words: str
    address: str


def numbers(source: records.Source) -> list[Number]:
    """List the numbers that a work is found by: `DOI 10.1234/abc.5`, `ISBN 978-3-16-148410-0`."""
    return [
        Number(f"{'Handle' if name == 'handle' else name} {printed(name, number)}", address_of(name, number))
        for name, number in source.numbers.items()
    ]


def quoted(title: str, language: str) -> str:
    """Set a title in the quotation marks of its language."""
    # A French title keeps its spaced guillemets, also because its own inner quotations are printed “so”.
    return f"«\N{NO-BREAK SPACE}{title}\N{NO-BREAK SPACE}»" if language.startswith("fr") else in_marks(title)


def language_name(tag: str) -> str:
    """Say a language by its tag (BCP 47): `fr` is French; of an unknown one, the tag."""
    try:
        return Locale.parse(tag, sep="-").get_display_name(LOCALE) or tag
    except (UnknownLocaleError, ValueError):
        return tag


def work_in_a_line(source: records.Source) -> str:
    """Say a work in a line of plain text, as its note prints it."""
    day = dates.shown(source.issued) if source.issued else ""
    said = (authors(source), quoted(source.title, source.language), source.container_title, source.publisher, day)
    parts = (*said, *(number.words for number in numbers(source)))
    return ", ".join(part for part in parts if part)
