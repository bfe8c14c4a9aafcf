"""The same facts give the same bytes: in any locale, time zone, hash seed and folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diptych.publishing.generate import generate
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site

from .conftest import ELSEWHERE, ROOT, copy_of_what_git_holds, dressed, tree

pytestmark = pytest.mark.slow

PLACES = (
    {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1"},
    {
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "2",
        "PYTHONUTF8": "0",
    },
)


def generated(site: Path, environment: dict[str, str]) -> dict[str, bytes]:
    subprocess.run([sys.executable, "-m", "diptych", "generate"], cwd=site, env=os.environ | environment, check=True)
    return tree(site / "docs")


def test_the_same_facts_give_the_same_bytes(make_site) -> None:
    one, other = (generated(make_site(name=f"n{number}"), place) for number, place in enumerate(PLACES))
    assert one == other


@pytest.mark.full
def test_a_built_site_has_the_same_bytes_in_another_place(make_site) -> None:
    sites = []
    for name, place, umask in zip(("once", "again ü"), PLACES, (0o022, 0o077), strict=True):
        site = dressed(make_site(name=name))
        command = [sys.executable, "-m", "diptych", "build"]
        subprocess.run(command, cwd=site, env=os.environ | place, umask=umask, check=True)
        sites.append(tree(site / "site"))
    assert sites[0]["sitemap.xml.gz"][4:8] == bytes(4)  # the time it was packed at
    assert {"sums.txt", "embed/upkeep/card.png", "assets/diptych/pagefind/pagefind.js"} <= sites[0].keys()
    assert sites[0] == sites[1]


@pytest.mark.full
def test_the_real_site_has_the_same_bytes_by_another_user_in_another_place(built: Path, tmp_path: Path) -> None:
    root = tmp_path / "two readings ü"
    copy_of_what_git_holds(root)
    place = {**PLACES[1], "HOME": str(tmp_path / "home"), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(
        ["localedef", "--inputfile=tr_TR", "--charmap=UTF-8", tmp_path / "tr_TR.UTF-8"],  # in which I is no capital i
        env=os.environ | {"I18NPATH": str(ROOT / ".venv/servers/usr/share/i18n")}, check=True,
    )  # fmt: skip
    subprocess.run(
        [sys.executable, "-m", "diptych", "build"],
        cwd=root, env=os.environ | ELSEWHERE | place | {"LOCPATH": str(tmp_path)}, umask=0o077, check=True,
    )  # fmt: skip
    once, again = tree(built), tree(root / "site")
    assert once.keys() == again.keys()
    assert [name for name, data in once.items() if again[name] != data] == []
    assert {"png", "html", "json", "pf_fragment", "woff2", "pagefind", "xml"} <= {
        name.rpartition(".")[2] for name in once
    }


def test_today_is_an_input(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card = site / "docs/embed/next-flood/index.html"
    for epoch, is_due in (("1577836800", False), ("2240611200", True)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        generate(read_site(read_settings(site)))
        assert ("outcome not recorded" in card.read_text(encoding="utf-8")) == is_due
