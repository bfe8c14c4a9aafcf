"""perspectives.yml: the two sides."""

from typing import TYPE_CHECKING, Annotated

from diptych.records.corrected import Corrected, Correction, correction_of
from diptych.records.record import Record
from diptych.values.limits import CORRECTIONS, PARTS, QUESTIONS, at_most
from diptych.values.types import Id, Language, Text, Url


class Section(Record):
    """A part of a text, known by its heading."""

    id: Id
    heading: Text


class PerspectiveBody(Record):
    """What is said of a side and of its text."""

    name: Text
    """Short name, shown beside the side's mark."""
    title: Text
    """The text's title."""
    author: Text | None = None
    """Who signed it; left out where nobody did."""
    publisher: Text | None = None
    """Who published it, where that is known."""
    url: Url | None = None
    """Where it can be read, where that is known."""
    language: Language = "en"
    """The language it is written in (BCP 47)."""
    dated: Text | None = None
    """When it was written, in the few words that stand wherever the time between the texts matters: May 2025."""
    dating: Text
    """What is known of its date, and from what; an inference is called one."""
    thesis: Text
    """What it holds, in its own terms, in a sentence."""
    sourcing: Text
    """How it gives its sources, in a sentence."""
    sections: Annotated[tuple[Section, ...], at_most(QUESTIONS)] = ()
    """Its headed parts, in its own order."""


if TYPE_CHECKING:
    PerspectiveCorrection = Correction
else:  # it is made of the fields above
    PerspectiveCorrection = correction_of(PerspectiveBody)


class Perspective(Corrected, PerspectiveBody):
    """One of the two sides; it stands for one text."""

    key_figures: Annotated[tuple[Id, ...], at_most(PARTS)] = ()
    """Ids of the facts whose figures tell most of the text, for the home page: the same number for each side."""
    corrections: Annotated[tuple[PerspectiveCorrection, ...], at_most(CORRECTIONS)] = ()
    """What was corrected since it was published, oldest first."""
