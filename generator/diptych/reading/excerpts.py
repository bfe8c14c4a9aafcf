"""Read the line that a problem is of, to be shown below it."""

from functools import cache
from pathlib import Path

from diptych.problem import Place
from diptych.reading.manifest import is_inside
from diptych.values.letters import line_feeds


class Excerpts:
    """The lines of the files below a folder, each file read once and only when it is asked for."""

    def __init__(self, root: Path):
        self.root = root
        self._lines = cache(self._read)

    def line(self, place: Place) -> str | None:
        """Give the line of a place as it stands in its file; nothing where there is none."""
        lines = self._lines(place.file)
        return lines[place.line - 1] if place.line <= len(lines) else None

    def _read(self, file: str) -> list[str]:
        path = self.root / file
        if not is_inside(file) or not path.is_file() or path.is_symlink():
            return []
        # A file that is no UTF-8 has a problem with its place too. Lines end as the places of problems count them.
        text = path.read_bytes().decode("utf-8-sig", "replace")
        return line_feeds(text).split("\n")
