"""oEmbed 1.0: what a content system learns of a card when only its address is pasted."""

import json
from collections.abc import Iterator

from diptych import wording
from diptych.drawing.typesetting import SIZE
from diptych.library import Library
from diptych.outputs.embeds import snippets
from diptych.outputs.file import File
from diptych.outputs.render import render_html
from diptych.wording import addresses


def oembed(library: Library) -> Iterator[File]:
    """Make the oEmbed answer of every fact, also under the ids it had, and of every question."""
    for fact in library.facts:
        title, height = wording.claim_title(fact), snippets.fact_height(wording.card_of(fact, library))
        card, page = addresses.card(fact.id), addresses.fact(fact.id)
        for id_ in (fact.id, *fact.record.moved_from):
            yield _answer(library, addresses.card(id_), card, page, title, height)
    for topic in library.topics:
        for question in topic.questions:
            card, page = addresses.pair(topic.id, question.id), addresses.question(topic.id, question.id)
            for at in (card, *(addresses.pair(*old.split("/")) for old in question.old_paths)):
                yield _answer(library, at, card, page, question.record.title, snippets.pair_height(question))


def _answer(library: Library, at: str, card: str, page: str, title: str, height: int) -> File:
    url = library.settings.url
    html = render_html(
        "oembed.html.jinja", card=url + card, page=url + page, title=title, width=snippets.WIDTH, height=height
    )
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": library.settings.name,
        "provider_url": url,
        "cache_age": 86400,
        "html": html.strip(),
        "width": snippets.WIDTH,
        "height": height,
        "thumbnail_url": f"{url}{card}card.png",
        "thumbnail_width": SIZE[0],
        "thumbnail_height": SIZE[1],
    }
    return File(addresses.oembed(at), json.dumps(answer, ensure_ascii=False, indent=1) + "\n")
