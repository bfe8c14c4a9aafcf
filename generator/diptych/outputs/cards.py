"""Cards alone: one self-contained HTML file for each fact and each question, for other people's pages."""

import base64
import hashlib
from collections.abc import Iterator

from diptych import addresses, wording
from diptych.library import Library
from diptych.outputs.file import File
from diptych.render import render_html, style


def cards(library: Library) -> Iterator[File]:
    """Make a card of every fact and a pair card of every question."""
    for fact in library.facts:
        title = f"{wording.short_title(fact.record.statement)} ({fact.side.record.name})"
        canonical = library.settings.url + addresses.fact(fact.id)
        yield _card(library, addresses.card(fact.id), title, canonical, fact=fact, question=None)
    for topic in library.topics:
        for question in topic.questions:
            canonical = library.settings.url + addresses.topic(topic.id, question.id)
            address = addresses.pair(topic.id, question.id)
            yield _card(library, address, question.record.title, canonical, fact=None, question=question)


def _card(library: Library, address: str, title: str, canonical: str, **what: object) -> File:
    css = style("embed.css.jinja")
    page = render_html(
        "embed.html.jinja",
        library=library,
        to=addresses.from_depth(address.count("/")),
        title=f"{title} – {library.settings.name}",
        canonical=canonical,
        style=css,
        style_hash=base64.b64encode(hashlib.sha256(css.encode()).digest()).decode(),
        **what,
    )
    return File(f"{address}index.html", page)
