"""The page of evidence: every claim a mark, by what a reader can follow it back to."""

from collections.abc import Iterator

from diptych.drawing.shares import stretches
from diptych.library import Library
from diptych.library.resting import resting
from diptych.outputs.file import File
from diptych.outputs.render import render_markdown
from diptych.wording.addresses import from_depth


def evidence(library: Library) -> Iterator[File]:
    """Make the page."""
    kinds = resting(library)
    bars = [
        (side, list(zip(kinds, stretches([len(both[number].claims) for both in kinds.values()]), strict=True)))
        for number, side in enumerate(library.sides)
    ]
    page = render_markdown("evidence.md.jinja", library=library, to=from_depth(1), kinds=kinds, bars=bars)
    yield File("evidence/index.md", page)
