"""A problem: where it is, what is wrong, and what to write instead."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

_LONGEST_QUOTED, _LONGEST = 160, 2000
# What ends a line, moves a cursor or the order of letters, or cannot be written at all; but for the two joiners, which
# some scripts need.
_MOVES = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_JOINERS = "\u200c\u200d"


def visible(text: str) -> str:
    """Write a text on one line, so that it commands no terminal, editor or CI that shows it: ESC is \\x1b."""
    if text.isascii() and text.isprintable() and "##[" not in text:
        return text
    shown = (sign if is_plain(sign) else sign.encode("unicode_escape", "surrogatepass").decode() for sign in text)
    return "".join(shown).replace("##[", r"#\x23[")  # GitHub obeys that anywhere in a line, and :: at its start


def is_plain(sign: str) -> bool:
    """Tell whether a sign commands and hides nothing where it is shown."""
    return unicodedata.category(sign) not in _MOVES or sign in _JOINERS


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _with_short_quotes(text: str) -> str:
    """Cut what is quoted where it is longer than anybody reads."""
    return re.sub(rf'"([^"]{{{_LONGEST_QUOTED}}})[^"]+"', r'"\1…"', text)


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        # A colon in the name of a file would look like the end of it.
        file = self.file.replace(":", r"\x3a")
        return f"{file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Fix:
    """What to write from a place up to another, where only one thing can be meant."""

    start: Place
    end: Place
    text: str


@dataclass(frozen=True, order=True)
class Problem:
    """Something a contributor has to fix.

    `says` names the record and what is wrong with it, `instead` what to write; `code` names the rule that found it, and
    `about` the record, where the rule can be exempted for one; `paste` is what can be pasted as it is, on lines of its
    own, and `fix` what `check --fix` writes. A warning stops nothing. Whatever is quoted stands on one line, and is cut
    where it is long.
    """

    place: Place
    says: str
    instead: str
    code: str = ""
    about: str = ""
    is_warning: bool = False
    paste: str = ""
    fix: Fix | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        for name, text in (("says", _with_short_quotes(self.says)), ("instead", self.instead), ("about", self.about)):
            object.__setattr__(self, name, visible(_cut(text)))
        object.__setattr__(self, "place", replace(self.place, file=visible(self.place.file)))

    def __str__(self) -> str:
        return f"{self.place}: {'warning: ' if self.is_warning else ''}{self.says}; {self.instead} [{self.code}]"


class FactsAreWrong(Exception):
    """Raised when the facts cannot be published; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


class CannotBuild(Exception):
    """Raised when the pages cannot be made into a site; its text says why, in the builder's words."""


class CannotRun(Exception):
    """Raised when the command cannot do its work at all; its text is for the person who called it."""


def not_utf8(file: str, error: UnicodeDecodeError) -> Problem:
    """Say where a file stops being UTF-8."""
    before = error.object[: error.start].decode("utf-8", "replace")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return Problem(Place(file, line, column), "this file is not UTF-8", "save it in the encoding UTF-8", "encoding")


def too_long(file: str, limit: int) -> Problem:
    """Say that a file is longer than is read."""
    says = f"this file is longer than {limit // 1000} kB, and no more is read"
    return Problem(Place(file), says, "split it, or keep what is not meant to be read elsewhere", "encoding")


def nearest(written: str, choices: Iterable[str]) -> str | None:
    """Find the choice that is written most like `written`, where one is."""
    folded = {choice.casefold(): choice for choice in sorted(choices)}
    near = get_close_matches(written.casefold(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def did_you_mean(written: str, choices: Iterable[str]) -> str:
    """Suggest what to write in place of `written`: the nearest choice, else all of them."""
    choices = sorted(set(choices))
    if near := nearest(written, choices):
        return f'did you mean "{near}"?'
    if not choices:
        return "there is none to choose from yet"
    shown = ", ".join(choices[:12]) + (", …" if len(choices) > 12 else "")
    return f"write one of: {shown}"
