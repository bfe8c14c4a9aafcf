"""What contributors write: perspectives, topics, facts and sources, each field with its rule and its words.

These models are the one definition. The JSON Schemas for editors are made from them, and so is the error that a
contributor reads. They hold only what is typed; whatever can be computed is in `library`.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from diptych.values import Day, Edtf, Excerpt, Id, Language, Locator, Number, Statement, Text, Unit, Url, wrong


class Record(BaseModel):
    """The manners of every record: nothing unknown is taken, and nothing changes after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True)


# --- perspectives.yml --------------------------------------------------------------------------------------------


class Section(Record):
    """A part of a text, known by its heading."""

    id: Id
    heading: Text


class Perspective(Record):
    """One of the two sides; it stands for one text."""

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
    dating: Text
    """What is known of its date, and from what; an inference is called one."""
    thesis: Text
    """What it holds, in its own terms, in a sentence."""
    sourcing: Text
    """How it gives its sources, in a sentence."""
    sections: tuple[Section, ...] = ()
    """Its headed parts, in its own order."""


# --- topic.yml ---------------------------------------------------------------------------------------------------


class Relation(StrEnum):
    """How the two answers to a question stand to each other."""

    AGREE = "agree"
    READ_DIFFERENTLY = "read-differently"
    CONTRADICT = "contradict"
    ONE_SIDED = "one-sided"


class Silence(Record):
    """That a text does not speak to a question. Silence is data; no position is inferred from it."""

    perspective: Id
    """The side that is silent."""
    note: Text
    """What its text does and does not say near this, in a sentence."""


class Question(Record):
    """A row of a topic's page, put neutrally; both sides answer it, or one is silent."""

    id: Id
    title: Text
    """The question, in words that neither side would object to."""
    relation: Relation
    """How the answers stand to each other: agree, read-differently, contradict, one-sided."""
    why: Text
    """Why the relation is what it is, in a sentence."""
    silence: Silence | None = None
    """For a one-sided question: the side that does not answer, and what it says instead."""


class Topic(Record):
    """A folder of facts; its page sets the two perspectives side by side."""

    title: Text
    summary: Text
    """What the topic covers on either side, in a sentence or two."""
    published: Day
    """The day on which its facts were first published; a later fact says its own."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    """The questions, in reading order."""


# --- a fact ------------------------------------------------------------------------------------------------------


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
        return 1000 ** (1 + list(Scale).index(self))


class Figure(Record):
    """A number with unit, label, hedge and its own date."""

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
    """percent, a currency's ISO 4217 code (RUB, USD), a CLDR unit (kilometer), or a plain noun (countries)."""
    qualifier: Qualifier = Qualifier.EXACT
    """The text's hedge: exact, about, at-least, at-most, more-than, less-than, between."""
    date: Edtf | None = None
    """When the figure held (EDTF)."""
    inferred: Text | None = None
    """From what the date was inferred, where the text does not print it."""

    @model_validator(mode="after")
    def _number_or_range(self) -> "Figure":
        whole_range = self.low is not None and self.high is not None
        if whole_range and self.low >= self.high:
            raise wrong(f"low ({self.low}) is not below high ({self.high})", "write the smaller number as low")
        if (self.value is not None) == whole_range or (self.low is None) != (self.high is None):
            raise wrong("it needs either a value, or low and high", "write value: 32.1, or low: 500 and high: 600")
        if whole_range != (self.qualifier is Qualifier.BETWEEN):
            raise wrong("between goes with low and high, and they with it", "write qualifier: between, low and high")
        if self.inferred and not self.date:
            raise wrong("inferred explains a date, and there is none", "add date:, or delete inferred:")
        return self

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
    """An excerpt of 4 to 12 words, copied exactly, that points at the claim."""
    section: Id | None = None
    """The id of the section it stands in (perspectives.yml); left out before the first heading."""


class Footnote(Record):
    """A mark in the text, and the work it cites."""

    mark: Annotated[Text, StringConstraints(max_length=12)]
    """The mark as the text prints it, without brackets: xix."""
    source: Id
    """The id of the cited work: the name of its file in facts/sources/."""
    locator: Locator | None = None
    """Where in the work: a page, as the note prints it."""
    printed: Text | None = None
    """What the note prints in place of the work: Ibid."""


