"""The reference of all that people write, made from the models: each record's fields, with what they take."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from diptych.records import (
    Correction,
    CslName,
    EditorsNote,
    Exemption,
    Fact,
    Figure,
    Footnote,
    Forecast,
    KeyAnswer,
    KeyQuestion,
    Name,
    Omission,
    Passage,
    Perspective,
    Question,
    Quotation,
    Section,
    Silence,
    Source,
    Subject,
    Topic,
    WordList,
    Words,
)
from diptych.records.record import described
from diptych.schemas.examples import EXAMPLES, Example
from diptych.values.letters import one_space

# What people write, with its file; what stands within another has none. `positions.yml`, `text-shapes.yml` and
# `text-words.yml` are written by commands.
WRITTEN: dict[type[BaseModel], tuple[str, str]] = {
    Fact: ("A fact", "facts/<topic>/<fact>.yml"),
    Figure: ("A figure", ""),
    Quotation: ("A quotation", ""),
    Passage: ("A passage", ""),
    Footnote: ("A footnote", ""),
    Forecast: ("A forecast", ""),
    Name: ("A name that is spelt otherwise", ""),
    EditorsNote: ("An editor’s note", ""),
    Correction: ("A correction", ""),
    Topic: ("A topic", "facts/<topic>/topic.yml"),
    Question: ("A question", ""),
    Silence: ("A silence", ""),
    Source: ("A cited work", "facts/sources/<source>.yml"),
    CslName: ("An author", ""),
    Perspective: ("A perspective", "facts/perspectives.yml, by its id"),
    Section: ("A section", ""),
    Subject: ("A name of the index", "facts/names.yml, by its id"),
    Omission: ("An omission", "facts/omissions.yml, a list"),
    Exemption: ("An exemption", "facts/exemptions.yml, a list"),
    KeyQuestion: ("A key question", "facts/key-questions.yml, a list"),
    KeyAnswer: ("An answer to a key question", ""),
    Words: ("The words", "facts/words.yml"),
    WordList: ("A list of words", ""),
}


@dataclass(frozen=True)
class Field:
    """A field as it is written: what it is for, what it takes, and an example of right and of wrong."""

    name: str
    is_needed: bool
    help: str
    choices: tuple[str, ...]
    made_of: str
    example: Example


@dataclass(frozen=True)
class Written:
    """Something that people write: its title, its file where it has one, what it is, and its fields."""

    id: str
    title: str
    file: str
    is_: str
    fields: tuple[Field, ...]


def reference() -> Iterator[Written]:
    """Describe all that people write, in the order in which they meet it."""
    for model, (title, file) in WRITTEN.items():
        fields = tuple(_field(model, name, info) for name, info in model.model_fields.items())
        yield Written(_id(model), title, file, one_space(model.__doc__ or ""), fields)


def _field(model: type[BaseModel], name: str, info: FieldInfo) -> Field:
    written = info.alias or name
    within = [each for each in _types(info.annotation) if isinstance(each, type)]
    choices = (choice.value for each in within if issubclass(each, StrEnum) for choice in each)
    made_of = next((_id(each) for each in within if each in WRITTEN), "")
    made_of = made_of or next((_id(Correction) for each in within if issubclass(each, Correction)), "")
    example = EXAMPLES[model.__name__][written]
    return Field(written, info.is_required(), described(model, name), tuple(choices), made_of, example)


def _types(annotation: Any) -> Iterator[Any]:
    """Find every type within an annotation: of a list, of what may be left out."""
    yield annotation
    for each in get_args(annotation):
        yield from _types(each)


def _id(model: type[BaseModel]) -> str:
    return WRITTEN[model][0].lower().replace("’", "").replace(" ", "-")
