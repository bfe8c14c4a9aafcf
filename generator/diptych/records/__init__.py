"""What contributors write: perspectives, topics, facts and sources, each field with its rule and its words.

These models are the one definition. The JSON Schemas for editors are made from them, and so is the error that a
contributor reads. They hold only what is typed; whatever can be computed is in `library`.
"""

from diptych.records.corrected import Corrected, Correction, CorrectionKind, Was
from diptych.records.fact import Fact, FactCorrection
from diptych.records.key_question import KeyAnswer, KeyQuestion
from diptych.records.lists import Exemption, Omission, TextWords, WordList, Words
from diptych.records.parts import (
    EditorsNote,
    Figure,
    Footnote,
    Forecast,
    Kind,
    Name,
    NoteKind,
    Passage,
    Qualifier,
    Quotation,
    Scale,
    Selector,
)
from diptych.records.perspective import Perspective, Section
from diptych.records.position import OmittedAt, Position, TextShape
from diptych.records.source import CslName, FoundBy, Source, SourceKind, SourceType
from diptych.records.subject import Subject, SubjectKind
from diptych.records.topic import Question, Relation, Silence, Timing, Topic

__all__ = [
    "Corrected",
    "Correction",
    "CorrectionKind",
    "CslName",
    "EditorsNote",
    "Exemption",
    "Fact",
    "FactCorrection",
    "Figure",
    "Footnote",
    "Forecast",
    "FoundBy",
    "KeyAnswer",
    "KeyQuestion",
    "Kind",
    "Name",
    "NoteKind",
    "Omission",
    "OmittedAt",
    "Passage",
    "Perspective",
    "Position",
    "Qualifier",
    "Question",
    "Quotation",
    "Relation",
    "Scale",
    "Section",
    "Selector",
    "Silence",
    "Source",
    "SourceKind",
    "SourceType",
    "Subject",
    "SubjectKind",
    "TextShape",
    "TextWords",
    "Timing",
    "Topic",
    "Was",
    "WordList",
    "Words",
]
