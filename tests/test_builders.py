"""The site is bound to no builder: MkDocs, its fork ProperDocs and its successor Zensical make the same of it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from diptych.outputs import policy
from diptych.publishing.sums import SUMS

from .conftest import ELSEWHERE, dressed, tree
from .inline import inline, policies_of

pytestmark = pytest.mark.slow

MADE_AS = ELSEWHERE | {"NO_MKDOCS_2_WARNING": "1"}
GENERATOR = re.compile(rb'<meta name="generator" content="([^"]*)">')
# The theme's own files differ by name, and Zensical makes a search index of its own, which nothing asks for.
OF_A_THEME = ("assets/images/", "assets/javascripts/", "assets/stylesheets/", "search.json")
HELD_AGAINST_MKDOCS = {"title", "meta", "link", "header", "nav", "article", "footer", "script"}
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def run(*command: str, root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=root, env=os.environ | MADE_AS, text=True, capture_output=True
    )
    assert done.returncode == 0, f"{' '.join(command)}:\n{done.stdout}{done.stderr}"


@pytest.fixture
def example_built(make_site: Callable[..., Path]) -> Path:
    """The example in the looks of the real site, built by MkDocs into site/."""
    root = dressed(make_site())
    home = root / "docs" / "index.md"  # without a title of its own, Zensical's theme calls it "Home"
    home.write_text(f"---\ntitle: A dam\n---\n\n{home.read_text(encoding='utf-8')}", encoding="utf-8")
    page = root / "docs" / "deeper" / "page.md"
    page.parent.mkdir()
    page.write_text("# Cards\n\n[card: upkeep]\n\n[pair: cost/price]\n\n[topics]\n", encoding="utf-8")
    run("diptych", "build", root=root)
    return root


@pytest.fixture(params=["the example", pytest.param("the real site", marks=[pytest.mark.site, pytest.mark.full])])
def built_by_mkdocs(request: pytest.FixtureRequest) -> Path:
    """The root of a site that MkDocs built into site/."""
    if request.param == "the example":
        return request.getfixturevalue("example_built")
    return request.getfixturevalue("built").parent


def test_properdocs_makes_the_same_bytes_but_for_its_name(built_by_mkdocs: Path, tmp_path: Path) -> None:
    site = tmp_path / "properdocs"
    command = ("properdocs", "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", str(site))
    run(*command, root=built_by_mkdocs)
    mkdocs, properdocs = tree(built_by_mkdocs / "site"), tree(site)
    del mkdocs[SUMS]  # of `diptych build`
    pages = [name for name in mkdocs if GENERATOR.search(mkdocs[name])]
    assert len(pages) > 20
    for name in pages:
        assert GENERATOR.search(mkdocs[name])[1].startswith(b"mkdocs-1."), name
        assert b"ProperDocs" in GENERATOR.search(properdocs[name])[1], name
    assert unnamed(mkdocs) == unnamed(properdocs)


def unnamed(site: dict[str, bytes]) -> dict[str, bytes]:
    return {name: GENERATOR.sub(b"", content) for name, content in site.items()}


def test_zensical_makes_the_same_pages(built_by_mkdocs: Path, tmp_path: Path) -> None:
    pytest.importorskip("zensical", reason="Zensical comes as a wheel for some platforms only, and there is none here")
    root = tmp_path / "zensical"  # it builds nowhere but below the folder of mkdocs.yml
    shutil.copytree(built_by_mkdocs / "docs", root / "docs")
    shutil.copy(built_by_mkdocs / "mkdocs.yml", root)
    run("zensical", "build", "--strict", root=root)
    mkdocs, zensical = (ours(tree(folder / "site")) for folder in (built_by_mkdocs, root))
    assert sorted(mkdocs.pop("sitemap.xml").splitlines()) == sorted(zensical.pop("sitemap.xml").splitlines())
    del mkdocs["sitemap.xml.gz"], mkdocs[SUMS]
    assert mkdocs.keys() == zensical.keys()
    pages = {name for name, content in mkdocs.items() if GENERATOR.search(content)}
    assert {"404.html", "index.html", "search/index.html"} < pages
    assert [name for name in mkdocs if name not in pages and mkdocs[name] != zensical[name]] == []
    for name in sorted(pages):
        assert GENERATOR.search(zensical[name])[1].startswith(b"zensical-"), name
        assert read(zensical[name], name) == read(mkdocs[name], name), name
        for page in (zensical[name].decode(), mkdocs[name].decode()):
            assert policies_of(page) == [policy.PAGE], name
            assert inline(page) == [], name


def ours(site: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in site.items() if not name.startswith(OF_A_THEME)}


def read(page: bytes, name: str) -> list[str]:
    reader = Reader(f"https://site.example/{name.removesuffix('index.html')}")
    reader.feed(page.decode("utf-8"))
    reader.close()
    reader.end_of_text()
    return reader.seen


class Reader(HTMLParser):
    """Lists what a page has of us: its head, its header, its article and its foot; links as where they lead.

    What the theme puts around these is passed over, and so are the colours that Zensical gives to code.
    """

    def __init__(self, address: str):
        super().__init__()
        self.address = address
        self.seen: list[str] = []
        self.text = ""
        self.open: list[str] = []  # what stands around, from the outermost part that is held against MkDocs

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {
            key: urljoin(self.address, value or "") if key in ("href", "src", "action") else value
            for key, value in attrs
        }
        if not self.open and tag not in HELD_AGAINST_MKDOCS:
            return
        if tag not in EMPTY:
            self.open.append(tag)
        if not self.is_of_the_builder(tag, has):
            self.end_of_text()
            self.seen.append(f"<{tag} {sorted(has.items())}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.open:
            self.text += data

    def end_of_text(self) -> None:
        if text := " ".join(self.text.split()):
            self.seen.append(text)
        self.text = ""

    def is_of_the_builder(self, tag: str, has: dict[str, str | None]) -> bool:
        return (
            has.get("name") == "generator"
            or "/assets/stylesheets/" in (has.get("href") or "")
            or has.get("id") in ("__skip", "page_content")  # where the link past the header leads
            or has.get("class") == "highlight"
            or "pre" in self.open
        )
