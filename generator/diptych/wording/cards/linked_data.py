"""A fact for machines that read pages: schema.org in JSON-LD. It says who claims what on what authority, no verdict."""

import json
import re
from typing import Any

from markupsafe import Markup

from diptych import records, wording
from diptych.library import Change, Fact, Library, Side, Source
from diptych.records import SourceType
from diptych.wording import addresses
from diptych.wording.cards.card import Card, card_of

Node = dict[str, Any]

_TYPES = {
    SourceType.ARTICLE: "Article",
    SourceType.ARTICLE_JOURNAL: "ScholarlyArticle",
    SourceType.ARTICLE_MAGAZINE: "Article",
    SourceType.ARTICLE_NEWSPAPER: "NewsArticle",
    SourceType.BOOK: "Book",
    SourceType.CHAPTER: "Chapter",
    SourceType.MOTION_PICTURE: "Movie",
    SourceType.POST_WEBLOG: "BlogPosting",
    SourceType.REPORT: "Report",
    SourceType.WEBPAGE: "WebPage",
}
# schema.org takes ISO 8601 dates, and spans of them; what EDTF says beyond these is not guessed at.
_DATE = r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?"
_DATE_OR_SPAN = rf"{_DATE}(/({_DATE}|\.\.))?|\.\./{_DATE}"
_UNSAFE = re.compile("[<>&\u2028\u2029]")


def linked_data(fact: Fact, library: Library) -> Node:
    """Describe a fact as a schema.org Claim, with the words it rests on where it is a quotation."""
    record, site, card = fact.record, library.settings, card_of(fact, library)
    url = site.url + addresses.fact(fact.id)
    text = _text(fact.side, site.url)
    return _without_blanks(
        {
            "@context": "https://schema.org",
            "@type": "Claim",
            "@id": f"{url}#claim",
            "identifier": fact.id,
            "url": url,
            "name": wording.claim_title(fact, noted=False),
            "text": card.claim.words,
            "description": _description(card),
            "inLanguage": "en",
            "author": text.get("author") or text,
            "creditText": card.credited,
            "appearance": text,
            "hasPart": _quotation(record.quotation, f"{url}#quotation", fact.side) if record.quotation else None,
            "citation": [_work(source) for source in {note.source.id: note.source for note in fact.footnotes}.values()],
            "temporalCoverage": _iso(record.date, _DATE_OR_SPAN),
            "spatialCoverage": [{"@type": "Place", "name": wording.place_name(place)} for place in record.places],
            "version": fact.version,
            "datePublished": fact.published,
            "dateModified": fact.updated,
            "creativeWorkStatus": _status(fact),
            "correction": [_correction(change, fact, site.url) for change in fact.changes],
            "image": site.url + addresses.picture_of(addresses.card(fact.id)),
            "license": site.license and site.license.url,
            "isPartOf": {"@type": "WebSite", "name": site.name, "url": site.url},
        }
    )


def _status(fact: Fact) -> str:
    if fact.record.is_withdrawn:
        return wording.WITHDRAWN
    return "Published" if fact.published else wording.capitalized(wording.NOT_PUBLISHED)


def _description(card: Card) -> str:
    """Say what no property of a claim can: that a date was inferred, when a forecast falls due, the editors' notes."""
    inferred = card.when if card.when and card.when.inferred else None
    parts = (inferred and inferred.labelled, card.forecast and card.forecast.lasting)
    notes = (f"Editor’s note: {remark.text}" for remark in card.remarks)
    return " ".join((*(f"{part}." for part in parts if part), *notes))


def script_text(fact: Fact, library: Library) -> Markup:
    """Write a fact's JSON-LD for the inside of a script element, which nothing in it can end."""
    text = json.dumps(linked_data(fact, library), ensure_ascii=False)
    return Markup(_UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text))  # noqa: S704 (no sign of markup is left)


def _text(side: Side, url: str) -> Node:
    """Describe the text of a side; one without an address is known by the side's id."""
    record = side.record
    return _without_blanks(
        {
            "@type": "CreativeWork",
            "@id": record.url or f"{url}#{side.id}",
            "name": record.title,
            "author": {"@type": "Person", "name": record.author} if record.author else None,
            "publisher": {"@type": "Organization", "name": record.publisher} if record.publisher else None,
            "url": record.url,
            "inLanguage": record.language,
        }
    )


def _quotation(quotation: records.Quotation, id_: str, side: Side) -> Node:
    # Whether the speaker is a person or a body is not recorded, so no author is made of the name.
    return {
        "@type": "Quotation",
        "@id": id_,
        "text": quotation.words,
        "creditText": quotation.speaker,
        "inLanguage": side.record.language,
    }


def _work(source: Source) -> Node:
    record = source.record
    return _without_blanks(
        {
            "@type": _TYPES.get(record.type, "CreativeWork"),
            "name": record.title,
            "author": [_name(name) for name in record.author],
            "editor": [_name(name) for name in record.editor],
            "translator": [_name(name) for name in record.translator],
            "isPartOf": {"@type": "CreativeWork", "name": record.container_title} if record.container_title else None,
            "publisher": {"@type": "Organization", "name": record.publisher} if record.publisher else None,
            "datePublished": _iso(record.issued, _DATE),
            "inLanguage": record.language,
            "pagination": record.page,
            "url": record.URL,
            "isbn": record.ISBN if record.type is SourceType.BOOK else None,
            "issn": record.ISSN,
            "identifier": [
                {"@type": "PropertyValue", "propertyID": name, "value": number}
                for name, number in record.numbers.items()
                if name in ("DOI", "arXiv", "handle")
            ],
        }
    )


def _name(name: records.CslName) -> Node:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    return {"@type": "Person", "name": name.said}


def _correction(change: Change, fact: Fact, url: str) -> Node:
    return {
        "@type": "CorrectionComment",
        "name": wording.change_title(change),
        "text": change.correction.why,
        "datePublished": change.correction.date,
        "url": url + addresses.version(fact.id, change.version),
    }


def _iso(edtf: str | None, shape: str) -> str | None:
    return edtf if edtf and re.fullmatch(shape, edtf) else None


def _without_blanks(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, [], "")}
