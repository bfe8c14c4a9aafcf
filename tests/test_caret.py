"""`diptych check` shows the line of a problem with a caret below its place, in colour on a terminal alone."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from diptych.commands.terminal.caret import pointed_at, unstyled
from diptych.commands.terminal.report import as_text
from diptych.problem import Place, Problem
from diptych.reading.excerpts import Excerpts

from .conftest import EXAMPLES
from .test_commands import diptych


def under_the_caret(shown: str) -> str:
    _, line, caret = shown.split("\n")
    return line[caret.index("^") :]


def test_the_line_of_a_problem_stands_below_it(make_site) -> None:
    run = diptych("check", cwd=make_site(EXAMPLES / "bad" / "octal-number"))
    message, line, caret = run.stdout.splitlines()
    assert message.startswith("facts/flood/crest-in-1962.yml:8:40: ")
    assert line[caret.index("^") :].startswith("0")


@pytest.mark.parametrize("column", [1, 50, 150, 290])
def test_a_long_line_is_cut_and_the_caret_stays_below_its_place(column: int) -> None:
    line = "".join(chr(0x100 + number) for number in range(300))
    shown = pointed_at(line, column, unstyled)
    assert under_the_caret(shown)[0] == line[column - 1]
    assert max(map(len, shown.split("\n"))) < 112


def test_wide_and_combining_signs_do_not_move_the_caret() -> None:
    _, _, caret = pointed_at("水e\u0301: x", 5, unstyled).split("\n")
    assert caret.index("^") - len("    | ") == 4  # two for the wide sign, one for e with its accent, one for the colon


def test_no_sign_of_a_file_commands_a_terminal() -> None:
    assert "\x1b" not in pointed_at("a: \x1b[2J", 4, unstyled)


def test_a_place_that_is_not_there_has_no_line(tmp_path: Path) -> None:
    (tmp_path / "short.yml").write_text("a: 1\n")
    places = (Place("short.yml", 9), Place("none.yml"), Place("../outside.yml"))
    problems = [Problem(place, "it is wrong", "mend it", "yaml") for place in places]
    assert as_text(problems, Excerpts(tmp_path)) == as_text(problems)


def on_a_terminal(site: Path, **environment: str) -> str:
    """Run `diptych check` with a terminal for its output, and give what it shows there."""
    ours, theirs = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | environment
    command = [sys.executable, "-m", "diptych", "check"]
    with subprocess.Popen(command, cwd=site, env=env, stdout=theirs, stderr=subprocess.DEVNULL):
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 4096):
                shown += part
        except OSError:  # how Linux says that nobody writes any more
            pass
    os.close(ours)
    return shown.decode()


@pytest.mark.slow
def test_colour_is_for_a_terminal_that_wants_it(make_site) -> None:
    site = make_site(EXAMPLES / "bad" / "octal-number")
    assert "\x1b[31m" in on_a_terminal(site)
    assert "\x1b" not in on_a_terminal(site, NO_COLOR="1")
    assert "\x1b" not in diptych("check", cwd=site).stdout
