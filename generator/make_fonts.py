"""Cut the site's fonts out of the packages that hold them whole, and write their style sheet.

    python generator/make_fonts.py

Run by hand (`make fonts`) when a package is updated or letters are added; what it writes is committed, so that no build
needs it. A face of several letters' ranges is several files: a browser loads the second only where a page has its
letters. While a file is on its way, a reader sees a font that most machines have, sized so that no line moves.
"""

import io
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).parent / "diptych/theme/assets"
# The first file has what English and its neighbours need, and letters of Slavic names; the second, what else is Latin.
RANGES = {
    "": (
        "U+0020-007E, U+00A0-00FF, U+0106-0107, U+010C-010D, U+0160-0161, U+017D-017E, "
        "U+2002-2003, U+2009, U+2010-2011, U+2013-2014, U+2018-201A, "
        "U+201C-201E, U+2020, U+2022, U+2026, U+202F, U+2032-2033, U+2039-203A, U+20AC, U+2122, U+2212"
    ),
    "-ext": (
        "U+0100-0105, U+0108-010B, U+010E-015F, U+0162-017C, U+017F, U+0192, U+0218-021B, U+1E80-1E85, "
        "U+1E9E, U+1EF2-1EF3, U+20A0-20AB, U+20AD-20BF, U+2030, U+2116"
    ),
}
_FEATURES = ["calt", "ccmp", "kern", "liga", "locl", "mark", "mkmk", "pnum", "rvrn", "tnum"]
# By whose widths a stand-in is made as wide as ours: letters as often as English has them.
SAMPLE = (
    "The two sides of one question stand beside each other, so that a reader sees at a glance who says what, and on "
    "what authority: between 1991 and 2025 some 900,000 people left, which is about 3.5% of those who had been there "
    "before."
)


class Face(NamedTuple):
    """A font file to cut: its name, family and style, where it is whole, and what of its axes stays."""

    name: str
    family: str
    package: str
    source: str
    axes: dict[str, Any]
    style: str = "normal"
    weight: str = "400"


# What is italic is the serif's, among words of the sans too. Of the serif's optical sizes, those that pages have: from
# a claim on a phone to the finding on a desk.
FACES = (
    Face("newsreader", "Newsreader", "fontpkg-newsreader", "fontpkg_newsreader/files/Newsreader[opsz,wght].ttf",
         {"wght": 400, "opsz": (16, 18, 48)}),
    Face("newsreader-italic", "Newsreader", "fontpkg-newsreader",
         "fontpkg_newsreader/files/Newsreader-Italic[opsz,wght].ttf", {"wght": 400, "opsz": 20}, style="italic"),
    Face("public-sans", "Public Sans", "fontpkg-public-sans", "fontpkg_public_sans/files/PublicSans[wght].ttf",
         {"wght": (400, 400, 700)}, weight="400 700"),
)  # fmt: skip
LICENCES = {
    "OFL-Newsreader.txt": ("fontpkg-newsreader", "fontpkg_newsreader/LICENSE"),
    "OFL-Public-Sans.txt": ("fontpkg-public-sans", "fontpkg_public_sans/LICENSE"),
}


class StandIn(NamedTuple):
    """A font that machines have: the names it has there, and how wide it sets the sample, in ems."""

    family: str
    names: tuple[str, ...]
    width: float


# Measured in the fonts, or in those drawn to be exactly as wide: Liberation for Times New Roman, Arimo for Arial.
# Georgia, which nobody else may carry, by its share of Times’ widths in Capsize’s tables, 913 : 819.
STAND_INS = {
    "Newsreader": (
        StandIn("Newsreader as Georgia", ("Georgia", "Gelasio"), 104.3),
        StandIn("Newsreader as Noto", ("Noto Serif",), 110.68),
        StandIn("Newsreader as Times", ("Times New Roman", "Liberation Serif", "Tinos"), 93.56),
    ),
    "Public Sans": (
        StandIn("Public Sans as Roboto", ("Roboto",), 104.24),
        StandIn("Public Sans as Arial", ("Arial", "Liberation Sans", "Arimo", "Helvetica"), 104.9),
    ),
}
_ROOT = """\
:root {
  --dp-serif: "Newsreader", "Newsreader as Georgia", "Newsreader as Noto", "Newsreader as Times", serif;
  --dp-sans: "Public Sans", "Public Sans as Roboto", "Public Sans as Arial", system-ui, sans-serif;
}
"""


