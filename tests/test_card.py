"""One card, many outputs: whatever a card says, every output says too, or stands here with the reason why not."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import html5lib
import pytest

from diptych import wording
from diptych.drawing import picture
from diptych.drawing.alt_text import alt_text
from diptych.library import Change, Corrects, Fact, Library
from diptych.outputs import feeds
from diptych.outputs.api import data_package
from diptych.outputs.embeds import cards, heights, oembed, snippets
from diptych.outputs.pages import pages
from diptych.outputs.render import _environment
from diptych.outputs.search.records import records as search_records
from diptych.records import Correction, EditorsNote, Figure, Footnote, Forecast, Quotation
from diptych.wording import addresses
from diptych.wording.capitals import capitalized, uncapitalized
from diptych.wording.cards.card import Card, all_dates, card_of
from diptych.wording.cards.linked_data import linked_data

ID = "crest-in-1962"


@pytest.fixture
def fact(library: Library) -> Fact:
    """A fact that has every part there is. None may be all of this at once; the outputs do not know."""
    found = next(fact for fact in library.facts if fact.id == ID)
    correction = Correction(version=2, date="2022-03-04", kind="withdrawn", why="It was misread.")
    found.record = found.record.model_copy(
        update={
            "figures": (
                Figure(label="Crest", value=1600, unit="foot", qualifier="more-than", date="1963", inferred="one"),
                Figure(label="Rise", low=3, high=5, unit="hour", qualifier="between", date="1932", inferred="two"),
            ),
            "quotation": Quotation(words="We saw it", speaker="A fisherman"),
            "date": "1960-05",
            "inferred": "three",
            "said_by": "The river board",
            "footnotes": (Footnote(mark="vii", source="a-bare-title", locator="12-14", printed="Ibid."),),
            "forecast": Forecast(due="2020", inferred="four", settles="The gauge."),
            "notes": (EditorsNote(kind="text", text="Elsewhere it says 1,500."),),
            "corrections": (correction,),
        }
    )
    found.changes, found.version = (Change(correction, Corrects.CLAIM, ID, 2),), 2
    for name in ("footnotes", "evidence"):
        vars(found).pop(name, None)
    found.versions = [found, found]
    return found


def said(card: Card) -> dict[str, list[str]]:
    """Take a card apart: what each part of it says, by the part's name, and within it by what may be lost alone."""
    headline, other, forecast, quotation = card.headline, card.figures[0], card.forecast, card.quotation
    (note,), (remark,), (notice,) = card.notes, card.remarks, card.notices
    return {
        "side": [card.side.record.name],
        "author": [card.author],
        "notices": [notice.title],
        "notices.why": [notice.why],
        "headline": [headline.words.hedge, headline.words.number, headline.label],
        "headline.unit": [headline.words.unit],
        "headline.when": [headline.when.words],
        "headline.inferred": [f"{headline.when.words} (inferred"],
        "headline.from": ["(inferred: one)"],
        "quotation": [quotation.words, quotation.speaker],
        "claim": [card.claim.words],
        "claim.is_withdrawn": ["Withdrawn"],
        "figures": [other.words.hedge, other.words.number, other.words.unit, other.label],
        "figures.when": [other.when.words],
        "figures.inferred": [f"{other.when.words} (inferred"],
        "figures.from": ["(inferred: two)"],
        "forecast": [forecast.due.words],
        "forecast.inferred": [f"{forecast.due.words} (inferred"],
        "forecast.from": ["(inferred: four)"],
        "forecast.state": [forecast.overdue],
        "evidence": [card.evidence],
        "claimant": [card.claimant],
        "title": [card.side.record.title],
        "credited": [card.credited],
        "notes": [note.mark],
        "notes.work": [note.source.record.title],
        "notes.locator": [note.locator],
        "notes.remarks": list(note.remarks),
        "when": [card.when.words],
        "when.inferred": [f"{card.when.words} (inferred"],
        "when.from": ["(inferred: three)"],
        "remarks": ["ditor’s note"],
        "remarks.words": [remark.words],
        "other_side": [card.other_side.side.record.name, card.other_side.words],
        "version": [f"ersion {card.version}"],
        "updated": [card.updated],
    }


def texts(html: str) -> str:
    return " ".join(html5lib.parseFragment(html).itertext())


def in_texts(value: dict | list) -> Iterator[str]:
    """Give every text in an answer, a single one with the name of its field before it."""
    for name, part in value.items() if isinstance(value, dict) else [("", each) for each in value]:
        if isinstance(part, dict | list):
            yield from in_texts(part)
        else:
            yield f"{name} {part}"


