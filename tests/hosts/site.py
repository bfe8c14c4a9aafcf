"""The real site as it may be after some weeks: published, one claim corrected and renamed since, served on loopback."""

import functools
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import html5lib

from diptych.library import Fact, Library, Question
from diptych.outputs.embeds.heights import pair_height
from diptych.outputs.embeds.snippets import fact_iframe, fact_snippets, pair_snippets
from diptych.wording import addresses

from ..browser.newsroom import Site, serving
from ..conftest import copy_of_what_git_holds, library_of

WAYS = ("address", "quote", "iframe", "pinned")
_OLD_ID = "a-claim-under-its-old-name"
_PUBLISHED, _CORRECTED = "2026-01-15", "2026-02-01"  # days that are past on every machine's clock
_CORRECTION = f"""
moved_from: [{_OLD_ID}]
corrections:
  - version: 2
    date: {_CORRECTED}
    kind: meaning
    was: {{statement: It was said in other words.}}
    why: The words were not those of the text.
"""


class Subject(NamedTuple):
    """What is embedded, a claim or a pair: its snippets, by their ways, and what a reader must get of it."""

    kind: str
    snippets: Mapping[str, str]
    pinned_address: str
    pages: tuple[str, str]
    """Where the text's link leads, and the card's."""
    text: str
    """All that the complete text says, its spaces made one."""


class Embedded(NamedTuple):
    """What the hosts are given: the site's address, a corrected claim, its old address, and the tallest pair."""

    url: str
    claim: Subject
    old_address: str
    pair: Subject


@contextmanager
def site_served(folder: Path) -> Iterator[Embedded]:
    """Build the site for the address at which it is served: today's facts after their first correction."""
    copy_of_what_git_holds(folder)
    _diptych(folder, "release", _PUBLISHED)
    corrected = next(
        fact for fact in library_of(folder).facts if not (fact.record.corrections or fact.record.moved_from)
    )
    (path,) = folder.glob(f"facts/*/{corrected.id}.yml")
    path.write_text(path.read_text(encoding="utf-8").rstrip() + _CORRECTION, encoding="utf-8")
    with serving(functools.partial(Site, directory=folder / "site")) as url:
        os.environ["SITE_URL"] = url  # as a deployment says it
        _diptych(folder, "build")
        library = library_of(folder)
        claim = next(fact for fact in library.facts if fact.id == corrected.id)
        tallest = max((question for topic in library.topics for question in topic.questions), key=pair_height)
        old_address = url + addresses.fact(_OLD_ID)
        yield Embedded(url, _claim(library, claim), old_address, _pair(library, tallest))


def text_of(html: str) -> str:
    """Give what a piece of HTML says, its spaces made one."""
    parts = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return " ".join(" ".join("".join(part.itertext()) for part in parts).split())


def _diptych(folder: Path, *arguments: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "diptych", *arguments], cwd=folder, text=True, capture_output=True, timeout=3600
    )
    assert run.returncode == 0, run.stdout + run.stderr


def _claim(library: Library, fact: Fact) -> Subject:
    first = fact.versions[0]
    pinned = addresses.version(fact.id, first.version)
    snippets = vars(fact_snippets(library, fact)) | {"pinned": fact_iframe(library, first, pinned)}
    return _subject(library, "claim", snippets, pinned, (addresses.fact(fact.id), addresses.fact(fact.id)))


def _pair(library: Library, question: Question) -> Subject:
    snippets, pinned = vars(pair_snippets(library, question)), addresses.pair_version(question.path, question.version)
    ids = (question.topic.id, question.id)
    return _subject(library, "pair", snippets, pinned, (addresses.question(*ids), addresses.topic(*ids)))


def _subject(library: Library, kind: str, snippets: Mapping[str, str], pinned: str, pages: tuple[str, str]) -> Subject:
    url, text = library.settings.url, text_of(snippets["quote"])
    return Subject(kind, {way: snippets[way] for way in WAYS}, url + pinned, (url + pages[0], url + pages[1]), text)
