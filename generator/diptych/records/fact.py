"""A fact, and what a correction of it can change."""

from typing import TYPE_CHECKING, Annotated

from pydantic import model_validator

from diptych.records.corrected import Corrected, Correction, CorrectionKind, correction_of
from diptych.records.parts import EditorsNote, Figure, Footnote, Forecast, Kind, Name, Passage, Quotation
from diptych.records.record import Record, said_of, where
from diptych.values.limits import CORRECTIONS, FIGURES, MOVES, PARTS, at_most
from diptych.values.types import Day, Edtf, Id, QuestionPath, Statement, Text, wrong

_AS_IN = {
    "figures": "[{label: what is counted, value: 32.1, unit: percent}]",
    "quotation": "{words: the words as they were said, speaker: who said them}",
    "forecast": "{due: 2027, settles: what would show whether it came true}",
}


class FactBody(Record):
    """What a fact says: every field of it that a correction can change, and the title of its chart."""

    perspective: Id
    """Whose claim it is: an id from perspectives.yml."""
    question: Id
    """The question of this topic that it answers: an id from topic.yml."""
    also_answers: Annotated[tuple[QuestionPath, ...], at_most(PARTS)] = ()
    """Other questions that it answers too, as topic/question; there it stands in a line that leads to the whole."""
    kind: Kind
    """figure, event, quotation, forecast or assertion."""
    statement: Statement
    """The claim in our own words, hedges kept: one or two plain sentences, at most 45 words."""
    figures: Annotated[tuple[Figure, ...], at_most(FIGURES)] = ()
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
    footnotes: Annotated[tuple[Footnote, ...], at_most(PARTS)] = ()
    """The text's notes to this claim, and the works they cite."""
    forecast: Forecast | None = None
    """For kind forecast: when it falls due and what would settle it."""
    names: Annotated[tuple[Name, ...], at_most(PARTS)] = ()
    """Names that the text spells otherwise than is standard today."""
    places: Annotated[tuple[Id, ...], at_most(PARTS)] = ()
    """The places it is about, as ids: north-bank, lower-valley."""
    notes: Annotated[tuple[EditorsNote, ...], at_most(PARTS)] = ()
    """Editor's notes."""


if TYPE_CHECKING:
    FactCorrection = Correction
else:  # it is made of the fields above
    FactCorrection = correction_of(FactBody, but_for=("chart",), kind_is_said=True)


_NEEDS = {Kind.FIGURE: "figures", Kind.QUOTATION: "quotation", Kind.FORECAST: "forecast"}
_GO_WITH = {Kind.QUOTATION: "quotation", Kind.FORECAST: "forecast"}  # and with no other kind


class Fact(Corrected, FactBody):
    """One claim that one perspective makes."""

    model_config = said_of({
        "dependentRequired": {"inferred": ["date"]},
        "allOf": [
            *(where({"kind": {"const": kind.value}}, {"required": [part], "properties": {part: {"minItems": 1}}})
              for kind, part in _NEEDS.items()),
            *(where({part: {}}, {"properties": {"kind": {"const": kind.value}}}) for kind, part in _GO_WITH.items()),
        ],
    })  # fmt: skip

    published: Day | None = None
    """The day it was first published; none before. `diptych release` writes it."""
    corrections: Annotated[tuple[FactCorrection, ...], at_most(CORRECTIONS)] = ()
    """What was corrected since, oldest first."""
    moved_from: Annotated[tuple[Id, ...], at_most(MOVES)] = ()
    """Ids that the fact had before, the oldest first; their addresses keep working."""

    @model_validator(mode="after")
    def _parts_fit_kind(self) -> "Fact":
        if (part := _NEEDS.get(self.kind)) and not getattr(self, part):
            instead = f"add {part}: {_AS_IN[part]}, or choose another kind"
            raise wrong(f"a fact of kind {self.kind} needs {part}", instead, at="kind")
        for kind, part in _GO_WITH.items():
            if getattr(self, part) and self.kind is not kind:
                raise wrong(f"{part} goes with kind {kind}, not {self.kind}", f"write kind: {kind}", at="kind")
        if self.inferred and not self.date:
            raise wrong("inferred explains a date, and there is none", "add date:, or delete inferred:", at="inferred")
        return self

    @model_validator(mode="after")
    def _withdrawn_at_last(self) -> "Fact":
        if any(each.kind is CorrectionKind.WITHDRAWN for each in self.corrections[:-1]):
            instead = "delete what follows the withdrawal"
            raise wrong("a withdrawn fact is corrected after it", instead, at="corrections")
        return self

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
