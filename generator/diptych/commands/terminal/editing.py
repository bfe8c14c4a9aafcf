"""Change a file that somebody writes by hand, and show the change."""

from difflib import unified_diff
from pathlib import Path

from diptych.values.letters import line_feeds


def read_lines(path: Path) -> str:
    """Read a file as the places of its problems count it: its lines end in a line feed each."""
    return line_feeds(path.read_bytes().decode("utf-8-sig"))


def write_lines(path: Path, text: str) -> None:
    """Write a file with the line ends that it had."""
    ends = "\r\n" if b"\r\n" in path.read_bytes() else "\n"
    path.write_text(text, encoding="utf-8", newline=ends)


def diff(file: str, before: str, after: str) -> str:
    """Show a change as a unified diff."""
    lines = unified_diff(before.splitlines(), after.splitlines(), file, file, lineterm="", n=1)
    return "".join(f"{line}\n" for line in lines)
