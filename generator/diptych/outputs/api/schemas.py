"""The JSON Schemas of the fact files, for editors that read them from the site."""

from collections.abc import Iterator

from diptych.library import Library
from diptych.outputs.file import File
from diptych.schemas.of_records import schemas_of_records


def schemas(_library: Library | None = None) -> Iterator[File]:
    """Make the schema of every kind of file in facts/."""
    for name, text in schemas_of_records().items():
        yield File(f"schema/{name}.json", text)
