"""What a machine can see of a claim: figures, quotations, marks and notes, against its passage and its sentence."""

from pathlib import Path

import pytest

from diptych.derived.statements import is_attributed, is_distanced, tells_a_gap
from diptych.reading.texts import Text

from .conftest import problems_of
from .test_commands import diptych
from .test_fairness import mend

UPKEEP = "facts/cost/upkeep.yml"
TEXT = """The dam must stay

The flood
In 1962 the water stood higher than ever before.[i] Nobody says the water stood higher than the dam.[ii]
It will come again, according to some, before 2040.
The price
Upkeep takes 5/600 pounds a day. The “keepers” want 700 of them.[iii] Half of it is paid by the town.

[i] River Board, The Flood of 1962, River Board, 1963.
[ii] « Crues »
[iii] Another Work, 1970.
"""
FACT = """perspective: keep
question: price
kind: figure
statement: The keepers want 700 pounds.
figures: [{label: Wanted, value: 700, unit: GBP}]
passage: {exact: want 700 of them, section: the-price}
footnotes: [{mark: iii, source: another-work}]
"""


@pytest.fixture
def wanted(site: Path) -> Path:
    """The example with one claim more, of which everything stands where it should."""
    (site / "facts/cost/wanted.yml").write_text(FACT)
    (site / "facts/sources/another-work.yml").write_text("type: book\nkind: book\ntitle: Another Work\nissued: 1970\n")
    (site / "keep.txt").write_text(TEXT)
    return site


def codes(site: Path) -> list[str]:
    """The codes of what is found in the claim."""
    found = problems_of(site, {"keep": site / "keep.txt"})
    return [problem.code for problem in found if problem.about in ("wanted", "another-work")]


def test_a_claim_that_shows_everything_is_warned_of_nowhere(wanted: Path) -> None:
    assert codes(wanted) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("want 700 of them", "The “keepers” want 700", None),
        ("want 700 of them", "Half of it is paid", "figure-outside-passage figure-outside-sentence note-marks"),
        ("value: 700", "value: 800", "figure-outside-passage figure-outside-sentence"),
        ("The keepers want", "The “keepers” want", None),
        ("The keepers want", "The “great keepers” want", "marks-outside-sentence"),
        ("The keepers want", "The “great keepers”, as the text calls them, want", None),
        ("footnotes: [{mark: iii, source: another-work}]\n", "", "note-marks"),
    ],
)
def test_what_it_does_not_show_is_warned_of(wanted: Path, old: str, new: str, code: str | None) -> None:
    mend(wanted / "facts/cost/wanted.yml", old, new)
    assert sorted(codes(wanted)) == (code or "").split()


def test_a_title_that_the_note_does_not_print_is_warned_of(wanted: Path) -> None:
    mend(wanted / "facts/sources/another-work.yml", "title: Another Work", "title: Some Other Work")
    assert codes(wanted) == ["title-outside-note"]


def test_a_quotation_is_in_its_passage(wanted: Path) -> None:
    path = wanted / "facts/cost/wanted.yml"
    mend(path, "kind: figure", "kind: quotation\nquotation: {words: keepers, speaker: The text}")
    assert codes(wanted) == ["quotation-outside-passage"]
    mend(path, "want 700 of them", "The “keepers” want 700 of them")
    assert codes(wanted) == []


def test_a_number_in_words_is_a_number(wanted: Path) -> None:
    path = wanted / "facts/cost/wanted.yml"
    mend(path, "value: 700, unit: GBP", "value: 50, unit: percent")
    mend(path, "exact: want 700 of them", "exact: Half of it is paid")
    mend(path, "footnotes: [{mark: iii, source: another-work}]\n", "")
    (wanted / "facts/sources/another-work.yml").unlink()
    assert codes(wanted) == []


def test_the_mark_of_a_note_belongs_to_the_sentence_before_it() -> None:
    text = Text.of("One is so.[i] Two is not.[ii][iii]\nThree is.[iv] [v] Four.")
    assert [text.lines[span.line][span.start : span.end].strip() for span in text.sentences] == [
        "One is so.[i]", "Two is not.[ii][iii]", "Three is.[iv] [v]", "Four.",
    ]  # fmt: skip


def test_what_is_not_checked_without_a_text_is_said(site: Path) -> None:
    run = diptych("check", cwd=site)
    assert "Not checked without --text of keep and remove: passage, " in run.stderr
    assert "note-marks" in run.stderr


@pytest.mark.parametrize(
    ("statement", "distanced", "attributed", "gap"),
    [
        ("The dam is what the text calls a “wall”.", True, True, False),
        ("In the text’s words it is a “wall”.", True, True, False),
        ("It is a “wall”; who built it is not said.", False, True, True),
        ("It is a “wall”.", False, False, False),
        ("It stood in 1962; no date is given for its end.", False, False, True),
    ],
)
def test_how_a_statement_keeps_its_distance(statement: str, distanced: bool, attributed: bool, gap: bool) -> None:
    assert (is_distanced(statement), is_attributed(statement), tells_a_gap(statement)) == (distanced, attributed, gap)
