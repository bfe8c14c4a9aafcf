"""Everything that is read of a site before it is checked: settings, records, pages, and what it is compared with."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from diptych.problem import CannotRun, Problem, did_you_mean
from diptych.reading.entries import Records
from diptych.reading.kept import Kept
from diptych.reading.load import load
from diptych.reading.overrides import read_overrides
from diptych.reading.pages import Page, read_pages
from diptych.reading.published import Published, read_published
from diptych.reading.settings import Settings
from diptych.reading.texts import Text
from diptych.records import TextShape
from diptych.values.letters import one_space


@dataclass(frozen=True)
class Site:
    """A site as it was read: values only, so that checking it reads no file.

    `texts` holds the perspectives' texts where somebody has them, `published` the records of an earlier revision where
    they are compared with one; `unanswered` the addresses of cited works that do not answer, where they were asked;
    `today` is the day by the clock; `problems` are those of files that could not be read, besides the records' own.
    """

    settings: Settings
    records: Records
    pages: tuple[Page, ...] = ()
    overrides: Mapping[str, bytes] = field(default_factory=dict)
    texts: Mapping[str, Text] = field(default_factory=dict)
    published: Published | None = None
    unanswered: Mapping[str, str] | None = None
    today: datetime.date = datetime.date.max
    problems: tuple[Problem, ...] = ()


def read_site(
    settings: Settings, texts: Mapping[str, Path] | None = None, since: str | None = None, kept: Kept | None = None
) -> Site:
    """Read a site; `texts` names the file of each perspective's text.

    `since` is a git revision to compare with, or `last-release`; `kept` holds what need not be read again.
    Raises CannotRun where a text or the revision cannot be had.
    """
    records = load(settings.facts, settings.root, kept)
    pages = list(read_pages(settings))
    return Site(
        settings=settings,
        records=records,
        pages=tuple(page for page in pages if isinstance(page, Page)),
        overrides=read_overrides(settings.root),
        texts={id_: _read_text(records, id_, path) for id_, path in (texts or {}).items()},
        published=read_published(since, settings) if since is not None else None,
        today=datetime.datetime.now(datetime.UTC).date(),
        problems=tuple(page for page in pages if isinstance(page, Problem)),
    )


def _read_text(records: Records, perspective: str, path: Path) -> Text:
    if perspective not in records.perspectives:
        raise CannotRun(f'--text: no perspective "{perspective}"; {did_you_mean(perspective, records.perspectives)}')
    try:
        return Text.of(path.read_text(encoding="utf-8-sig"), records.perspectives[perspective].record.language)
    except UnicodeDecodeError as error:
        raise CannotRun(f"--text: {path} is not UTF-8") from error


def shape_of(site: Site, perspective: str) -> TextShape:
    """Find the shape of a perspective's text, which must be among those that were read."""
    sections = site.records.perspectives[perspective].record.sections
    omissions = (entry.record for entry in site.records.omissions if entry.record.perspective == perspective)
    return site.texts[perspective].shape({one_space(each.heading): each.id for each in sections}, omissions)
