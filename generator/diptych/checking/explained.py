"""Explain what a check finds, by the code that ends each message: why it matters, an example of wrong and of right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diptych.checking.rule import Level, Rule, Scope

EXEMPTION = "exemption"


@dataclass(frozen=True)
class Explanation:
    """What is found under a code, why it matters, and an example of wrong and of right."""

    code: str
    finds: str
    why: str
    wrong: str
    right: str
    level: Level = Level.ERROR
    scope: Scope = Scope.RECORDS


# What is found before a rule can be asked, and of what rules are told.
BEFORE_RULES = (
    Explanation(
        "yaml",
        "Find YAML that two people could read differently, or that is none.",
        "A file means one thing to everybody, so whatever could be read in two ways is written so that it cannot.",
        "passage: {exact: the wage is 22,440 roubles}",
        'passage: {exact: "the wage is 22,440 roubles"}',
    ),
    Explanation(
        "encoding",
        "Find files that are not UTF-8, or longer than is read.",
        "In any other encoding an apostrophe or an accent becomes another sign on another machine.",
        "# saved as Latin-1\nstatement: Caf\\xe9",
        "# saved as UTF-8\nstatement: Café",
    ),
    Explanation(
        "misplaced-file",
        "Find files and folders whose name or place means nothing.",
        "A file's name is its id and its folder says what it is; elsewhere it would be read by nobody.",
        "facts/economy/Key Rate.yaml",
        "facts/economy/key-rate.yml",
    ),
    Explanation(
        "unknown-key",
        "Find keys that a record does not have.",
        "What stands under a key that nobody knows would be lost without a word.",
        "statment: It fell by 46%.",
        "statement: It fell by 46%.",
    ),
    Explanation(
        "missing-key",
        "Find keys that a record lacks.",
        "A card says whose claim it is, what it says and where the text says it, so none of these is left out.",
        "footnotes:\n  - {source: a-report}",
        "footnotes:\n  - {mark: xix, source: a-report}",
    ),
    Explanation(
        "invalid-value",
        "Find values that a field cannot have.",
        "Dates, numbers and choices are read by machines too, which compare, sort and draw them.",
        "date: 13/05/2025",
        "date: 2025-05-13",
    ),
    Explanation(
        EXEMPTION,
        "Find exemptions of checks that are not there, and those that exempt nothing.",
        "An exemption that nothing needs any more would hide the next mistake.",
        "- {check: loaded-words, record: key-rate, reason: It is a quotation.}",
        "- {check: loaded-word, record: key-rate, reason: It is a quotation.}",
    ),
)


def explanations(rules: Iterable[Rule]) -> Iterator[Explanation]:
    """Explain all that a check can find: first what reading finds, then rule by rule."""
    yield from BEFORE_RULES
    for rule in rules:
        yield Explanation(rule.code, rule.name, rule.why, rule.wrong, rule.right, rule.level, rule.scope)