def of_card(fact: Fact, library: Library) -> str:
    html = next(file.text for file in cards.cards(library) if file.path == f"embed/{fact.id}/index.html")
    return " ".join(html5lib.parse(html, namespaceHTMLElements=False).find("body").itertext())


def of_entry(fact: Fact, library: Library) -> str:
    page = next(file.text for file in pages.pages(library) if file.path == f"topics/{fact.topic.id}.md")
    entries = html5lib.parse(page, namespaceHTMLElements=False).iter("article")
    return next(text for text in map(" ".join, (entry.itertext() for entry in entries)) if "We saw it" in text)


def of_page(fact: Fact, library: Library) -> str:
    page = next(file.text for file in pages.pages(library) if file.path == f"facts/{fact.id}.md")
    body = page.partition("\n---\n")[2].partition('<div class="dp-fact-foot">')[0]
    return texts(body)


def of_picture(fact: Fact, library: Library) -> str:
    shown = picture.of_fact(fact, library)
    parts = [shown["name"], shown["author"], *in_texts(shown["other"]), *in_texts(shown["foot"])]
    for part in shown["body"]:
        parts.append("".join(part["units"]) if "units" in part else " ".join(map(str, part.values())))
    return " ".join(parts)


def of_feed(fact: Fact, library: Library) -> str:
    feed = json.loads(next(file.text for file in feeds.feeds(library) if file.path == "feeds/facts.json"))
    item = next(item for item in feed["items"] if f"/{fact.id}/" in item["url"])
    return f"{item['title']} {texts(item['content_html'])}"


def of_search(fact: Fact, library: Library) -> str:
    record = next(record for record in search_records(library) if record.address == f"facts/{fact.id}/")
    return " ".join((record.words, *record.shown.values(), *in_texts(record.filters)))


def of_oembed(fact: Fact, library: Library) -> str:
    return " ".join(
        in_texts(
            next(json.loads(file.text) for file in oembed.oembed(library) if file.path == f"oembed/{fact.id}.json")
        )
    )


def of_table(fact: Fact, library: Library) -> str:
    rows = [data_package.cells(row) for row in data_package.rows(library) if row.fact is fact]
    assert {row["withdrawn"] for row in rows} == {"true"}
    assert {row["notes"] for row in rows} == {1}
    shown = [f"{row['date']} (inferred: {row['inferred']}), Withdrawn, 1 editor’s note" for row in rows]
    return " ".join((*shown, *in_texts(rows)))


OUTPUTS = {
    "card": of_card,
    "entry": of_entry,
    "page": of_page,
    "picture": of_picture,
    "alt_text": lambda fact, library: alt_text(card_of(fact, library)),
    "pasted": lambda fact, library: texts(snippets.fact_snippets(library, fact).quote),
    "feed": of_feed,
    "search": of_search,
    "oembed": of_oembed,
    "linked_data": lambda fact, library: " ".join(in_texts(linked_data(fact, library))),
    "table": of_table,
}
_KEPT = "It is kept as it was handed out, while a forecast falls due; it says the day."
_ROOM = "A picture has room for the claim, its headline and whose it is; its address leads to the rest."
_ONE_LINE = "A hit is a line that leads to the page; the words by which it is found are those of the claim."
_NO_FIGURES = "schema.org has no figures of a claim; its text says them, and the API has them."
# Of each output, what it does not say of a card, and why.
EXCEPTIONS: dict[str, dict[str, str]] = {
    "card": {},
    "entry": {
        "remarks.words": "It says how many there are; they stand on the page that it leads to.",
        "other_side": "It stands beside it.",
        "side": "It stands in its side's column, which has the name at its head.",
        "notices notices.why": "It says `corrected`, or `Withdrawn.`, with a link to the whole history.",
        "version updated": "It is the current one; the history that it leads to has all.",
    },
    "page": {},
    "picture": {
        "credited title notes notes.work notes.locator notes.remarks": _ROOM,
        "figures figures.when figures.inferred figures.from": _ROOM,
        "headline.from forecast.from when.from notices.why remarks.words": _ROOM,
    },
    "alt_text": {
        "credited title notes notes.work notes.locator notes.remarks": _ROOM,
        "figures figures.when figures.inferred figures.from": _ROOM,
        "headline.from forecast.from when.from notices.why remarks.words": _ROOM,
        "version": "The foot line of a picture is its caption's: PNGs have it in a field of its own.",
    },
    "pasted": {
        "evidence": "It gives the notes and the works themselves, or says `It cites no work.`",
        "forecast.state": _KEPT,
    },
    "feed": {
        "forecast.state": _KEPT,
        "other_side": "It is kept as it was handed out; the card has what is so now.",
        "version": "An entry has the day of its last change in a field of its own.",
    },
    "search": {
        "author claimant title": "The text is a hit of its own.",
        "notices notices.why": "What it said before its corrections is not to be found as what it says.",
        "forecast.state": "The index is found by days, not by what is past on some day.",
        "notes notes.locator notes.remarks remarks other_side version updated": _ONE_LINE,
    },
    "oembed": {
        "evidence": "It hands out what is pasted.",
        "forecast.state": _KEPT,
    },
    "linked_data": {
        "side": "The short names of the sides are the editors', not the texts'.",
        "headline headline.unit headline.when headline.inferred headline.from": _NO_FIGURES,
        "figures figures.when figures.inferred figures.from": _NO_FIGURES,
        "evidence notes notes.locator notes.remarks": "It names the works themselves, and whom the text credits.",
        "forecast.state": "It is read at any time after; it says the day.",
        "other_side": "A claim of another text is a Claim of its own.",
    },
    "table": {
        "side author claimant title evidence": "A column has their ids; the API says what they stand for.",
        "notices notices.why updated notes notes.work notes.locator notes.remarks": "The API has them.",
        "quotation when when.inferred when.from forecast forecast.inferred forecast.from forecast.state": "A row is a "
        "figure, with its own date; the API has the fact's.",
        "other_side": "The API has the question.",
        "remarks.words": "A row says how many there are.",
    },
}


