"""Fix in a file what has one right answer."""

from collections.abc import Iterable

from diptych.problem import Fix, Place
from diptych.reading.yaml.document import Document, Path
from diptych.reading.yaml.writing import written_within


def value_fix(document: Document, path: Path, text: str) -> Fix | None:
    """Make the fix that writes another text for a value; none where that stands on several lines."""
    end = document.places.ends.get(path)
    return Fix(document.places.values[path], end, written_within(text)) if end else None


def list_fix(document: Document, path: Path, item: str) -> Fix | None:
    """Make the fix that makes of a text a list with it."""
    end = document.places.ends.get(path)
    return Fix(document.places.values[path], end, f"[{written_within(item)}]") if end else None


def key_fix(document: Document, path: Path, name: str) -> Fix | None:
    """Make the fix that writes another key."""
    place, written = document.places.keys.get(path), str(path[-1])
    return Fix(place, Place(place.file, place.line, place.column + len(written)), name) if place else None


def fixed(text: str, fixes: Iterable[Fix]) -> str:
    """Write fixes into a text, the last first; of two that meet, only the first is written."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)

    def offset(place: Place) -> int:
        return min(starts[min(place.line - 1, len(starts) - 1)] + place.column - 1, len(text))

    spans = sorted({(offset(each.start), offset(each.end), each.text) for each in fixes})
    kept: list[tuple[int, int, str]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    for start, end, new in reversed(kept):
        text = text[:start] + new + text[end:]
    return text
