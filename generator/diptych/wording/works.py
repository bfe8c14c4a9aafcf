"""Cited works in words: authors, titles, pages, languages."""

import re

from babel import Locale, UnknownLocaleError

from diptych import records
from diptych.records import dates
from diptych.wording.figures import LOCALE


def authors(source: records.Source) -> str:
    """Name a work's authors, or its editors, as they are printed."""
    names = [_name(name) for name in source.author or source.editor]
    listed = " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
    return f"{listed} (ed.)" if listed and not source.author else listed


def _name(name: records.CslName) -> str:
    return name.literal or " ".join(filter(None, (name.given, name.family)))


def stands_alone(source: records.Source) -> bool:
    """Tell whether a work is a volume of its own, whose title is set in italics, and no part of another."""
    return source.type in (records.SourceType.BOOK, records.SourceType.REPORT, records.SourceType.MOTION_PICTURE)


def pages(locator: str) -> str:
    """Say where in a work: `p. 12`, `pp. 12-14`, `pp. xii-xiv`, `pp. 12 ff.`, `p. A-12`."""
    numbered = [part for part in re.split(r"[-–—,;&]|\band\b", locator) if re.search(r"[0-9]|^\s*[ivxlc]+\s*$", part)]
    several = len(numbered) > 1 or re.search(r"[0-9]\s*ff?\.?$", locator)
    return f"{'pp.' if several else 'p.'}\N{NO-BREAK SPACE}{locator}"


def quoted(title: str, language: str) -> str:
    """Set a title in the quotation marks of its language."""
    # A French title keeps its spaced guillemets, also because its own inner quotations are printed “so”.
    return f"«\N{NO-BREAK SPACE}{title}\N{NO-BREAK SPACE}»" if language.startswith("fr") else f"“{title}”"


def language_name(tag: str) -> str:
    """Say a language by its tag (BCP 47): `fr` is French; of an unknown one, the tag."""
    try:
        return Locale.parse(tag, sep="-").get_display_name(LOCALE) or tag
    except (UnknownLocaleError, ValueError):
        return tag


def work_in_a_line(source: records.Source) -> str:
    """Say a work in a line of plain text, as its note prints it."""
    day = dates.shown(source.issued) if source.issued else ""
    parts = (authors(source), quoted(source.title, source.language), source.container_title, source.publisher, day)
    return ", ".join(part for part in parts if part)
