"""What is built of an edit, page by page, is what a build of the whole makes, byte for byte."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from diptych.outputs import OUTPUTS
from diptych.outputs.embeds.pictures import pictures
from diptych.problem import CannotBuild
from diptych.publishing import generate as generating
from diptych.publishing.generate import generate, library_of, write_outputs
from diptych.publishing.serving import kept_site
from diptych.publishing.serving.builder import Builder
from diptych.publishing.serving.first_look import first_look
from diptych.publishing.serving.kept_site import KeptSite, NotPlain
from diptych.reading.kept import Kept
from diptych.reading.settings import CONFIG, read_settings
from diptych.reading.site import read_site

from .conftest import dressed, tree

Edit = Callable[[Path], object]
OF_THE_BUILD = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}  # as `diptych serve` sets them


def replaced(name: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def written(name: str, text: str) -> Edit:
    def edit(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")

    return edit


UPKEEP, CREST = "facts/cost/upkeep.yml", "facts/flood/crest-as-the-last.yml"
PUBLISHED_AT_ONCE = ("topic", "upkeep", "markup-is-text")
LATER = ("published: 2021-05-04", "published: 2022-05-04")
MORE = "# More\n\n[card: crest-in-1962]\n\n[Home](index.md)\n"
# What changes a page or some; and what changes every page, or the list of pages.
OF_PAGES: dict[str, Edit] = {
    "a statement": replaced(UPKEEP, "pounds a day.\n", "pounds each day.\n"),
    "a figure": replaced(UPKEEP, "low: 500", "low: 450"),
    "a source": replaced("facts/sources/board-1963-report.yml", "The Flood of 1962", "The Flood of the Year 1962"),
    "a name": replaced("facts/names.yml", "name: The fisherman", "name: The old fisherman"),
    "a question": replaced("facts/cost/topic.yml", "What does it cost?", "What does the dam cost?"),
    "a perspective": replaced("facts/perspectives.yml", "would be rash", "would be rather rash"),
    "a page by hand": replaced("docs/index.md", "A page written by hand", "A page that somebody wrote"),
    "a style": written("docs/assets/own.css", "p { color: blue }\n"),
    "a file added": written("docs/assets/more/new.txt", "New.\n"),
    "a hidden file added": written("docs/assets/.hidden.txt", "Of nobody.\n"),
    "a file removed": lambda root: (root / "docs/assets/old.txt").unlink(),
    "the day": lambda root: [replaced(f"facts/cost/{name}.yml", *LATER)(root) for name in PUBLISHED_AT_ONCE],
}
OF_THE_WHOLE: dict[str, Edit] = {
    "a setting": replaced(CONFIG, "site_name: The Dam", "site_name: The Old Dam"),
    "a template": written("overrides/partials/copyright.html", "<p>A foot of our own</p>\n"),
    "a topic's title": replaced("facts/cost/topic.yml", "title: The cost", "title: The price"),
    "a page that searches leave out": written("docs/index.md", "---\nrobots: noindex\n---\n\n# The Dam\n"),
    "a page added": written("docs/more.md", MORE),
    "a claim added later": replaced(UPKEEP, *LATER),  # so that its pair card has a version more
    "a fact renamed": lambda root: (root / CREST).rename(root / "facts/flood/last-crest.yml"),
    "a fact added": lambda root: shutil.copyfile(root / UPKEEP, root / "facts/cost/keeping.yml"),
    "a fact removed": lambda root: (root / "facts/cost/keeping.yml").unlink(),
}


def built(site: KeptSite) -> None:
    with pytest.MonkeyPatch.context() as environment:
        for name, value in OF_THE_BUILD.items():
            environment.setenv(name, value)
        site.build()


class Site:
    """An example in the looks of the real site, kept as `diptych serve` keeps it."""

    def __init__(self, root: Path):
        self.root, self.wholes = root, 0
        self.kept, self.read = KeptSite(root.parent / "kept"), Kept()

    def edit(self, edit: Edit) -> None:
        before = self.stamps()
        edit(self.root)
        edited = [path for path, stamp in self.stamps().items() if before.get(path) != stamp]
        library = library_of(read_site(read_settings(self.root), kept=self.read))
        self.kept.show(first_look(library, edited))
        write_outputs(library)
        built(self.kept)

    def stamps(self) -> dict[Path, tuple[int, bytes]]:
        paths = [path for folder in ("facts", "docs") for path in (self.root / folder).rglob("*") if path.is_file()]
        return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in paths}

    def is_as_if_built_whole(self) -> bool:
        whole = KeptSite(self.root.parent / "whole")
        built(whole)
        kept = tree(self.kept.site)
        assert len(kept) > 50
        differing = {name for name, data in tree(whole.site).items() if kept.pop(name, None) != data}
        return (differing, kept) == (set(), {})


@pytest.fixture
def kept(make_site: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    root = dressed(make_site())
    written("docs/assets/own.css", "p { color: red }\n")(root)
    written("docs/assets/old.txt", "Old.\n")(root)
    # What takes longest is copied as every other file is. The search's files have other names after each edit.
    quick = tuple(output for output in OUTPUTS if output is not pictures)
    monkeypatch.setattr(generating, "OUTPUTS", quick)
    generate(read_site(read_settings(root)))
    monkeypatch.chdir(root)
    site = Site(root)
    build = kept_site.build

    def counted(config: Any) -> None:
        site.wholes += 1
        build(config)

    monkeypatch.setattr(kept_site, "build", counted)
    built(site.kept)
    return site


def test_edits_in_a_row_build_what_a_build_of_the_whole_makes(kept: Site) -> None:
    first, *others = OF_PAGES.values()
    kept.edit(first)
    kept.edit(lambda root: [edit(root) for edit in others])
    assert kept.wholes == 1
    assert kept.is_as_if_built_whole()


@pytest.mark.full
@pytest.mark.parametrize("name", OF_PAGES)
def test_each_kind_of_edit_builds_its_pages(kept: Site, name: str) -> None:
    before = tree(kept.kept.site)
    kept.edit(OF_PAGES[name])
    assert tree(kept.kept.site) != before
    assert kept.wholes == 1
    assert kept.is_as_if_built_whole()


@pytest.mark.full
def test_what_every_page_shows_is_built_as_a_whole(kept: Site) -> None:
    for number, (name, edit) in enumerate(OF_THE_WHOLE.items()):
        kept.edit(edit)
        assert kept.wholes == 2 + 2 * number, name
        assert kept.is_as_if_built_whole(), name
        built(kept.kept)


def test_a_page_is_shown_before_anything_is_written_and_taken_back_with_the_edit(kept: Site) -> None:
    page = kept.kept.site / "facts/upkeep/index.html"
    before, files = page.read_bytes(), tree(kept.root / "docs")
    assert kept.kept.show({"facts/upkeep.md": "# Shown at once\n"})
    assert not kept.kept.show({"facts/unknown.md": "# Not there yet\n"})
    assert b"Shown at once" in page.read_bytes()
    assert tree(kept.root / "docs") == files
    built(kept.kept)
    assert page.read_bytes() == before
    assert kept.wholes == 1


def test_pages_that_may_depend_on_what_is_not_seen_are_not_kept(kept: Site) -> None:
    written("other.yml", "{}")(kept.root)
    written("hook.py", "")(kept.root)
    foot = "docs/.diptych/overrides/partials/copyright.html"
    for name, text in (
        (CONFIG, "INHERIT: other.yml\n"),
        (CONFIG, "hooks: [hook.py]\n"),
        (foot, "{% for file in pages %}{{ file.page.title }}{% endfor %}"),
    ):
        path = kept.root / name
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        path.write_text(before + text, encoding="utf-8")
        with pytest.raises(NotPlain):
            built(kept.kept)
        path.write_text(before, encoding="utf-8")


ANSWERING = """
import sys
for line in sys.stdin:
    answer = open("answer.json").read()
    if not answer:
        sys.exit()
    print(answer, flush=True)
