"""A fact, what it was before its corrections, and what corrected it."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from diptych.records.corrected import check_absent, corrections_lead_here, earlier_versions
from diptych.records.parts import EditorsNote, Figure, Footnote, Forecast, Kind, Name, Passage, Quotation
from diptych.records.record import Record
from diptych.records.values import Day, Edtf, Id, QuestionPath, Statement, Text, wrong


class CorrectionKind(StrEnum):
    """What a correction changed."""

    FIGURE = "figure"
    DATE = "date"
    QUOTATION = "quotation"
    SOURCE = "source"
    MEANING = "meaning"
    WITHDRAWN = "withdrawn"


class Was(Record):
    """The fields that a correction changed, as they were before it."""

    perspective: Id | None = None
    statement: Statement | None = None
    kind: Kind | None = None
    figures: tuple[Figure, ...] | None = None
    quotation: Quotation | None = None
    date: Edtf | None = None
    inferred: Text | None = None
    said_by: Text | None = None
    passage: Passage | None = None
    footnotes: tuple[Footnote, ...] | None = None
    forecast: Forecast | None = None
    absent: tuple[str, ...] = ()
    """The names of fields that the fact did not have then."""

    @model_validator(mode="after")
    def _absent_fields_exist(self) -> "Was":
        check_absent(self.absent, type(self))
        return self


class Correction(Record):
    """A change of a published fact in its substance: when, what it was, why."""

    version: Annotated[int, Field(ge=2)]
    """The version that the correction made: 2 for the first one."""
    date: Day
    """The day it was made."""
    kind: CorrectionKind
    """What it changed: figure, date, quotation, source, meaning; or withdrawn."""
    was: Was = Was()
    """The changed fields as they were before, so that every earlier version can be shown again."""
    why: Text
    """Why it was changed, in a sentence for readers."""


class Fact(Record):
    """One claim that one perspective makes."""

    perspective: Id
    """Whose claim it is: an id from perspectives.yml."""
    question: Id
    """The question of this topic that it answers: an id from topic.yml."""
    also_answers: tuple[QuestionPath, ...] = ()
    """Other questions that it answers too, as topic/question; there it stands in a line that leads to the whole."""
    kind: Kind
    """figure, event, quotation, forecast or assertion."""
    statement: Statement
    """The claim in our own words, hedges kept: one or two plain sentences, at most 45 words."""
    figures: tuple[Figure, ...] = ()
    """Its numbers, the one the card shows large first; figures that form a series stay together."""
    chart: Text | None = None
    """The title of the chart that its figures stand in. Needed only where unlike figures may be compared, by the text
    itself: those of every fact that names the same chart are drawn to one scale, in one unit. A series, figures with
    one label and different dates, is drawn without it."""
    quotation: Quotation | None = None
    """For kind quotation: the words, and who said them."""
    date: Edtf | None = None
    """When it happened or held, as the text gives it (EDTF)."""
    inferred: Text | None = None
    """From what the date was inferred, where the text does not print it."""
    said_by: Text | None = None
    """Whom the text credits with the claim; left out where it speaks in its own voice."""
    passage: Passage
    """Where the text says it: {exact: 4 to 30 words copied exactly, section: the id of its section}."""
    footnotes: tuple[Footnote, ...] = ()
    """The text's notes to this claim, and the works they cite."""
    forecast: Forecast | None = None
    """For kind forecast: when it falls due and what would settle it."""
    names: tuple[Name, ...] = ()
    """Names that the text spells otherwise than is standard today."""
    places: tuple[Id, ...] = ()
    """The places it is about, as ids: north-bank, lower-valley."""
    notes: tuple[EditorsNote, ...] = ()
    """Editor's notes."""
    published: Day | None = None
    """The day it was first published, where that is later than its topic's."""
    corrections: tuple[Correction, ...] = ()
    """What was corrected since, oldest first."""
    moved_from: tuple[Id, ...] = ()
    """Ids that the fact had before, the oldest first; their addresses keep working."""

    @model_validator(mode="after")
    def _parts_fit_kind(self) -> "Fact":
        needs = {Kind.FIGURE: "figures", Kind.QUOTATION: "quotation", Kind.FORECAST: "forecast"}
        if (part := needs.get(self.kind)) and not getattr(self, part):
            raise wrong(f"a fact of kind {self.kind} needs {part}", f"add {part}:, or choose another kind")
        for kind in (Kind.QUOTATION, Kind.FORECAST):
            if getattr(self, needs[kind]) and self.kind is not kind:
                raise wrong(f"{needs[kind]} goes with kind {kind}, not {self.kind}", f"write kind: {kind}")
        if self.inferred and not self.date:
            raise wrong("inferred explains a date, and there is none", "add date:, or delete inferred:")
        return self

    @model_validator(mode="after")
    def _corrections_lead_here(self) -> "Fact":
        for number, correction in enumerate(self.corrections, start=2):
            is_withdrawal, is_last = correction.kind is CorrectionKind.WITHDRAWN, number == self.version
            if is_withdrawal and not is_last:
                raise wrong("a withdrawn fact is corrected after it", "delete what follows the withdrawal")
            if not is_withdrawal and not correction.was.model_fields_set:
                raise wrong(f"correction {number - 1} does not say what was", "add was: with the old values")
        corrections_lead_here(self, self.corrections)
        return self

    @property
    def version(self) -> int:
        """The number of the current version: 1, and one more for every correction."""
        return 1 + len(self.corrections)

    @property
    def is_withdrawn(self) -> bool:
        """Whether the fact was taken back."""
        return bool(self.corrections) and self.corrections[-1].kind is CorrectionKind.WITHDRAWN

    @property
    def headline(self) -> Figure | None:
        """The figure that is itself the claim, which is shown large; in other kinds of claim no figure is."""
        return self.figures[0] if self.kind is Kind.FIGURE else None

    @property
    def other_figures(self) -> tuple[Figure, ...]:
        """The figures besides the headline."""
        return self.figures[1:] if self.headline else self.figures

    def versions(self) -> list["Fact"]:
        """Show the fact as it stood at each version, the first one first and the current one last."""
        return [*reversed(list(earlier_versions(self, self.corrections))), self]
