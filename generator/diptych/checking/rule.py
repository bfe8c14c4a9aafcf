"""A rule: one thing that is checked, with a code by which it is found, and exempted where it only warns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from diptych.problem import Problem
from diptych.reading.site import Site

Run = Callable[[Site], Iterator[Problem]]


class Scope(StrEnum):
    """What a rule compares the records with."""

    RECORDS = "each other"
    SITE = "the navigation and hand-written pages"
    TEXTS = "the texts, for whoever has them (--text)"
    PUBLISHED = "what was published (--since)"
    WEB = "the web (diptych links)"


class Level(StrEnum):
    """How grave it is to break a rule: an error stops the site from being published, a warning stops nothing."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Rule:
    """What is checked, by a code; `run` yields what breaks the rule.

    `why` is a sentence for whoever broke it, `wrong` and `right` are an example of each.
    """

    code: str
    scope: Scope
    level: Level
    run: Run
    why: str
    wrong: str
    right: str

    @property
    def name(self) -> str:
        """What the rule finds, in a sentence."""
        return (self.run.__doc__ or "").partition("\n")[0]

    def problems(self, site: Site) -> Iterator[Problem]:
        """Find everything that breaks the rule."""
        for problem in self.run(site):
            yield replace(problem, code=self.code, is_warning=self.level is Level.WARNING)


def rule(
    code: str, scope: Scope = Scope.RECORDS, level: Level = Level.ERROR, *, why: str, wrong: str, right: str
) -> Callable[[Run], Rule]:
    """Make a rule of a function that yields problems."""
    return lambda run: Rule(code, scope, level, run, why, wrong, right)