def plain(text: str) -> str:
    """Even out what is no difference to a reader: spaces, and the signs that the search writes in ASCII."""
    return re.sub(r"\s+", " ", text.translate(str.maketrans("“”’", '""\'')))


def test_a_card_goes_through_the_dates_of_one_thing_in_their_order(fact: Fact, library: Library) -> None:
    dated = (("Crest", "1963"), ("Crest", "1960"), ("Rise", None), ("Crest", "1932-05"), ("Fall", "1931"))
    figures = tuple(
        Figure(label=label, value=number, unit="foot", date=date) for number, (label, date) in enumerate(dated, start=1)
    )
    fact.record = fact.record.model_copy(update={"figures": figures})
    shown = [figure.words.text for figure in card_of(fact, library).all_figures]
    assert [text.split()[0] for text in shown] == ["1", "4", "3", "2", "5"]


@pytest.mark.parametrize("output", OUTPUTS)
def test_every_output_says_what_the_card_says(fact: Fact, library: Library, output: str) -> None:
    text = plain(OUTPUTS[output](fact, library))
    parts = said(card_of(fact, library))
    missing = {name for name, words in parts.items() if not all(plain(word) in text for word in words)}
    excepted = {name for reason in EXCEPTIONS.get(output, {}) for name in reason.split()}
    assert excepted <= parts.keys()
    assert missing == excepted  # an exception that is no longer needed goes


def test_no_part_of_a_card_is_forgotten_here(fact: Fact, library: Library) -> None:
    parts = {name.partition(".")[0] for name in said(card_of(fact, library))}
    assert parts == {field.name for field in fields(Card)} - {"is_current"}


def test_every_part_makes_a_card_higher(fact: Fact, library: Library) -> None:
    card = card_of(fact, library)
    empty = {"headline": None, "quotation": None, "figures": (), "forecast": None, "notices": (), "credited": "x" * 500}
    height = heights.fact_height(card)
    lower = {name for name, value in empty.items() if heights.fact_height(replace(card, **{name: value})) < height}
    assert lower == set(empty) - {"credited"}
    assert heights.fact_height(replace(card, credited="x" * 500)) > height
    assert heights.fact_height(replace(card, notes=card.notes * 5)) > height


def test_no_template_changes_letters_that_it_does_not_know() -> None:
    folder = Path(_environment.__wrapped__.__code__.co_filename).parents[1] / "templates"
    for template in folder.iterdir():
        assert not re.search(r"\|\s*(capitalize|title|upper)\b", template.read_text(encoding="utf-8")), template.name
    assert capitalized("about May 2025") == "About May 2025"
    assert uncapitalized("A number (DOI or ISBN)") == "a number (DOI or ISBN)"


def test_a_date_that_one_figure_has_printed_is_not_called_inferred(fact: Fact) -> None:
    first, second = fact.record.figures
    printed = first.model_copy(update={"date": "1932", "inferred": None})
    fact.record = fact.record.model_copy(update={"date": None, "inferred": None, "figures": (printed, second)})
    assert [date.explained for date in all_dates(fact)] == ["1932"]


def test_on_what_it_rests_stands_above_the_claim(library: Library) -> None:
    written = {file.path: file.text for file in cards.cards(library)}
    for fact in library.facts:
        card = written[f"{addresses.card(fact.id)}index.html"]
        evidence = card.index(f">{wording.evidence_words(fact)}<")
        assert evidence < card.index('class="dp-statement"')
        assert 'class="dp-figure"' not in card[:evidence]
