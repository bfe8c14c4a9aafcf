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
        ("facts/cost/topic.yml", "cost", "What it costs to keep", "What it takes to keep"),
        ("facts/cost/topic.yml", "cost/price", "What does it cost?", "What is its price, and to whom?"),
        ("facts/flood/topic.yml", "flood/again", "Will it come again?", "Will the flood come again?"),
        ("facts/perspectives.yml", "keep", "Two notes.", "Two notes, of one work."),
        ("facts/perspectives.yml", "remove", "No notes.", "It has none."),
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
    assert (run.returncode, 'there is nothing "nothing" that can be corrected' in run.stderr) == (2, True)
    run = diptych("new", "correction", "upkeep", "--why", WHY, cwd=published)
    assert (run.returncode, "change its file first" in run.stderr) == (2, True)


def test_before_a_release_nothing_needs_one(site: Path) -> None:
    run = diptych("new", "correction", "upkeep", "--why", WHY, cwd=commit(site))
    assert (run.returncode, "nothing was published yet" in run.stderr) == (2, True)


def test_a_fact_is_withdrawn_with_its_reason(published: Path) -> None:
    before = (published / UPKEEP).read_text(encoding="utf-8")
    run = diptych("new", "correction", "upkeep", "--withdraw", "--why", WHY, cwd=published)
    assert run.returncode == 0, run.stderr
    assert "  - {version: 2, date: " in run.stdout
    assert "kind: withdrawn" in (published / UPKEEP).read_text(encoding="utf-8").removeprefix(before.rstrip())
    assert [problem for problem in problems(published) if "upkeep" in problem] == []
    again = diptych("new", "correction", "upkeep", "--withdraw", "--why", WHY, cwd=published)
    assert again.returncode == 2


@pytest.mark.parametrize("id_", ["a-bare-title", "cost", "cost/price", "keep"])
def test_nothing_but_a_fact_is_withdrawn(published: Path, id_: str) -> None:
    run = diptych("new", "correction", id_, "--withdraw", "--why", WHY, cwd=published)
    assert (run.returncode, f'there is no fact "{id_}"' in run.stderr) == (2, True)


def test_what_was_changed_is_not_withdrawn_silently(published: Path) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    run = diptych("new", "correction", "upkeep", "--withdraw", "--why", WHY, cwd=published)
    assert (run.returncode, "put it back first" in run.stderr) == (2, True)


def test_its_kind_can_be_said_and_is_checked(published: Path) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    run = diptych("new", "correction", "upkeep", "--why", WHY, "--kind", "spelling", "--dry-run", cwd=published)
    assert (run.returncode, "spelling" in run.stderr) == (1, True)
    run = diptych("new", "correction", "upkeep", "--why", WHY, "--kind", "figure", "--dry-run", cwd=published)
    assert (run.returncode, "kind: figure" in run.stdout) == (0, True)


def test_comments_of_the_file_stay(published: Path) -> None:
    mend(published / "facts/cost/topic.yml", "  - id: price", "  # the first\n  - id: price")
    mend(published / "facts/cost/topic.yml", "What does it cost?", "What does it take?")
    run = diptych("new", "correction", "cost/price", "--why", WHY, cwd=published)
    assert (run.returncode, "  # the first\n  - id: price" in run.stdout) == (0, True)


def test_ends_of_lines_stay(published: Path) -> None:
    path = published / UPKEEP
    path.write_bytes(path.read_bytes().replace(b"between 500 and 600", b"between 500 and 650").replace(b"\n", b"\r\n"))
    run = diptych("new", "correction", "upkeep", "--why", "It was misread.", cwd=published)
    assert run.returncode == 0, run.stderr
    after = path.read_bytes()
    assert b"corrections:" in after
    assert after.count(b"\n") == after.count(b"\r\n")
