"""What scripts need: embed.js, which turns a pasted blockquote into its card, and the card builder's list of cards."""

import json
from collections.abc import Iterator

from diptych import wording
from diptych.library import Library
from diptych.outputs.embeds.snippets import EMBED_SCRIPT
from diptych.outputs.file import File
from diptych.outputs.render import render_html
from diptych.wording import addresses


def scripts(library: Library) -> Iterator[File]:
    """Make embed.js, served as it is written, so that whoever pastes it can read it; and the list of cards."""
    yield File(EMBED_SCRIPT, render_html("embed.js.jinja", url=library.settings.url))
    yield File("assets/diptych/cards.json", json.dumps(list(_cards(library)), ensure_ascii=False, indent=0) + "\n")


def _cards(library: Library) -> Iterator[dict[str, str]]:
    for topic in library.topics:
        for question in topic.questions:
            ids = (topic.id, question.id)
            title = f"{question.record.title} ({topic.record.title})"
            yield {
                "title": title,
                "page": addresses.question(*ids),
                "card": addresses.pair(question.path),
                "pinned": addresses.pair_version(question.path, question.version),
            }
    for fact in library.facts:
        yield {
            "title": f"{fact.side.mark} {wording.claim_of(fact).text}",
            "page": addresses.fact(fact.id),
            "card": addresses.card(fact.id),
            "pinned": addresses.version(fact.id, fact.version),
        }
