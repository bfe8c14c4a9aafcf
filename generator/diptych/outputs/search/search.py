"""The search: its page, the index that the browser of whoever searches reads, and what it knows of words."""

import json
from collections.abc import Iterator

from diptych.library import Library
from diptych.outputs.file import File
from diptych.outputs.render import render_markdown
from diptych.outputs.search.index import index
from diptych.outputs.search.lexicon import lexicon, text_words
from diptych.outputs.search.records import FILTERS, records
from diptych.outputs.search.tables import filters_table, records_table
from diptych.wording import addresses

FOLDER = "assets/diptych/pagefind"
TABLES = "assets/diptych/search"


def search(library: Library) -> Iterator[File]:
    """Make the search's page, its index, and the tables beside it."""
    to = addresses.from_depth(1)
    yield File("search/index.md", render_markdown("search.md.jinja", library=library, filters=FILTERS, to=to))
    made = list(records(library))
    files, ids = index(made)
    for path, data in files.items():
        yield File(f"{FOLDER}/{path}", data)
    tables = {
        "records": records_table(made, ids),
        "filters": filters_table(made),
        "lexicon": lexicon(library, made),
        "texts": text_words(library),
    }
    for name, table in tables.items():
        yield File(f"{TABLES}/{name}.json", json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n")