def main() -> None:
    """Write all files."""
    for name, content in files():
        (HERE / name).parent.mkdir(exist_ok=True)
        (HERE / name).write_bytes(content)


def files() -> Iterator[tuple[str, bytes]]:
    """Make the fonts, their licences and their style sheet, by their names below the theme's assets."""
    rules = ["/* Made by generator/make_fonts.py: the site's own fonts, and what stands in while they come. */\n"]
    for face in FACES:
        whole = _cut(face)
        for ending, letters in RANGES.items():
            name, content = f"fonts/{face.name}{ending}.woff2", _subset(whole, letters)
            yield name, content
            rules.append(_rule(face, name, _range(content)))
        if face.style == "normal":
            rules += [_stand_in(whole, each) for each in STAND_INS[face.family]]
    for name, (package, path) in LICENCES.items():
        yield f"fonts/{name}", _packaged(package, path).read_bytes()
    yield "fonts.css", "\n".join([*rules, _ROOT]).encode()


def codes(letters: str) -> set[int]:
    """Read a unicode-range."""
    spans = (span.strip().removeprefix("U+").split("-") for span in letters.split(","))
    return {code for span in spans for code in range(int(span[0], 16), int(span[-1], 16) + 1)}


def em_of(font: TTFont) -> int:
    """Give the units to the em of a font."""
    head: Any = font["head"]  # whose fields fontTools makes as it reads
    return int(head.unitsPerEm)


def width_of(font: TTFont) -> float:
    """Measure the sample in ems, as the font is by default."""
    advances, glyphs = font["hmtx"], font.getBestCmap() or {}
    units = sum(int(advances[glyphs[ord(letter)]][0]) for letter in SAMPLE)
    return round(units / em_of(font), 2)


def _packaged(package: str, path: str) -> Path:
    return Path(str(distribution(package).locate_file(path)))


def _cut(face: Face) -> bytes:
    font = TTFont(_packaged(face.package, face.source), recalcTimestamp=False)
    return _saved(instancer.instantiateVariableFont(font, face.axes))


def _subset(whole: bytes, letters: str) -> bytes:
    font = TTFont(io.BytesIO(whole), recalcTimestamp=False)
    options = Options(layout_features=_FEATURES, hinting=False, name_IDs=[0, 1, 2, 13, 14], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes(letters))
    subsetter.subset(font)
    font.flavor = "woff2"
    return _saved(font)


def _saved(font: TTFont) -> bytes:
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def _range(content: bytes) -> str:
    """Say which letters a font has, so that no browser asks for it in vain."""
    spans: list[list[int]] = []
    for code in sorted(TTFont(io.BytesIO(content)).getBestCmap() or {}):
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return ", ".join(f"U+{first:04X}" + (f"-{last:04X}" if last > first else "") for first, last in spans)


def _rule(face: Face, name: str, letters: str) -> str:
    return f"""\
@font-face {{
  font-family: {face.family if " " not in face.family else f'"{face.family}"'};
  font-style: {face.style};
  font-weight: {face.weight};
  font-display: swap;
  src: url("{name}") format("woff2");
  unicode-range: {letters};
}}
"""


def _stand_in(whole: bytes, stand_in: StandIn) -> str:
    """Write a font of the machine as wide as ours, on lines as high."""
    font = TTFont(io.BytesIO(whole))
    adjust, em, lines = width_of(font) / stand_in.width, em_of(font), font["hhea"]
    ascent, descent = (share / em / adjust for share in (lines.ascent, -lines.descent))
    return f"""\
@font-face {{
  font-family: "{stand_in.family}";
  src: {", ".join(f'local("{name}")' for name in stand_in.names)};
  size-adjust: {adjust:.1%};
  ascent-override: {ascent:.1%};
  descent-override: {descent:.1%};
  line-gap-override: 0%;
}}
"""


if __name__ == "__main__":
    main()
