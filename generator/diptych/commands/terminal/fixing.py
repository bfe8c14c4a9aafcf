"""Fix in the files what has one right answer, and show it as a diff."""

from collections.abc import Callable, Iterable
from difflib import unified_diff
from pathlib import Path

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
            text = _read(root / file)
            after = fixed(text, each)
            if (file, after) in seen or after == text:
                continue
            before.setdefault(file, text)
            seen |= {(file, text), (file, after)}
            _write(root / file, after)
            changed = True
        if not changed:
            break
    return "".join(_diff(file, text, _read(root / file)) for file, text in sorted(before.items()))


def _read(path: Path) -> str:
    """Read a file as the places of its problems count it: its lines end in a line feed each."""
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _write(path: Path, text: str) -> None:
    """Write a file with the line ends that it had."""
    ends = "\r\n" if b"\r\n" in path.read_bytes() else "\n"
    path.write_text(text, encoding="utf-8", newline=ends)


def _diff(file: str, before: str, after: str) -> str:
    lines = unified_diff(before.splitlines(), after.splitlines(), file, file, lineterm="", n=1)
    return "".join(f"{line}\n" for line in lines)
