"""What a journalist pastes, and what oEmbed hands out: complete text in a blockquote, plain iframes, addresses."""

from dataclasses import dataclass

from diptych import wording
from diptych.library import Answer, Fact, Library, Question
from diptych.outputs.render import render_html
from diptych.records import Kind
from diptych.wording import addresses

EMBED_SCRIPT = "embed.js"
WIDTH = 600  # pixels: the width that heights are reckoned for, and that oEmbed offers


@dataclass(frozen=True)
class Snippets:
    """The four ways to show a card, each a text to paste; `pinned` is empty for a pair, which has no versions."""

    quote: str
    iframe: str
    pinned: str
    address: str


def fact_snippets(library: Library, fact: Fact) -> Snippets:
    """Write the snippets of a fact."""
    url = library.settings.url
    return Snippets(
        quote=_render(library, "fact_quote", fact=fact, card=url + addresses.card(fact.id)),
        iframe=fact_iframe(library, fact, addresses.card(fact.id)),
        pinned=fact_iframe(library, fact, addresses.version(fact.id, fact.version)),
        address=url + addresses.fact(fact.id),
    )


def pair_snippets(library: Library, question: Question) -> Snippets:
    """Write the snippets of a question."""
    url, ids = library.settings.url, (question.topic.id, question.id)
    return Snippets(
        quote=_render(library, "pair_quote", question=question, card=url + addresses.pair(*ids)),
        iframe=pair_iframe(library, question),
        pinned="",
        address=url + addresses.question(*ids),
    )


def fact_iframe(library: Library, fact: Fact, address: str) -> str:
    """Write the iframe of a fact's card at an address."""
    title = f"{fact.side.record.name}: {wording.short_title(fact.record.statement)}"
    return _render(library, "iframe", address=library.settings.url + address, title=title, height=fact_height(fact))


def pair_iframe(library: Library, question: Question) -> str:
    """Write the iframe of a question's pair card."""
    address = library.settings.url + addresses.pair(question.topic.id, question.id)
    return _render(library, "iframe", address=address, title=question.record.title, height=pair_height(question))


def fact_height(fact: Fact) -> int:
    """Reckon a card's height in pixels, generously, for hosts that run no script."""
    record = fact.record
    is_figure = record.kind is Kind.FIGURE
    lines = [
        60,  # frame, side
        90 if is_figure else 0,
        30 * _lines(record.statement, 50),
        (30 + 28 * _lines(record.quotation.words, 46)) if record.quotation else 0,
        46 * (len(record.figures) - is_figure),
        60 * len(fact.all_corrections),
        24 if record.forecast else 0,
        24 + 24 * _lines(fact.side.record.title, 50) + 24 * _lines(record.said_by or "", 55),
        sum(22 * _lines(wording.work_in_a_line(note.source.record), 58) for note in fact.footnotes) or 24,
        40,  # foot
    ]
    return _rounded(sum(lines))


def pair_height(question: Question) -> int:
    """Reckon a pair card's height in pixels, for the taller side."""
    head = 90 + 32 * _lines(question.record.title, 44) + 22 * _lines(question.record.why, 70)
    return _rounded(head + max(_answer_height(answer) for answer in question.answers))


def _answer_height(answer: Answer) -> int:
    if answer.silence:
        return 100 + 24 * _lines(answer.silence.note, 28)
    rows = (24 * _lines(fact.record.statement, 28) + 36 * (fact.record.kind is Kind.FIGURE) for fact in answer.facts)
    return 60 + sum(60 + row for row in rows)


def _lines(text: str, width: int) -> int:
    return max(1, -(-len(text) // width))


def _rounded(height: int) -> int:
    return -(-height // 20) * 20


def _render(library: Library, macro: str, **context: object) -> str:
    url = library.settings.url
    given = {"fact": None, "question": None, "card": "", "address": "", "title": "", "height": 0} | context
    return render_html(
        "snippet.html.jinja", macro=macro, url=url, site=library.settings.name, script=url + EMBED_SCRIPT, **given
    ).strip()
