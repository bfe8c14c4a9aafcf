"""The index of names and places, and a page for each of which the texts say much."""

from collections.abc import Iterator
from typing import Any

from diptych import wording
from diptych.library import Library
from diptych.library.names import Named, name_index
from diptych.outputs.file import File
from diptych.outputs.render import render_markdown
from diptych.wording import addresses

# How many of a side's claims the index shows of a name: with all of them it would weigh what no phone should load.
FIRST = 3


def names(library: Library) -> Iterator[File]:
    """Make the index, and a page for each name of which it shows only the first claims."""
    index = name_index(library)
    entries = [entry for group in index.values() for entry in group]
    long = {entry.id for entry in entries if any(len(entry.facts_of(side)) > FIRST for side in library.sides)}
    yield File("names/index.md", _filled("names", library, 1, first=FIRST, long=long, **_index(library, index)))
    for entry in entries:
        if entry.id in long:
            counted = ", ".join(f"{len(entry.facts_of(side))} of {side.record.name}" for side in library.sides)
            yield File(f"names/{entry.id}.md", _filled("name", library, 2, entry=entry, counted=counted))


def _filled(template: str, library: Library, depth: int, **what: object) -> str:
    return render_markdown(f"{template}.md.jinja", library=library, to=addresses.from_depth(depth), **what)


def _index(library: Library, index: dict[Any, list[Named]]) -> dict[str, Any]:
    entries = [(entry, _named_by(entry, library)) for group in index.values() for entry in group]
    by_options = [("both", "Both texts")]
    by_options += [(f"only-{side.id}", f"{side.mark} {side.record.name} only") for side in library.sides]
    return {
        "index": index,
        "named_by": {entry.id: named_by for entry, named_by in entries},
        "both": sum("both" in named_by for _, named_by in entries),
        "count": len(entries),
        "rows": [
            (
                wording.SUBJECT_KINDS[kind],
                [sum(bool(entry.facts_of(side)) for entry in group) for side in library.sides],
            )
            for kind, group in index.items()
        ],
        "by_options": by_options,
    }


def _named_by(entry: Named, library: Library) -> list[str]:
    """Say who names an entry, in the words of the filter's address."""
    sides = [side.id for side in library.sides if entry.facts_of(side)]
    return ["both"] if len(sides) > 1 else [f"only-{side}" for side in sides]
