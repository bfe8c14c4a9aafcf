"""Show what was found: problems as text, as GitHub annotations or as JSON; coverage and balance as tables."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import groupby

from diptych.balance import Row
from diptych.coverage import Covered
from diptych.library import Side
from diptych.problem import Problem
from diptych.texts import Text
from diptych.wording import MEASURES


def as_text(problems: Sequence[Problem]) -> str:
    """Write a line for each problem: file:line:column: what is wrong; what to write instead."""
    return "\n".join(map(str, problems))


def as_github(problems: Sequence[Problem]) -> str:
    """Write workflow commands, which GitHub shows beside the lines of a pull request."""
    return "\n".join(
        f"::{_level(problem)} file={_property(problem.place.file)},"
        f"line={problem.place.line},col={problem.place.column}"
        f"::{_message(f'{problem.says}; {problem.instead}')}"
        for problem in problems
    )


def as_json(problems: Sequence[Problem]) -> str:
    """Write a JSON list of objects with level, file, line, column, says and instead."""
    rows = [
        {"level": _level(problem)} | asdict(problem.place) | {"says": problem.says, "instead": problem.instead}
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _level(problem: Problem) -> str:
    return "warning" if problem.is_warning else "error"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


REPORTERS: dict[str, Callable[[Sequence[Problem]], str]] = {"text": as_text, "github": as_github, "json": as_json}


def coverage_as_text(
    name: str, text: Text, covered: Sequence[Covered], headings: dict[str, str], *, only_open: bool
) -> str:
    """Write a line for each item of a text, by section: its line, what it is, and what it stands on."""
    lines = [name]
    for section, group in groupby(covered, key=lambda each: each.section):
        shown = [each for each in group if each.is_open or not only_open]
        lines += [f"  {headings.get(section, 'Before the first heading')}"] if shown else []
        for each in shown:
            stands_on = ", ".join(each.stands_on[:3]) + (", …" if len(each.stands_on) > 3 else "")
            nearest = f"OPEN (nearest: {each.nearest})" if each.nearest else "OPEN"
            number, written = text.numbers[each.item.span.line], _shortened(each.item.written)
            lines.append(f"    {number:>4}  {each.item.kind:<9}  {written:<32}  {stands_on or nearest}")
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(Counter(each.item.kind for each in covered).items()))
    open_, omitted = sum(each.is_open for each in covered), sum(each.stands_on == ("omitted",) for each in covered)
    lines.append(
        f"  {len(covered)} items ({kinds}): {len(covered) - open_ - omitted} on facts, {omitted} omitted, {open_} open"
    )
    return "\n".join(lines)


def balance_as_text(rows: Sequence[Row], sides: Sequence[Side]) -> str:
    """Write a table of topics, both sides side by side in every column."""
    columns = [row.title for row in rows]
    width = max(map(len, columns))
    head = f"{'':<{width}}" + "".join(f"  {measure:>9}" for measure in MEASURES)
    lines = [f"{sides[0].mark} {sides[0].record.name} | {sides[1].mark} {sides[1].record.name}", head]
    for row in rows:
        cells = (" | ".join(f"{getattr(measure, name):g}" for measure in row.measures) for name in MEASURES)
        lines.append(f"{row.title:<{width}}" + "".join(f"  {cell:>9}" for cell in cells))
    return "\n".join(lines)


def _shortened(written: str) -> str:
    return written if len(written) <= 32 else written[:31] + "…"