class Forecast(Record):
    """When a forecast falls due, and what would settle it."""

    due: Edtf
    """The date by which the text expects it (EDTF)."""
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

    kind: NoteKind
    """text (the piece contradicts itself), note (the cited work does not carry the claim), arithmetic, outside."""
    text: Text
    """The remark; a sum is shown worked."""
    source: Id | None = None
    """The source of an outside note; without one it is not published."""
    locator: Locator | None = None
    """Where in the source."""

    @model_validator(mode="after")
    def _outside_has_source(self) -> "EditorsNote":
        if self.kind is NoteKind.OUTSIDE and self.source is None:
            raise wrong("an outside note needs a cited source", "add source: with the id of a file in facts/sources/")
        return self


class Name(Record):
    """A name in today's standard spelling, where the text spells it otherwise."""

    name: Text
    """Today's standard spelling, used in the statement."""
    printed: Annotated[tuple[Text, ...], Field(min_length=1)]
    """The text's own spellings, all of them."""


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
        fields = set(type(self).model_fields) - {"absent"}
        for name in self.absent:
            if name not in fields:
                raise wrong(f'absent names "{name}", which is no field that was', f"write some of {sorted(fields)}")
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
    kind: Kind
    """figure, event, quotation, forecast or assertion."""
    statement: Statement
    """The claim in our own words, hedges kept: one or two plain sentences, at most 45 words."""
    figures: tuple[Figure, ...] = ()
    """Its numbers, the one the card shows large first; figures that form a series stay together."""
    quotation: Quotation | None = None
    """For kind quotation: the words, and who said them."""
    date: Edtf | None = None
    """When it happened or held, as the text gives it (EDTF)."""
    inferred: Text | None = None
    """From what the date was inferred, where the text does not print it."""
    said_by: Text | None = None
    """Whom the text credits with the claim; left out where it speaks in its own voice."""
    passage: Passage
    """Where the text says it: {exact: 4 to 12 words copied exactly, section: the id of its section}."""
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
            if correction.version != number:
                raise wrong(f"correction {number - 1} makes version {correction.version}", f"write version: {number}")
            is_withdrawal, is_last = correction.kind is CorrectionKind.WITHDRAWN, number == self.version
            if is_withdrawal and not is_last:
                raise wrong("a withdrawn fact is corrected after it", "delete what follows the withdrawal")
            if not is_withdrawal and not correction.was.model_fields_set:
                raise wrong(f"correction {number - 1} does not say what was", "add was: with the old values")
        days = [correction.date for correction in self.corrections]
        if days != sorted(days):
            raise wrong("the corrections are not in the order of their dates", "write the oldest first")
        for version in range(1, self.version):
            try:
                self.at_version(version)
            except ValidationError as invalid:
                what = invalid.errors()[0]["msg"]
                raise wrong(f"version {version} cannot be shown again: {what}", "mend was: in its correction") from None
        return self

    @property
    def version(self) -> int:
        """The number of the current version: 1, and one more for every correction."""
        return 1 + len(self.corrections)

    @property
    def is_withdrawn(self) -> bool:
        """Whether the fact was taken back."""
        return bool(self.corrections) and self.corrections[-1].kind is CorrectionKind.WITHDRAWN

    def at_version(self, version: int) -> "Fact":
        """Show the fact as it stood at a version.

        Raises ValidationError where the corrections do not lead back to it.
        """
        fields = {name: getattr(self, name) for name in type(self).model_fields if name != "corrections"}
        for correction in reversed(self.corrections[version - 1 :]):
            fields |= {name: getattr(correction.was, name) for name in correction.was.model_fields_set - {"absent"}}
            for name in correction.was.absent:
                fields[name] = type(self).model_fields[name].get_default()
        return type(self)(**fields, corrections=self.corrections[: version - 1])


# --- omissions.yml -----------------------------------------------------------------------------------------------


