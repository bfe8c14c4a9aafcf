"""The page of the timeline: the drawing, and the same as a list."""

from collections.abc import Iterator

from diptych.drawing.axis import draw
from diptych.library import Library
from diptych.library.timeline import timeline as in_time
from diptych.outputs.file import File
from diptych.outputs.render import render_markdown
from diptych.wording.addresses import from_depth


def timeline(library: Library) -> Iterator[File]:
    """Make the page; where no fact has a date it says so."""
    entries = in_time(library)
    axis, lanes = draw(entries, library.sides) if entries.entries else (None, [])
    order = {entry.fact.id: place for place, entry in enumerate(entries.by_prominence)}
    page = render_markdown(
        "timeline.md.jinja", library=library, to=from_depth(1), timeline=entries, axis=axis, lanes=lanes, order=order
    )
    yield File("timeline/index.md", page)
