"""Show what was found: problems as text, as GitHub annotations or as JSON; coverage and balance as tables."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict

from diptych.commands.terminal.caret import Style, pointed_at, unstyled
from diptych.problem import Problem
from diptych.reading.excerpts import Excerpts


def as_text(problems: Sequence[Problem], excerpts: Excerpts | None = None, style: Style = unstyled) -> str:
    """Write a line for each problem: file:line:column: what is wrong; what to write instead; below it what to paste.

    With `excerpts`, the line of the file stands below, with a caret at the place.
    """
    return "\n".join(_as_text(problem, excerpts, style) for problem in problems)


def _as_text(problem: Problem, excerpts: Excerpts | None, style: Style) -> str:
    place = f"{problem.place}"
    line = style(place, "place") + style(str(problem).removeprefix(place), _level(problem))
    written = excerpts.line(problem.place) if excerpts else None
    below = pointed_at(written, problem.place.column, style) if written and written.strip() else ""
    return _with_paste(line + below, problem)


def as_github(problems: Sequence[Problem]) -> str:
    """Write workflow commands, which GitHub shows beside the lines of a pull request."""
    return "\n".join(
        f"::{_level(problem)} file={_property(problem.place.file)},"
        f"line={problem.place.line},col={problem.place.column},title={_property(problem.code)}"
        f"::{_message(_with_paste(f'{problem.says}; {problem.instead}', problem))}"
        for problem in problems
    )


def as_json(problems: Sequence[Problem]) -> str:
    """Write a JSON list of objects with level, file, line, column, code, says and instead."""
    rows = [
        {"level": _level(problem), **asdict(problem.place), "code": problem.code}
        | {"says": problem.says, "instead": problem.instead}
        | ({"paste": problem.paste} if problem.paste else {})
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _with_paste(line: str, problem: Problem) -> str:
    return f"{line}\n{problem.paste}" if problem.paste else line


def _level(problem: Problem) -> str:
    return "warning" if problem.is_warning else "error"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


REPORTERS: dict[str, Callable[[Sequence[Problem]], str]] = {"github": as_github, "json": as_json}
