"""How the site says things: figures with their hedges and units, evidence, relations, works, short titles."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal, get_currency_name, is_currency
from babel.units import format_unit

from diptych import dates, records
from diptych.library import Evidence, Fact
from diptych.records import Qualifier, Relation

LOCALE = "en_GB"
# CLDR's measures by their whole names: `kilometer` is length-kilometer. Babel takes the end of a name too, and would
# read men as light-lumen.
_MEASURES = {code.partition("-")[2]: code for code in Locale.parse(LOCALE).unit_display_names}
_TITLE_LENGTH = 70  # what a search engine shows of a title,
_DESCRIPTION_LENGTH = 158  # and, with an ellipsis, of a description

HEDGES = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about",
    Qualifier.AT_LEAST: "at least",
    Qualifier.AT_MOST: "at most",
    Qualifier.MORE_THAN: "more than",
    Qualifier.LESS_THAN: "less than",
    Qualifier.BETWEEN: "between",
}
EVIDENCE = {
    Evidence.CITED: "cites a work",
    Evidence.CREDITED: "credits somebody, cites no work",
    Evidence.NONE: "has no source that can be found",
}
RELATIONS = {
    Relation.AGREE: "They agree",
    Relation.READ_DIFFERENTLY: "They read it differently",
    Relation.CONTRADICT: "They contradict each other",
    Relation.ONE_SIDED: "One side speaks",
}
# What is not counted as a contradiction stands with it, wherever contradictions are listed.
CONTRADICTION_MEANT = (
    "Both cannot be right. Where the texts may speak of different times, that is not counted as a contradiction."
)
# The same of several facts.
AUTHORITY = {
    Evidence.CITED: "cite a work",
    Evidence.CREDITED: "credit somebody, cite no work",
    Evidence.NONE: "have no source that can be found",
}
NOTE_KINDS = {
    records.NoteKind.TEXT: "On the text",
    records.NoteKind.NOTE: "On the cited work",
    records.NoteKind.ARITHMETIC: "Arithmetic",
    records.NoteKind.OUTSIDE: "From outside the text",
}


# What `balance` measures, in a column's few words.
MEASURES = {
    "facts": "Facts",
    "figures": "Figures",
    "cited": "Cite a work",
    "credited": "Credit somebody, cite no work",
    "none": "No source that can be found",
    "words": "Words a statement (median)",
    "hedges": "Hedged",
    "notes": "Editor’s notes",
    "silences": "Silent on",
}


CORRECTIONS = {
    records.CorrectionKind.FIGURE: "the figure",
    records.CorrectionKind.DATE: "the date",
    records.CorrectionKind.QUOTATION: "the quotation",
    records.CorrectionKind.SOURCE: "the source",
    records.CorrectionKind.MEANING: "the meaning",
}


SOURCE_KINDS = {
    records.SourceKind.BOOK: "Book or scholarly article",
    records.SourceKind.PRESS: "Press",
    records.SourceKind.OFFICIAL: "Official body",
    records.SourceKind.PARTY: "Party to the dispute",
    records.SourceKind.RESEARCH: "Research or reference",
    records.SourceKind.OTHER: "Other, or not plain from the note",
}
SOURCE_KINDS_MEANT = {
    records.SourceKind.BOOK: "A book, a chapter of one, or an article in a scholarly journal.",
    records.SourceKind.PRESS: "A newspaper, magazine, news agency, broadcaster or news site.",
    records.SourceKind.OFFICIAL: "A public body that takes no part in the dispute: a parliament, a court, an office of "
    "statistics, an international organisation.",
    records.SourceKind.PARTY: "A state, an army, a ministry, a service or another body that itself takes part in the "
    "dispute, where it publishes the work itself.",
    records.SourceKind.RESEARCH: "An institute, a learned society or a reference work.",
    records.SourceKind.OTHER: "None of these, such as a private video channel; or the note does not show plainly what "
    "the publisher is.",
}
FOUND_BY = {
    records.FoundBy.ADDRESS: "A web address",
    records.FoundBy.NUMBER: "A number (DOI or ISBN)",
    records.FoundBy.OUTLET_AND_DATE: "A publisher or outlet, and a date",
    records.FoundBy.NOTHING: "Nothing that is printed",
}
SUBJECT_KINDS = {
    records.SubjectKind.PERSON: "Persons",
    records.SubjectKind.PEOPLE: "Peoples and groups",
    records.SubjectKind.BODY: "Bodies",
    records.SubjectKind.PLACE: "Places",
    records.SubjectKind.THING: "Things and events",
}


CORRECTIONS_MEANT = {
    records.CorrectionKind.FIGURE: "A number, its unit, its hedge, or what it counts.",
    records.CorrectionKind.DATE: "When it happened or held.",
    records.CorrectionKind.QUOTATION: "The quoted words, or who said them.",
    records.CorrectionKind.SOURCE: "Whom the text credits, or which work its note cites.",
    records.CorrectionKind.MEANING: "What is claimed, by whom, or when a forecast falls due.",
}


class FigureWords(NamedTuple):
    """A figure as readers see it, in the parts a card sets apart; `unit` is empty where the number carries it (%)."""

    hedge: str
    number: str
    unit: str

    @property
    def text(self) -> str:
        """The whole of it in a line: `more than 1,600 kilometres`."""
        return " ".join(filter(None, self))


def figure_words(figure: records.Figure) -> FigureWords:
    """Say a figure with its hedge and unit; no digit is gained or lost."""
    amounts = [figure.value] if figure.value is not None else [figure.low, figure.high]
    scale = f" {figure.scale}" if figure.scale else ""
    sign = "%" if figure.unit == "percent" else ""
    number = " and ".join(f"{_digits(amount)}{sign}" for amount in amounts) + scale
    unit = "" if sign else _unit_name(figure.unit, amounts[-1] * figure.factor)
    return FigureWords(HEDGES[figure.qualifier], number, unit)


def _digits(amount: Decimal) -> str:
    decimals = max(0, -amount.as_tuple().exponent)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(amount, pattern, locale=LOCALE).replace("-", "\N{MINUS SIGN}")


def _unit_name(unit: str, amount: Decimal) -> str:
    if is_currency(unit, LOCALE):
        return get_currency_name(unit, count=amount, locale=LOCALE)
    if unit not in _MEASURES:
        return _singular(unit) if amount == 1 else unit
    # CLDR's own name of a measure, in the singular or plural that goes with the amount
    shown = format_unit(amount, _MEASURES[unit], length="long", format="#", locale=LOCALE)
    return shown.removeprefix(format_decimal(amount, "#", locale=LOCALE)).strip()


def _singular(noun: str) -> str:
    """Say a plain noun, which is written in the plural, of one: `accidents` is accident, `counties` is county."""
    if noun.endswith("ies"):
        return noun.removesuffix("ies") + "y"
    return noun.removesuffix("s") if noun.endswith("s") and " " not in noun else noun


def unit_name(unit: str) -> str:
    """Name a unit without a number: `percent`, `British pounds`, `kilometres`."""
    return unit if unit == "percent" else _unit_name(unit, Decimal(2))


def evidence_words(fact: Fact) -> str:
    """Say what a reader can follow the claim back to."""
    if fact.evidence is Evidence.CITED:
        return "Cites a work"
    if fact.footnotes:
        return "Its note names no work that can be found"
    if fact.evidence is Evidence.CREDITED:
        return "Credits somebody, cites no work"
    return "No source given"


def authors(source: records.Source) -> str:
    """Name a work's authors, or its editors, as they are printed."""
    names = [_name(name) for name in source.author or source.editor]
    listed = " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
    return f"{listed} (ed.)" if listed and not source.author else listed


