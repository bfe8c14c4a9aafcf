"""What the search finds: a record for every fact, question, topic, name and text, with the words it is found by.

A record is a hit as readers see it (`shown`), the words that lead to it, and the filters it passes. A filter's value
says its id and its words in one, `north-bank=North Bank`: the id stands in addresses, the words are read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from diptych import wording
from diptych.derived.mentions import Mentions
from diptych.library import Fact, Library, Question, Side, Topic
from diptych.library.names import Named, name_index
from diptych.outputs.search.marks import marks, marks_of_date
from diptych.outputs.search.stops import content_words
from diptych.records import Figure
from diptych.values import dates
from diptych.wording import addresses
from diptych.wording.cards.card import Card, shown_figure
from diptych.wording.dating import when

# Pagefind takes a word apart at signs of ASCII only; words read better set than they are found.
_PLAIN = str.maketrans(dict.fromkeys("“”«»„", '"') | dict.fromkeys("‘’", "'") | dict.fromkeys("–—−", "-") | {"…": "."})

# What hits are filtered by, in the order in which the search page offers it.
FILTERS = ("side", "topic", "kind", "evidence", "year", "place", "source")

# What a record is, by the letter that search/rank.js knows it by.
TEXT, TOPIC, KEY_QUESTION, QUESTION, NAME, CLAIM, FIGURE = "xtkqncf"

Filters = dict[str, list[str]]


@dataclass(frozen=True)
class Record:
    """A hit: its address, what it is, the words it is found by, what is shown of it (its title first), its filters.

    The words begin with those of the title, one for one, so that the found ones can be marked in it. `marks` count as
    the title does: they say its numbers, days and names, or who wrote it; `text` is all the rest.
    """

    address: str
    kind: str
    marks: list[str]
    text: str
    shown: dict[str, str]
    filters: Filters

    @cached_property
    def words(self) -> str:
        """All it is found by, the title first."""
        return f"{self._head} · {self.text}"

    @property
    def head(self) -> int:
        """How many words stand at its head: those of the title, and the marks."""
        return len(self._head.split())

    @property
    def weight(self) -> int:
        """How many words of the title say something."""
        return len(content_words(self.shown["title"]))

    @property
    def _head(self) -> str:
        return " ".join((self.shown["title"].translate(_PLAIN), *self.marks))


class _Names:
    """The names that records have, each by a mark: whatever spelling is asked for leads to the one."""

    def __init__(self, library: Library):
        entries = [entry for entries in name_index(library).values() for entry in entries]
        self.marked = [(name_mark(number), entry) for number, entry in enumerate(entries)]
        self._of_fact: dict[str, list[str]] = {}
        for mark, entry in self.marked:
            for fact in entry.facts:
                self._of_fact.setdefault(fact.id, []).append(mark)
        self._mentions = Mentions({mark: entry.record for mark, entry in self.marked})

    def in_title(self, title: str) -> list[str]:
        """List the marks of the names that a title says in any form."""
        return self._mentions.names_in_words(title)

    def of_fact(self, fact: Fact) -> list[str]:
        """List the marks of the names that the index has a fact under."""
        return self._of_fact.get(fact.id, [])


def name_mark(number: int) -> str:
    """Give the word that stands for a name in all its spellings, by the name's number in the index of names."""
    return f"zze{number}"


def records(library: Library) -> Iterator[Record]:
    """Make every record, in the site's reading order."""
    names = _Names(library)
    leading = {each.question.path for each in library.key_questions}
    for side in library.sides:
        yield _of_text(side)
    for topic in library.topics:
        yield _of_topic(topic, names)
        for question in topic.questions:
            yield _of_question(question, names, is_key=question.path in leading)
            for answer in question.answers:
                for fact in answer.facts:
                    yield _of_fact(fact, library, names)
    for mark, entry in names.marked:
        yield _of_name(mark, entry, library.sides)


