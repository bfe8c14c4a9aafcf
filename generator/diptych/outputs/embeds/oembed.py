"""oEmbed 1.0: what a content system learns of a card when only its address is pasted."""

import json
from collections.abc import Iterator
from typing import Any

from diptych import wording
from diptych.drawing.typesetting import SIZE
from diptych.library import Fact, Library, Question
from diptych.outputs.embeds import heights, snippets
from diptych.outputs.file import File
from diptych.outputs.render import render_html
from diptych.wording import addresses

_Answer = dict[str, Any]


def oembed(library: Library) -> Iterator[File]:
    """Make the oEmbed answer of every card, the current one and each version, also below the addresses it had."""
    for fact in library.facts:
        yield from _of_fact(library, fact)
    for topic in library.topics:
        for question in topic.questions:
            yield from _of_pair(library, question)


def _of_fact(library: Library, fact: Fact) -> Iterator[File]:
    current = addresses.card(fact.id)
    for id_ in (fact.id, *fact.record.moved_from):
        yield _file(addresses.card(id_), _fact_answer(library, fact, current) | _thumbnail(library, current))
        for then in fact.versions:
            number = then.version
            answer = _fact_answer(library, then, addresses.version(fact.id, number))
            yield _file(addresses.version(id_, number), answer)


def _fact_answer(library: Library, fact: Fact, card: str) -> _Answer:
    said = wording.card_of(fact, library)
    return _answer(library, card, wording.claim_title(fact), heights.fact_height(said), fact=fact, said=said)


def _of_pair(library: Library, question: Question) -> Iterator[File]:
    current = addresses.pair(question.path)
    for path in (question.path, *question.old_paths):
        answer = _pair_answer(library, question, current) | _thumbnail(library, current)
        yield _file(addresses.pair(path), answer)
        for then in question.versions:
            number = then.version
            answer = _pair_answer(library, then, addresses.pair_version(question.path, number))
            yield _file(addresses.pair_version(path, number), answer)


def _pair_answer(library: Library, question: Question, card: str) -> _Answer:
    said, height = snippets.all_said(question, library), heights.pair_height(question)
    return _answer(library, card, question.record.title, height, question=question, said=said)


def _answer(library: Library, card: str, title: str, height: int, **what: object) -> _Answer:
    url, site, width = library.settings.url, library.settings.name, heights.WIDTH
    given = {"fact": None, "question": None, "url": url, "site": site, "title": title, "width": width, "height": height}
    html = render_html("oembed.html.jinja", card=url + card, **given | what)
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": site,
        "provider_url": url,
        "cache_age": 86400,
        "html": html.strip(),
        "width": width,
        "height": height,
    }


def _thumbnail(library: Library, card: str) -> _Answer:
    """Name the picture of a current card: an earlier version has none."""
    picture = f"{library.settings.url}{card}card.png"
    return {"thumbnail_url": picture, "thumbnail_width": SIZE[0], "thumbnail_height": SIZE[1]}


def _file(at: str, answer: _Answer) -> File:
    return File(addresses.oembed(at), json.dumps(answer, ensure_ascii=False, indent=1) + "\n")
