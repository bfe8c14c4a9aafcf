"""`diptych explain` says of every check why it is made, with an example of wrong and of right."""

import pytest

from diptych.checking.check import RULES
from diptych.checking.explained import Explanation, explanations
from diptych.reading.yaml.strict import read

from .conftest import ROOT
from .test_commands import diptych

ALL = list(explanations(RULES))
NO_YAML = ("shortcode", "misplaced-file")  # whose examples are a line of a page, and names of files


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.code)
def test_every_check_is_explained(each: Explanation) -> None:
    assert each.finds.startswith(("Find ", "Warn "))
    for sentence in (each.finds, each.why):
        assert sentence.endswith(".")
        assert len(sentence.split()) > 4
    assert each.wrong and each.right and each.wrong != each.right


@pytest.mark.parametrize("each", [each for each in ALL if each.code not in NO_YAML], ids=lambda each: each.code)
def test_what_is_called_right_can_be_read(each: Explanation) -> None:
    assert read(each.right, "right.yml")[1] == []


def test_a_code_is_explained() -> None:
    run = diptych("explain", "uncited-source", cwd=ROOT)
    assert run.returncode == 0
    assert run.stdout.startswith("uncited-source (error)\n  Find sources that stand here though no fact cites them.\n")
    assert "\n  Wrong:\n    type: book\n" in run.stdout
    assert "\n  Right:\n    footnotes:\n" in run.stdout


def test_what_a_check_needs_is_said() -> None:
    shown = diptych("explain", "note-marks", cwd=ROOT).stdout
    assert shown.startswith("note-marks (warning, comparing with the texts, for whoever has them (--text))\n")


def test_without_a_code_all_are_listed() -> None:
    lines = diptych("explain", cwd=ROOT).stdout.splitlines()
    assert [line.split()[0] for line in lines] == [each.code for each in ALL]


def test_a_code_that_is_not_there_gets_the_nearest() -> None:
    run = diptych("explain", "uncited-sources", cwd=ROOT)
    assert run.returncode == 2
    assert 'no check is called "uncited-sources"; did you mean "uncited-source"?' in run.stderr
