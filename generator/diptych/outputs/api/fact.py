"""A fact as the API gives it: its fields and their words, from which its JSON Schema is made.

These are promises to other people's programs. A field may be added, and `api_answers.SCHEMA_VERSION` says so; what
stands here keeps its name, its type and its meaning for as long as the addresses begin with api/v1.
"""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, create_model

from diptych import library, records, wording
from diptych.library import Change, Corrects, Evidence
from diptych.records import CorrectionKind, Kind, NoteKind, Qualifier
from diptych.records.record import Record
from diptych.wording import addresses

Number = Annotated[int | float, WithJsonSchema({"type": "number"})]
Day = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
Edtf = Annotated[str, WithJsonSchema({"type": "string", "examples": ["2024", "2025-03", "2024~", "2022-11/2023-02"]})]
Url = Annotated[str, WithJsonSchema({"type": "string", "format": "uri"})]
Version = Annotated[int, Field(ge=1)]


class Part(BaseModel):
    """A part of an answer: it has all of its fields, and null where there is nothing to say."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, use_attribute_docstrings=True)


class Figure(Part):
    """A number; either value, or low and high."""

    label: str
    value: Number | None
    """The whole number: 3.3 million is 3300000. Its digits may be more than the text gives; `text` has those."""
    low: Number | None
    high: Number | None
    unit: str
    """percent, a currency's ISO 4217 code, a CLDR unit, or a plain noun."""
    qualifier: Qualifier
    """The text's hedge. A number quoted without it is misquoted."""
    date: Edtf | None
    """When the figure held (EDTF)."""
    inferred: str | None
    """From what the date was inferred, where the text does not print it."""
    text: str
    """The figure with hedge and unit, as readers are shown it."""


class Quotation(Part):
    """Words that are themselves the fact."""

    words: str
    speaker: str


class Forecast(Part):
    """When a forecast falls due, and what would settle it."""

    due: Edtf
    inferred: str | None
    settles: str


class Passage(Part):
    """Where the text says it: a Web Annotation TextQuoteSelector."""

    exact: str
    prefix: str | None
    suffix: str | None
    section: str | None
    """The id of the part of the text it stands in; null before the first heading."""
    url: Url | None
    """A link to the passage itself, where the text can be read."""


class Footnote(Part):
    """A mark in the text, and the work it cites."""

    mark: str
    source: str
    """The id of the work, in sources.json."""
    locator: str | None
    """Where in the work: a page."""
    printed: str | None
    """What the note prints in place of the work: Ibid."""


class Name(Part):
    """A name in today's standard spelling."""

    name: str
    printed: list[str]
    """The text's own spellings."""


class EditorsNote(Part):
    """A remark of the editors."""

    kind: NoteKind
    text: str
    source: str | None
    """The id of the work it rests on, in sources.json."""
    locator: str | None


class Reached(Part):
    """A correction of something else that the fact's card shows: of its question, its text or a work that it cites."""

    version: Annotated[int, Field(ge=2)]
    """The version of the card that it made."""
    date: Day
    kind: CorrectionKind
    why: str
    of: Corrects
    id: str
    """The id of what was corrected."""


class Correction(Part):
    """A change of a published fact."""

    version: Annotated[int, Field(ge=2)]
    """The version of the card that it made."""
    date: Day
    kind: CorrectionKind
    why: str
    was: "Was"  # type: ignore[valid-type]  # it is made of the record's fields, below


class Fact(Part):
    """One claim that one perspective makes."""

    id: str
    topic: str
    question: str
    """The id of the question that it answers, unique within its topic."""
    also_answers: list[str]
    """Other questions that it answers too, as topic/question."""
    perspective: str
    """The id of the side whose claim it is."""
    kind: Kind
    statement: str
    """The claim in the site's words, hedges kept."""
    figures: list[Figure]
    quotation: Quotation | None
    forecast: Forecast | None
    date: Edtf | None
    """When it happened or held, as the text gives it (EDTF)."""
    inferred: str | None
    """From what the date was inferred, where the text does not print it."""
    said_by: str | None
    """Whom the text credits with the claim; null where it speaks in its own voice."""
    passage: Passage
    footnotes: list[Footnote]
    evidence: Evidence
    """cited: a work that can be found; bare: a note that names none; credited: somebody is named, no work; none."""
    names: list[Name]
    places: list[str]
    notes: list[EditorsNote]
    published: Day | None
    """The day it was first published; null before its release."""
    updated: Day | None
    """The day its current version was made; null before its release."""
    version: Version
    withdrawn: bool
    """Whether the fact was taken back. Its addresses keep working, and say so."""
    corrections: list[Correction]
    """What was corrected of the fact itself, oldest first."""
    reached_by: list[Reached]
    """What was corrected of all else that its card shows, oldest first."""
    moved_from: list[str]
    """Ids that the fact had before."""
    url: Url
    embed_url: Url
    """The card alone; it follows corrections."""
    version_url: Url
    """The card of this version, kept for ever."""
    image_url: Url


