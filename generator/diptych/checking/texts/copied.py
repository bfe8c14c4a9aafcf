"""Warn of statements that copy their text where they should say it in our own words."""

import re
from collections.abc import Iterator

from diptych.checking.rule import Level, Scope, rule
from diptych.problem import Problem
from diptych.reading.site import Site
from diptych.reading.texts import Text

_IN_A_ROW = 8


@rule(
    "copied-words",
    Scope.TEXTS,
    Level.WARNING,
    why="A statement is ours to publish only in our own words; the text’s stand in the passage, or in quotation marks.",
    wrong="statement: The buffer republics broke up one after the other.",
    right="statement: The republics in between fell apart in turn.",
)
def statements_are_in_our_own_words(site: Site) -> Iterator[Problem]:
    """Find statements with eight words in a row that stand so in their text, outside quotation marks."""
    runs = {side: _runs_of(text) for side, text in site.texts.items()}
    for fact in site.records.facts:
        parts = re.split(r"“[^”]*”", fact.record.statement)
        there = runs.get(fact.record.perspective, set())
        copied = next((run for part in parts for run in _runs(part) if tuple(_folded(run)) in there), None)
        if copied:
            says = f'fact "{fact.id}": “{" ".join(copied)}” stands so in the text'
            instead = "say it in our own words, or put it in quotation marks"
            yield Problem(fact.place("statement"), says, instead, about=fact.id)


def _runs_of(text: Text) -> set[tuple[str, ...]]:
    return {tuple(_folded(run)) for line in text.body for run in _runs(line)}


def _runs(words: str) -> Iterator[list[str]]:
    """Yield every run of so many words of a text."""
    each = re.findall(r"[\w’']+", words)
    return (each[start : start + _IN_A_ROW] for start in range(len(each) - _IN_A_ROW + 1))


def _folded(words: list[str]) -> list[str]:
    return [word.casefold().replace("’", "'") for word in words]
