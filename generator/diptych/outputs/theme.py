"""The looks: styles and scripts of the pages, and what the builder's theme draws otherwise (`theme/`).

What a site lays into its own overrides/ takes the place of the engine's file of the same name, which it can still
extend: `{% extends "engine/main.html" %}`.
"""

import re
from collections.abc import Iterator

from diptych.library import Library
from diptych.outputs import policy
from diptych.outputs.bundle import bundle
from diptych.outputs.file import File
from diptych.outputs.packed import packed

ASSETS = "assets/diptych"
OVERRIDES = ".diptych/overrides"


def theme(library: Library) -> Iterator[File]:
    """Make the styles and scripts, and one folder of overrides: the engine's and the site's own."""
    assets = dict(packed("theme/assets"))
    modules = {name: content.decode() for name, content in assets.items() if name.endswith(".js")}
    for name, text in bundle(modules).items():
        yield File(f"{ASSETS}/{name}", text)
    for name, content in assets.items():
        if name.endswith(".css"):
            yield File(f"{ASSETS}/{name}", _without_remarks(content.decode()))
        elif not name.endswith((".js", ".d.ts")):
            yield File(f"{ASSETS}/{name}", content)
    yield File(f"{OVERRIDES}/partials/policy.html", policy.PAGE)
    for name, content in packed("theme/overrides"):
        place = f"engine/{name}" if name in library.overrides else name
        yield File(f"{OVERRIDES}/{place}", content)
    for name, content in library.overrides.items():
        yield File(f"{OVERRIDES}/{name}", content)


def _without_remarks(css: str) -> str:
    """Leave out of a style sheet what is for who edits it: a sixth of its bytes. No text in ours looks like a remark.

    Rcssmin, which makes the cards' style small, takes `.a :is(.b)` within `@media` for `.a:is(.b)`.
    """
    return re.sub(r"\n\s+", "\n", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).lstrip()
