"""The style of cards for the site's own pages: the same sheet that a card alone carries within it."""

from collections.abc import Iterator

from diptych.library import Library
from diptych.outputs.file import File
from diptych.outputs.render import style


def styles(_library: Library) -> Iterator[File]:
    """Make the style sheet of cards."""
    yield File("assets/diptych/card.css", style("site_card.css.jinja") + "\n")
