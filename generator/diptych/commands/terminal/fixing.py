"""Fix in the files what has one right answer, and show it as a diff."""

from collections.abc import Callable, Iterable
from pathlib import Path

from diptych.commands.terminal.editing import diff, read_lines, write_lines
from diptych.problem import Fix, Problem
from diptych.reading.manifest import is_inside
from diptych.reading.yaml.fixing import fixed

_MOST_ROUNDS = 20  # a file that cannot be read hides what else is wrong in it


def fix_all(root: Path, check: Callable[[], Iterable[Problem]]) -> str:
    """Fix all that can be fixed, round after round, and give the changes as a unified diff."""
    before: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    for _ in range(_MOST_ROUNDS):
        fixes: dict[str, list[Fix]] = {}
        for problem in check():
            if problem.fix and is_inside(problem.fix.start.file):
                fixes.setdefault(problem.fix.start.file, []).append(problem.fix)
        changed = False
        for file, each in sorted(fixes.items()):
            text = read_lines(root / file)
            after = fixed(text, each)
            if (file, after) in seen or after == text:
                continue
            before.setdefault(file, text)
            seen |= {(file, text), (file, after)}
            write_lines(root / file, after)
            changed = True
        if not changed:
            break
    return "".join(diff(file, text, read_lines(root / file)) for file, text in sorted(before.items()))
