"""Example sites, discovered: everything in good/ passes; everything in bad/ has the problems its expected.txt lists.

A case in bad/ is laid over good/dam. A new case is a new folder; `pytest --write-golden` writes its expected.txt.
"""

import shutil
from pathlib import Path

import pytest

from diptych.checking.check import RULES
from diptych.checking.explained import explanations
from diptych.commands.terminal.report import as_text
from diptych.problem import FactsAreWrong
from diptych.publishing.generate import generate
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site

from .conftest import EXAMPLES, GOOD, problems_of, tree

CASES = sorted(path for path in (EXAMPLES / "bad").iterdir() if path.is_dir())
CODES = {each.code for each in explanations(RULES)}
TEXTS = {"keep": GOOD / "keep.txt", "remove": GOOD / "remove.txt"}
ONLY_A_TEXT_SHOWS_IT = ("passage-not", "passage-in", "passage-twice", "quotation-not", "mark-not")


def test_there_are_cases() -> None:
    assert len(CASES) > 50


@pytest.mark.parametrize("root", sorted((EXAMPLES / "good").iterdir()), ids=lambda path: path.name)
def test_good_example_has_no_problem(root: Path) -> None:
    texts = {path.stem: path for path in root.glob("*.txt")}
    assert problems_of(root, texts) == []


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_bad_example_has_its_problems(case: Path, make_site, request) -> None:
    problems = problems_of(make_site(case), TEXTS)
    shown = as_text(problems) + "\n"
    expected = case / "expected.txt"
    if request.config.getoption("--write-golden"):
        expected.write_text(shown, encoding="utf-8", newline="\n")
    assert problems
    assert {problem.code for problem in problems} <= CODES
    assert shown == expected.read_text(encoding="utf-8")


# What stops a run is no matter of which problem it is: one in ten is tried every time, all with `make full`.
A_TENTH = [pytest.param(case, marks=pytest.mark.full if number % 10 else ()) for number, case in enumerate(CASES)]


@pytest.mark.parametrize("case", A_TENTH, ids=lambda path: path.name)
def test_bad_example_leaves_the_last_good_output(case: Path, make_site, example: Path) -> None:
    if case.name.startswith(ONLY_A_TEXT_SHOWS_IT):
        return  # without the text nobody can see it
    bad = make_site(case)
    shutil.rmtree(bad / "docs")
    shutil.copytree(example / "docs", bad / "docs")
    if (case / "docs").is_dir():
        shutil.copytree(case / "docs", bad / "docs", dirs_exist_ok=True)
    before = tree(bad / "docs")
    with pytest.raises(FactsAreWrong):
        generate(read_site(read_settings(bad)))
    assert tree(bad / "docs") == before
