"""Twice the facts take twice the work: counted in steps of the interpreter, never in seconds."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from diptych.checking.check import RULES, check
from diptych.checking.rule import Rule, Scope
from diptych.library import build_library
from diptych.reading.settings import read_settings
from diptych.reading.site import Site, read_site
from diptych.reading.yaml import strict

from . import corpus

SMALL, LARGE = 100, 400
# Four times the facts: linear work is four times as much, what compares each with each sixteen times.
MOST = (LARGE // SMALL) ** 1.15


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Site]:
    """Two sites of one shape, one four times as large."""
    folder = tmp_path_factory.mktemp("growth")
    return [read_site(read_settings(corpus.invented(size, folder / str(size)))) for size in (SMALL, LARGE)]


def steps(work: Callable[[], Any]) -> int:
    """Count the lines of Python that are run, each round of a loop within a line too."""
    counted = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal counted
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        counted += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return counted


def growth(work: Callable[[Site], Any], sites: list[Site]) -> float:
    small, large = (steps(lambda site=site: work(site)) for site in sites)
    return large / small


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.scope in (Scope.RECORDS, Scope.SITE)], ids=lambda rule: rule.run.__name__
)
def test_no_rule_compares_everything_with_everything(rule: Rule, sites: list[Site]) -> None:
    assert growth(lambda site: list(rule.problems(site)), sites) <= MOST


def test_facts_are_linked_in_one_pass(sites: list[Site]) -> None:
    assert growth(lambda site: build_library(site, None), sites) <= MOST


def test_no_place_is_looked_for_where_nothing_is_wrong(sites: list[Site], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict, "_places", lambda text, file: pytest.fail(f"{file} was read twice"))
    large = read_site(sites[1].settings)
    assert large.records.facts
    assert check(large) == []


def test_an_invented_site_has_no_problem(sites: list[Site]) -> None:
    assert [check(site) for site in sites] == [[], []]


def test_reading_a_long_file_copies_no_rest_of_it_at_each_value(monkeypatch: pytest.MonkeyPatch) -> None:

    class Text(str):
        copied = 0

        def __getitem__(self, part: Any) -> str:
            found = super().__getitem__(part)
            Text.copied += len(found)
            return found

    text = Text("".join(f"id-{number}: {{paragraph: {number}, share: 0.5}}\n" for number in range(500)))
    parse = strict.yaml.parse
    monkeypatch.setattr(strict.yaml, "parse", lambda text, Loader: parse(str(text), Loader=Loader))  # noqa: N803
    reader = strict._Reader(text, "positions.yml")
    reader.read()
    assert reader.problems == []
    assert len(reader.tree) == 500
    assert reader.text is text
    assert Text.copied <= len(text)


def test_the_real_facts_many_times_over_have_no_problem_but_exemptions_of_none(tmp_path: Path) -> None:
    site = read_site(read_settings(corpus.multiplied(2, tmp_path / "site")))
    real = read_site(read_settings(corpus.ROOT))
    # What is exempted of a claim that is told twice is not of its copy, which is told apart from all others.
    assert {problem.code for problem in check(site)} <= {"exemption"}
    assert check(real) == []
    assert len(site.records.facts) == 2 * len(real.records.facts)
