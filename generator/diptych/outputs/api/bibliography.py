"""The bibliography: every cited work, for reference managers and typesetters."""

import json
from collections.abc import Iterator

from diptych.library import Library
from diptych.outputs.file import File
from diptych.wording import addresses
from diptych.wording.citing import bibtex, csl, ris


def bibliography(library: Library) -> Iterator[File]:
    """Make the list of works as CSL-JSON, BibTeX and RIS."""
    items = [csl.work(source) for source in library.sources]
    yield File(addresses.api("sources.csl.json"), json.dumps(items, ensure_ascii=False, indent=2) + "\n")
    yield File(addresses.api("sources.bib"), "\n".join(bibtex.entry(item) for item in items))
    # RIS ends its lines with carriage return and line feed.
    yield File(addresses.api("sources.ris"), "\n".join(ris.entry(item) for item in items).replace("\n", "\r\n"))
