"""What git holds, and nothing else, makes the site: for anybody, at any address, on any day."""

import shutil
import subprocess
from pathlib import Path

import pytest

from diptych.library import Library
from diptych.outputs import OUTPUTS
from diptych.publishing.generate import generate
from diptych.reading.manifest import MANIFEST, read_manifest
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site

from .conftest import ELSEWHERE, ROOT, real_library, tree

FACT = "facts/economy/gold-reserves-in-2024.yml"


def git(*arguments: str, told: str = "") -> set[str]:
    """The lines that git prints; what it says no to is no line."""
    run = subprocess.run(["git", *arguments], cwd=ROOT, input=told, text=True, capture_output=True)
    assert not run.stderr, run.stderr
    return set(run.stdout.splitlines())


@pytest.mark.parametrize("which", ["example", pytest.param("real", marks=pytest.mark.full)])
def test_git_ignores_every_path_that_a_run_can_write(which: str, library: Library) -> None:
    all_of_it = real_library() if which == "real" else library
    made = {f"docs/{file.path}" for output in OUTPUTS for file in output(all_of_it)}
    made |= {f"docs/{MANIFEST}", "site/index.html", ".site-next/index.html", ".site-last/index.html"}
    assert len(made) > (3000 if which == "real" else 100)
    assert made - git("check-ignore", "--no-index", "--stdin", told="\n".join(made)) == set()
    assert made & git("ls-files") == set()


def test_a_clone_holds_nothing_that_a_run_makes(built: Path, clone: Path) -> None:
    assert (
        read_manifest(clone / "docs").keys() & {name.removeprefix("docs/") for name in git("ls-files", "docs")} == set()
    )
    page = (built / "index.html").read_text(encoding="utf-8")
    assert ELSEWHERE["SITE_URL"] + "card.png" in page
    assert (built / "card.png").is_file()


@pytest.mark.full
def test_a_fact_can_be_added_to_a_clone_and_removed(
    built: Path, clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in ELSEWHERE.items():
        monkeypatch.setenv(name, value)
    root = shutil.copytree(clone, tmp_path / "clone", ignore=shutil.ignore_patterns("site"))
    before = tree(root / "docs")
    fact = shutil.copy(root / FACT, root / "facts/economy/gold-reserves-once-more.yml")
    assert generate(read_site(read_settings(root))).written > 10
    after = tree(root / "docs")
    assert "facts/gold-reserves-once-more.md" in after
    fact.unlink()
    assert generate(read_site(read_settings(root))).removed > 10
    assert tree(root / "docs") == before
