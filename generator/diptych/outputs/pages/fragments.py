"""Pieces for hand-written pages: what `[card: …]`, `[pair: …]`, `[perspectives]`, `[topics]` … show.

They lie in a hidden folder, which no builder publishes; `diptych.publishing.shortcodes` sets them into the pages.
"""

from collections.abc import Iterator

from diptych import wording
from diptych.library import Library
from diptych.library.balance import balance
from diptych.library.timeline import timeline
from diptych.outputs.file import File
from diptych.outputs.render import render_html
from diptych.wording.addresses import in_markdown

FOLDER = ".diptych/fragments"


def fragments(library: Library) -> Iterator[File]:
    """Make the fragments of every card and pair card, and of what the site shows as a whole."""
    for fact in library.facts:
        yield _fragment(f"card/{fact.id}", "card", library, fact=fact)
    for topic in library.topics:
        for question in topic.questions:
            yield _fragment(f"pair/{topic.id}/{question.id}", "pair", library, question=question)
    yield _fragment("perspectives", "perspectives", library)
    yield _fragment("topics", "topics", library)
    yield _fragment("finding", "finding", library, finding=wording.finding(library))
    yield _fragment("theses", "theses", library)
    yield _fragment("key-questions", "key-questions", library, evidences=wording.evidence_held(library))
    yield _fragment("relations", "relations", library)
    yield _fragment("relations-meant", "relations-meant", library)
    yield _fragment("decades", "decades", library, timeline=timeline(library))
    yield _fragment("meetings", "meetings", library)
    yield _fragment("editors", "editors", library)
    yield _fragment("balance", "balance", library, rows=balance(library))


def _fragment(name: str, show: str, library: Library, **what: object) -> File:
    html = render_html("fragment.html.jinja", show=show, library=library, to=in_markdown, **what)
    return File(f"{FOLDER}/{name}.html", html)
