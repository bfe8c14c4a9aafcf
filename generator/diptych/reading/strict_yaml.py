"""Read YAML strictly: every scalar stays the text it is, and every key and value keeps its place.

What YAML 1.1 guesses (dates, octal and sexagesimal numbers, `no` as false) is left to the records, which know
what each field holds. What lets two people read one file differently (aliases, tags, duplicate keys, tabs,
a text cut short by a comment) is a problem.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import yaml

from diptych.problem import Place, Problem

# libyaml's parser where PyYAML was built with it, about ten times as fast; the events are the same.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 12
_NO_VALUE = {"", "~", "null", "Null", "NULL"}

Path = tuple[str | int, ...]
Tree = str | list["Tree"] | dict[str, "Tree"]


@dataclass
class Document:
    """A YAML file as a tree of dicts, lists and strings, with the place of every node."""

    file: str
    tree: Tree = ""
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)

    def key_place(self, path: Path) -> Place:
        """Find the place of a mapping's key, or of the nearest thing around it."""
        return self.keys.get(path) or self.value_place(path)

    def value_place(self, path: Path) -> Place:
        """Find the place of a value, or of the nearest thing around it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(self.file))


class _Unreadable(Exception):
    """Carries the problem that ends the reading of a file."""

    def __init__(self, place: Place, says: str, instead: str):
        super().__init__(says)
        self.problem = Problem(place, says, instead, "yaml")


def read(text: str, file: str) -> tuple[Document, list[Problem]]:
    """Read one YAML document; return it with all problems found.

    A document with problems may be incomplete and is only good for reporting.
    """
    reader = _Reader(text, file)
    try:
        reader.read()
    except _Unreadable as stop:
        reader.problems.append(stop.problem)
    except yaml.YAMLError as error:
        reader.problems.append(_syntax_problem(error, text, file))
    return reader.document, reader.problems


def _syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    instead = 'a text that holds ": ", " #" or starts with a sign goes in quotes'
    if str(getattr(error, "context", "")).startswith("while scanning"):
        mark = getattr(error, "context_mark", mark)  # where the thing starts that does not end
        instead = "write a space after the colon of a key, and close what is opened: quotes, brackets, braces"
    if mark is not None:
        place = Place(file, mark.line + 1, mark.column + 1)
    else:
        before = text[: getattr(error, "position", 0) or 0]
        place = Place(file, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be parsed"
    return Problem(place, f"this is not YAML: {what}", instead, "yaml")


class _Reader:
    """Builds a `Document` from PyYAML's events."""

    def __init__(self, text: str, file: str):
        self.lines = text.splitlines() or [""]
        self.text = text
        self.document = Document(file)
        self.problems = list(_tabs(self.lines, file))

    def read(self) -> None:
        if self.problems:  # libyaml's own message about a tab says less
            return
        self.events: Iterator[yaml.Event] = yaml.parse(self.text, Loader=_LOADER)
        for event in self.events:
            if isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
                continue
            if isinstance(event, yaml.StreamEndEvent):
                raise _Unreadable(Place(self.document.file), "this file is empty", "write a record, or delete the file")
            self.document.tree = self._node(event, ())
            break
        next(self.events)  # the document's end
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Unreadable(
                self._place(after), "a second document starts here", "write one record to a file, without ---"
            )

    def _place(self, event: yaml.Event) -> Place:
        mark = cast(yaml.Mark, event.start_mark)  # which the parser always gives
        return Place(self.document.file, mark.line + 1, mark.column + 1)

    def _node(self, event: yaml.Event, path: Path) -> Tree:
        place = self._place(event)
        self.document.values[path] = place
        self._refuse_indirection(event, place)
        if len(path) > _DEEPEST:
            raise _Unreadable(place, "this is nested too deeply", f"at most {_DEEPEST} levels are read")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._scalar(cast(yaml.ScalarEvent, event), place, path)

    def _refuse_indirection(self, event: Any, place: Place) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise _Unreadable(place, f'"*{event.anchor}" is an alias', "write the value out where it is meant")
        if event.anchor:
            raise _Unreadable(place, f'"&{event.anchor}" is an anchor', "delete it: aliases are not read")
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            raise _Unreadable(place, f'"{tag}" is a YAML tag', "delete it: each field has one type already")

    def _mapping(self, path: Path) -> dict[str, Tree]:
        mapping: dict[str, Tree] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            place = self._place(event)
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse_indirection(event, place)
                raise _Unreadable(place, "a list or mapping stands where a key is expected", "write a plain word")
            self._refuse_indirection(event, place)
            key = event.value
            if key in mapping:
                first = self.document.keys[(*path, key)]
                self.problems.append(
                    Problem(place, f'"{key}" is written twice (first on line {first.line})', "keep one of them", "yaml")
                )
                self._node(next(self.events), (*path, key, "again"))
                continue
            self.document.keys[(*path, key)] = place
            mapping[key] = self._node(next(self.events), (*path, key))
        return mapping

    def _sequence(self, path: Path) -> list[Tree]:
        items: list[Tree] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _scalar(self, event: yaml.ScalarEvent, place: Place, path: Path) -> str:
        plain = event.style is None or event.style == ""
        if plain and event.value in _NO_VALUE:
            name = next((part for part in reversed(path) if isinstance(part, str)), "this file")
            if not path:
                says, instead = "this file is empty", "write a record, or delete the file"
            elif name.isdigit():  # {value: 32,1} or {value: 1,000}
                says = f'the number ends before the comma, and "{name}" stands alone'
                raise _Unreadable(
                    place, says, "write a decimal point, as in 32.1, and no sign between thousands: 1000000"
                )
            else:
                says, instead = f'"{name}" has no value', "write one, or delete the line if the field may be left out"
            self.problems.append(Problem(place, says, instead, "yaml"))
        elif plain and self._comment_follows(end := cast(yaml.Mark, event.end_mark)):
            self.problems.append(
                Problem(
                    Place(place.file, end.line + 1, end.column + 1),
                    'the text ends here, for " #" starts a comment',
                    "put the text in quotes, or the comment on a line of its own",
                    "yaml",
                )
            )
        return event.value

    def _comment_follows(self, end: yaml.Mark) -> bool:
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        return rest.lstrip().startswith("#")


def _tabs(lines: list[str], file: str) -> Iterator[Problem]:
    for number, line in enumerate(lines, start=1):
        if "\t" in line:
            yield Problem(
                Place(file, number, line.index("\t") + 1), "a tab stands here", "indent with two spaces", "yaml"
            )
