"""What a card says of a fact, part by part. Decided here once: whatever shows a fact arranges these parts, no more.

The HTML card, the entry on a topic's page, the picture and its words for who sees none, the pasted text, the feeds, the
search, the linked data and the estimate of a card's height are all made of the one value.
"""

from dataclasses import dataclass
from functools import cached_property

from diptych import records
from diptych.derived.series import in_order_of_dates
from diptych.library import Fact, Footnote, Library, Side, Source
from diptych.wording import addresses
from diptych.wording.capitals import uncapitalized
from diptych.wording.cards.notices import Notice, fact_notices
from diptych.wording.citing.pages import pages
from diptych.wording.citing.works import quoted, work_in_a_line
from diptych.wording.dating import NO_DATE, When, when
from diptych.wording.figures import FigureWords, figure_words
from diptych.wording.labels import (
    NOBODY_CREDITED,
    NOTE_KINDS,
    OTHER_SIDE,
    WITHDRAWN,
    count,
    evidence_words,
    forecast_state,
    made_on,
)
from diptych.wording.marks import in_marks
from diptych.wording.sides import author, claimant


@dataclass(frozen=True)
class ShownFigure:
    """A figure with its hedge and unit, what it measures, and when it held where it has a date of its own."""

    words: FigureWords
    label: str
    when: When | None

    @property
    def marked_label(self) -> str:
        """What it measures and when, in few words: `Crest before, 1931 (inferred)`."""
        return ", ".join(filter(None, (self.label, self.when.marked if self.when else "")))

    @property
    def text(self) -> str:
        """All of it in a line: `Crest before: about 900 centimetres, 1931 (inferred: a generation before)`."""
        said = f"{self.label}: {self.words.text}"
        return ", ".join(filter(None, (said, self.when.explained if self.when else "")))


@dataclass(frozen=True)
class Claim:
    """The claim in the site's words; one that was withdrawn is struck out, or says so in plain text."""

    words: str
    is_withdrawn: bool

    @property
    def text(self) -> str:
        """The claim in plain text: of one that was withdrawn, `Withdrawn. The crest stood …`."""
        return f"{WITHDRAWN}. {self.words}" if self.is_withdrawn else self.words


@dataclass(frozen=True)
class ShownForecast:
    """When a forecast falls due, what would settle it, and whether its day is past."""

    due: When
    settles: str
    is_due: bool

    @property
    def state(self) -> str:
        """How it stands: `Due, outcome not recorded`."""
        return forecast_state(self.is_due)

    @property
    def overdue(self) -> str:
        """How it stands once its day is past, else nothing: `due, outcome not recorded`."""
        return uncapitalized(self.state) if self.is_due else ""

    @property
    def lasting(self) -> str:
        """What stays true once its day is past, for texts that are kept: `Forecast for 2025 (inferred: …)`."""
        return f"Forecast for {self.due.explained}"

    @property
    def marked(self) -> str:
        """All of it in few words: `Forecast for 2025 (inferred): due, outcome not recorded`."""
        return ": ".join(filter(None, (f"Forecast for {self.due.marked}", self.overdue)))


@dataclass(frozen=True)
class Note:
    """A note of the text: its mark, the work it cites, where in it, and what the note prints or does not print."""

    mark: str
    source: Source
    locator: str
    remarks: tuple[str, ...]

    @property
    def is_found(self) -> bool:
        """Whether the work can be found by what the note prints."""
        return self.source.record.can_be_found

    @property
    def text(self) -> str:
        """The work in a line of plain text, with the page and the remarks."""
        work = ", ".join(filter(None, (work_in_a_line(self.source.record), self.locator)))
        return " ".join((work, *(f"({remark})" for remark in self.remarks)))


@dataclass(frozen=True)
class Remark:
    """An editor's note: what it is on, its words, and the work it rests on, with the page."""

    kind: str
    words: str
    source: Source | None
    locator: str

    @property
    def text(self) -> str:
        """All of it in a line of plain text."""
        rests_on = self.source and ", ".join(filter(None, (work_in_a_line(self.source.record), self.locator)))
        return f"{self.kind}. {self.words}" + (f" ({rests_on})" if rests_on else "")


@dataclass(frozen=True)
class OtherSide:
    """What the other side does with the question that the claim answers."""

    side: Side
    words: str
    page: str
    """The address of the page with both answers."""

    @property
    def text(self) -> str:
        """All of it in a line of plain text: `◨ Remove: silent on this question`."""
        return f"{self.side.mark} {self.unmarked}"

    @property
    def unmarked(self) -> str:
        """The same for who reads no signs: `Remove: silent on this question`."""
        return f"{self.side.record.name}: {self.words}"


