"""`diptych new correction` writes into a changed record what was published, so that nothing was changed silently."""

from pathlib import Path

import pytest

from .test_commands import diptych
from .test_fairness import mend
from .test_since import BARE, CREST, UPKEEP, commit, problems, published

__all__ = ["published"]  # a fixture

WHY = "Two digits had been swapped, it says: 450."


@pytest.mark.parametrize(
    ("file", "id_", "old", "new"),
    [
        (UPKEEP, "upkeep", "low: 500", "low: 450"),
        (UPKEEP, "upkeep", "500 and 600 pounds a day", "450 and 600, or more, each day"),
        (CREST, "crest-in-1962", "date: 1962\n", "date: 1963\n"),
        (BARE, "a-bare-title", "« Crues »", "« Crues, et autres »"),
    ],
)
def test_what_was_published_is_written_into_the_file(published: Path, file: str, id_: str, old: str, new: str) -> None:
    mend(published / file, old, new)
    assert problems(published) != []
    run = diptych("new", "correction", id_, "--why", WHY, cwd=published)
    assert run.returncode == 0, run.stderr
    text = (published / file).read_text(encoding="utf-8")
    assert text == run.stdout
    assert f'why: "{WHY}"' in text
    assert problems(published) == []


def test_what_is_corrected_already_needs_no_other(published: Path) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    assert diptych("new", "correction", "upkeep", "--why", WHY, cwd=published).returncode == 0
    again = diptych("new", "correction", "upkeep", "--why", WHY, cwd=published)
    assert (again.returncode, again.stderr) == (2, 'Error: "upkeep" says what was published: change its file first\n')


def test_a_dry_run_writes_nothing(published: Path) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    before = (published / UPKEEP).read_bytes()
    run = diptych("new", "correction", "upkeep", "--why", WHY, "--dry-run", cwd=published)
    assert (run.returncode, (published / UPKEEP).read_bytes()) == (0, before)
    assert "corrections:" in run.stdout


def test_what_is_not_there_or_not_changed_is_said(published: Path) -> None:
    run = diptych("new", "correction", "nothing", "--why", WHY, cwd=published)
    assert (run.returncode, 'there is no fact or source "nothing"' in run.stderr) == (2, True)
    run = diptych("new", "correction", "upkeep", "--why", WHY, cwd=published)
    assert (run.returncode, "change its file first" in run.stderr) == (2, True)


def test_before_a_release_nothing_needs_one(site: Path) -> None:
    run = diptych("new", "correction", "upkeep", "--why", WHY, cwd=commit(site))
    assert (run.returncode, "nothing was published yet" in run.stderr) == (2, True)
