"""Read the pages that people write by hand: every Markdown file below docs/ that the generator did not make."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from diptych.problem import Place, Problem, not_utf8, too_long, visible
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
    yield from _misplaced(settings)
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


def _misplaced(settings: Settings) -> Iterator[Problem]:
    """Find what leads out of the folder or is no file, and names that hide something or are one on another system."""
    tops = [settings.docs] if settings.docs.is_symlink() else []
    folded: dict[str, str] = {}
    for path in [*tops, *sorted(_below(settings.docs))]:
        shown = path.relative_to(settings.root).as_posix()
        first = folded.setdefault(shown.casefold(), shown)
        says, instead = "", "put the file itself there, or delete it"
        if path.is_symlink():
            says = "this is a symbolic link"
        elif not path.is_file() and not path.is_dir():
            says = "this is neither a file nor a folder"
        elif visible(path.name) != path.name or "\\" in path.name:
            says, instead = "its name has signs that nobody sees, or that end a line", "give it another name"
        elif first != shown:
            says, instead = f'its name is that of "{first}" but for capitals', "give it another name"
        if says:
            yield Problem(Place(shown), says, instead, "misplaced-file")


def _below(folder: Path) -> Iterator[Path]:
    """List everything below a folder, behind no link."""
    for parent, folders, files in os.walk(folder):
        yield from (Path(parent) / name for name in (*folders, *files))
