"""What a fact is made of: figures, quotation, passage, footnotes, forecast, names, editor's notes."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import model_validator

from diptych.records.record import Record, said_of, where
from diptych.values.limits import FORMS, at_most
from diptych.values.types import Edtf, Excerpt, Id, Mark, Number, Pages, Text, Unit, wrong
from diptych.values.units import SHARES


class Kind(StrEnum):
    """What sort of claim a fact is."""

    FIGURE = "figure"
    EVENT = "event"
    QUOTATION = "quotation"
    FORECAST = "forecast"
    ASSERTION = "assertion"


class Qualifier(StrEnum):
    """How a text hedges a figure. Hedges survive."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"
    BETWEEN = "between"


class Scale(StrEnum):
    """The power of ten a text says in words, so that no digits are gained."""

    THOUSAND = "thousand"
    MILLION = "million"
    BILLION = "billion"
    TRILLION = "trillion"

    @property
    def factor(self) -> int:
        """The number the word stands for."""
        return int(1000 ** (1 + list(Scale).index(self)))


class Figure(Record):
    """A number with unit, label, hedge and its own date."""

    model_config = said_of({
        "dependentRequired": {"low": ["high"], "high": ["low"], "inferred": ["date"]},
        "allOf": [
            where({"low": {}}, {"properties": {"value": False, "qualifier": {"const": "between"}},
                                "required": ["qualifier"]},
                  {"required": ["value"], "properties": {"qualifier": {"not": {"const": "between"}}}}),
            where({"unit": {"enum": list(SHARES)}}, {"properties": {"scale": False}}),
        ],
    })  # fmt: skip

    label: Text
    """What is counted or measured, in a few words."""
    value: Number | None = None
    """The number, in digits with a point; for a range write low and high instead."""
    low: Number | None = None
    """The lower end of a range."""
    high: Number | None = None
    """The upper end of a range."""
    scale: Scale | None = None
    """thousand, million, billion or trillion, where the text says the number so."""
    unit: Unit
    """percent, a currency's ISO 4217 code (RUB, USD), a CLDR unit (kilometer), or a noun in the plural (bridges)."""
    qualifier: Qualifier = Qualifier.EXACT
    """The text's hedge: exact, about, at-least, at-most, more-than, less-than, between."""
    date: Edtf | None = None
    """When the figure held (EDTF)."""
    inferred: Text | None = None
    """From what the date was inferred, where the text does not print it."""

    @model_validator(mode="after")
    def _number_or_range(self) -> "Figure":
        whole_range = self.low is not None and self.high is not None
        if self.low is not None and self.high is not None and self.low >= self.high:
            says = f"low ({self.low}) is not below high ({self.high})"
            raise wrong(says, "write the smaller number as low", at="low")
        if (self.value is not None) == whole_range or (self.low is None) != (self.high is None):
            raise wrong("it needs either a value, or low and high", "write value: 32.1, or low: 500 and high: 600")
        if whole_range != (self.qualifier is Qualifier.BETWEEN):
            raise wrong("between goes with low and high, and they with it", "write qualifier: between, low and high")
        if self.inferred and not self.date:
            raise wrong("inferred explains a date, and there is none", "add date:, or delete inferred:", at="inferred")
        if self.scale and self.unit in SHARES:
            whole = ", ".join(f"{name}: {end * self.factor:f}" for name, end in self._named_ends)
            raise wrong(f"{self.unit} goes with no scale", f"write the number out: {whole}", at="scale")
        return self

    @property
    def _named_ends(self) -> list[tuple[str, Decimal]]:
        named = (("value", self.value), ("low", self.low), ("high", self.high))
        return [(name, end) for name, end in named if end is not None]

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """Its numbers as they are written: the value, or the two ends of the range."""
        return tuple(end for _, end in self._named_ends)

    @property
    def amount(self) -> Decimal | None:
        """The whole number; of a range there is none."""
        ends = [end * self.factor for end in self.ends]
        return None if len(ends) > 1 else ends[0]

    @property
    def factor(self) -> int:
        """What value, low and high are multiplied by to have the whole number."""
        return self.scale.factor if self.scale else 1


class Quotation(Record):
    """Words that are themselves the fact, exactly as the text gives them."""

    words: Text
    """The quoted words, without quotation marks."""
    speaker: Text
    """Who said them, according to the text."""


class Selector(Record):
    """A stretch of a text: a Web Annotation TextQuoteSelector."""

    exact: Text
    """An excerpt, copied exactly."""
    prefix: Text | None = None
    """The words right before it, where the excerpt alone occurs more than once."""
    suffix: Text | None = None
    """The words right after it, where the excerpt alone occurs more than once."""


class Passage(Selector):
    """The stretch of a text that a fact rests on."""

    exact: Excerpt
    """An excerpt of 4 to 12 words, up to 30 where a figure or a quotation needs them, copied exactly."""
    section: Id | None = None
    """The id of the section it stands in (perspectives.yml); left out before the first heading."""


class Footnote(Record):
    """A mark in the text, and the work it cites."""

    mark: Mark
    """The mark as the text prints it, without brackets: xix."""
    source: Id
    """The id of the cited work: the name of its file in facts/sources/."""
    locator: Pages | None = None
    """Where in the work: a page, as the note prints it."""
    printed: Text | None = None
    """What the note prints in place of the work: Ibid."""


class Forecast(Record):
    """When a forecast falls due, and what would settle it."""

    due: Edtf
    """The date by which the text expects it (EDTF)."""
    inferred: Text | None = None
    """From what that date was inferred, where the text does not print it."""
    settles: Text
    """What would show that it came true or did not, in a sentence."""


class NoteKind(StrEnum):
    """What an editor's note rests on."""

    TEXT = "text"
    NOTE = "note"
    ARITHMETIC = "arithmetic"
    OUTSIDE = "outside"


class EditorsNote(Record):
    """A remark of the editors, the only place for one."""

    model_config = said_of(where({"kind": {"const": "outside"}}, {"required": ["source"]}))

    kind: NoteKind
    """text (the piece contradicts itself), note (a cited title or date does not show it), arithmetic, outside."""
    text: Text
    """The remark; a sum is shown worked."""
    source: Id | None = None
    """The source of an outside note; without one it is not published."""
    locator: Pages | None = None
    """Where in the source."""

    @model_validator(mode="after")
    def _outside_has_source(self) -> "EditorsNote":
        if self.kind is NoteKind.OUTSIDE and self.source is None:
            instead = "add source: with the id of a file in facts/sources/"
            raise wrong("an outside note needs a cited source", instead, at="kind")
        return self


class Name(Record):
    """A name in today's standard spelling, where the text spells it otherwise."""

    name: Text
    """Today's standard spelling, used in the statement."""
    printed: Annotated[tuple[Text, ...], at_most(FORMS, at_least=1)]
    """The text's own spellings, all of them."""
