"""Pictures set in type by Typst, with no font but the ones that come with our packages.

What a picture shows goes in as data, never as markup. It comes out twice: drawn, for a PNG, and as a list of shapes and
lines of text with their places, for an SVG.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

import typst

from diptych.drawing.fonts import PACKAGES, folders
from diptych.drawing.png import CODES

SIZE = (1200, 630)
_RESOLUTION = 72  # pixels to an inch: one to a point

Picture = Mapping[str, Any]


def drawn(picture: Picture) -> bytes:
    """Draw a picture as a PNG in code colours."""
    return bytes(typst.compile(_source(), format="png", ppi=_RESOLUTION, **_options(picture, is_loose=False)))


def listed(picture: Picture, *, is_loose: bool) -> list[dict[str, Any]]:
    """List the shapes of a picture; lines that `is_loose` have room for wider fonts than ours."""
    options = _options(picture, is_loose=is_loose)
    items = typst.query(_source(), "<items>", field="value", one=True, **options)
    # Typst empties its cache only after it has made a document: without one, a thousand pictures take a GB.
    typst.compile(b"", format="svg", **options)
    return list(json.loads(items))


@cache
def versions() -> dict[str, str]:
    """Name all that a picture's looks depend on, besides the picture, with its version."""
    return {name: version(name) for name in ("typst", "pillow", "deflate", *PACKAGES)}


@cache
def fonts() -> typst.Fonts:
    """Find the fonts: those that Typst brings, and those of our packages."""
    added = [str(folder) for folder in folders()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=added)


@cache
def _source() -> bytes:
    return (files("diptych") / "templates" / "picture.typ").read_bytes()


def _options(picture: Picture, *, is_loose: bool) -> dict[str, Any]:
    # Typst may read files below its root only; ours asks for none.
    root = str(files("diptych") / "templates")
    inputs = {"picture": json.dumps(picture), "inks": json.dumps(CODES), "loose": "yes" if is_loose else "no"}
    return {"root": root, "font_paths": fonts(), "ignore_system_fonts": True, "sys_inputs": inputs}
