"""Fonts that readers have, in sets: the browser sees one set, and nothing else of what this machine has.

All are Debian's packages, which install.sh installs; the widest set is made of DejaVu. On Linux Chromium asks
fontconfig; elsewhere it cannot be told, and sees the fonts of the machine.
"""

import os
import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

import pytest

VARIABLE = "DIPTYCH_TEST_FONTS"
"""Names the set that all tests in a browser run with."""
_WIDER = 1.2  # than DejaVu, which is among the widest that readers have
# What style sheets ask for, and what Chromium asks for in their place.
_SANS = ("system-ui", "sans-serif", "sans", "Arial", "Helvetica")
_SERIF = ("serif", "Times New Roman", "Times")
_MONO = ("ui-monospace", "monospace", "Courier New")


class Fonts(NamedTuple):
    """A set: its sans and its serif, the names that the serif answers to, how its files are named, their package."""

    sans: str
    serif: str
    answers_to: tuple[str, ...]
    pattern: str
    package: str


SETS = {
    "dejavu": Fonts("DejaVu Sans", "DejaVu Serif", _SERIF, "DejaVuS*.ttf", "fonts-dejavu-core"),
    "liberation": Fonts("Liberation Sans", "Liberation Serif", _SERIF, "LiberationS*.ttf", "fonts-liberation"),
    # Macs and iPhones have a Palatino; this is one.
    "urw": Fonts("Nimbus Sans", "P052", ("Palatino", *_SERIF), "[NP][i0]*.otf", "fonts-urw-base35"),
    "noto": Fonts("Noto Sans", "Noto Serif", _SERIF, "NotoS*[sf]-*.ttf", "fonts-noto-core"),
    "wide": Fonts("Wide Sans", "Wide Serif", _SERIF, "DejaVuS*[sfd].ttf", "fonts-dejavu-core"),
}


MACHINE = "machine"
"""Names what a machine has, where a browser cannot be told what to see."""
# What is tried one after the other.
TRIED = tuple(SETS) if sys.platform == "linux" else (MACHINE,)


def tried(every_time: str, but: str = "") -> list[Any]:
    """List the sets for a test to go through: one of them every time, the others, but for one, with `make full`."""
    marks = {every_time: (), MACHINE: ()}
    return [pytest.param(name, marks=marks.get(name, pytest.mark.full)) for name in TRIED if name != but]


def chosen() -> str:
    """Name the set that the tests run with."""
    name = os.environ.get(VARIABLE)
    if not name:
        return TRIED[0] if is_found(TRIED[0]) else MACHINE
    if name not in TRIED:
        raise pytest.UsageError(f"{VARIABLE} is {name}; it can be: {', '.join(TRIED)}")
    if not is_found(name):
        raise pytest.UsageError(f"{VARIABLE} is {name}, whose fonts are not there: install {SETS[name].package}")
    return name


def is_found(name: str) -> bool:
    """Say whether this machine has the fonts of a set."""
    return name not in SETS or bool(_files(SETS[name]))


def report() -> str:
    """Say which sets there are, and what would bring those that are missing."""
    if TRIED == (MACHINE,):
        return "fonts: those of this machine; only on Linux can Chromium be shown others"
    missing = [f"{name} (package {fonts.package})" for name, fonts in SETS.items() if not _files(fonts)]
    found = ", ".join(name for name in SETS if is_found(name))
    return f"fonts: {chosen()}, of {found}" + (f"; not found: {', '.join(missing)}" if missing else "")


def environment(name: str, folder: Path) -> dict[str, str]:
    """Give the environment in which a program sees a set of fonts alone; `folder` is for what that takes."""
    if name not in SETS:
        return dict(os.environ)
    fonts = SETS[name]
    (folder / "fonts").mkdir(parents=True)
    for file in _files(fonts):
        if name == "wide":
            _widen(file, folder / "fonts" / file.name)
        else:
            (folder / "fonts" / file.name).symlink_to(file)
    names = [(_SANS, fonts.sans), (fonts.answers_to, fonts.serif), (_MONO, "DejaVu Sans Mono")]
    rules = "".join(_rule(asked, given) for each, given in names for asked in each)
    # Who asks for no family, as for the system's own font, gets the sans.
    rules += f'<match><edit name="family" mode="append"><string>{fonts.sans}</string></edit></match>'
    # Signs and scripts that a set lacks come from DejaVu, as on most machines.
    others = {file.parent for file in _files(SETS["dejavu"])}
    folders = "".join(f"<dir>{escape(str(each))}</dir>" for each in (folder / "fonts", *sorted(others)))
    config = folder / "fonts.conf"
    config.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{folders}'
        f"<cachedir>{escape(str(folder / 'cache'))}</cachedir>{rules}</fontconfig>\n",
        encoding="utf-8",
    )
    return {**os.environ, "FONTCONFIG_FILE": str(config)}


def _rule(asked: str, given: str) -> str:
    return (
        f'<match><test name="family" compare="eq"><string>{asked}</string></test>'
        f'<edit name="family" mode="prepend" binding="strong"><string>{given}</string></edit></match>'
    )


@cache
def _files(fonts: Fonts) -> tuple[Path, ...]:
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    system = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    roots = [Path(root) / "fonts" for root in (home, *system.split(":"))]
    found = {file.name: file for root in reversed(roots) for file in root.rglob(fonts.pattern)}
    return tuple(found[name] for name in sorted(found))


def _widen(source: Path, target: Path) -> None:
    """Write a font with every letter of Latin type and its room as much wider as ours may be."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(source)
    options = Options(layout_features=[], hinting=False, name_IDs=["*"], drop_tables=["FFTM", "GPOS", "GSUB", "kern"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=range(0x20, 0x2200))
    subsetter.subset(font)
    for name in font.getGlyphOrder():
        glyph = font["glyf"][name]
        advance, bearing = font["hmtx"][name]
        font["hmtx"][name] = round(advance * _WIDER), round(bearing * _WIDER)
        if glyph.isComposite():
            for part in glyph.components:
                part.x = round(part.x * _WIDER)
        elif glyph.numberOfContours:
            glyph.coordinates.scale((_WIDER, 1))
            glyph.coordinates.toInt()
    for glyph in font.getGlyphOrder():
        font["glyf"][glyph].recalcBounds(font["glyf"])
    for record in font["name"].names:
        record.string = record.toUnicode().replace("DejaVu", "Wide").encode(record.getEncoding())
    font.save(target)
