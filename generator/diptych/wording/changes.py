"""What was changed of a fact or a question, in words: `Share: 31.2% → 32.1%`."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from diptych.library import Fact, Question, Side, Source, Topic
from diptych.wording.figures import figure_words

NOTHING = "nothing"
Changed = Question | Source | Side | Topic


class FieldChange(NamedTuple):
    """A field that says something else than it did; each text may be of a stranger."""

    field: str
    before: str
    after: str


def fact_changes(before: Fact, after: Fact) -> Iterator[FieldChange]:
    """Say what was changed of a fact, field by field; of figures, number by number."""
    if before.id != after.id:
        yield FieldChange("id", before.id, after.id)
    if before.question.path != after.question.path:
        yield FieldChange("question", before.question.path, after.question.path)
    yield from _figure_changes(before, after)
    yield from _others(before.record.model_dump(mode="json"), after.record.model_dump(mode="json"), _TOLD_APART)


def other_changes(before: Changed, after: Changed) -> Iterator[FieldChange]:
    """Say what was changed of anything else, field by field; a topic's questions are told apart."""
    yield from _others(before.record.model_dump(mode="json"), after.record.model_dump(mode="json"), {"questions"})


_TOLD_APART = {"figures", "question"}


def _figure_changes(before: Fact, after: Fact) -> Iterator[FieldChange]:
    """Pair the figures by their labels, those of one label in their order."""
    was, now = _figures(before), _figures(after)
    for label in [*now, *(each for each in was if each not in now)]:
        if was.get(label) != now.get(label):
            yield FieldChange(label, was.get(label, NOTHING), now.get(label, NOTHING))


def _figures(fact: Fact) -> dict[str, str]:
    said: dict[str, list[str]] = {}
    for figure in fact.record.figures:
        dated = f" ({figure.date}{', inferred' if figure.inferred else ''})" if figure.date else ""
        said.setdefault(figure.label, []).append(figure_words(figure).text + dated)
    return {label: "; ".join(each) for label, each in said.items()}


def _others(was: dict[str, Any], now: dict[str, Any], but_for: set[str]) -> Iterator[FieldChange]:
    for name, value in now.items():
        if name not in but_for and was[name] != value:
            yield FieldChange(name, _in_words(was[name]), _in_words(value))


def _in_words(value: Any) -> str:
    """Say a value of any shape on one line."""
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_in_words(each)}" for name, each in value.items() if each not in (None, [], {}))
    if isinstance(value, list):
        return "; ".join(map(_in_words, value)) or NOTHING
    return NOTHING if value is None else str(value)
