"""Find signs that no record holds, before YAML is read."""

import re
from collections.abc import Iterator

from diptych.problem import Fix, Place, Problem
from diptych.reading.yaml.mending import named

_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # YAML 1.2, 5.1
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
            says = f"{named(found[0])} stands here, which nobody sees"
            place = Place(file, number, found.start() + 1)
            fix = Fix(place, Place(file, number, found.end() + 1), "")
            yield Problem(place, says, "delete it", "yaml", fix=fix)
        if _GIT_MARK.match(line):
            says = f'"{line[:7]}" is a mark that git leaves where two versions of a file meet'
            yield Problem(Place(file, number), says, "keep the lines of one of them, and delete the marks", "yaml")
