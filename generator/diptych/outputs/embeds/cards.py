"""Cards alone: self-contained HTML files for other people's pages, one for each fact, version and question."""

from collections.abc import Iterator

from diptych import wording
from diptych.library import Fact, Library, Question
from diptych.outputs.file import File
from diptych.outputs.render import render_html, script, style
from diptych.wording import addresses
from diptych.wording.cards.card import Card


def cards(library: Library) -> Iterator[File]:
    """Make a card of every fact, of every version of it, and a pair card of every question."""
    for fact in library.facts:
        yield _fact_card(library, fact, addresses.card(fact.id))
        for old_id in fact.record.moved_from:
            yield _fact_card(library, fact, addresses.card(old_id))
        for version in fact.versions:
            yield _fact_card(library, version, addresses.version(fact.id, version.version))
            for old_id in fact.record.moved_from:
                yield _fact_card(library, version, addresses.version(old_id, version.version))
    for topic in library.topics:
        for question in topic.questions:
            canonical = addresses.question(topic.id, question.id)
            for path in (question.path, *question.old_paths):
                for address, shown in _pair_cards(question, path):
                    title, parts = shown.record.title, _pair_parts(shown)
                    yield _card(library, address, canonical, title, *parts, question=shown)


def _pair_parts(question: Question) -> Iterator[str]:
    yield "pair"
    if wording.pair_notices(question):
        yield "notices"


def _pair_cards(question: Question, path: str) -> Iterator[tuple[str, Question]]:
    """Yield the addresses of a question's pair card below a path: the current one, and that of each version."""
    yield addresses.pair(path), question
    for version in question.versions:
        yield addresses.pair_version(path, version.version), version


def _fact_card(library: Library, fact: Fact, address: str) -> File:
    title, parts = wording.claim_title(fact), _parts(wording.card_of(fact, library))
    return _card(library, address, addresses.fact(fact.id), title, *parts, fact=fact)


def _parts(card: Card) -> Iterator[str]:
    """Name what a fact's card shows besides what every card shows, so that it carries no style in vain."""
    if card.quotation:
        yield "quotation"
    if card.figures:
        yield "series"
    if card.notices:
        yield "notices"


def _card(library: Library, address: str, canonical: str, title: str, *parts: str, **what: object) -> File:
    page = render_html(
        "embed.html.jinja",
        library=library,
        to=addresses.from_depth(address.count("/")),
        title=title,
        canonical=library.settings.url + canonical,
        oembed=library.settings.url + addresses.oembed(address),
        style=style("embed.css.jinja", *parts),
        script=script("card.js"),
        **{"fact": None, "question": None} | what,
    )
    return File(f"{address}index.html", page)
