"""Markdown pages: topics side by side, facts, sources, and the indexes of topics and facts."""

from collections.abc import Iterator

from diptych import addresses
from diptych.library import Library
from diptych.outputs.file import File
from diptych.render import render_markdown


def pages(library: Library) -> Iterator[File]:
    """Make every generated page."""
    yield _page("topics/index.md", library)
    yield _page("facts/index.md", library)
    yield _page("sources/index.md", library)
    for topic in library.topics:
        yield _page(f"topics/{topic.id}.md", library, template="topic.md.jinja", topic=topic)
    for fact in library.facts:
        yield _page(f"facts/{fact.id}.md", library, template="fact.md.jinja", fact=fact)


def _page(path: str, library: Library, template: str = "", **what: object) -> File:
    folder, _, name = path.partition("/")
    to = addresses.from_depth(1 if name == "index.md" else 2)
    text = render_markdown(template or f"{folder}.md.jinja", library=library, to=to, **what)
    return File(path, text)
