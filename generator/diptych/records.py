"""What contributors write: perspectives, topics, facts and sources, each field with its rule and its words.

These models are the one definition. The JSON Schemas for editors are made from them, and so is the error that a
contributor reads. They hold only what is typed; whatever can be computed is in `library`.
"""

import re
import unicodedata
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from diptych import dates

# A statement has to fit a card at 280 px and a reader's breath: one or two plain sentences.
STATEMENT_WORDS = 45
# Long enough to be found once in a text, too short to stand in for it.
EXCERPT_WORDS = (4, 12)


def wrong(says: str, instead: str) -> PydanticCustomError:
    """Make the error a contributor reads: what is wrong with a value, and what to write instead."""
    return PydanticCustomError("diptych", "{says}; {instead}", {"says": says, "instead": instead})


# --- what a value may be -----------------------------------------------------------------------------------------


_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_LONGEST_ID = 80  # with its folder and ending it stays a legal file name everywhere
ID_RULE = f"use small letters a-z, digits and single hyphens, at most {_LONGEST_ID} of them"


def is_id(written: str) -> bool:
    """Tell whether `written` can be an id: a part of an address and a file's name on every system."""
    return bool(re.fullmatch(_ID, written)) and len(written) <= _LONGEST_ID


def _id(value: str) -> str:
    if not is_id(value):
        raise wrong(f'"{value}" is not an id', ID_RULE)
    return value


def _text(value: str) -> str:
    for character in value:
        # Control characters, and the bidirectional ones that make a text read otherwise than it is written.
        if character not in "\n " and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn"):
            code = f"U+{ord(character):04X}"
            raise wrong(f"it holds the invisible character {code}", "delete that character")
    text = " ".join(value.split())
    if not text:
        raise wrong("it is blank", "write a text, or delete the line")
    return text


def _statement(value: str) -> str:
    if (words := len(value.split())) > STATEMENT_WORDS:
        raise wrong(f"it has {words} words", f"say it in at most {STATEMENT_WORDS}, or split it into two facts")
    return value


def _excerpt(value: str) -> str:
    low, high = EXCERPT_WORDS
    if not low <= (words := len(value.split())) <= high:
        raise wrong(f"it has {words} word{'s' * (words != 1)}", f"copy {low} to {high} words from the text")
    return value


def _edtf(value: str) -> str:
    if not dates.is_edtf(value):
        raise wrong(
            f'"{value}" is no date',
            "write it in EDTF: 2024, 2025-03, 2025-03-18, 2024~ (about), 2022-11/2023-02, 2022/..",
        )
    return value


def _number(value: Any) -> Any:
    if not isinstance(value, str) or re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?", value):
        return value
    if re.fullmatch(r"-?\d+,\d+", value):
        instead = f"write {value.replace(',', '.')} if the comma is a decimal point"
        if re.fullmatch(r"-?\d{1,3}(,\d{3})+", value):
            instead = f"write {value.replace(',', '')}, or {value.replace(',', '.')} if the comma is a decimal point"
    elif re.fullmatch(r"\d+(:\d+)+", value):
        instead = "a number to base 60 is not read: write it to base 10, as in 5400"
    elif re.fullmatch(r"-?0[xob]?[\da-fA-F]+", value):
        instead = "an octal or hexadecimal number is not read: write it to base 10, without leading zeros"
    else:
        instead = "write digits with a point, as in 32.1; hedges and units have fields of their own"
    raise wrong(f'"{value}" is not a number', instead)


def _url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"[\s<>\"'\\^`{|}]", value):
        raise wrong(f'"{value}" is no web address', "write the whole of it, starting with https:// or http://")
    return value


def _language(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise wrong(f'"{value}" is no language tag', "write it as BCP 47 has it: en, fr, uk")
    return value


Id = Annotated[
    str, AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{_ID}$", "maxLength": _LONGEST_ID})
]
Text = Annotated[str, AfterValidator(_text), StringConstraints(max_length=1200)]
Statement = Annotated[Text, AfterValidator(_statement)]
Excerpt = Annotated[Text, AfterValidator(_excerpt)]
# Editors read YAML 1.2, in which a bare 2024 or 368 is a number.
Edtf = Annotated[
    str,
    AfterValidator(_edtf),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "integer", "minimum": 1000, "maximum": 9999}]}),
]
Locator = Annotated[Text, WithJsonSchema({"type": ["string", "integer"]})]
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Url = Annotated[str, AfterValidator(_url), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"})]
Language = Annotated[str, AfterValidator(_language)]


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
    unit: Text
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
        if (self.value is not None) == whole_range or (self.low is None) != (self.high is None):
            raise wrong("it needs either a value, or low and high", "write value: 32.1, or low: 500 and high: 600")
        if whole_range != (self.qualifier is Qualifier.BETWEEN):
            raise wrong("between goes with low and high, and they with it", "write qualifier: between, low and high")
        if self.inferred and not self.date:
            raise wrong("inferred explains a date, and there is none", "add date:, or delete inferred:")
        if whole_range and self.low >= self.high:
            raise wrong(f"low ({self.low}) is not below high ({self.high})", "write the smaller number as low")
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


class Passage(Record):
    """Where the text says it: a Web Annotation TextQuoteSelector."""

    exact: Excerpt
    """An excerpt of 4 to 12 words, copied exactly, that points at the claim."""
    prefix: Text | None = None
    """The words right before it, where the excerpt alone occurs more than once."""
    suffix: Text | None = None
    """The words right after it, where the excerpt alone occurs more than once."""
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
    """Where the text says it."""
    footnotes: tuple[Footnote, ...] = ()
    """The text's notes to this claim, and the works they cite."""
    forecast: Forecast | None = None
    """For kind forecast: when it falls due and what would settle it."""
    names: tuple[Name, ...] = ()
    """Names that the text spells otherwise than is standard today."""
    places: tuple[Id, ...] = ()
    """The places it is about, as ids: russia, central-asia."""
    notes: tuple[EditorsNote, ...] = ()
    """Editor's notes."""

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
    given: Text | None = None
    literal: Text | None = None

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
    editor: tuple[CslName, ...] = ()
    translator: tuple[CslName, ...] = ()
    container_title: Text | None = None
    """The newspaper, journal, site or book it appeared in."""
    publisher: Text | None = None
    publisher_place: Text | None = None
    issued: Edtf | None = None
    """When it appeared (EDTF)."""
    volume: Locator | None = None
    issue: Locator | None = None
    page: Locator | None = None
    """The pages of an article or chapter; the page a note points at is the footnote's locator."""
    language: Language = "en"
    """The language of the title (BCP 47)."""
    URL: Url | None = None
    DOI: Text | None = None
    ISBN: Text | None = None
    note: Text | None = None
    """What the printed note says of the work besides, or leaves bare."""

    @property
    def can_be_found(self) -> bool:
        """Whether a reader has an address, a number, or an outlet with a date to look for."""
        outlet = self.container_title or self.publisher
        return bool(self.URL or self.DOI or self.ISBN or (outlet and self.issued))
