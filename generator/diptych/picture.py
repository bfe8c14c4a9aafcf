"""What the picture of a card shows: as data for the typesetter, and in words for those who do not see it."""

import re
from collections.abc import Iterator
from typing import Any

from diptych import addresses, dates, wording
from diptych.library import Answer, Fact, Library, Question, Side
from diptych.records import Figure, Kind
from diptych.typesetting import Picture

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


def as_of(question: Question) -> str:
    """Give the day on which any fact of a question was last changed: what a pair has for a version."""
    return max(fact.updated for answer in question.answers for fact in answer.facts)


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


# --- in words ----------------------------------------------------------------------------------------------------


def alt_text(fact: Fact) -> str:
    """Say in words what a fact's picture shows, but for its foot line of site, version and address."""
    record = fact.record
    parts = [f"{_named(fact.side)}:"]
    if record.corrections:
        parts.append(f"{wording.correction_title(record.corrections[-1])}.")
    if record.kind is Kind.FIGURE:
        parts.append(f"{wording.figure_words(record.figures[0]).text} ({_label(record.figures[0])}).")
    if record.quotation:
        parts.append(f"“{record.quotation.words}” ({record.quotation.speaker}).")
    parts.append(record.statement)
    if record.forecast:
        parts.append(f"{_forecast(fact)}.")
    parts += [
        f"{words[:1].upper()}{words[1:]}." for words in (wording.evidence_words(fact), *_when(fact), *_notes(fact))
    ]
    return " ".join(parts)


def alt_text_of_pair(question: Question) -> str:
    """Say in words what a question's picture shows: of each side its first statement, or that it is silent."""
    parts = [question.record.title, f"{wording.RELATIONS[question.record.relation]}."]
    for answer in question.answers:
        if answer.silence:
            said = f"Silent. {answer.silence.note}"
        else:
            said = answer.facts[0].record.statement
            said = f"Withdrawn. {said}" if answer.facts[0].record.is_withdrawn else said
            said += f" (And {len(answer.facts) - 1} more.)" if answer.facts[1:] else ""
        parts.append(f"{_named(answer.side)}: {said}")
    return " ".join(parts)


def _named(side: Side) -> str:
    return f"{side.record.name} ({side.record.author or 'unsigned'})"