@dataclass(frozen=True)
class Card:
    """What a card says, in the order in which it says it."""

    side: Side
    author: str
    """Who wrote the text, beside the side's name."""
    notices: tuple[Notice, ...]
    """Its corrections, the newest first; on an earlier version those that were made since."""
    headline: ShownFigure | None
    """The figure that is the claim."""
    quotation: records.Quotation | None
    claim: Claim
    figures: tuple[ShownFigure, ...]
    """The figures besides the headline, those of one thing in the order of their dates."""
    forecast: ShownForecast | None
    evidence: str
    """What a reader can follow the claim back to."""
    claimant: str
    """Who says it, as a sentence begins."""
    title: str
    """The title of the text, in quotation marks."""
    credited: str | None
    """Whom the text credits; none where it speaks in its own voice."""
    notes: tuple[Note, ...]
    """The text's notes to the claim."""
    when: When | None
    """When it happened or held; none where the figures say it."""
    remarks: tuple[Remark, ...]
    """The editors' notes."""
    other_side: OtherSide
    """What the other side does with the question, as it was on the day of the version."""
    version: int
    updated: str
    """The day on which the version was made, or that it is not yet published."""
    is_current: bool

    @property
    def credits(self) -> str:
        """Whom the text credits, or that it credits nobody."""
        return self.credited or NOBODY_CREDITED

    @property
    def all_figures(self) -> tuple[ShownFigure, ...]:
        """All figures, the headline first."""
        return (self.headline, *self.figures) if self.headline else self.figures

    @property
    def in_short(self) -> str:
        """What is read of a page that is not opened: what the claim rests on, what the other side says, the claim."""
        whose = f"{self.side.record.name}, withdrawn" if self.claim.is_withdrawn else self.side.record.name
        return f"{self.evidence}. {self.other_side.unmarked}. {whose}: {self.claim.words}"

    @cached_property
    def remarked(self) -> str:
        """How many editor's notes there are, nothing where there is none: `1 editor’s note`."""
        return count(len(self.remarks), "editor’s note") if self.remarks else ""


def card_of(fact: Fact, library: Library) -> Card:
    """Say what the card of a fact, or of an earlier version of it, says."""
    record, side = fact.record, fact.side.record
    return Card(
        side=fact.side,
        author=author(side),
        notices=fact_notices(fact),
        headline=shown_figure(record.headline) if record.headline else None,
        quotation=record.quotation,
        claim=claim_of(fact),
        figures=tuple(map(shown_figure, in_order_of_dates(record.other_figures))),
        forecast=shown_forecast(record.forecast, library) if record.forecast else None,
        evidence=evidence_words(fact),
        claimant=claimant(side, begins=True),
        title=quoted(side.title, side.language),
        credited=record.said_by,
        notes=tuple(map(note_of, fact.footnotes)),
        when=_when(record),
        remarks=tuple(_remark(note, fact) for note in record.notes),
        other_side=_other_side(fact),
        version=fact.version,
        updated=made_on(fact),
        is_current=fact.is_current,
    )


def claim_of(fact: Fact) -> Claim:
    """Give the claim of a fact, and whether it was withdrawn."""
    return Claim(fact.record.statement, fact.record.is_withdrawn)


def shown_figure(figure: records.Figure) -> ShownFigure:
    """Say a figure, what it measures and when it held."""
    held = when(figure.date, figure.inferred) if figure.date else None
    return ShownFigure(figure_words(figure), figure.label, held)


def shown_forecast(forecast: records.Forecast, library: Library) -> ShownForecast:
    """Say when a forecast falls due, and whether that is past."""
    return ShownForecast(when(forecast.due, forecast.inferred), forecast.settles, library.is_due(forecast))


def note_of(footnote: Footnote) -> Note:
    """Say what a note of the text cites."""
    record = footnote.record
    printed = f"printed as {in_marks(record.printed)}" if record.printed else ""
    bare = "" if footnote.source.record.can_be_found else "no outlet, date or address printed"
    locator = pages(record.locator) if record.locator else ""
    return Note(record.mark, footnote.source, locator, tuple(filter(None, (printed, bare))))


def all_dates(fact: Fact) -> tuple[When, ...]:
    """Give every date of a fact: its own one, or those of its figures, each once, or that it has none."""
    record = fact.record
    if record.date:
        return (when(record.date, record.inferred),)
    held: dict[str, str | None] = {}
    for figure in record.figures:
        if figure.date:  # what is printed for one of them is not inferred
            held[figure.date] = figure.inferred and held.get(figure.date, figure.inferred)
    return tuple(when(date, held[date]) for date in sorted(held)) or (NO_DATE,)


def _when(record: records.Fact) -> When | None:
    """Say when a fact was, unless its headline carries that date already."""
    if record.date:
        carried = record.headline and (record.headline.date, record.headline.inferred)
        return None if carried == (record.date, record.inferred) else when(record.date, record.inferred)
    return None if any(figure.date for figure in record.figures) else NO_DATE


def _other_side(fact: Fact) -> OtherSide:
    question = fact.question
    page = addresses.question(question.topic.id, question.id)
    return OtherSide(fact.other_side.side, OTHER_SIDE[question.record.relation], page)


def _remark(note: records.EditorsNote, fact: Fact) -> Remark:
    source = fact.sources[note.source] if note.source else None
    return Remark(NOTE_KINDS[note.kind], note.text, source, pages(note.locator) if note.locator else "")
