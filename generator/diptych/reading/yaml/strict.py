"""Read YAML strictly: every scalar stays the text it is, and every key and value keeps its place.

What YAML 1.1 guesses (dates, octal and sexagesimal numbers, `no` as false) is left to the records, which know
what each field holds. What lets two people read one file differently (aliases, tags, duplicate keys, tabs,
a text cut short by a comment) is a problem.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from typing import Any, cast

import yaml

from diptych.problem import Fix, Place, Problem
from diptych.reading.yaml.document import Document, Path, Places, Tree
from diptych.reading.yaml.faults import LOADER, Fault, fault_in, quotes_cut
from diptych.reading.yaml.lines import Lines
from diptych.reading.yaml.mending import Mending, in_plain_signs, mend, named, quoted
from diptych.reading.yaml.plain import DEEPEST, NO_VALUE, plain_tree
from diptych.reading.yaml.signs import misplaced_signs

_COMMENT = re.compile(" *#")


class _Unreadable(Exception):
    """Carries the problem that ends the reading of a file."""

    def __init__(self, place: Place, says: str, instead: str):
        super().__init__(says)
        self.problem = Problem(place, says, instead, "yaml")

    @classmethod
    def of(cls, problem: Problem) -> "_Unreadable":
        """Carry a problem that is made already."""
        carrier = cls(problem.place, problem.says, problem.instead)
        carrier.problem = problem
        return carrier


def read(text: str, file: str) -> tuple[Document, list[Problem]]:
    """Read one YAML document; return it with all problems found.

    A document with problems may be incomplete and is only good for reporting.
    """
    if (tree := plain_tree(text)) is not None:
        return Document(file, tree, partial(_places, text, file)), []
    return _read(text, file)


def _places(text: str, file: str) -> Places:
    """Find the places in a text that has no problem."""
    return _read(text, file)[0].places


def _read(text: str, file: str) -> tuple[Document, list[Problem]]:
    text = text.replace("\r\n", "\n")
    reader = _Reader(text, file)
    problems = reader.problems
    try:
        reader.read()
        if not problems and "{" in text and (fault := quotes_cut(text)) and (mending := mend(text, fault)):
            problems = [_mended(mending, file)]
    except _Unreadable as stop:
        problems = [*_not_caused_by(stop.problem, problems, text), stop.problem]
    except yaml.YAMLError:
        problem = syntax_problem(text, file)
        problems = [*_not_caused_by(problem, problems, text), problem]
    return Document(file, reader.tree, lambda: reader.places), problems


def syntax_problem(text: str, file: str) -> Problem:
    """Say what keeps a text from being YAML: what to write instead was tried, and can be read."""
    fault = fault_in(text) or Fault(0, 0, 0, 0)
    if mending := mend(text, fault):
        return _mended(mending, file)
    place = Place(file, fault.starts + 1, fault.starts_at + 1)
    says = "what begins here cannot be read as YAML"
    instead = 'close quotes and brackets, indent with two spaces, and put a text with ": " or such signs in quotes'
    return Problem(place, says, instead, "yaml")


def _not_caused_by(cause: Problem, problems: list[Problem], text: str) -> list[Problem]:
    """Leave out that the key right before what cannot be read has no value: it has none for that reason."""
    lines = text.split("\n")
    return [each for each in problems if "has no value" not in each.says
            or "".join(lines[each.place.line : cause.place.line - 1]).strip()]  # fmt: skip


def _mended(mending: Mending, file: str) -> Problem:
    """Show the line as it can be read; where its indentation was wrong, say how many spaces stand before it."""
    line = mending.fixed.split("\n")[0]
    instead = f"{mending.advice}: {line.strip()}"
    if mending.is_indentation:
        depth = len(line) - len(line.lstrip(" "))
        before = f"{depth} spaces before it" if depth else "no space before it"
        instead = f"write it with {before}: {line.strip()}"
    fix = None
    if mending.is_sure:
        fix = Fix(Place(file, mending.line + 1), Place(file, mending.until + 2), f"{mending.fixed}\n")
    return Problem(Place(file, mending.line + 1, mending.column + 1), mending.says, instead, "yaml", fix=fix)


class _Reader:
    """Builds a tree from PyYAML's events, with the place of every node, and tells of all that is wrong."""

    def __init__(self, text: str, file: str):
        self.text = text
        self.lines = Lines(text)
        self.file = file
        self.tree: Tree = ""
        self.places = Places()
        self.problems = list(misplaced_signs(text, file))

    def read(self) -> None:
        if self.problems:  # what follows from these would say less
            return
        self.events: Iterator[yaml.Event] = yaml.parse(self.text, Loader=LOADER)
        for event in self.events:
            if isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
                continue
            if isinstance(event, yaml.StreamEndEvent):
                raise _Unreadable(Place(self.file), "this file is empty", "write a record, or delete the file")
            self.tree = self._node(event, ())
            break
        next(self.events)  # the document's end
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Unreadable(
                self._place(after), "a second document starts here", "write one record to a file, without ---"
            )

    def _place(self, event: yaml.Event) -> Place:
        mark = cast(yaml.Mark, event.start_mark)  # which the parser always gives
        return self._place_of(mark)

    def _place_of(self, mark: yaml.Mark) -> Place:
        line, column = self.lines.place(mark.index)
        return Place(self.file, line + 1, column + 1)

    def _node(self, event: yaml.Event, path: Path) -> Tree:
        place = self._place(event)
        self.places.values[path] = place
        self._refuse_indirection(event, place)
        if len(path) > DEEPEST:
            raise _Unreadable(place, "this is nested too deeply", f"at most {DEEPEST} levels are read")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._scalar(cast(yaml.ScalarEvent, event), place, path)

    def _refuse_indirection(self, event: Any, place: Place) -> None:
        if isinstance(event, yaml.AliasEvent):
            sign, what, instead = f"*{event.anchor}", "an alias", "write the value out where it is meant"
        elif event.anchor:
            sign, what, instead = f"&{event.anchor}", "an anchor", "delete it: aliases are not read"
        elif event.tag:
            sign, what = event.tag.replace("tag:yaml.org,2002:", "!!"), "a YAML tag"
            instead = "delete it: each field has one type already"
        else:
            return
        text = quoted(self._text_at(event))
        raise _Unreadable(place, f'"{sign}" is {what}', f"{instead}; or, if a text begins with it, write: {text}")

    def _text_at(self, event: yaml.Event) -> str:
        """Give what a text would be that begins with an event: the rest of its line, or of its part of a `{}`."""
        start = cast(yaml.Mark, event.start_mark).index
        before, rest = self.text[:start].rpartition("\n")[2], self.text[start:].partition("\n")[0]
        return (re.split(r", |\}|\]", rest)[0] if re.search(r"[{\[]", before) else rest).strip()

    def _mapping(self, path: Path) -> dict[str, Tree]:
        mapping: dict[str, Tree] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            place = self._place(event)
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse_indirection(event, place)
                raise _Unreadable(place, "a list or mapping stands where a key is expected", "write a plain word")
            self._refuse_indirection(event, place)
            key = event.value
            self._refuse_unseen_signs(event, place)
            if key in mapping:
                first = self.places.keys[(*path, key)]
                self.problems.append(
                    Problem(place, f'"{key}" is written twice (first on line {first.line})', "keep one of them", "yaml")
                )
                self._node(next(self.events), (*path, key, "again"))
                continue
            self.places.keys[(*path, key)] = place
            mapping[key] = self._node(next(self.events), (*path, key))
        return mapping

    def _refuse_unseen_signs(self, event: yaml.ScalarEvent, place: Place) -> None:
        """Refuse a key with spaces or joiners that are none of its letters: it looks like one that is known."""
        for sign in event.value:
            if sign != " " and unicodedata.category(sign) in ("Zs", "Cf"):
                start, end = (cast(yaml.Mark, mark).index for mark in (event.start_mark, event.end_mark))
                at = self.text.find(sign, start, end)
                if at < 0:
                    says = f"{named(sign)} is written into this key by an escape, and nobody sees it there"
                    raise _Unreadable(place, says, f"write: {in_plain_signs(event.value)}")
                # A key within {} may stand over several lines.
                number = self.text.count("\n", 0, at)
                line, column = self.text.split("\n")[number], at - self.text.rfind("\n", 0, at) - 1
                says = f"{named(sign)} stands where YAML needs a plain space"
                if unicodedata.category(sign) == "Cf":
                    says = f"{named(sign)} stands here, which nobody sees"
                is_indentation = not line[:column].strip(" ") and unicodedata.category(sign) == "Zs"
                mending = Mending(number, column, says, in_plain_signs(line), 0, is_indentation)
                raise _Unreadable.of(_mended(mending, place.file))

    def _sequence(self, path: Path) -> list[Tree]:
        items: list[Tree] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _scalar(self, event: yaml.ScalarEvent, place: Place, path: Path) -> str:
        end_place = self._place_of(cast(yaml.Mark, event.end_mark))
        if end_place.line == place.line:
            self.places.ends[path] = end_place
        if event.style and event.style in "|>":
            self.problems += self._comments_within(event)
        if event.style:
            return event.value
        if event.value in NO_VALUE:
            self.problems.append(self._no_value(event.value, place, path))
        elif self._comment_follows(end := cast(yaml.Mark, event.end_mark)):
            fault = fault_in(self.text)
            if fault and fault.starts == place.line - 1 and (mending := mend(self.text, fault)):
                raise _Unreadable.of(_mended(mending, place.file))
            says = 'the text ends here, for " #" starts a comment'
            whole = quoted(event.value + self.text[end.index :].partition("\n")[0].rstrip())
            instead = f"put the comment on a line of its own, or the text in quotes: {whole}"
            self.problems.append(Problem(self._place_of(end), says, instead, "yaml"))
        elif event.value.endswith('"') and event.value.count('"') == 1:
            says = 'the " at the end of the text is opened nowhere'
            self.problems.append(Problem(place, says, f"write: {quoted(event.value[:-1])}", "yaml"))
        return event.value

    def _no_value(self, written: str, place: Place, path: Path) -> Problem:
        name = next((part for part in reversed(path) if isinstance(part, str)), "this file")
        if not path:
            return Problem(place, "this file is empty", "write a record, or delete the file", "yaml")
        beside = [key[-1] for key in self.places.keys if key[:-1] == path[:-1] and key != path]
        is_of_number = name[:1].isdigit() and beside[-1:] in (["value"], ["low"], ["high"])
        if name.isdigit() or is_of_number:  # {value: 32,1}, {value: 1,000}
            says = f'the number ends before the comma, and "{name}" stands alone'
            raise _Unreadable(place, says, "write a decimal point, as in 32.1, and no sign between thousands: 1000000")
        if written:
            says = f'"{name}" has no value, for to YAML the word {written} is none'
            return Problem(place, says, f'write "{written}" if the word is meant, or delete the line', "yaml")
        fault = fault_in(self.text)
        if fault and (fault.line + 1, fault.column + 1) == (place.line, place.column):
            if mending := mend(self.text, fault):
                raise _Unreadable.of(_mended(mending, self.file))
            if " " in name:
                says = f'a comma ends the text before it within {{}}, and "{name}" stands alone'
                raise _Unreadable(place, says, 'put the whole text in quotes: "first half, second half"')
        instead = "write one, or delete the line if the field may be left out"
        return Problem(place, f'"{name}" has no value', instead, "yaml")

    def _comment_follows(self, end: yaml.Mark) -> bool:
        return bool(_COMMENT.match(self.text, end.index))

    def _comments_within(self, event: yaml.ScalarEvent) -> Iterator[Problem]:
        """Find lines of a block text that were meant as comments: within it there are none."""
        start, end = cast(yaml.Mark, event.start_mark), cast(yaml.Mark, event.end_mark)
        first, _ = self.lines.place(start.index)
        for number, line in enumerate(self.text[start.index : end.index].split("\n")[1:], start=first + 1):
            if line.lstrip(" ").startswith("# ") or line.strip() == "#":
                place = Place(self.file, number + 1, line.index("#") + 1)
                says = "this line is part of the text above it, for within it nothing is a comment"
                yield Problem(place, says, "put the comment above the key, or put the text in quotes", "yaml")
