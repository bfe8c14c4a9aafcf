"""How it is said what a check needs, and whether what it finds stops a site."""

from diptych.checking.explained import Explanation
from diptych.checking.rule import Level, Scope


def level_of(check: Explanation) -> str:
    """Say whether a check finds errors or warnings, and what it compares with."""
    level = "error" if check.level is Level.ERROR else "warning"
    return level if check.scope is Scope.RECORDS else f"{level}, comparing with {check.scope}"
