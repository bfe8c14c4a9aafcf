"""Lay out a file of records in the one layout in which they are written; what it says and its comments stay."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import yaml

from diptych.problem import Problem
from diptych.reading.yaml.document import Document, Path, Tree
from diptych.reading.yaml.faults import LOADER
from diptych.reading.yaml.lines import Lines
from diptych.reading.yaml.strict import read
from diptych.reading.yaml.writing import Beside, write
from diptych.values.letters import line_feeds


def laid_out(text: str, file: str) -> str | list[Problem]:
    """Lay out the text of a file anew, or say why it cannot be read."""
    text = line_feeds(text)
    document, problems = read(text, file)
    return problems or write(document.tree, _beside(text, document))


def with_item(text: str, file: str, of: Path, item: Tree) -> str | list[Problem]:
    """Add an item to the list at a path of a file, or a list with it; the file is laid out anew."""
    text = line_feeds(text)
    document, problems = read(text, file)
    if problems:
        return problems
    beside = _beside(text, document)
    parent: Any = document.tree
    for part in of[:-1]:
        parent = parent[part]
    parent.setdefault(of[-1], []).append(item)
    return write(document.tree, beside)


@dataclass(frozen=True)
class _Comment:
    """A comment, or an empty line; one that stands after something belongs to what begins on its line."""

    line: int
    column: int
    text: str
    stands_alone: bool


def _beside(text: str, document: Document) -> Beside:
    """Find the comments of a file, each with the key or the item that it belongs to."""
    scalars = [event for event in yaml.parse(text, Loader=LOADER) if isinstance(event, yaml.ScalarEvent)]
    nodes = [(place.line, place.column, path) for path, place in document.places.keys.items()]
    nodes += [(place.line, place.column, path) for path, place in document.places.values.items() if _is_item(path)]
    nodes.sort(key=lambda node: (node[0], node[1], len(node[2])))
    before: dict[Path, list[str]] = {}
    last: list[str] = []
    for comment in _comments(text, scalars):
        start = (comment.line, comment.column if comment.stands_alone else 0)
        at = bisect_left(nodes, start, key=lambda node: (node[0], node[1]))
        lines = before.setdefault(nodes[at][2], []) if at < len(nodes) else last
        if comment.text or (lines[-1] if lines else at):  # of empty lines one, and none at the top
            lines.append(comment.text)
    while last and not last[-1]:
        last.pop()
    return Beside(before, last, frozenset(_quoted(scalars, document, Lines(text))))


def _is_item(path: Path) -> bool:
    return bool(path) and isinstance(path[-1], int)


def _comments(text: str, scalars: list[yaml.ScalarEvent]) -> Iterator[_Comment]:
    """Find comments and empty lines: what of a file stands between its texts, and is none of YAML's signs."""
    place, after = Lines(text).place, 0
    for start, end in [*_spans(text, scalars), (len(text), len(text))]:
        for found in re.finditer(r"#.*|^ *\n", text[after:start], re.MULTILINE):
            index = after + found.start()
            line, column = place(index)
            stands_alone = not text[index - column : index].strip(" ")
            if found[0].startswith("#") or stands_alone:
                yield _Comment(line + 1, column + 1, found[0].strip(" \n"), stands_alone)
        after = end


def _spans(text: str, scalars: list[yaml.ScalarEvent]) -> Iterator[tuple[int, int]]:
    """Say where each text begins and ends: one in a block after its sign, and before the empty lines that follow it."""
    for scalar in scalars:
        start, end = (cast(yaml.Mark, mark).index for mark in (scalar.start_mark, scalar.end_mark))
        if scalar.style and scalar.style in "|>":
            head = re.compile(r"[|>][-+0-9]*").match(text, start)
            start = head.end() if head else start
            yield (start, start)
            start = text.find("\n", start)
            end = end if head and "+" in head[0] else start + len(text[start:end].rstrip(" \n"))
        yield start, end


def _quoted(scalars: list[yaml.ScalarEvent], document: Document, lines: Lines) -> Iterator[Path]:
    paths = {(place.line, place.column): path for path, place in document.places.values.items()}
    for scalar in scalars:
        line, column = lines.place(cast(yaml.Mark, scalar.start_mark).index)
        if scalar.style and scalar.style in "\"'" and (line + 1, column + 1) in paths:
            yield paths[line + 1, column + 1]
