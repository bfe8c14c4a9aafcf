"""Files that the package itself brings along."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable


def packed(folder: str) -> Iterator[tuple[str, bytes]]:
    """Yield every file below a folder of the package, with its path from there, in the order of names."""
    yield from _below(files("diptych").joinpath(folder), "")


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if not each.is_dir():
            yield f"{path}{each.name}", each.read_bytes()
        elif each.name != "__pycache__":
            yield from _below(each, f"{path}{each.name}/")
