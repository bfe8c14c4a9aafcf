"""The search: its page, and the index that the browser of whoever searches reads."""

from collections.abc import Iterator

from diptych.library import Library
from diptych.outputs.file import File
from diptych.outputs.render import render_markdown
from diptych.outputs.search.index import index
from diptych.outputs.search.records import FILTERS, records
from diptych.wording import addresses

FOLDER = "assets/diptych/pagefind"


def search(library: Library) -> Iterator[File]:
    """Make the search's page and index."""
    to = addresses.from_depth(1)
    yield File("search/index.md", render_markdown("search.md.jinja", library=library, filters=FILTERS, to=to))
    for path, data in index(records(library)).items():
        yield File(f"{FOLDER}/{path}", data)
