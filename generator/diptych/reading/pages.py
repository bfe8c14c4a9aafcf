"""Read the pages that people write by hand: every Markdown file below docs/ that the generator did not make."""

from collections.abc import Iterator
from dataclasses import dataclass

from diptych.problem import Problem, not_utf8, too_long
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
    for path in sorted(settings.docs.rglob("*.md")):
        if path.relative_to(settings.docs).as_posix() in generated or not path.is_file():
            continue
        shown = path.relative_to(settings.root).as_posix()
        if path.stat().st_size > limits.FILE:
            yield too_long(shown, limits.FILE)
            continue
        try:
            yield Page(shown, path.read_bytes().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            yield not_utf8(shown, error)
