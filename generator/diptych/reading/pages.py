"""Read the pages that people write by hand: every Markdown file below docs/ that the generator did not make."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from diptych.problem import Place, Problem, not_utf8, too_long
from diptych.reading.manifest import read_manifest
from diptych.reading.settings import Settings
from diptych.values import limits


@dataclass(frozen=True)
class Page:
    """A hand-written page: its path from the site's root, and its Markdown."""

    path: str
    text: str


def read_pages(settings: Settings) -> Iterator[Page | Problem]:
    """Read every hand-written page, or say why it cannot be read."""
    generated = read_manifest(settings.docs)
    yield from _links(settings)
    for path in sorted(settings.docs.rglob("*.md")):
        if path.relative_to(settings.docs).as_posix() in generated or path.is_symlink() or not path.is_file():
            continue
        shown = path.relative_to(settings.root).as_posix()
        if path.stat().st_size > limits.FILE:
            yield too_long(shown, limits.FILE)
            continue
        try:
            yield Page(shown, path.read_bytes().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            yield not_utf8(shown, error)


def _links(settings: Settings) -> Iterator[Problem]:
    """Find links among the pages, which would publish what lies elsewhere, and what is neither file nor folder."""
    tops = [settings.docs] if settings.docs.is_symlink() else []
    for path in sorted([*tops, *_strange(settings.docs)]):
        shown = Place(path.relative_to(settings.root).as_posix())
        says = "this is a symbolic link" if path.is_symlink() else "this is neither a file nor a folder"
        yield Problem(shown, says, "put the file itself there, or delete it", "misplaced-file")


def _strange(folder: Path) -> Iterator[Path]:
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _strange(Path(entry.path))
        elif not entry.is_file(follow_symlinks=False):
            yield Path(entry.path)
