"""Published facts against a git revision, in a repository of the test's own."""

import os
import subprocess
from pathlib import Path

import pytest

from diptych.problem import CannotRun

from .conftest import problems_of
from .test_commands import diptych
from .test_fairness import mend

UPKEEP = "facts/cost/upkeep.yml"


def commit(site: Path) -> Path:
    """Commit a site in a repository of its own."""
    person = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "Publish"]):
        subprocess.run(["git", *command], cwd=site, env=os.environ | person, check=True)
    return site


@pytest.fixture
def published(site: Path) -> Path:
    """The good example, committed."""
    return commit(site)


def problems(site: Path) -> list[str]:
    return [str(problem) for problem in problems_of(site, since="HEAD") if problem.code == "changed-silently"]


def test_nothing_changed_is_no_problem(published: Path) -> None:
    assert problems(published) == []


def test_a_changed_figure_without_a_correction_is_an_error_at_its_line(published: Path) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    (problem,) = problems(published)
    assert problem.startswith(
        f'{UPKEEP}:6:3: fact "upkeep": figures was changed without a correction; add one of version 2'
    )
    assert "'low': '500'" in problem


def test_a_truthful_correction_is_none(published: Path) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    was = "{label: Upkeep, low: 500, high: 600, qualifier: between, unit: GBP}"
    correct(published, f"was: {{figures: [{was}]}}")
    assert problems(published) == []


def test_an_untruthful_correction_is_an_error(published: Path) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    correct(published, "was: {figures: [{label: Upkeep, low: 510, high: 600, qualifier: between, unit: GBP}]}")
    (problem,) = problems(published)
    assert "figures was something else than its correction says" in problem


@pytest.mark.parametrize(
    ("old", "new", "fields"),
    [
        ("perspective: keep", "perspective: remove", "perspective passage"),
        ("Upkeep takes between", "Upkeep may take between", "statement"),
        ("between 500 and 600 pounds", "between 500 and 700 pounds", "statement"),
        ("question: price\n", "question: price\nsaid_by: The board\n", "said_by"),
        ("question: price\n", "question: price\ndate: 1999\n", "date"),
        ("question: price\n", "question: price\ndate: 1999\ninferred: the budget\n", "date inferred"),
        ("exact: 5/600 pounds a day", "exact: takes 5/600 pounds a day", "passage"),
        ("question: price\n", "question: price\nfootnotes: [{mark: i, source: a-bare-title}]\n", "footnotes"),
    ],
)
def test_every_change_of_substance_counts(published: Path, old: str, new: str, fields: str) -> None:
    if old == "perspective: keep":
        (published / "facts/cost/more.yml").write_text((published / UPKEEP).read_text())
        mend(published / UPKEEP, ", section: the-price", "")
    mend(published / UPKEEP, old, new)
    assert [problem.split(": ")[2].split(" ")[0] for problem in problems(published)] == fields.split()


def test_signs_and_notes_are_no_substance(published: Path) -> None:
    mend(published / UPKEEP, "pounds a day.", "pounds, a day.")
    mend(published / UPKEEP, "Printed as", "It is printed as")
    assert problems(published) == []


def test_a_fact_that_is_gone_is_an_error_and_a_moved_one_is_none(published: Path) -> None:
    (published / UPKEEP).rename(published / "facts/cost/cost-of-upkeep.yml")
    (problem,) = problems(published)
    assert problem.startswith(f'{UPKEEP}:1:1: fact "upkeep" was published and is gone; withdraw it')
    path = published / "facts/cost/cost-of-upkeep.yml"
    path.write_text(path.read_text() + "moved_from: [upkeep]\n")
    assert problems(published) == []


def test_a_published_correction_stays_as_it_was(published: Path) -> None:
    correct(published, "was: {date: 1999}")
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qam", "x"], cwd=published, check=True
    )
    mend(published / UPKEEP, "Misread.", "Misread by us.")
    (problem,) = problems(published)
    assert "a published correction was changed or deleted" in problem


def test_a_revision_git_does_not_know_is_said_so(published: Path) -> None:
    with pytest.raises(CannotRun, match="git cannot show facts/ at nowhere"):
        problems_of(published, since="nowhere")
    run = diptych("check", "--since", "HEAD", cwd=published)
    assert (run.returncode, run.stdout) == (0, "")


def correct(site: Path, was: str) -> None:
    path = site / UPKEEP
    path.write_text(
        path.read_text() + f"corrections:\n  - {{version: 2, date: 2022-03-04, kind: figure, {was}, why: Misread.}}\n"
    )
