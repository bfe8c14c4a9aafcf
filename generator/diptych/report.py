"""Show problems: as text for people, as GitHub annotations, as JSON for programs."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict

from diptych.problem import Problem


def as_text(problems: Sequence[Problem]) -> str:
    """Write a line for each problem: file:line:column: what is wrong; what to write instead."""
    return "\n".join(map(str, problems))


def as_github(problems: Sequence[Problem]) -> str:
    """Write workflow commands, which GitHub shows beside the lines of a pull request."""
    return "\n".join(
        f"::error file={_property(problem.place.file)},line={problem.place.line},col={problem.place.column}"
        f"::{_message(f'{problem.says}; {problem.instead}')}"
        for problem in problems
    )


def as_json(problems: Sequence[Problem]) -> str:
    """Write a JSON list of objects with file, line, column, says and instead."""
    rows = [asdict(problem.place) | {"says": problem.says, "instead": problem.instead} for problem in problems]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


REPORTERS: dict[str, Callable[[Sequence[Problem]], str]] = {"text": as_text, "github": as_github, "json": as_json}
