"""The search: its page, and the index that the browser of whoever searches reads."""

from collections.abc import Iterator

from diptych import addresses
from diptych.library import Library
from diptych.outputs.file import BinaryFile, File
from diptych.render import render_markdown
from diptych.search_index import index
from diptych.search_records import FILTERS, records

FOLDER = "assets/diptych/pagefind"


def search(library: Library) -> Iterator[File | BinaryFile]:
    """Make the search's page and index."""
    to = addresses.from_depth(1)
    yield File("search/index.md", render_markdown("search.md.jinja", library=library, filters=FILTERS, to=to))
    for path, data in index(records(library)).items():
        yield BinaryFile(f"{FOLDER}/{path}", data)