def _name(name: records.CslName) -> str:
    return name.literal or " ".join(filter(None, (name.given, name.family)))


def stands_alone(source: records.Source) -> bool:
    """Tell whether a work is a volume of its own, whose title is set in italics, and no part of another."""
    return source.type in (records.SourceType.BOOK, records.SourceType.REPORT, records.SourceType.MOTION_PICTURE)


def pages(locator: str) -> str:
    """Say where in a work: `p. 12`, `pp. 12-14`, `pp. xii-xiv`, `pp. 12 ff.`, `p. A-12`."""
    numbered = [part for part in re.split(r"[-–—,;&]|\band\b", locator) if re.search(r"[0-9]|^\s*[ivxlc]+\s*$", part)]
    several = len(numbered) > 1 or re.search(r"[0-9]\s*ff?\.?$", locator)
    return f"{'pp.' if several else 'p.'}\N{NO-BREAK SPACE}{locator}"


def quoted(title: str, language: str) -> str:
    """Set a title in the quotation marks of its language."""
    # A French title keeps its spaced guillemets, also because its own inner quotations are printed “so”.
    return f"«\N{NO-BREAK SPACE}{title}\N{NO-BREAK SPACE}»" if language.startswith("fr") else f"“{title}”"


def language_name(tag: str) -> str:
    """Say a language by its tag (BCP 47): `fr` is French; of an unknown one, the tag."""
    try:
        return Locale.parse(tag, sep="-").get_display_name(LOCALE) or tag
    except (UnknownLocaleError, ValueError):
        return tag


