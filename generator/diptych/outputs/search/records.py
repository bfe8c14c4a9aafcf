"""What the search finds: a record for every fact, question, topic and text, with the words it is found by.

A record is a hit as readers see it (`shown`), the words that lead to it, and the filters it passes. A filter's value
says its id and its words in one, `north-bank=North Bank`: the id stands in addresses, the words are read.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from diptych import wording
from diptych.library import Fact, Library, Question, Side, Topic
from diptych.records import Figure, dates
from diptych.wording import addresses
from diptych.wording.card import Card, shown_figure
from diptych.wording.dating import when

# Pagefind takes a word apart at signs of ASCII only; words read better set than they are found.
_PLAIN = str.maketrans(dict.fromkeys("“”«»„", '"') | dict.fromkeys("‘’", "'") | dict.fromkeys("–—−", "-") | {"…": "."})

# What hits are filtered by, in the order in which the search page offers it.
FILTERS = ("side", "topic", "kind", "evidence", "year", "place", "source")

Filters = dict[str, list[str]]


@dataclass(frozen=True)
class Record:
    """A hit: its address, the words it is found by, what is shown of it (its title first), and its filters.

    The words begin with those of the title, one for one, so that the found ones can be marked in it.
    """

    address: str
    words: str
    shown: dict[str, str]
    filters: Filters


def records(library: Library) -> Iterator[Record]:
    """Make every record, in the site's reading order."""
    for side in library.sides:
        yield _of_text(side)
    for topic in library.topics:
        yield _of_topic(topic)
        for question in topic.questions:
            yield _of_question(question)
            for answer in question.answers:
                for fact in answer.facts:
                    yield _of_fact(fact, library)


def _of_text(side: Side) -> Record:
    """Make the record of a side's text, so that its title and its author are found; the home page introduces both."""
    text = side.record
    author = wording.author(text)
    return Record(
        address=addresses.reading(side.id),
        words=_words(text.title, text.name, author, text.publisher or "", text.dating, text.thesis, text.sourcing),
        shown={"title": text.title, "note": f"{side.mark} {text.name}, {author}"},
        filters={"kind": ["text=Text"]},
    )


def _of_topic(topic: Topic) -> Record:
    record = topic.record
    return Record(
        address=addresses.topic(topic.id),
        words=_words(record.title, record.summary),
        shown={"title": record.title},
        filters={"kind": ["topic=Topic"], "topic": [_topic_value(topic)]},
    )


def _of_question(question: Question) -> Record:
    record, topic = question.record, question.topic
    relation = wording.RELATIONS[record.relation]
    silence = record.silence.note if record.silence else ""
    return Record(
        address=addresses.topic(topic.id, question.id),
        words=_words(record.title, relation, record.why, silence, topic.record.title),
        shown={"title": record.title, "note": relation},
        filters={"kind": ["question=Question"], "topic": [_topic_value(topic)]},
    )


def _of_fact(fact: Fact, library: Library) -> Record:
    card = wording.card_of(fact, library)
    return Record(addresses.fact(fact.id), _words(*_texts(fact, card)), _shown(fact, card), _filters(fact))


def _texts(fact: Fact, card: Card) -> Iterator[str]:
    """Give all that a fact may be looked for by, the statement first."""
    record = fact.record
    yield card.claim.words
    if card.quotation:
        yield from (card.quotation.words, card.quotation.speaker)
    for figure in record.figures:
        yield _figure_text(figure)
    if record.date:
        yield when(record.date, record.inferred).explained
    if card.forecast:
        yield card.forecast.due.explained
    yield card.credited or ""
    yield from (fact.question.record.title, fact.topic.record.title)
    for name in record.names:
        yield f"{name.name} is printed as {', '.join(name.printed)}"
    yield from map(wording.place_name, record.places)
    for note in card.notes:
        yield wording.work_in_a_line(note.source.record)
    for remark in card.remarks:
        yield remark.words
    yield wording.WITHDRAWN if card.claim.is_withdrawn else ""


def _figure_text(figure: Figure) -> str:
    """Say a figure with the unit's own name besides its sign: 32.1% is found as `percent` too."""
    said = shown_figure(figure)
    return " ".join((said.words.text, figure.unit, said.label, said.when.explained if said.when else ""))


def _shown(fact: Fact, card: Card) -> dict[str, str]:
    record = fact.record
    shown = {"title": card.claim.words}
    if card.headline:
        shown |= card.headline.words._asdict() | {"label": card.headline.label}
    shown["date"] = when(record.date, record.inferred).marked if record.date else ""
    shown["note"] = wording.WITHDRAWN if card.claim.is_withdrawn else ""
    return {key: value for key, value in shown.items() if value}


def _filters(fact: Fact) -> Filters:
    record, side = fact.record, fact.side
    works = {note.source.id: note.source.record for note in fact.footnotes}
    filters = {
        "side": [_value(side.id, f"{side.mark} {side.record.name}")],
        "topic": [_topic_value(fact.topic)],
        "kind": [_value(record.kind, wording.capitalized(record.kind))],
        "evidence": [_value(fact.evidence, wording.evidence_words(fact))],
        "year": [_value(str(year), dates.shown(f"{year:04}")) for year in sorted(_years(fact))],
        "place": [_value(place, wording.place_name(place)) for place in record.places],
        "source": [_value(id_, wording.short_title(wording.work_in_a_line(work))) for id_, work in works.items()],
    }
    return {name: values for name, values in filters.items() if values}


def _years(fact: Fact) -> set[int]:
    """Collect the years that a fact speaks of: its own, its figures', and the one in which a forecast falls due."""
    record = fact.record
    written = [record.date, *(figure.date for figure in record.figures), record.forecast and record.forecast.due]
    return {year for date in written if date for year in dates.years(date)}


def _topic_value(topic: Topic) -> str:
    return _value(topic.id, topic.record.title)


def _value(id_: str, words: str) -> str:
    return f"{id_}={words}"


def _words(*texts: str) -> str:
    # What stands between two texts is no word, and counts as one: no phrase runs across it.
    return " · ".join(filter(None, texts)).translate(_PLAIN)
