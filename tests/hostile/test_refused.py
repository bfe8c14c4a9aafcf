"""Whatever check refuses, it refuses in a line each, that commands nothing; what it accepts can be said."""

import copy
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.commands.terminal.report import REPORTERS, as_text
from diptych.problem import Place, Problem
from diptych.reading.excerpts import Excerpts
from diptych.reading.yaml.strict import read

from ..conftest import GOOD
from . import tries
from .sites import Trees, lay, tried
from .test_outputs import outputs
from .values import BROKEN_TREES, FORGERIES, PIECES, REFUSED, STRUCTURES

PLAIN: Trees = {
    path.relative_to(GOOD / "facts").as_posix(): read(path.read_text(encoding="utf-8"), path.name)[0].tree
    for path in sorted((GOOD / "facts").rglob("*.yml"))
}


def spots(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """List every place of a tree: of the whole, of each part, of each value."""
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path, *(spot for key, value in parts for spot in spots(value, (*path, key)))]


# What ends a line, moves a cursor or letters, or is none; but for the two joiners that some scripts need.
MOVES, JOINERS = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"), "\u200c\u200d"
SPOTS = spots(PLAIN)[1:]
TEXTS = st.sampled_from([*FORGERIES, *REFUSED, *PIECES]).map(lambda text: f"x{text} four words here")
VALUES = st.one_of(st.sampled_from(BROKEN_TREES), TEXTS, st.sampled_from(FORGERIES), st.lists(TEXTS, max_size=2),
                   st.dictionaries(TEXTS | st.sampled_from(FORGERIES), TEXTS, max_size=2))  # fmt: skip
KEYS = st.none() | st.sampled_from(FORGERIES) | st.text(max_size=8)


def broken(spot: tuple[Any, ...], value: Any, key: str | None) -> Trees:
    """Put a value in a spot of the good example, and perhaps a key beside it that no record has."""
    trees = copy.deepcopy(PLAIN)
    *within, last = spot
    holder: Any = trees
    for part in within:
        holder = holder[part]
    holder[last] = value
    if key is not None and len(spot) > 1 and isinstance(holder, dict):
        holder[key] = value
    return trees


def assert_commands_nothing(shown: str, problems: list[Problem]) -> None:
    """Hold that there is a line for each problem, and in none what a terminal, an editor or a CI obeys."""
    lines = shown.split("\n")
    assert len(lines) == len(problems) == len(shown.splitlines())
    for line, problem in zip(lines, problems, strict=True):
        assert re.match(r"(facts|docs)(/[^:]*)?:\d+:\d+: |::(error|warning) file=(facts|docs)", line), line
        assert line.count(str(problem.place)) >= line.startswith(problem.place.file)
        assert "##[" not in line
        assert not [sign for sign in line if unicodedata.category(sign) in MOVES and sign not in JOINERS]
        assert len(line) < 6000
        line.encode()  # no half of a pair


def assert_said_in_lines(problems: list[Problem], root: Path) -> None:
    if problems:
        for shown in (as_text(problems), REPORTERS["github"](problems)):
            assert_commands_nothing(shown, problems)
        for line in as_text(problems, Excerpts(root)).split("\n"):
            assert line in map(str, problems) or line.startswith("    | ")
            assert "##[" not in line
            assert not [sign for sign in line if unicodedata.category(sign) in MOVES and sign not in JOINERS]
        shown = REPORTERS["json"](problems)
        assert len(json.loads(shown)) == len(problems)
        assert "\x1b" not in shown


@pytest.mark.slow
@tries.settings(tries.BROKEN)
@given(st.sampled_from(SPOTS), VALUES, KEYS)
def test_what_is_refused_is_refused_in_lines_that_command_nothing(spot: Any, value: Any, key: str | None) -> None:
    root, _ = tries.folders()
    found = tried(lay(broken(spot, value, key), root))
    assert_said_in_lines(found.problems, root)
    if not found.errors and tries.is_asked(spot, value):
        outputs(root)


@pytest.mark.parametrize("written", STRUCTURES, ids=range(len(STRUCTURES)))
@pytest.mark.parametrize("name", ["cost/upkeep.yml", pytest.param("names.yml", marks=pytest.mark.full)])
def test_a_file_of_any_shape_is_refused_in_lines(name: str, written: bytes) -> None:
    root, _ = tries.folders()
    (lay(PLAIN, root) / "facts" / name).write_bytes(written)
    found = tried(root)
    assert found.errors
    assert_said_in_lines(found.problems, root)


@pytest.mark.parametrize(
    "name", ["a:1:1: fine.yml", "a\n::error::x.yml", "\x1b[2J.yml", "\udcff.yml", "##[error]x.yml"]
)
def test_a_files_name_commands_nothing(name: str) -> None:
    root, _ = tries.folders()
    (lay(PLAIN, root) / "facts/cost" / name).write_text("a: b", encoding="utf-8")
    assert_said_in_lines(tried(root).problems, root)


@pytest.mark.parametrize(
    "line", ["::error file=a.yml::forged", "  ##[error]forged", "facts/a.yml:1:1: forged", "\x1b[2J"]
)
def test_a_line_that_is_shown_commands_nothing(line: str) -> None:
    root, _ = tries.folders()
    (lay(PLAIN, root) / "facts/cost/upkeep.yml").write_text(f"a: b\n{line}\nstatement: [\n{line}", encoding="utf-8")
    assert_said_in_lines(tried(root).problems, root)


def test_what_is_quoted_is_cut_where_it_is_long() -> None:
    problem = Problem(Place("facts/a.yml"), f'"{"x" * 10**6}" is no id', f'write "{"y" * 10**6}"')
    assert f'"{"x" * 160}…" is no id; write "y' in str(problem)
    assert 2100 < len(str(problem)) < 2300


@pytest.mark.parametrize("tree", [{}, {"keep": PLAIN["perspectives.yml"]["keep"]}])
def test_two_perspectives_are_asked_for(tree: Any, tmp_path: Path) -> None:
    found = tried(lay(PLAIN | {"perspectives.yml": tree}, tmp_path / "site"))
    assert [problem.instead for problem in found.errors if problem.code == "two-perspectives"] == ["write exactly two"]
