"""The looks: styles and scripts of the pages, and what the builder's theme draws otherwise (`theme/`).

What a site lays into its own overrides/ takes the place of the engine's file of the same name, which it can still
extend: `{% extends "engine/main.html" %}`.
"""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from diptych.library import Library
from diptych.outputs.bundle import bundle
from diptych.outputs.file import File

ASSETS = "assets/diptych"
OVERRIDES = ".diptych/overrides"


def theme(library: Library) -> Iterator[File]:
    """Make the styles and scripts, and one folder of overrides: the engine's and the site's own."""
    assets = dict(_files("assets"))
    modules = {name: content.decode() for name, content in assets.items() if name.endswith(".js")}
    for name, text in bundle(modules).items():
        yield File(f"{ASSETS}/{name}", text)
    for name, content in assets.items():
        if not name.endswith((".js", ".d.ts")):
            yield File(f"{ASSETS}/{name}", content)
    for name, content in _files("overrides"):
        place = f"engine/{name}" if name in library.overrides else name
        yield File(f"{OVERRIDES}/{place}", content)
    for name, content in library.overrides.items():
        yield File(f"{OVERRIDES}/{name}", content)


def _files(folder: str) -> Iterator[tuple[str, bytes]]:
    yield from _below(files("diptych") / "theme" / folder, "")


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_dir():
            yield from _below(each, f"{path}{each.name}/")
        else:
            yield f"{path}{each.name}", each.read_bytes()
