"""The site's own fonts: which letters they have, that they are what is said of them, and what stands in for them."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import make_fonts

from .conftest import ROOT

ASSETS = ROOT / "generator/diptych/theme/assets"
FONTS = sorted((ASSETS / "fonts").glob("*.woff2"))
# What a family has not, and every machine does: the sides' marks in snippets and titles, arrows, and a key's name.
SIGNS = set("◧◨←↑→↓⌘")
FROM_THE_MACHINE = {"newsreader": SIGNS, "public-sans": SIGNS | {"₽"}}
# Letters that these work on are shown nowhere.
NOT_SHOWN = ("fold.js", "csv.js")
WRITTEN = ("facts/**/*.yml", "docs/*.md", "mkdocs.yml", "generator/diptych/templates/*.jinja",
           "generator/diptych/theme/overrides/**/*.html", "generator/diptych/theme/assets/**/*.js")  # fmt: skip


def codes(file: Path) -> set[int]:
    return set(TTFont(file).getBestCmap())


def of_family(name: str) -> set[int]:
    upright = (ASSETS / f"fonts/{name}{ending}.woff2" for ending in make_fonts.RANGES)
    return set().union(*map(codes, upright))


@pytest.mark.parametrize("family", ["newsreader", "newsreader-italic", "public-sans"])
def test_every_letter_that_is_written_has_its_shape_or_falls_back_knowingly(family: str) -> None:
    has = of_family(family) | {*map(ord, FROM_THE_MACHINE[family.removesuffix("-italic")])}
    lacking: dict[str, set[str]] = {}
    for pattern in WRITTEN:
        for file in (file for file in ROOT.glob(pattern) if file.name not in NOT_SHOWN):
            name = file.relative_to(ROOT).as_posix()
            for letter in set(file.read_text(encoding="utf-8")) - {"\n"}:
                if ord(letter) not in has:
                    lacking.setdefault(letter, set()).add(name)
    assert lacking == {}


def test_what_falls_back_is_what_the_families_lack() -> None:
    for family, letters in FROM_THE_MACHINE.items():
        assert not of_family(family) & {*map(ord, letters)}


def test_a_browser_is_told_of_the_letters_that_a_file_has_and_of_no_others() -> None:
    style = (ASSETS / "fonts.css").read_text(encoding="utf-8")
    told = dict(re.findall(r'url\("(.*?)"\).*?unicode-range: (.*?);', style, re.DOTALL))
    assert {name: make_fonts.codes(letters) for name, letters in told.items()} == {
        f"fonts/{file.name}": codes(file) for file in FONTS
    }


@pytest.mark.parametrize("file", FONTS, ids=lambda file: file.stem)
def test_a_file_says_whose_it_is_and_has_figures_for_tables(file: Path) -> None:
    font = TTFont(file)
    assert {name.nameID for name in font["name"].names} >= {0, 13}
    assert "Open Font License" in font["name"].getDebugName(13)
    if not file.stem.endswith("-ext"):
        assert "tnum" in {feature.FeatureTag for feature in font["GSUB"].table.FeatureList.FeatureRecord}


def test_each_family_brings_its_licence_and_is_named() -> None:
    named = (ROOT / "LICENSE-facts.md").read_text(encoding="utf-8")
    for face in make_fonts.FACES:
        assert face.family in named
        licence = (ASSETS / f"fonts/OFL-{face.family.replace(' ', '-')}.txt").read_text(encoding="utf-8")
        assert face.family in licence
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_a_stand_in_is_as_wide_and_as_high_as_what_it_stands_for() -> None:
    style = (ASSETS / "fonts.css").read_text(encoding="utf-8")
    for family, name in (("Newsreader", "newsreader"), ("Public Sans", "public-sans")):
        font = TTFont(ASSETS / f"fonts/{name}.woff2")
        for stand_in in make_fonts.STAND_INS[family]:
            rule = style.partition(f'"{stand_in.family}"')[2].partition("}")[0]
            shares = {key: float(value) / 100 for key, value in re.findall(r"([\w-]+): ([\d.]+)%", rule)}
            adjust = shares["size-adjust"]
            assert adjust * stand_in.width == pytest.approx(make_fonts.width_of(font), rel=0.001)
            assert shares["ascent-override"] * adjust * 2000 == pytest.approx(font["hhea"].ascent, rel=0.001)
            assert shares["descent-override"] * adjust * 2000 == pytest.approx(-font["hhea"].descent, rel=0.003)
            assert f'"{stand_in.family}"' in style.partition(":root")[2]


def test_no_style_sheet_asks_for_a_face_that_is_not_there() -> None:
    """The serif has one weight and the sans three hundred steps: a browser would else draw what nobody designed."""
    for file in sorted(ASSETS.glob("*.css")):
        for rule in re.findall(r"[^{}]*\{[^{}]*\}", file.read_text(encoding="utf-8")):
            if "var(--dp-serif)" in rule and "@font-face" not in rule:
                assert not re.search(r"font(-weight)?:[^;]*\b([5-9]00|bold)\b", rule), f"{file.name}: {rule.strip()}"


def test_no_letter_is_in_two_files_of_a_face() -> None:
    latin, more = (make_fonts.codes(letters) for letters in make_fonts.RANGES.values())
    assert not latin & more


@pytest.mark.full
def test_the_files_are_what_the_packages_give() -> None:
    made = dict(make_fonts.files())
    assert made.keys() == {"fonts.css", *(f"fonts/{file.name}" for file in (ASSETS / "fonts").iterdir())}
    for name, content in made.items():
        kept = (ASSETS / name).read_bytes()
        if name.endswith(".woff2"):  # whatever the packer's release, the font within is the same
            assert tables(content) == tables(kept), name
        else:
            assert content == kept, name


def tables(file: bytes) -> dict[str, bytes]:
    font = TTFont(BytesIO(file))
    return {tag: font.getTableData(tag) for tag in font.keys() if tag not in ("GlyphOrder", "head")}  # noqa: SIM118
