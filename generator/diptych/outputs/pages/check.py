"""The page "Check my article": how the cards that stand in somebody's article stand today."""

from collections.abc import Iterator

from diptych import wording
from diptych.library import Library
from diptych.outputs.file import File
from diptych.outputs.render import render_markdown
from diptych.wording import addresses

# What the page says besides how a card stands.
_WORDS = {
    "one": "One card of this site.",
    "several": "{} cards of this site.",
    "none": "No card of this site.",
    "unread": "The status of the cards could not be read: the page works where it comes from a server.",
    "frame": "a frame",
    "text": "pasted text",
    "link": "a link",
    "picture": "a picture",
}


def check(library: Library) -> Iterator[File]:
    """Make the page."""
    words = {**wording.CARD_STATES, "moved": wording.MOVED, "pinned": wording.PINNED, **_WORDS}
    page = render_markdown("check.md.jinja", library=library, words=words, to=addresses.from_depth(1))
    yield File("check-my-article/index.md", page)
