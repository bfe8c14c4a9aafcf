"""The looks come with the engine; what a site lays into overrides/ takes their place."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from diptych.outputs.theme import ASSETS, OVERRIDES
from diptych.problem import CannotRun
from diptych.publishing.generate import generate
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site

from .conftest import ROOT, dressed, tree

THEME = ROOT / "generator/diptych/theme"


def test_the_looks_are_written_as_they_are_styles_without_remarks_and_modules_within_scripts(site: Path) -> None:
    generate(read_site(read_settings(site)))
    made = tree(site / "docs")
    for folder, place in (("assets", ASSETS), ("overrides", OVERRIDES)):
        for name, content in tree(THEME / folder).items():
            if name.endswith(".css"):
                assert b"/*" not in made[f"{place}/{name}"]
                assert made[f"{place}/{name}"].split() == re.sub(rb"/\*.*?\*/", b"", content, flags=re.DOTALL).split()
                assert not re.search(rb"""["'][^"'\n]*(/\*|\*/)[^"'\n]*["']""", content)
            elif not name.endswith((".js", ".d.ts")):
                assert made[f"{place}/{name}"] == content
    assert {name for name in made if name.startswith(ASSETS) and name.endswith((".js", ".ts"))} >= {f"{ASSETS}/site.js"}
    assert not {f"{ASSETS}/{name}" for name in ("fold.js", "timeline/layout.js", "pagefind.d.ts")} & made.keys()


def test_no_style_sheet_but_that_of_the_fonts_names_a_family_of_letters() -> None:
    named = re.compile(r"font[\w-]*:[^;{}]*(?<![-\w])(system-ui|sans-serif|serif|Newsreader|Public Sans)\b")
    sheets = {sheet.name: sheet.read_text(encoding="utf-8") for sheet in (THEME / "assets").rglob("*.css")}
    assert [name for name, styles in sheets.items() if name != "fonts.css" and named.search(styles)] == []


@pytest.mark.slow
def test_a_file_of_the_site_takes_the_place_of_the_engines_and_may_extend_it(site: Path) -> None:
    (dressed(site) / "overrides/partials").mkdir(parents=True)
    (site / "overrides/README.md").write_text("no part of the site", encoding="utf-8")
    (site / "overrides/partials/footer.html").write_text("<p>A foot of our own</p>", encoding="utf-8")
    (site / "overrides/404.html").write_text(
        "{% extends 'engine/404.html' %}{% block content %}{{ super() }}<p>Lost?</p>{% endblock %}", encoding="utf-8"
    )
    subprocess.run([sys.executable, "-m", "diptych", "build"], cwd=site, check=True)
    assert "A foot of our own" in (site / "site/index.html").read_text(encoding="utf-8")
    lost = (site / "site/404.html").read_text(encoding="utf-8")
    assert "There is no such page" in lost
    assert "Lost?" in lost
    built = tree(site / "site")
    assert not [name for name in built if "README" in name]
    assert not [name for name in built if name.startswith(("partials/", "engine/"))]  # parts of pages are none
    (site / "overrides/404.html").unlink()
    generate(read_site(read_settings(site)))
    assert (site / "docs" / OVERRIDES / "404.html").read_bytes() == (THEME / "overrides/404.html").read_bytes()


def test_no_link_is_followed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (site / "overrides").mkdir()
    (site / "overrides/main.html").symlink_to(tmp_path / "secret")
    with pytest.raises(CannotRun, match=r"overrides/main\.html: this is a symbolic link"):
        generate(read_site(read_settings(site)))


@pytest.mark.slow
def test_the_wheel_has_all_that_a_site_needs(make_site: Callable[..., Path], installed: Path, tmp_path: Path) -> None:
    packed = {name for name in tree(installed) if name.startswith("diptych/") and "__pycache__" not in name}
    tracked = subprocess.run(
        ["git", "ls-files", "generator/diptych"], cwd=ROOT, text=True, capture_output=True, check=True
    )
    assert packed == {name.removeprefix("generator/") for name in tracked.stdout.splitlines()}
    site = dressed(make_site())
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from diptych.commands.cli import main; main()"
    environment = {"PATH": "", "HOME": str(tmp_path), "PYTHONPATH": str(installed)}
    subprocess.run([sys.executable, "-c", code, str(installed), "build"], cwd=site, env=environment, check=True)
    assert (site / "site" / ASSETS / "site.css").is_file()
