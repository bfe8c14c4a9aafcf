"""What a journalist pastes, and what oEmbed hands out: complete text in a blockquote, plain iframes, addresses."""

from dataclasses import dataclass

from diptych import wording
from diptych.library import Fact, Library, Question
from diptych.outputs.embeds.heights import fact_height, pair_height
from diptych.outputs.render import render_html
from diptych.wording import addresses
from diptych.wording.cards.card import Card

EMBED_SCRIPT = "embed.js"


@dataclass(frozen=True)
class Snippets:
    """The four ways to show a card, each a text to paste."""

    quote: str
    iframe: str
    pinned: str
    address: str


def fact_snippets(library: Library, fact: Fact) -> Snippets:
    """Write the snippets of a fact."""
    url, said = library.settings.url, wording.card_of(fact, library)
    return Snippets(
        quote=_render(library, "quote", fact=fact, said=said, card=url + addresses.card(fact.id)),
        iframe=fact_iframe(library, fact, addresses.card(fact.id)),
        pinned=fact_iframe(library, fact, addresses.version(fact.id, fact.version)),
        address=url + addresses.fact(fact.id),
    )


def pair_snippets(library: Library, question: Question) -> Snippets:
    """Write the snippets of a question."""
    url, ids = library.settings.url, (question.topic.id, question.id)
    said = all_said(question, library)
    return Snippets(
        quote=_render(library, "quote", question=question, said=said, card=url + addresses.pair(question.path)),
        iframe=_pair_iframe(library, question, addresses.pair(question.path)),
        pinned=_pair_iframe(library, question, addresses.pair_version(question.path, question.version)),
        address=url + addresses.question(*ids),
    )


def all_said(question: Question, library: Library) -> dict[str, Card]:
    """Say what the cards of a question's facts say, by the facts' ids."""
    return {fact.id: wording.card_of(fact, library) for fact in question.all_facts}


def fact_iframe(library: Library, fact: Fact, address: str) -> str:
    """Write the iframe of a fact's card at an address."""
    title, height = wording.claim_title(fact), fact_height(wording.card_of(fact, library))
    return _iframe(library, fact, address, title, height)


def _pair_iframe(library: Library, question: Question, address: str) -> str:
    return _iframe(library, question, address, question.record.title, pair_height(question))


def _iframe(library: Library, card: Fact | Question, address: str, title: str, height: int) -> str:
    """Write an iframe that says which version it had when it was pasted: `diptych cards` tells what changed since."""
    given = {"title": title, "height": height, "version": card.version}
    return _render(library, "iframe", address=library.settings.url + address, **given)


def _render(library: Library, macro: str, **context: object) -> str:
    url = library.settings.url
    whole = {"fact": None, "question": None, "said": None}
    given = whole | {"card": "", "address": "", "title": "", "height": 0, "version": 1} | context
    return render_html(
        "snippet.html.jinja", macro=macro, url=url, site=library.settings.name, script=url + EMBED_SCRIPT, **given
    ).strip()