def forecast_state(is_due: bool) -> str:
    """Say how a forecast stands: whether its day is past, and never what came of it."""
    return "Due, outcome not recorded" if is_due else "Not due yet"


def place_name(place: str) -> str:
    """Say a place by its id: `north-bank` is North Bank."""
    return " ".join(word if word in ("and", "of", "the") else word.capitalize() for word in place.split("-"))


def short_title(statement: str, length: int = _TITLE_LENGTH) -> str:
    """Shorten a statement to a title, at the end of a word."""
    return _shortened(statement, length)


def page_titles(facts: Iterable[Fact]) -> dict[str, str]:
    """Title the pages of facts, by their ids. Where two would be alike they are longer, or at last name their sides."""
    alike = defaultdict(list)
    for fact in facts:
        alike[short_title(fact.record.statement)].append(fact)
    return {fact.id: title for group in alike.values() for fact, title in _told_apart(group)}


def _told_apart(facts: list[Fact]) -> Iterator[tuple[Fact, str]]:
    statements = Counter(fact.record.statement for fact in facts)
    length = _TITLE_LENGTH
    while len({short_title(statement, length) for statement in statements}) < len(statements):
        length += 10
    for fact in facts:
        record = fact.record
        side = f" ({fact.side.record.name})" if statements[record.statement] > 1 else ""
        yield fact, ("Withdrawn: " if record.is_withdrawn else "") + short_title(record.statement, length) + side


def short_description(text: str) -> str:
    """Shorten a page's description, at the end of a word."""
    return _shortened(text, _DESCRIPTION_LENGTH)


def _shortened(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"


def correction_title(correction: records.Correction) -> str:
    """Say when and what was corrected: `Corrected on 3 December 2026: the figure`."""
    day = dates.shown(correction.date)
    if correction.kind is records.CorrectionKind.WITHDRAWN:
        return f"Withdrawn on {day}"
    return f"Corrected on {day}: {CORRECTIONS[correction.kind]}"


def count(number: int, word: str) -> str:
    """Count things: `1 fact`, `2 facts`."""
    return f"{number} {word}{'s' * (number != 1)}"


def work_in_a_line(source: records.Source) -> str:
    """Say a work in a line of plain text, as its note prints it."""
    day = dates.shown(source.issued) if source.issued else ""
    parts = (authors(source), quoted(source.title, source.language), source.container_title, source.publisher, day)
    return ", ".join(part for part in parts if part)
