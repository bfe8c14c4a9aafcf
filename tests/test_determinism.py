"""The same facts give the same bytes: in any locale, time zone, hash seed and folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diptych.publishing.generate import generate
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site

from .conftest import dressed, tree

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


def test_a_built_site_has_the_same_bytes_again(make_site) -> None:
    sites = []
    for name in ("once", "again"):
        site = dressed(make_site(name=name))
        subprocess.run([sys.executable, "-m", "diptych", "build"], cwd=site, check=True)
        sites.append(tree(site / "site"))
    assert sites[0]["sitemap.xml.gz"][4:8] == bytes(4)  # the time it was packed at
    assert sites[0] == sites[1]


def test_today_is_an_input(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card = site / "docs/embed/next-flood/index.html"
    for epoch, is_due in (("1577836800", False), ("2240611200", True)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        generate(read_site(read_settings(site)))
        assert ("outcome not recorded" in card.read_text(encoding="utf-8")) == is_due
