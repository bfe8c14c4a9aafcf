"""Read what nearly every file is: YAML with nothing in it of which `strict` would have to tell."""

from typing import Any

import yaml

from diptych.reading.yaml.document import Tree
from diptych.reading.yaml.faults import LOADER, quotes_cut
from diptych.reading.yaml.signs import has_misplaced_signs

DEEPEST = 12
NO_VALUE = {"", "~", "null", "Null", "NULL"}


class _NotPlain(Exception):
    """Says that a file has to be read by `strict`, which tells what is wrong with it, if anything is."""


def plain_tree(text: str) -> Tree | None:
    """Read a text that surely has no problem, and whose places nobody may ever ask for; None of any other."""
    # Behind a space this begins a comment, which cuts a text short, or stands within a text.
    if "\r" in text or " #" in text or has_misplaced_signs(text):
        return None
    try:
        tree = _Plain(text).read()
        return None if "{" in text and quotes_cut(text) else tree
    except (_NotPlain, yaml.YAMLError):
        return None


class _Plain:
    """Builds a tree from PyYAML's events, and gives up at the first that is out of the ordinary."""

    def __init__(self, text: str):
        self.next = LOADER(text).get_event

    def read(self) -> Tree:
        self.next()  # the stream's start
        if type(self.next()) is not yaml.DocumentStartEvent:
            raise _NotPlain
        tree = self._node(self.next(), 0)
        self.next()  # the document's end
        if type(self.next()) is not yaml.StreamEndEvent:
            raise _NotPlain
        return tree

    def _node(self, event: Any, depth: int) -> Tree:
        kind = type(event)
        if event.anchor or event.tag or depth > DEEPEST:
            raise _NotPlain
        if kind is yaml.ScalarEvent:
            return _text(event)
        return self._mapping(depth + 1) if kind is yaml.MappingStartEvent else self._sequence(depth + 1)

    def _mapping(self, depth: int) -> dict[str, Tree]:
        mapping: dict[str, Tree] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent or event.anchor or event.tag:
                raise _NotPlain
            key = event.value
            if key in mapping or not key.isascii():
                raise _NotPlain
            mapping[key] = self._node(self.next(), depth)
        return mapping

    def _sequence(self, depth: int) -> list[Tree]:
        items: list[Tree] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            items.append(self._node(event, depth))
        return items


def _text(event: yaml.ScalarEvent) -> str:
    text = event.value
    if not event.style:
        if text in NO_VALUE or text[-1] == '"':
            raise _NotPlain
    elif event.style in "|>" and "#" in text:
        raise _NotPlain
    return text
