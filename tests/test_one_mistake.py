"""One mistake is one problem: nothing is reported that only follows from it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .conftest import GOOD, problems_of

FILES = sorted(path.relative_to(GOOD) for path in (GOOD / "facts").rglob("*.yml"))
# What stands in the first column of these is an id, which may be any.
IDS_FIRST = {"facts/perspectives.yml", "facts/names.yml", "facts/words.yml"}


def misspelt(path: Path) -> Iterator[tuple[str, str]]:
    """Every key of a file misspelt in turn."""
    text = (GOOD / path).read_text(encoding="utf-8")
    for match in re.finditer(r"^([ -]*)([a-z_]+):", text, re.MULTILINE):
        if match[1] or path.as_posix() not in IDS_FIRST:
            yield f"{path}: {match[2]}", f"{text[: match.end(2) - 1]}x{text[match.end(2) :]}"


MISSPELT = [(path, *case) for path in FILES if path.name != "words.yml" for case in misspelt(path)]


def problems(site: Path) -> list[str]:
    return [str(problem) for problem in problems_of(site) if not problem.is_warning]


@pytest.mark.parametrize(("path", "text"), [case[::2] for case in MISSPELT], ids=[case[1] for case in MISSPELT])
def test_a_misspelt_key_is_one_problem(site: Path, path: Path, text: str) -> None:
    (site / path).write_text(text, encoding="utf-8")
    (problem,) = problems(site)
    assert "is no key" in problem


UNREADABLE: dict[str, Callable[[Path], object]] = {
    "not YAML": lambda path: path.write_text("a: [", encoding="utf-8"),
    "not UTF-8": lambda path: path.write_bytes(b"\xff"),
    "empty": lambda path: path.write_bytes(b""),
    "named .yaml": lambda path: path.rename(path.with_suffix(".yaml")),
    "named with a capital": lambda path: path.rename(path.with_name(f"Old_{path.name}")),
    "a link": lambda path: path.symlink_to(path.rename(path.with_name(f"{path.name}~"))),
}


@pytest.mark.parametrize("path", FILES, ids=str)
@pytest.mark.parametrize("change", UNREADABLE)
def test_a_file_that_cannot_be_read_is_one_problem(site: Path, path: Path, change: str) -> None:
    UNREADABLE[change](site / path)
    assert len(problems(site)) == 1


@pytest.mark.parametrize("to", ["facts/flood", "facts/sources", "facts/money", "facts", "facts/cost/more"])
def test_a_fact_in_the_wrong_place_is_one_problem(site: Path, to: str) -> None:
    (site / to).mkdir(exist_ok=True)
    (site / "facts/cost/upkeep.yml").rename(site / to / "upkeep.yml")
    assert len(problems(site)) == 1
