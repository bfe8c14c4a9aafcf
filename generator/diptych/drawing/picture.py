"""What a picture shows, of a fact, a question, a topic or the site: as data to set, and in words for who sees none."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from diptych import wording
from diptych.drawing.typesetting import Picture
from diptych.library import Answer, Fact, Library, Question, Side, Topic
from diptych.values import dates
from diptych.wording import addresses
from diptych.wording.capitals import uncapitalized
from diptych.wording.cards.card import Card, ShownFigure, card_of, claim_of, shown_figure
from diptych.wording.topics import key_answers, leading_question, relations

# A line may end after a space, and after a hyphen, dash or slash between letters.
_UNIT = re.compile(r"[^ ]*?[^\W\d_][-–—/](?=[^\W\d_])|[^ ]+ *")


def of_fact(fact: Fact, library: Library) -> Picture:
    """Say what a fact's picture shows."""
    card = card_of(fact, library)
    return {
        "kind": "fact",
        **_side(card.side),
        "body": list(_body(card)),
        "other": {
            "panel": card.other_side.side.panel,
            "name": card.other_side.side.record.name,
            "words": card.other_side.words,
        },
        "foot": _foot(
            library,
            first=card.evidence,
            more=[*([card.when.marked] if card.when else []), *([card.remarked] if card.remarked else [])],
            version=f"Version {card.version}, {card.updated}",
            address=addresses.fact(fact.id),
        ),
    }


def of_pair(question: Question, library: Library) -> Picture:
    """Say what a question's picture shows."""
    topic = question.topic
    return {
        "kind": "pair",
        "head": [
            *(_line("notice", notice.title) for notice in wording.pair_notices(question)[:1]),
            {"role": "question", "units": _units(question.record.title)},
            {"role": "relation", "units": _units(wording.RELATIONS[question.record.relation])},
        ],
        "answers": [_answer(answer) for answer in question.answers],
        "foot": _foot(
            library,
            first=topic.record.title,
            more=[],
            version=f"Version {question.version}, {_day_of(question)}",
            address=addresses.question(topic.id, question.id),
        ),
    }


def of_topic(topic: Topic, library: Library) -> Picture:
    """Say what a topic's picture shows: both answers to the question that stands for it, and how all of them relate."""
    question = leading_question(topic, library)
    in_short = key_answers(question, library)
    return {
        "kind": "pair",
        "head": [_line("question", topic.record.title), _line("relation", question.record.title)],
        "answers": [
            _side(answer.side) | {"is_silent": False, "entries": [[_line("line", in_short[answer.side])]]}
            if answer.side in in_short
            else _answer(answer)
            for answer in question.answers
        ],
        "foot": _foot(
            library,
            first=wording.count(len(topic.questions), "question"),
            more=[relations(topic)],
            version=as_of(topic.facts),
            address=addresses.topic(topic.id),
        ),
    }


def of_site(library: Library) -> Picture:
    """Say what the site's picture shows: what each side holds, in its own terms, and how it gives its sources."""
    questions = sum(len(topic.questions) for topic in library.topics)
    return _overview(
        library,
        title=library.settings.name,
        below=library.settings.description,
        answers=[
            [_line("claim", side.record.thesis), _line("speaker", side.record.sourcing)] for side in library.sides
        ],
        foot=_foot(
            library,
            first=wording.count(len(library.topics), "topic"),
            more=[wording.count(questions, "question"), wording.count(len(library.facts), "claim")],
            version=as_of(library.facts),
            address="",
        ),
    )


def _overview(
    library: Library, title: str, below: str, answers: list[list[dict[str, Any]]], foot: dict[str, Any]
) -> Picture:
    """Set the sides face to face below a title, as a question's picture does."""
    return {
        "kind": "pair",
        "head": [_line("question", title), *([_line("relation", below)] if below else [])],
        "answers": [
            _side(side) | {"is_silent": False, "entries": [entry]}
            for side, entry in zip(library.sides, answers, strict=True)
        ],
        "foot": foot,
    }


def as_of(facts: Iterable[Fact]) -> str:
    """Give the day on which any of some facts was last changed: what their picture has for a version."""
    newest = max((fact.updated for fact in facts if fact.updated), default="")
    return f"As of {dates.shown(newest)}" if newest else wording.capitalized(wording.NOT_PUBLISHED)


def _day_of(question: Question) -> str:
    """Say on which day the version of a pair card was made."""
    change = question.last_change
    return dates.shown(change.correction.date) if change else uncapitalized(as_of(question.all_facts))


def _line(role: str, text: str) -> dict[str, Any]:
    return {"role": role, "units": _units(text)}


def _side(side: Side) -> dict[str, str]:
    return {"panel": side.panel, "name": side.record.name, "author": wording.author(side.record)}


def _foot(library: Library, address: str, **words: Any) -> dict[str, Any]:
    return words | {"site": library.settings.name, "address": library.settings.url + address}


def _body(card: Card) -> Iterator[dict[str, Any]]:
    is_struck = card.claim.is_withdrawn
    for notice in card.notices[:1]:
        yield _line("notice", notice.title)
    if card.headline:
        yield _figure(card.headline, "figure", is_struck=is_struck)
        yield _line("label", card.headline.marked_label)
    if card.quotation:
        yield _line("quotation", wording.in_marks(card.quotation.words)) | {"struck": is_struck}
        yield _line("speaker", card.quotation.speaker)
    role = "statement" if card.headline or card.quotation else "claim"
    yield _line(role, card.claim.words) | {"struck": is_struck}
    if card.forecast:
        yield _line("due", card.forecast.marked)


def _answer(answer: Answer) -> dict[str, Any]:
    if answer.silence:
        silence = [{"role": "silent", "units": ["Silent."]}, {"role": "silence", "units": _units(answer.silence.note)}]
        return _side(answer.side) | {"is_silent": True, "entries": [silence]}
    return _side(answer.side) | {"is_silent": False, "entries": [list(_entry(fact)) for fact in answer.all_facts]}


def _entry(fact: Fact) -> Iterator[dict[str, Any]]:
    claim, headline = claim_of(fact), fact.record.headline
    if claim.is_withdrawn:
        yield {"role": "withdrawn", "units": [f"{wording.WITHDRAWN}."]}
    if headline:
        yield _figure(shown_figure(headline), "line-figure", is_struck=claim.is_withdrawn)
    yield _line("line", claim.words) | {"struck": claim.is_withdrawn}


def _figure(figure: ShownFigure, role: str, *, is_struck: bool) -> dict[str, Any]:
    return {"role": role, "struck": is_struck} | figure.words._asdict()


def _units(text: str) -> list[str]:
    return _UNIT.findall(text)
