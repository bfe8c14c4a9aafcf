"""positions.yml, text-shapes.yml: where in its text each passage stands, as `diptych locate` found it."""

from typing import Annotated

from pydantic import Field

from diptych.records.record import Record
from diptych.values.types import Id, Text


class Position(Record):
    """Where a passage stands in its text. Without the text nobody can tell, so it is written down."""

    paragraph: Annotated[int, Field(ge=1, le=10**9)]
    """The paragraph, counted from the text's first line."""
    start: Annotated[int, Field(ge=0, le=10**9)]
    """How many characters of the text stand before it."""
    share: Annotated[float, Field(ge=0, le=1)]
    """The same as a part of the whole: 0 at the beginning, 1 at the end."""


class OmittedAt(Position):
    """Where a passage stands that is on no fact."""

    exact: Text
    """Its words, as omissions.yml has them."""


class TextShape(Record):
    """How long a text is, and where its parts begin: what of it can be drawn by who has not got it."""

    characters: Annotated[int, Field(ge=1)]
    """How many characters it has, its endnotes left out."""
    paragraphs: Annotated[int, Field(ge=1)]
    """How many lines hold something, title and headings among them, its endnotes left out."""
    headings: dict[Id, Position] = Field(default_factory=dict)
    """Where each section's heading stands, by the section's id."""
    omissions: tuple[OmittedAt, ...] = ()
    """Where each passage stands that is left out, in the order of the text."""