# Every field that a correction can change, as the fact above has it.
_CHANGEABLE: dict[str, Any] = {name: (Fact.__annotations__[name] | None, None) for name in records.Fact.changeable()}
_WAS = "The fields that a correction changed, as they were before it: null where the fact had no such field then."
_MADE = {"use_attribute_docstrings": False}  # it has no source, in which pydantic would look frame by frame
Was = create_model("Was", __base__=Part, __doc__=_WAS, __cls_kwargs__=_MADE, **_CHANGEABLE)
Correction.model_rebuild()
Fact.model_rebuild()
# The parts that have the record's own fields.
_ALIKE: dict[type[Record], type[Part]] = {
    records.Quotation: Quotation,
    records.Forecast: Forecast,
    records.Footnote: Footnote,
    records.Name: Name,
    records.EditorsNote: EditorsNote,
}


def fact_part(fact: library.Fact, url: str) -> Fact:
    """Make what the API gives of a fact; `url` is the site's address."""
    record = fact.record
    computed = {"published", "corrections"}
    same = (Fact.model_fields.keys() & type(record).model_fields.keys()) - computed
    fields = {name: _as_part(getattr(record, name), fact.side) for name in same}
    return Fact(
        **fields,
        id=fact.id,
        topic=fact.topic.id,
        evidence=fact.evidence,
        published=fact.published,
        updated=fact.updated,
        version=fact.version,
        withdrawn=record.is_withdrawn,
        corrections=[_correction(each, fact.side) for each in fact.changes if each.of is Corrects.CLAIM],
        reached_by=[_reached(each) for each in fact.changes if each.of is not Corrects.CLAIM],
        url=url + addresses.fact(fact.id),
        embed_url=url + addresses.card(fact.id),
        version_url=url + addresses.version(fact.id, fact.version),
        image_url=url + addresses.picture_of(addresses.card(fact.id)),
    )


def number(amount: Decimal | None, figure: records.Figure) -> int | float | None:
    """Make a JSON number of a figure's amount, multiplied by its scale."""
    if amount is None:
        return None
    whole = amount * figure.factor
    return int(whole) if whole == whole.to_integral_value() else float(whole)


def _as_part(value: Any, side: library.Side) -> Any:
    """Make what the API gives of a field's value."""
    if isinstance(value, tuple):
        return [_as_part(each, side) for each in value]
    if isinstance(value, records.Figure):
        return _figure(value)
    if isinstance(value, records.Passage):
        return _passage(value, side)
    return _ALIKE[type(value)](**value.model_dump()) if type(value) in _ALIKE else value


def _figure(figure: records.Figure) -> Figure:
    return Figure(
        label=figure.label,
        value=number(figure.value, figure),
        low=number(figure.low, figure),
        high=number(figure.high, figure),
        unit=figure.unit,
        qualifier=figure.qualifier,
        date=figure.date,
        inferred=figure.inferred,
        text=wording.figure_words(figure).text,
    )


def _passage(passage: records.Passage, side: library.Side) -> Passage:
    url = addresses.text_fragment(side.record.url, passage) if side.record.url else None
    return Passage(**passage.model_dump(), url=url)


def _reached(change: Change) -> Reached:
    made = change.correction
    return Reached(version=change.version, date=made.date, kind=made.kind, why=made.why, of=change.of, id=change.id)


def _correction(change: Change, side: library.Side) -> Correction:
    correction, was = change.correction, change.correction.was
    fields = {name: _as_part(was.before(name), side) for name in was.changed - was.gone} | dict.fromkeys(was.gone)
    return Correction(
        version=change.version,
        date=correction.date,
        kind=correction.kind,
        why=correction.why,
        was=Was(**fields),
    )
