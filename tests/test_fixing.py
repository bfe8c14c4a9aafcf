"""`diptych check --fix` mends what has one right answer, shows the change, and leaves all else as it was."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.problem import Fix, Place
from diptych.reading.yaml.fixing import fixed

from .conftest import GOOD
from .test_commands import diptych
from .test_mistakes import MISTAKES, Mistake, made, problems

UPKEEP, SOURCE = "facts/cost/upkeep.yml", "facts/sources/board-1963-report.yml"
TEXTS = [f"--text={side}={GOOD / side}.txt" for side in ("keep", "remove")]


def put(site: Path, file: str, old: str, new: str) -> str:
    text = (site / file).read_text(encoding="utf-8")
    assert old in text
    (site / file).write_text(text.replace(old, new), encoding="utf-8")
    return text


ONE_ANSWER = {
    "comma in braces": (UPKEEP, "label: Upkeep", "label: Upkeep, a day", 'label: "Upkeep, a day"'),
    "unit by its sign": (UPKEEP, "unit: GBP", "unit: £", "unit: GBP"),
    "date in other signs": (UPKEEP, "published:", "date: 13/05/2020\npublished:", "date: 2020-05-13"),
    "key misspelt": (UPKEEP, "statement:", "statment:", "statement:"),
    "text for a list": (UPKEEP, "published:", "places: lune-valley\npublished:", "places: [lune-valley]"),
    "DOI as an address": (SOURCE, "type: report", "type: report\nDOI: https://doi.org/10.1/a,b", 'DOI: "10.1/a,b"'),
    "no space after a colon": (UPKEEP, "kind: figure", "kind:figure", "kind: figure"),
    "tab in a text": (UPKEEP, "Upkeep takes", "Upkeep\ttakes", "Upkeep takes"),
    "passage in other letters": (UPKEEP, "5/600 pounds a day", "5/600 Pounds a Day", "5/600 pounds a day"),
}


@pytest.mark.parametrize("name", ONE_ANSWER)
def test_what_has_one_right_answer_is_fixed_and_shown(site: Path, name: str) -> None:
    file, old, new, right = ONE_ANSWER[name]
    put(site, file, old, new)
    run = diptych("check", "--fix", *TEXTS, cwd=site)
    assert "0 problems" in run.stderr, run.stdout
    assert right in (site / file).read_text(encoding="utf-8")
    assert f"--- {file}\n+++ {file}\n@@" in run.stdout


MORE_ANSWERS = {
    "day or month": (UPKEEP, "published:", "date: 05/12/2020\npublished:"),
    "question misspelt": (UPKEEP, "question: price", "question: prise"),
    "indentation": (UPKEEP, "kind: figure", " kind: figure"),
    "comma in a number": (UPKEEP, "low: 500", 'low: "1,500"'),
    "quotation mark that is not closed": (UPKEEP, "statement: Upkeep", 'statement: "Upkeep'),
    "no section of this name": (UPKEEP, "section: the-price", "section: the-prize"),
}


@pytest.mark.parametrize("name", MORE_ANSWERS)
def test_what_may_be_meant_otherwise_is_left_alone(site: Path, name: str) -> None:
    put(site, *MORE_ANSWERS[name])
    before = (site / UPKEEP).read_bytes()
    run = diptych("check", "--fix", cwd=site)
    assert (run.returncode, (site / UPKEEP).read_bytes()) == (1, before)
    assert "+++" not in run.stdout


def test_what_is_hidden_by_another_mistake_is_fixed_too(site: Path) -> None:
    right = put(site, UPKEEP, "unit: GBP", "unit: £")
    put(site, UPKEEP, "statement:", "statment:")
    put(site, UPKEEP, "Upkeep takes", "Upkeep\ttakes")
    assert diptych("check", "--fix", cwd=site).returncode == 0
    assert (site / UPKEEP).read_text(encoding="utf-8") == right


def test_ends_of_lines_stay(site: Path) -> None:
    put(site, UPKEEP, "unit: GBP", "unit: £")
    (site / UPKEEP).write_bytes((site / UPKEEP).read_bytes().replace(b"\n", b"\r\n"))
    assert diptych("check", "--fix", cwd=site).returncode == 0
    lines = (site / UPKEEP).read_bytes().split(b"\n")
    assert all(line.endswith(b"\r") for line in lines[:-1])


def test_a_site_without_a_mistake_stays_as_it_is(site: Path) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*.yml")}
    run = diptych("check", "--fix", cwd=site)
    assert (run.returncode, run.stdout) == (0, "")
    assert {path: path.read_bytes() for path in site.rglob("*.yml")} == before


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_fix_heals_its_mistake(mistake: Mistake) -> None:
    text = made(mistake)
    (problem,) = problems(text)
    if problem.fix is None:
        return  # there is more than one way to heal it
    healed = fixed(text, [problem.fix])
    assert problem.says not in [each.says for each in problems(healed)]


@given(st.text("ab\n", max_size=40), st.integers(0, 40), st.integers(0, 40), st.text("xy", max_size=3))
def test_a_fix_touches_nothing_beside_it(text: str, one: int, two: int, new: str) -> None:
    start, end = sorted(min(each, len(text)) for each in (one, two))
    places = [Place("f", text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)) for at in (start, end)]
    assert fixed(text, [Fix(*places, new)]) == text[:start] + new + text[end:]
