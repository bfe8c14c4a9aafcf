"""The page of places: two ranked lists, by the share of each text's claims."""

from collections.abc import Iterator

from diptych.library import Library
from diptych.library.places import places as spoken_of
from diptych.outputs.file import File
from diptych.outputs.render import render_markdown
from diptych.wording.addresses import from_depth


def places(library: Library) -> Iterator[File]:
    """Make the page; the longest bar of both lists is as wide as its column."""
    both = [spoken_of(library, side) for side in library.sides]
    longest = max((each.share for side in both for each in (*side.countries, *side.others)), default=1.0)
    page = render_markdown("places.md.jinja", library=library, to=from_depth(1), both=both, longest=longest)
    yield File("places/index.md", page)
