"""The fonts that come with our packages: no picture and no chart depends on those of the machine."""

from functools import cache
from importlib.metadata import distribution
from pathlib import Path

# The site's own type, of which its pages have a part (`generator/make_fonts.py`), and for letters that it lacks: Typst
# brings Libertinus Serif, with Greek, Cyrillic and Hebrew, and Noto adds a sans and Arabic.
PACKAGES = {
    "fontpkg-newsreader": "fontpkg_newsreader/files",
    "fontpkg-public-sans": "fontpkg_public_sans/files",
    "fontpkg-noto-sans": "fontpkg_noto_sans/files",
    "fontpkg-noto-sans-arabic": "fontpkg_noto_sans_arabic/files",
}


@cache
def folders() -> list[Path]:
    """Find the folders of the fonts that our packages add to Typst's."""
    return [Path(str(distribution(name).locate_file(folder))) for name, folder in PACKAGES.items()]


def sans() -> Path:
    """Find the upright sans, of all weights, that has most letters."""
    return folders()[list(PACKAGES).index("fontpkg-noto-sans")] / "NotoSans[wdth,wght].ttf"
