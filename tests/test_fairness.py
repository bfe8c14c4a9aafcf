from pathlib import Path

import pytest

from diptych.checking.check import RULES
from diptych.checking.explained import EXEMPTION
from diptych.checking.rule import Level
from diptych.commands.terminal.tables import balance_as_text
from diptych.library import Library
from diptych.library.balance import balance
from diptych.records.lists import words_in

from .conftest import problems_of


def warnings(site: Path) -> list[str]:
    of_wording = (EXEMPTION, *(rule.code for rule in RULES if rule.level is Level.WARNING))
    return [str(problem).split("; ")[0] for problem in problems_of(site) if problem.code in of_wording]


def mend(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was ravaged.", ["ravaged"]),
        ("It was “ravaged”, they say.", []),
        ("Rash words, crash and rashness", ["Rash"]),
        ("Ravages and ravaging", ["Ravages", "ravaging"]),
    ],
)
def test_words_are_found_whole_and_outside_quotation_marks(text: str, found: list[str]) -> None:
    assert sorted(words_in(text, ["ravag*", "rash"])) == sorted(found)


def test_an_exemption_silences_a_warning(site: Path) -> None:
    assert warnings(site) == []
    exemptions = (site / "facts/exemptions.yml").read_text()
    (site / "facts/exemptions.yml").write_text(exemptions[exemptions.index("- check: figure") :])
    assert warnings(site) == [
        'facts/flood/next-flood.yml:4:12: warning: fact "next-flood": the statement uses "rash" as our own'
    ]


def test_an_exemption_that_silences_nothing_is_a_problem(site: Path) -> None:
    mend(site / "facts/flood/next-flood.yml", "a rash", "an itch")
    assert warnings(site) == ['facts/exemptions.yml:1:3: exemption: loaded-word has nothing to say of "next-flood"']
    mend(site / "facts/exemptions.yml", "loaded-word", "loaded-words")
    assert warnings(site) == ['facts/exemptions.yml:1:10: exemption: there is no check "loaded-words"']


def test_a_question_in_one_sides_terms_is_a_warning(site: Path) -> None:
    mend(site / "facts/cost/topic.yml", "What does it cost?", "What does protection cost?")
    assert warnings(site) == [
        'facts/cost/topic.yml:6:12: warning: topic "cost": the question uses "protection", a term of keep'
    ]


def test_statements_half_as_long_again_are_a_warning(site: Path) -> None:
    mend(
        site / "facts/cost/upkeep.yml",
        "Upkeep takes between",
        "In most years upkeep, the board has said again and again, takes between",
    )
    mend(site / "facts/cost/upkeep.yml", "pounds a day.", "pounds a day, and nobody knows where it all goes.")
    assert warnings(site) == [
        'facts/cost/topic.yml:5:9: warning: topic "cost": to "price" keep has 26 words a statement, remove 13'
    ]


def test_both_sides_are_measured_by_the_same_measure(library: Library, golden) -> None:
    golden("balance.txt", balance_as_text(balance(library), library.sides) + "\n")
    whole = balance(library)[-1].measures
    assert sum(measure.facts for measure in whole) == len(library.facts)
    for measure in whole:
        assert measure.facts == measure.cited + measure.credited + measure.none
