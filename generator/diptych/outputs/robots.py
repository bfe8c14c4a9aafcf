"""robots.txt: where machines find the list of pages, and that they may read all of them.

Cards say themselves that they are no pages to be found by search (noindex), which only those read who may read them.
"""

from collections.abc import Iterator

from diptych.library import Library
from diptych.outputs.file import File


def robots(library: Library) -> Iterator[File]:
    """Make robots.txt."""
    yield File("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {library.settings.url}sitemap.xml\n")
