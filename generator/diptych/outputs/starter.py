"""A site to begin with: two invented sides of a harmless matter, from the package's folder `starter/`."""

from collections.abc import Iterator

from diptych.outputs.api.schemas import schemas
from diptych.outputs.file import File
from diptych.outputs.packed import packed


def starter() -> Iterator[File]:
    """Make every file of the site, by its path in the site's folder; the schemas too, which its facts name."""
    for path, content in packed("starter"):
        yield File(path, content)
    yield from schemas()
