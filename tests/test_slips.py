"""Slips that make no mistake in form are told: a place nearly another, a body among places, a claim twice, a copy."""

import re
from pathlib import Path

import pytest

from .conftest import GOOD, problems_of

CREST, UPKEEP = "facts/flood/crest-in-1962.yml", "facts/cost/upkeep.yml"
TEXTS = {"keep": GOOD / "keep.txt", "remove": GOOD / "remove.txt"}


def warned(site: Path) -> dict[str, str]:
    return {problem.code: str(problem) for problem in problems_of(site, TEXTS) if problem.is_warning}


def write(site: Path, file: str, text: str) -> None:
    (site / file).write_text(text, encoding="utf-8")


def read(site: Path, file: str) -> str:
    return (site / file).read_text(encoding="utf-8")


@pytest.mark.parametrize(("place", "told"), [("lune-vallley", True), ("lume-valley", True), ("upper-town", False)])
def test_a_place_that_is_nearly_another_is_told(site: Path, place: str, told: bool) -> None:
    for file in (UPKEEP, "facts/cost/markup-is-text.yml"):
        write(site, file, f"{read(site, file)}places: [lune-valley]\n")
    write(site, CREST, read(site, CREST).replace("[lune-valley]", f"[lune-valley, {place}]"))
    assert ("place-nearly-another" in warned(site)) is told
    if told:
        assert 'did you mean "lune-valley"?' in warned(site)["place-nearly-another"]


def test_a_body_among_places_is_told_once(site: Path) -> None:
    names = "river-board: {name: River Board, kind: body, forms: [The river board]}\n"
    write(site, "facts/names.yml", names)
    for file in (CREST, UPKEEP):
        text = re.sub(r"^places:.*\n", "", read(site, file), flags=re.MULTILINE)
        write(site, file, f"{text}places: [river-board]\n")
    told = [problem for problem in problems_of(site) if problem.code == "body-among-places"]
    assert [problem.about for problem in told] == ["river-board"]


@pytest.mark.parametrize(
    ("statement", "told"),
    [("Upkeep takes between 500 and 600 pounds each day.", True), ("The keepers ask the town for more.", False)],
)
def test_a_claim_that_is_told_twice_is_told(site: Path, statement: str, told: bool) -> None:
    again = re.sub(r"statement: .*", f"statement: {statement}", read(site, UPKEEP))
    write(site, "facts/cost/upkeep-again.yml", again)
    assert ("claim-twice" in warned(site)) is told


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("In the end it will come again, as some said before.", True),
        ("In the end “it will come again, as some said before”.", False),
        ("It will come again, as some of them said.", False),
    ],
)
def test_eight_words_in_a_row_that_are_the_texts_are_told(
    site: Path, tmp_path: Path, statement: str, told: bool
) -> None:
    text = tmp_path / "keep.txt"
    text.write_text("It will come again, as some said before.\n", encoding="utf-8")
    write(site, UPKEEP, re.sub(r"statement: .*", f"statement: {statement}", read(site, UPKEEP)))
    told_of = [each for each in problems_of(site, {"keep": text}) if each.code == "copied-words"]
    assert bool(told_of) is told
    if told:
        assert "“it will come again as some said before” stands so in the text" in str(told_of[0])
