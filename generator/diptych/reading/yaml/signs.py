"""Find signs that no record holds, before YAML is read."""

import re
from collections.abc import Iterator

from diptych.problem import Fix, Place, Problem
from diptych.reading.yaml.mending import STRANGE_BREAKS, named

# YAML 1.2, 5.1, but for what ends a line to YAML alone: behind it a comment would hide what is read as a key.
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GIT_MARK = re.compile(r"(<{7}|\|{7}|>{7})( |$)|={7}$", re.MULTILINE)


def has_misplaced_signs(text: str) -> bool:
    """Tell whether there is any sign that no record holds."""
    return "\t" in text or bool(_UNPRINTABLE.search(text) or _GIT_MARK.search(text))


def misplaced_signs(text: str, file: str) -> Iterator[Problem]:
    """Find what no record holds: tabs, signs that control devices, and what git leaves where two versions meet."""
    if not has_misplaced_signs(text):
        return  # as in nearly every file
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if "\t" in line:
            is_indentation = not line[: line.index("\t")].strip(" -")
            instead = "indent with two spaces" if is_indentation else "write a space in its place"
            place = Place(file, number, line.index("\t") + 1)
            fix = None if is_indentation else Fix(place, Place(file, number, place.column + 1), " ")
            yield Problem(place, "a tab stands here", instead, "yaml", fix=fix)
        if found := _UNPRINTABLE.search(line):
            yield _unprintable(line, found, Place(file, number, found.start() + 1))
        if _GIT_MARK.match(line):
            says = f'"{line[:7]}" is a mark that git leaves where two versions of a file meet'
            yield Problem(Place(file, number), says, "keep the lines of one of them, and delete the marks", "yaml")


def _unprintable(line: str, found: re.Match[str], place: Place) -> Problem:
    sign = found[0]
    if sign == "\r":
        says = "a carriage return stands here, which ends a line to YAML, and not to everybody who looks"
        return Problem(place, says, "save the file with line feeds (LF), or delete it", "yaml")
    if sign in STRANGE_BREAKS:
        says = f"{named(sign)} stands here, which ends a line to YAML, and to nobody who looks"
        return Problem(place, says, f"write: {re.sub(f'[{STRANGE_BREAKS}]', ' ', line).strip()}", "yaml")
    fix = Fix(place, Place(place.file, place.line, place.column + 1), "")
    return Problem(place, f"{named(sign)} stands here, which nobody sees", "delete it", "yaml", fix=fix)
