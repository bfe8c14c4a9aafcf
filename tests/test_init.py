"""`diptych init` makes a new site of two sides that is whole at once, and knows nothing of any other."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from diptych.outputs.starter import starter
from diptych.problem import CannotRun
from diptych.publishing.whole_folder import write_folder
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site

from .conftest import ROOT, library_of, made, problems_of, tree
from .test_commands import diptych

SIDES = ("ring", "rest")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    folder = tmp_path / "matter"
    write_folder(folder, starter())
    return folder


def test_a_new_site_has_no_problem_and_its_passages_stand_in_its_texts(new: Path) -> None:
    assert problems_of(new, {side: new / f"texts/{side}.txt" for side in SIDES}) == []
    run = diptych("coverage", "--open", *(f"--text={side}=texts/{side}.txt" for side in SIDES), cwd=new)
    assert run.stdout.count(" 0 open\n") == 2


def test_a_new_site_has_two_sides_three_questions_and_six_facts_of_each_kind(new: Path) -> None:
    library = library_of(new)
    assert [side.id for side in library.sides] == list(SIDES)
    assert (len(library.questions), len(library.facts)) == (3, 6)
    assert {fact.record.kind for fact in library.facts} >= {"figure", "event", "quotation", "forecast"}
    assert [len(library.facts_of(side)) for side in library.sides] == [3, 3]


def test_its_pages_take_names_and_counts_from_the_facts(new: Path) -> None:
    records = read_site(read_settings(new)).records
    own = [side.record.name for side in records.perspectives.values()] + [fact.id for fact in records.facts]
    for page in sorted((new / "docs").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        assert [word for word in own if word in text.split()] == [], page.name
        assert "bell" not in text.casefold(), page.name


def test_nothing_in_the_package_speaks_of_the_dispute_that_it_was_made_for() -> None:
    of_it = {"russia", "putin", "kremlin", "moscow", "soviet", *read_site(read_settings(ROOT)).records.perspectives}
    texts = [path for path in (ROOT / "generator/diptych").rglob("*") if path.suffix not in (".pyc", ".woff2", "")]
    assert len(texts) > 300
    spoken = {path.name: words for path in texts
              if (words := sorted(word for word in of_it if word in path.read_text("utf-8").casefold()))}  # fmt: skip
    assert spoken == {}


def test_git_is_told_to_ignore_all_that_is_made(new: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=new, check=True)
    paths = [f"docs/{path}" for path in made(library_of(new))] + ["docs/.diptych/manifest.json", "site/index.html"]
    run = subprocess.run(
        ["git", "check-ignore", "--no-index", "--stdin"],
        input="\n".join(paths),
        cwd=new,
        text=True,
        capture_output=True,
    )
    assert run.stdout.splitlines() == paths


def test_its_facts_are_laid_out_as_fmt_lays_them_out(new: Path) -> None:
    assert diptych("fmt", "--check", cwd=new).returncode == 0


def test_its_schemas_are_those_of_the_engine(new: Path) -> None:
    assert diptych("schema", "--check", cwd=new).returncode == 0


def test_the_command_says_what_to_do_next_and_writes_over_nothing(tmp_path: Path) -> None:
    run = diptych("init", "a/matter", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert "diptych --root a/matter serve" in run.stdout
    before = tree(tmp_path)
    again = diptych("init", "a/matter", cwd=tmp_path)
    assert (again.returncode, again.stderr) == (
        2,
        "Error: a/matter is there already, and is no empty folder; name another\n",
    )
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    "name", ['my "matter"', "a:b", "מים ואש", "x" * 60, "two words", "it's", "a&b<c>", "-dash", "x{{y}}", "#hash"]
)
def test_a_folder_may_have_any_name_that_its_system_takes(tmp_path: Path, name: str) -> None:
    run = diptych("init", "--", name, cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    (shown,) = (line for line in run.stdout.splitlines() if line.startswith("  diptych --root "))
    _, _, root, _ = shlex.split(shown)
    assert (tmp_path / root).samefile(tmp_path / name)
    assert problems_of(tmp_path / name) == []


@pytest.mark.parametrize("there", ["file", "full folder", "link"])
def test_what_is_there_stays_as_it_is(tmp_path: Path, there: str) -> None:
    folder = tmp_path / "matter"
    if there == "file":
        folder.write_text("mine")
    elif there == "link":
        (tmp_path / "elsewhere").mkdir()
        folder.symlink_to(tmp_path / "elsewhere")
    else:
        folder.mkdir()
        (folder / "mine").write_text("mine")
    before = tree(tmp_path)
    with pytest.raises(CannotRun, match="is there already"):
        write_folder(folder, starter())
    assert tree(tmp_path) == before
    assert list(tmp_path.glob(".diptych-*")) == []


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "matter").mkdir()
    assert write_folder(tmp_path / "matter", starter()) > 30
    assert (tmp_path / "matter/mkdocs.yml").is_file()


def test_a_run_that_breaks_leaves_nothing(tmp_path: Path) -> None:
    def broken():
        yield next(starter())
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        write_folder(tmp_path / "matter", broken())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_from_the_wheel_alone_a_new_site_is_made_checked_and_built(installed: Path, tmp_path: Path) -> None:
    environment = {"PATH": os.defpath, "HOME": str(tmp_path), "PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "diptych", "init", "matter"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    run = subprocess.run(
        [sys.executable, "-c", f"import diptych; assert diptych.__file__.startswith({str(installed)!r})"],
        cwd=tmp_path, env=environment,
    )  # fmt: skip
    assert run.returncode == 0
    own = [sys.executable, "-W", "error", "-m", "unittest"]  # which check it, with its texts, and build it
    run = subprocess.run(own, cwd=tmp_path / "matter", env=environment, text=True, capture_output=True)
    assert run.returncode == 0, run.stderr
    assert "Ran 2 tests" in run.stderr
