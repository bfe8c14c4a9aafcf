"""Change a file that somebody writes by hand, and show the change."""

import os
import shutil
import tempfile
from difflib import unified_diff
from pathlib import Path

from diptych.problem import CannotRun
from diptych.values.letters import line_feeds


def read_lines(path: Path) -> str:
    """Read a file as the places of its problems count it: its lines end in a line feed each."""
    return line_feeds(path.read_bytes().decode("utf-8-sig"))


def write_lines(path: Path, text: str) -> None:
    """Write a file with the line ends that it had."""
    write_file(path, text, "\r\n" if b"\r\n" in path.read_bytes() else "\n")


def write_file(path: Path, text: str, ends: str = "\n") -> None:
    """Write a file, all of it or nothing. Raises CannotRun where a link leads to it."""
    refuse_links(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        with path.open("x", encoding="utf-8", newline=ends) as new:
            new.write(text)
        return
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline=ends, dir=path.parent, prefix=".", suffix=".unfinished", delete=False
    ) as unfinished:
        try:
            unfinished.write(text)
            unfinished.flush()
            os.fsync(unfinished.fileno())
            shutil.copymode(path, unfinished.name)
            os.replace(unfinished.name, path)  # noqa: PTH105 (the same, and says that it replaces)
        except BaseException:
            Path(unfinished.name).unlink(missing_ok=True)
            raise


def refuse_links(path: Path) -> None:
    """Raise CannotRun where a file is a link, or one is on the way to it: it would lead out of the site's folders."""
    straight = Path(os.path.abspath(path))  # noqa: PTH100 (without following links)
    if straight.resolve() != straight:
        raise CannotRun(f"{path}: a symbolic link is on the way to this file; put the file itself there")


def diff(file: str, before: str, after: str) -> str:
    """Show a change as a unified diff."""
    lines = unified_diff(before.splitlines(), after.splitlines(), file, file, lineterm="", n=1)
    return "".join(f"{line}\n" for line in lines)
