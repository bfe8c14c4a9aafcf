"""A site is not built again where nothing has changed, and always where anything has, or was damaged."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from diptych.commands import build as command
from diptych.outputs.pages.pages import pages
from diptych.publishing import build, unchanged
from diptych.publishing import generate as generating
from diptych.publishing.sums import write_sums
from diptych.reading.manifest import MANIFEST
from diptych.reading.settings import Settings, read_settings

from .conftest import tree
from .test_kept_site import OF_PAGES, OF_THE_WHOLE, Edit, replaced, written

CONFIG = "mkdocs.yml"
DAMAGE: dict[str, Edit] = {
    "a page built": written("site/index.md", "damaged"),
    "a page built is gone": lambda root: (root / "site/index.md").unlink(),
    "a file more": written("site/more.html", "more"),
    "the hashes": written("site/sums.txt", ""),
    "a link to the site": lambda root: linked(root / "site"),
    "no site": lambda root: shutil.rmtree(root / "site"),
    "a file generated": written("docs/facts/upkeep.md", "damaged"),
    "a file generated is gone": lambda root: (root / "docs/facts/upkeep.md").unlink(),
    "a file generated is a link": lambda root: linked(root / "docs/facts/upkeep.md"),
    "the manifest": lambda root: (root / "docs" / MANIFEST).unlink(),
    "what is remembered": written(f"docs/{unchanged.REMEMBERED}", "[]"),
    "what is remembered is a link": lambda root: linked(root / "docs" / unchanged.REMEMBERED),
    "a folder without a topic": lambda root: (root / "facts/empty").mkdir(),
    "a link to a fact": lambda root: linked(root / "facts/cost/upkeep.yml"),
}
UNKNOWN: dict[str, Edit] = {
    "plugins": replaced(CONFIG, "plugins: []", "plugins: [search]"),
    "hooks": replaced(CONFIG, "plugins: []", "plugins: []\nhooks: [hook.py]"),
    "an inherited configuration": replaced(CONFIG, "plugins: []", "plugins: []\nINHERIT: other.yml"),
    "an extension that reads files": replaced(CONFIG, "[attr_list,", "[attr_list, pymdownx.snippets,"),
}


def linked(path: Path) -> None:
    """Put a link in the place of a file, to the same bytes out of sight."""
    root = next(parent for parent in path.parents if (parent / CONFIG).is_file())
    path.rename(root / f"{path.name}.kept")
    path.symlink_to(root / f"{path.name}.kept")


class Project:
    """A site that is built by the command, quickly: the builder copies, and takes note."""

    def __init__(self, root: Path):
        self.root, self.built = root, 0

    def build(self) -> str:
        done = CliRunner().invoke(command.build, obj=self.root, catch_exceptions=False)
        return done.output

    def copy(self, settings: Settings) -> None:
        self.built += 1
        site = settings.root / build.SITE
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(settings.docs, site, ignore=shutil.ignore_patterns(".*"))
        write_sums(site)

    def is_built(self) -> bool:
        settings = read_settings(self.root)
        return unchanged.is_built(settings, unchanged.inputs_of(settings))


@pytest.fixture
def project(make_site: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Project:
    project = Project(make_site())
    written("docs/assets/own.css", "p { color: red }\n")(project.root)
    written("docs/assets/old.txt", "Old.\n")(project.root)
    monkeypatch.setattr(command, "build_site", project.copy)
    monkeypatch.setattr(generating, "OUTPUTS", (pages,))  # whatever is generated is looked at alike
    project.build()
    return project


def test_what_has_not_changed_is_built_once(project: Project) -> None:
    before = tree(project.root)
    assert project.build().startswith("Nothing has changed.\nThe site is in")
    assert project.built == 1
    assert tree(project.root) == before


def test_whatever_goes_in_or_came_out_is_seen_to_change(project: Project, tmp_path: Path) -> None:
    assert project.is_built()
    added = ("a fact removed",)  # by an edit before it
    for name, edit in (OF_PAGES | OF_THE_WHOLE | DAMAGE | UNKNOWN).items():
        if name not in added:
            changed = Project(Path(shutil.copytree(project.root, tmp_path / name, symlinks=True)))
            assert changed.is_built(), name
            edit(changed.root)
            assert not changed.is_built(), name


def test_a_variable_that_the_settings_name_goes_in_and_no_other(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://elsewhere.example/")
    assert project.is_built()
    replaced(CONFIG, "https://dam.example/", '!ENV [SITE_URL, "https://dam.example/"]')(project.root)
    project.build()
    assert project.is_built()
    monkeypatch.setenv("SITE_URL", "https://another.example/")
    assert not project.is_built()
    project.build()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    assert not project.is_built()


def test_another_engine_builds_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "_engine", lambda: ["another"])
    assert not project.is_built()


def test_what_is_edited_while_it_is_built_is_built_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def edited_meanwhile(settings: Settings) -> None:
        replaced("docs/index.md", "somebody", "anybody")(project.root)
        project.copy(settings)

    replaced("docs/index.md", "A page written by hand", "A page that somebody wrote")(project.root)
    monkeypatch.setattr(command, "build_site", edited_meanwhile)
    project.build()
    assert not project.is_built()


def test_what_was_damaged_is_made_again(project: Project) -> None:
    before = tree(project.root / "site")
    for path in ("site/facts/upkeep.md", "docs/facts/upkeep.md"):
        (project.root / path).write_bytes(b"damaged")
    project.build()
    assert project.built == 2
    assert tree(project.root / "site") == before
    assert (project.root / "docs/facts/upkeep.md").read_bytes() != b"damaged"
    assert project.is_built()