class Omission(Selector):
    """Something in a text that is deliberately on no fact."""

    perspective: Id
    """Whose text it stands in."""
    reason: Text
    """Why it is left out, in a sentence."""


# --- words.yml and exemptions.yml --------------------------------------------------------------------------------


class WordList(Record):
    """Words that a check looks for, and where the list comes from."""

    source: Text
    """Who drew up the list, or from what it was drawn."""
    words: tuple[Text, ...]
    """The words, in small letters; a star at the end stands for any ending: ravag*."""


class Words(Record):
    """The words by which fairness is measured, the same for both sides."""

    loaded: tuple[WordList, ...] = ()
    """Verbs and adjectives that take a side; a statement uses them in quotation marks or not at all."""
    hedges: tuple[WordList, ...] = ()
    """Words by which a text holds back."""
    terms: dict[Id, tuple[Text, ...]] = {}
    """Each side's own terms, by its id, which a question's wording avoids."""


class Exemption(Record):
    """A warning that was looked at and may stand."""

    check: Id
    """The warning's name: loaded-word, one-sides-term, uneven-length."""
    record: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)?$")]
    """The fact's id, or topic/question."""
    reason: Text
    """Why it may stand, in a sentence."""


# --- sources/<id>.yml --------------------------------------------------------------------------------------------


class SourceType(StrEnum):
    """What a work is: the CSL types that this site's sources need."""

    ARTICLE = "article"
    ARTICLE_JOURNAL = "article-journal"
    ARTICLE_MAGAZINE = "article-magazine"
    ARTICLE_NEWSPAPER = "article-newspaper"
    BOOK = "book"
    CHAPTER = "chapter"
    DOCUMENT = "document"
    MOTION_PICTURE = "motion_picture"
    POST_WEBLOG = "post-weblog"
    REPORT = "report"
    WEBPAGE = "webpage"


class CslName(Record):
    """A person (family, given) or a body (literal)."""

    family: Text | None = None
    """A person's family name."""
    given: Text | None = None
    """A person's given names."""
    literal: Text | None = None
    """A body's whole name."""

    @model_validator(mode="after")
    def _person_or_body(self) -> "CslName":
        if (self.family is None) == (self.literal is None) or (self.literal and self.given):
            raise wrong("a name has family and given, or literal", "write family: and given: for a person")
        return self


class Source(Record):
    """One cited work, in CSL-JSON's field names, as the note prints it; what the note leaves out stays out."""

    model_config = ConfigDict(alias_generator=lambda name: name if name.isupper() else name.replace("_", "-"))

    type: SourceType
    """The CSL type: article-newspaper, book, chapter, webpage …"""
    title: Text
    """The title, in the original language, as printed."""
    author: tuple[CslName, ...] = ()
    """Who wrote it: a list of {family, given}, or {literal} for a body."""
    editor: tuple[CslName, ...] = ()
    """Who edited it, in the same form."""
    translator: tuple[CslName, ...] = ()
    """Who translated it, in the same form."""
    container_title: Text | None = None
    """The newspaper, journal, site or book it appeared in."""
    publisher: Text | None = None
    """Who published a book or a report."""
    publisher_place: Text | None = None
    """Where it was published."""
    issued: Edtf | None = None
    """When it appeared (EDTF)."""
    volume: Locator | None = None
    """The volume of a journal."""
    issue: Locator | None = None
    """The issue of a journal."""
    page: Locator | None = None
    """The pages of an article or chapter; the page a note points at is the footnote's locator."""
    language: Language = "en"
    """The language of the title (BCP 47)."""
    URL: Url | None = None
    """Its web address, as printed."""
    DOI: Text | None = None
    """Its Digital Object Identifier, as printed."""
    ISBN: Text | None = None
    """Its book number, as printed."""
    note: Text | None = None
    """What the printed note says of the work besides, or leaves bare."""

    @property
    def can_be_found(self) -> bool:
        """Whether a reader has an address, a number, or an outlet with a date to look for."""
        outlet = self.container_title or self.publisher
        return bool(self.URL or self.DOI or self.ISBN or (outlet and self.issued))
