"""What a picture shows, of a fact, a question, a topic or the site: as data to set, and in words for who sees none."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from diptych import wording
from diptych.drawing.typesetting import Picture
from diptych.library import Answer, Fact, Library, Question, Side, Topic
from diptych.records import Figure, Kind, dates
from diptych.wording import addresses

# A line may end after a space, and after a hyphen, dash or slash between letters.
_UNIT = re.compile(r"[^ ]*?[^\W\d_][-–—/](?=[^\W\d_])|[^ ]+ *")


def of_fact(fact: Fact, library: Library) -> Picture:
    """Say what a fact's picture shows."""
    day = dates.shown(fact.updated)
    return {
        "kind": "fact",
        **_side(fact.side),
        "body": list(_body(fact, library)),
        "foot": _foot(
            library,
            first=wording.evidence_words(fact),
            more=[*_when(fact), *_notes(fact)],
            version=f"Version {fact.version}, {day}",
            address=addresses.fact(fact.id),
        ),
    }


def of_pair(question: Question, library: Library) -> Picture:
    """Say what a question's picture shows."""
    topic = question.topic
    return {
        "kind": "pair",
        "head": [
            {"role": "question", "units": _units(question.record.title)},
            {"role": "relation", "units": _units(wording.RELATIONS[question.record.relation])},
        ],
        "answers": [_answer(answer) for answer in question.answers],
        "foot": _foot(
            library,
            first=topic.record.title,
            more=[],
            version=f"As of {dates.shown(as_of(question))}",
            address=addresses.question(topic.id, question.id),
        ),
    }


def of_topic(topic: Topic, library: Library) -> Picture:
    """Say what a topic's picture shows: how much each side has on it, and how the two stand to each other."""
    return _overview(
        library,
        title=topic.record.title,
        below=_relations(topic),
        answers=[[_counted(topic, side), _line("line", _answered(topic, side))] for side in library.sides],
        foot=_foot(
            library,
            first=wording.count(len(topic.questions), "question"),
            more=[],
            version=f"As of {dates.shown(_newest(topic.facts))}",
            address=addresses.topic(topic.id),
        ),
    )


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
            more=[wording.count(questions, "question"), wording.count(len(library.facts), "fact")],
            version=f"As of {dates.shown(_newest(library.facts))}",
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


def as_of(question: Question) -> str:
    """Give the day on which any fact of a question was last changed: what a pair has for a version."""
    return _newest(fact for answer in question.answers for fact in answer.facts)


def _newest(facts: Iterable[Fact]) -> str:
    return max(fact.updated for fact in facts)


def _relations(topic: Topic) -> str:
    """Count how the answers to a topic's questions stand to each other."""
    counted = Counter(question.record.relation for question in topic.questions)
    return " · ".join(
        f"{words}: {counted[relation]}" for relation, words in wording.RELATIONS.items() if counted[relation]
    )


def _counted(topic: Topic, side: Side) -> dict[str, Any]:
    number, _, unit = _facts_of(topic, side).partition(" ")
    return {"role": "figure", "struck": False, "hedge": "", "number": number, "unit": unit}


def _facts_of(topic: Topic, side: Side) -> str:
    return wording.count(sum(fact.side is side for fact in topic.facts), "fact")


def _answered(topic: Topic, side: Side) -> str:
    answers = [answer for question in topic.questions for answer in question.answers if answer.side is side]
    silences = sum(answer.silence is not None for answer in answers)
    questions = wording.count(len(answers), "question")
    if silences == len(answers):
        return f"silent on {silences} of {questions}"
    return f"on {len(answers) - silences} of {questions}" + (f", silent on {silences}" if silences else "")


def _line(role: str, text: str) -> dict[str, Any]:
    return {"role": role, "units": _units(text)}


def _side(side: Side) -> dict[str, str]:
    return {"panel": side.panel, "name": side.record.name, "author": side.record.author or "unsigned"}


def _foot(library: Library, address: str, **words: Any) -> dict[str, Any]:
    return words | {"site": library.settings.name, "address": library.settings.url + address}


def _body(fact: Fact, library: Library) -> Iterator[dict[str, Any]]:
    record = fact.record
    if record.corrections:
        yield {"role": "notice", "units": _units(wording.correction_title(record.corrections[-1]))}
    is_alone = True
    if record.kind is Kind.FIGURE:
        yield _figure(fact, "figure")
        yield {"role": "label", "units": _units(_label(record.figures[0]))}
        is_alone = False
    if record.quotation:
        yield {"role": "quotation", "units": _units(f"“{record.quotation.words}”"), "struck": record.is_withdrawn}
        yield {"role": "speaker", "units": _units(record.quotation.speaker)}
        is_alone = False
    role = "claim" if is_alone else "statement"
    yield {"role": role, "units": _units(record.statement), "struck": record.is_withdrawn}
    if record.forecast:
        overdue = ": due, outcome not recorded" if library.is_due(record.forecast) else ""
        yield {"role": "due", "units": _units(f"{_forecast(fact)}{overdue}")}


def _answer(answer: Answer) -> dict[str, Any]:
    if answer.silence:
        silence = [{"role": "silent", "units": ["Silent."]}, {"role": "silence", "units": _units(answer.silence.note)}]
        return _side(answer.side) | {"is_silent": True, "entries": [silence]}
    return _side(answer.side) | {"is_silent": False, "entries": [list(_entry(fact)) for fact in answer.facts]}


def _entry(fact: Fact) -> Iterator[dict[str, Any]]:
    record = fact.record
    if record.is_withdrawn:
        yield {"role": "withdrawn", "units": ["Withdrawn."]}
    if record.kind is Kind.FIGURE:
        yield _figure(fact, "line-figure")
    yield {"role": "line", "units": _units(record.statement), "struck": record.is_withdrawn}


def _figure(fact: Fact, role: str) -> dict[str, Any]:
    words = wording.figure_words(fact.record.figures[0])._asdict()
    return {"role": role, "struck": fact.record.is_withdrawn} | words


def _units(text: str) -> list[str]:
    return _UNIT.findall(text)


def _label(figure: Figure) -> str:
    return ", ".join(filter(None, [figure.label, figure.date and _date(figure.date, figure.inferred)]))


def _date(date: str, inferred: str | None) -> str:
    return dates.shown(date) + (" (inferred)" if inferred else "")


def _when(fact: Fact) -> Iterator[str]:
    """Say a fact's date, unless the large figure carries it already."""
    record = fact.record
    shown = [figure.date for figure in record.figures if figure.date]
    if record.date and not (record.kind is Kind.FIGURE and record.date in shown[:1]):
        yield _date(record.date, record.inferred)
    elif not shown:
        yield "No date given"


def _notes(fact: Fact) -> Iterator[str]:
    if fact.record.notes:
        yield wording.count(len(fact.record.notes), "editor’s note")


def _forecast(fact: Fact) -> str:
    return f"Forecast for {dates.shown(fact.record.forecast.due)}"
