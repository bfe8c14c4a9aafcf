"""Ask on a terminal for what a new fact needs: with lists to pick from, each answer checked as it is given."""

from collections.abc import Callable, Iterable
from typing import Any

import questionary
from pydantic import TypeAdapter, ValidationError

from diptych.problem import CannotRun, did_you_mean
from diptych.reading.site import Site
from diptych.records import Fact, Kind, Passage, Question, Relation, Silence, Topic
from diptych.wording.choices import Choice, perspectives, places, questions

_AS_IN = {
    "figures": "A number, as in {label: Fall, value: 46.4, unit: percent}; empty when there is no more",
    "quotation": "The quotation, as in {words: the words, speaker: who said them}",
    "forecast": "The forecast, as in {due: 2027, settles: what would show it}",
    "footnotes": "A note of the text, as in xix=a-report; empty when there is no more",
}


def ask_for_fact(site: Site, given: dict[str, Any]) -> dict[str, Any]:
    """Ask for all that is not given. Raises CannotRun where the asking is broken off."""
    try:
        return _asked(site, dict(given))
    except (KeyboardInterrupt, EOFError):
        raise CannotRun("broken off; nothing was written") from None


def _asked(site: Site, answers: dict[str, Any]) -> dict[str, Any]:
    records = site.records
    answers["perspective"] = answers["perspective"] or _pick("Whose claim is it?", perspectives(records))
    answers["question"] = answers["question"] or _find("Which question does it answer?", questions(records))
    kinds = (Choice(kind.value, "") for kind in Kind)
    answers["kind"] = answers["kind"] or _pick("What kind of claim is it?", kinds)
    answers["statement"] = answers["statement"] or _text("The claim in our own words:", valid(Fact, "statement"))
    if answers["kind"] == Kind.FIGURE and not answers["figures"]:
        answers["figures"] = tuple(_several(_AS_IN["figures"]))
    for kind, name in ((Kind.QUOTATION, "quotation"), (Kind.FORECAST, "forecast")):
        if answers["kind"] == kind and not answers[name]:
            answers[name] = _text(f"{_AS_IN[name]}:", lambda written: bool(written) or "it is needed")
    answers["date"] = answers["date"] or _text("When (EDTF, as in 2024-05; empty if not said)?", valid(Fact, "date"))
    answers["passage"] = answers["passage"] or _text("4 to 30 words of the text, copied:", valid(Passage, "exact"))
    answers["footnotes"] = answers["footnotes"] or tuple(_several(_AS_IN["footnotes"]))
    known = ", ".join(place.id for place in places(records))
    answers["places"] = answers["places"] or tuple(_several(f"A place ({known[:80]} …); empty when there is no more"))
    return answers


def ask_for_question(site: Site, given: dict[str, Any]) -> dict[str, Any]:
    """Ask for all of a question, or of a topic with its first one. Raises CannotRun where the asking is broken off."""
    answers = dict(given)
    try:
        for name, asked in _OF_QUESTIONS.items():
            if name in answers and not answers[name]:
                answers[name] = _text(asked, valid(Topic if name == "summary" else Question, _FIELDS.get(name, name)))
        relations = (Choice(each.value, "") for each in Relation)
        answers["relation"] = answers["relation"] or _pick("How do the answers stand to each other?", relations)
        answers["why"] = answers["why"] or _text("Why, in one sentence that is true of both:", valid(Question, "why"))
        if answers["relation"] == Relation.ONE_SIDED:
            answers["silent"] = answers["silent"] or _pick("Which side does not answer?", perspectives(site.records))
            answers["looked_for"] = answers["looked_for"] or _text("Looked for:", valid(Silence, "note"))
    except (KeyboardInterrupt, EOFError):
        raise CannotRun("broken off; nothing was written") from None
    return answers


_OF_QUESTIONS = {
    "title": "Its title:",
    "summary": "What does the topic cover, in a sentence or two?",
    "question": "Its first question, in words that neither side would object to:",
}
_FIELDS = {"question": "title"}


def valid(model: type[Any], field: str) -> Callable[[str], bool | str]:
    """Make a function that says of an answer whether the field can have it, or what to write instead."""
    info = model.model_fields[field]
    adapter: TypeAdapter[Any] = TypeAdapter(info.rebuild_annotation())

    def is_valid(written: str) -> bool | str:
        if not written and not info.is_required():
            return True
        try:
            adapter.validate_python(written)
        except ValidationError as invalid:
            said = invalid.errors()[0].get("ctx", {})
            return f"{said['says']}; {said['instead']}" if "says" in said else "this cannot stand here"
        return True

    return is_valid


def _pick(asked: str, choices: Iterable[Choice]) -> str:
    shown = [questionary.Choice(f"{each.id}  {each.title}".rstrip(), value=each.id) for each in choices]
    return str(questionary.select(asked, shown).unsafe_ask())


def _find(asked: str, choices: Iterable[Choice]) -> str:
    """Let one be found by typing a part of its id or of its title."""
    titles = {each.id: each.title for each in choices}
    shown = [f"{id_}  {title}" for id_, title in titles.items()]

    def is_one(written: str) -> bool | str:
        id_ = written.partition("  ")[0]
        return id_ in titles or f'there is no "{id_}"; {did_you_mean(id_, titles)}'

    answer = questionary.autocomplete(asked, shown, match_middle=True, validate=is_one).unsafe_ask()
    return str(answer).partition("  ")[0]


def _text(asked: str, is_valid: Callable[[str], bool | str]) -> str:
    return str(questionary.text(asked, validate=is_valid).unsafe_ask()).strip()


def _several(asked: str) -> Iterable[str]:
    while answer := _text(f"{asked}:", lambda _: True):
        yield answer
