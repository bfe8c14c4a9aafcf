"""The fonts that come with our packages: no picture and no chart depends on those of the machine."""

from functools import cache
from importlib.metadata import distribution
from pathlib import Path

# Typst brings Libertinus Serif: Latin, Greek, Cyrillic and Hebrew. These add a sans and Arabic.
PACKAGES = {
    "fontpkg-noto-sans": "fontpkg_noto_sans/files",
    "fontpkg-noto-sans-arabic": "fontpkg_noto_sans_arabic/files",
}


@cache
def folders() -> list[Path]:
    """Find the folders of the fonts that our packages add to Typst's."""
    return [Path(str(distribution(name).locate_file(folder))) for name, folder in PACKAGES.items()]


def sans() -> Path:
    """Find the upright sans, of all weights."""
    return folders()[0] / "NotoSans[wdth,wght].ttf"
