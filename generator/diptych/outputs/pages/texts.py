"""The texts in place: both as strips to one scale, and each on a page of its own, claim by claim."""

from collections.abc import Iterator

from diptych.drawing.strip import strip
from diptych.library import Library
from diptych.library.in_place import in_place
from diptych.outputs.file import File
from diptych.outputs.render import render_markdown
from diptych.wording import addresses


def texts(library: Library) -> Iterator[File]:
    """Make the page of both texts, and a page of each."""
    both = [in_place(library, side) for side in library.sides]
    page = render_markdown("texts.md.jinja", library=library, to=addresses.from_depth(1), texts=both, strip=strip)
    yield File("texts/index.md", page)
    for text in both:
        page = render_markdown("text.md.jinja", library=library, to=addresses.from_depth(2), text=text, strip=strip)
        yield File(f"texts/{text.side.id}.md", page)
