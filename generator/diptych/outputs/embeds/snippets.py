"""What a journalist pastes, and what oEmbed hands out: complete text in a blockquote, plain iframes, addresses."""

from dataclasses import dataclass

from diptych import wording
from diptych.library import Answer, Fact, Library, Question
from diptych.outputs.render import render_html
from diptych.wording import addresses
from diptych.wording.card import Card

EMBED_SCRIPT = "embed.js"
WIDTH = 600  # pixels: the width that heights are estimated for, and that oEmbed offers


@dataclass(frozen=True)
class Snippets:
    """The four ways to show a card, each a text to paste; `pinned` is empty for a pair, which has no versions."""

    quote: str
    iframe: str
    pinned: str
    address: str


def fact_snippets(library: Library, fact: Fact) -> Snippets:
    """Write the snippets of a fact."""
    url, said = library.settings.url, wording.card_of(fact, library)
    return Snippets(
        quote=_render(library, "fact_quote", fact=fact, said=said, card=url + addresses.card(fact.id)),
        iframe=fact_iframe(library, fact, addresses.card(fact.id)),
        pinned=fact_iframe(library, fact, addresses.version(fact.id, fact.version)),
        address=url + addresses.fact(fact.id),
    )


def pair_snippets(library: Library, question: Question) -> Snippets:
    """Write the snippets of a question."""
    url, ids = library.settings.url, (question.topic.id, question.id)
    said = {fact.id: wording.card_of(fact, library) for fact in question.all_facts}
    return Snippets(
        quote=_render(library, "pair_quote", question=question, said=said, card=url + addresses.pair(*ids)),
        iframe=pair_iframe(library, question),
        pinned="",
        address=url + addresses.question(*ids),
    )


def fact_iframe(library: Library, fact: Fact, address: str) -> str:
    """Write the iframe of a fact's card at an address."""
    title, height = wording.claim_title(fact), fact_height(wording.card_of(fact, library))
    return _render(library, "iframe", address=library.settings.url + address, title=title, height=height)


def pair_iframe(library: Library, question: Question) -> str:
    """Write the iframe of a question's pair card."""
    address = library.settings.url + addresses.pair(question.topic.id, question.id)
    return _render(library, "iframe", address=address, title=question.record.title, height=pair_height(question))


def fact_height(card: Card) -> int:
    """Estimate a card's height in pixels, generously, for hosts that run no script."""
    parts = [
        60,  # frame, side
        90 if card.headline else 0,
        30 * _lines(card.claim.words, 50),
        (30 + 28 * _lines(card.quotation.words, 46)) if card.quotation else 0,
        46 * len(card.figures),
        60 * len(card.notices),
        24 if card.forecast else 0,
        24 + 24 * _lines(card.side.record.title, 50) + 24 * _lines(card.credited or "", 55),
        sum(22 * _lines(note.text, 58) for note in card.notes) or 24,
        40,  # foot
    ]
    return _rounded(sum(parts))


def pair_height(question: Question) -> int:
    """Estimate a pair card's height in pixels, for the taller side."""
    head = (
        90
        + 32 * _lines(question.record.title, 44)
        + 22 * _lines(f"{question.record.why} {wording.timing(question)}", 70)
    )
    return _rounded(head + max(_answer_height(answer) for answer in question.answers))


def _answer_height(answer: Answer) -> int:
    if answer.silence:
        return 100 + 24 * _lines(answer.silence.note, 28)
    rows = (24 * _lines(fact.record.statement, 28) + 36 * (bool(fact.record.headline)) for fact in answer.all_facts)
    return 60 + sum(60 + row for row in rows)


def _lines(text: str, width: int) -> int:
    return max(1, -(-len(text) // width))


def _rounded(height: int) -> int:
    return -(-height // 20) * 20


def _render(library: Library, macro: str, **context: object) -> str:
    url = library.settings.url
    whole = {"fact": None, "question": None, "said": None}
    given = whole | {"card": "", "address": "", "title": "", "height": 0} | context
    return render_html(
        "snippet.html.jinja", macro=macro, url=url, site=library.settings.name, script=url + EMBED_SCRIPT, **given
    ).strip()
