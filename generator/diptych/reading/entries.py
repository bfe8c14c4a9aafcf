"""What was read of the folder `facts/`: records, each with the places of its keys, and what could not be read."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from diptych.problem import Place, Problem
from diptych.reading.yaml.document import Document
from diptych.records import (
    Exemption,
    Fact,
    KeyQuestion,
    Omission,
    Perspective,
    Position,
    Source,
    Subject,
    TextShape,
    TextWords,
    Topic,
    Words,
)

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Entry(Generic[Model]):
    """A record with its id and the places of its keys and values."""

    id: str
    record: Model
    document: Document
    at: tuple[str | int, ...] = ()

    @cached_property
    def folder(self) -> str:
        """The name of the folder that its file is in: of a fact, its topic."""
        return PurePosixPath(self.document.file).parent.name

    def place(self, *path: str | int) -> Place:
        """Find the place of a value in the record."""
        return self.document.value_place((*self.at, *path))


class Broken(NamedTuple):
    """A record that could not be read: what it was meant as (a fact, a source …), its id, and its folder.

    The id is empty where it cannot be told.
    """

    word: str
    id: str
    folder: str


@dataclass
class Records:
    """Everything that lies in `facts/`, read but not yet checked against each other.

    `broken` holds the records that could not be read: nobody is told that they do not exist.
    """

    folder: str
    perspectives: dict[str, Entry[Perspective]] = field(default_factory=dict)
    topics: dict[str, Entry[Topic]] = field(default_factory=dict)
    facts: list[Entry[Fact]] = field(default_factory=list)
    sources: dict[str, Entry[Source]] = field(default_factory=dict)
    names: dict[str, Entry[Subject]] = field(default_factory=dict)
    positions: dict[str, Entry[Position]] = field(default_factory=dict)
    key_questions: list[Entry[KeyQuestion]] = field(default_factory=list)
    omissions: list[Entry[Omission]] = field(default_factory=list)
    exemptions: list[Entry[Exemption]] = field(default_factory=list)
    words: Words = field(default_factory=Words)
    text_words: dict[str, Entry[TextWords]] = field(default_factory=dict)
    text_shapes: dict[str, Entry[TextShape]] = field(default_factory=dict)
    broken: set[Broken] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def may_be(self, word: str, id_: str) -> bool:
        """Tell whether a record of a kind (`fact`, `source` …) may be there, among those that could not be read."""
        return any(each.word == word and each.id in (id_, "") for each in self.broken)