def _of_text(side: Side) -> Record:
    """Make the record of a side's text, so that its title and its author are found; the home page introduces both."""
    text = side.record
    author = wording.author(text)
    return Record(
        address=addresses.reading(side.id),
        kind=TEXT,
        marks=_joined(text.name, author).split(),
        text=_joined(text.publisher or "", text.dating, text.thesis, text.sourcing),
        shown={"title": text.title, "note": f"{side.mark} {text.name}, {author}", "kind": "Text"},
        filters={"kind": ["text=Text"]},
    )


def _of_topic(topic: Topic, names: _Names) -> Record:
    record = topic.record
    counted = [(side, len(topic.facts_of(side))) for side in dict.fromkeys(fact.side for fact in topic.facts)]
    return Record(
        address=addresses.topic(topic.id),
        kind=TOPIC,
        marks=[*marks(record.title), *names.in_title(record.title)],
        text=_joined(record.summary),
        shown={"title": record.title, "note": _counts(counted), "kind": "Topic"},
        filters={"kind": ["topic=Topic"], "topic": [_topic_value(topic)]},
    )


def _of_question(question: Question, names: _Names, *, is_key: bool) -> Record:
    record, topic = question.record, question.topic
    relation = wording.RELATIONS[record.relation]
    silence = record.silence.note if record.silence else ""
    return Record(
        address=addresses.topic(topic.id, question.id),
        kind=KEY_QUESTION if is_key else QUESTION,
        marks=[*marks(record.title), *names.in_title(record.title)],
        text=_joined(relation, record.why, silence, topic.record.title),
        shown={"title": record.title, "note": relation, "kind": "Question", "topic": topic.record.title},
        filters={"kind": ["question=Question"], "topic": [_topic_value(topic)]},
    )


def _of_name(mark: str, entry: Named, sides: Iterable[Side]) -> Record:
    return Record(
        address=addresses.name(entry.id),
        kind=NAME,
        marks=[mark],
        text=_joined(*entry.spellings),
        shown={
            "title": entry.record.name,
            "note": _counts((side, len(entry.facts_of(side))) for side in sides),
            "kind": "Name or place",
        },
        filters={"kind": ["name=Name or place"]},
    )


def _of_fact(fact: Fact, library: Library, names: _Names) -> Record:
    card = wording.card_of(fact, library)
    title = card.claim.words
    headline = _headline(fact, card)
    in_title = names.in_title(title)
    near = [*marks(f"{title} · {headline}"), *marks_of_date(fact.record.date or ""), *in_title]
    text = _joined(*_texts(fact, card))
    far = [*marks(text), *names.of_fact(fact)]
    return Record(
        address=addresses.fact(fact.id),
        kind=FIGURE if card.headline else CLAIM,
        marks=list(dict.fromkeys(near)),
        text=_joined(text, " ".join(dict.fromkeys(mark for mark in far if mark not in near))),
        shown=_shown(fact, card),
        filters=_filters(fact),
    )


def _headline(fact: Fact, card: Card) -> str:
    """Say the figure that stands large on the card, which is as much the claim as the statement is."""
    if not card.headline:
        return ""
    label = card.headline.label
    return next((_figure_text(figure) for figure in fact.record.figures if figure.label == label), "")


def _texts(fact: Fact, card: Card) -> Iterator[str]:
    """Give all besides the statement that a fact may be looked for by."""
    record = fact.record
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
    shown["side"] = f"{fact.side.mark} {fact.side.record.name}"
    shown["topic"] = fact.topic.record.title
    shown["evidence"] = wording.evidence_words(fact)
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


def _joined(*texts: str) -> str:
    # What stands between two texts is no word, and counts as one: no phrase runs across it.
    return " · ".join(filter(None, texts)).translate(_PLAIN)


def _counts(counted: Iterable[tuple[Side, int]]) -> str:
    """Say how many claims each side has: `◧ 4 claims of Keep, ◨ 1 of Remove`."""
    said = [f"{side.mark} {count} of {side.record.name}" for side, count in counted]
    return ", ".join(said)
