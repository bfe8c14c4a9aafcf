"""The page of notices names what is shipped of others, under the licence that its package states."""

import re
from importlib.metadata import metadata
from pathlib import Path

import pytest

from .conftest import ROOT, tree

# The packages whose files the site ships, and by what each is known among the files of the built site.
SHIPPED = {
    "fontpkg-newsreader": "Newsreader",
    "fontpkg-public-sans": "Public Sans",
    "fontpkg-noto-sans": "Noto Sans",
    "fontpkg-noto-sans-arabic": "Noto Sans Arabic",
    "pagefind-bin": "Pagefind",
    "mkdocs-material": "Material for MkDocs",
}
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs/notices.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ")
][1:]


@pytest.mark.parametrize("package", SHIPPED)
def test_what_is_shipped_is_named_with_its_licence(package: str) -> None:
    said = metadata(package)
    (row,) = [row for row in ROWS if SHIPPED[package] in row[0].split(", ")]
    assert re.sub(r"\[(.*?)\]\(.*\)", r"\1", row[2]) == (said.get("License-Expression") or said["License"])


@pytest.mark.site
def test_no_script_of_others_is_shipped_that_is_not_named(built: Path) -> None:
    others = {name for name in tree(built) if name.endswith((".js", ".wasm", ".woff2")) and not_ours(name)}
    known = ("assets/javascripts/", "assets/diptych/pagefind/", "assets/diptych/fonts/")
    assert [name for name in others if not name.startswith(known)] == []


def not_ours(name: str) -> bool:
    assets = ROOT / "generator/diptych/theme/assets"
    return name != "embed.js" and not (assets / name.removeprefix("assets/diptych/")).is_file()