"""


def test_a_builder_begins_anew_after_whatever_went_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wholes: list[str] = []
    builder = Builder(tmp_path, tmp_path / "site", os.environ, lambda: wholes.append("built"))
    command = [sys.executable, "-S", "-c", ANSWERING]
    start = partial(subprocess.Popen, command, cwd=tmp_path, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    monkeypatch.setattr(builder, "_start", start)
    try:
        assert not builder.show({"index.md": "# Nothing is built yet\n"})
        for answer, says in (
            ('{"wrong": ["WARNING -  index.md"]}', "MkDocs says:\n  WARNING -  index.md"),
            ("", "has ended"),
        ):
            written("answer.json", answer)(tmp_path)
            with pytest.raises(CannotBuild, match=says):
                builder.build()
            assert not builder.show({"index.md": "# No longer kept\n"})
        written("answer.json", '{"done": true}')(tmp_path)
        builder.build()
        assert builder.show({"index.md": "# Shown\n"})
        assert wholes == []
        written("answer.json", '{"done": false}')(tmp_path)
        builder.build()
        assert wholes == ["built"]
    finally:
        builder.close()


@pytest.mark.full
def test_a_builder_of_the_real_thing_begins_anew(kept: Site, tmp_path: Path) -> None:
    wholes: list[str] = []
    builder = Builder(kept.root, tmp_path / "site", os.environ | OF_THE_BUILD, lambda: wholes.append("built"))
    try:
        assert not builder.show({"index.md": "# Nothing is built yet\n"})
        page = kept.root / "docs/index.md"
        text = page.read_text(encoding="utf-8")
        page.write_bytes(b"# \xff\n")
        with pytest.raises(CannotBuild, match=r"The site was not built; the last one stays(.|\n)*index\.md"):
            builder.build()
        page.write_text(text, encoding="utf-8")
        builder.build()
        assert tree(tmp_path / "site") == tree(kept.kept.site)
        builder._process.kill()
        builder._process.wait()
        with pytest.raises(CannotBuild, match="has ended"):
            builder.build()
        assert wholes == []
        written("hook.py", "")(kept.root)
        with (kept.root / CONFIG).open("a") as config:
            config.write("hooks: [hook.py]\n")
        builder.build()
        assert wholes == ["built"]
    finally:
        builder.close()
