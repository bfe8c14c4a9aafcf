"""Ask on a terminal for what a new fact needs: with lists to pick from, each answer checked as it is given."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import questionary
from pydantic import BaseModel, TypeAdapter, ValidationError

from diptych.checking.draft import section_of
from diptych.checking.texts.passages import how_to_copy
from diptych.commands.new.writing import in_braces
from diptych.problem import CannotRun, did_you_mean
from diptych.reading.site import Site
from diptych.reading.validate import validate
from diptych.reading.yaml.strict import read
from diptych.records import (
    Fact,
    Figure,
    Forecast,
    Kind,
    Passage,
    Perspective,
    Question,
    Quotation,
    Relation,
    Selector,
    Silence,
    Topic,
)
from diptych.records.record import described
from diptych.schemas.examples import EXAMPLES
from diptych.values.types import is_id, suggest_id
from diptych.wording.choices import Choice, perspectives, places, questions

Valid = Callable[[str], bool | str]  # of an answer: whether it can stand, or what to write instead

_NO_MORE = "; empty when there is no more"


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
    answers["statement"] = answers["statement"] or _text(_asks(Fact, "statement"), valid(Fact, "statement"))
    if answers["kind"] == Kind.FIGURE and not answers["figures"]:
        an_example = EXAMPLES["Fact"]["figures"].right.strip("[]")
        figures = _several(
            f"A number, as in {an_example}{_NO_MORE}:", _valid_part(Figure), least="a figure needs a number"
        )
        answers["figures"] = tuple(map(in_braces, figures))
    for kind, name, model in ((Kind.QUOTATION, "quotation", Quotation), (Kind.FORECAST, "forecast", Forecast)):
        if answers["kind"] == kind and not answers[name]:
            answers[name] = in_braces(_text(_asks(Fact, name), _valid_part(model)))
    answers["date"] = answers["date"] or _text(_asks(Fact, "date", "; empty if it is not said"), valid(Fact, "date"))
    if not answers["said_by"]:
        its_own = "; empty if the text speaks in its own voice"
        answers["said_by"] = _text(_asks(Fact, "said_by", its_own), valid(Fact, "said_by"))
    side, section = answers["perspective"], answers["section"]
    if not answers["passage"]:
        answers["passage"] = _unquoted(_text(_asks(Passage, "exact"), _valid_passage(site, side)))
    if not section and side in records.perspectives and not section_of(site, side, answers["passage"]):
        answers["section"] = _section(records.perspectives[side].record)
    is_mark = _valid_mark(records.sources)
    answers["footnotes"] = answers["footnotes"] or tuple(
        _several(f"A note of the text, as in xix=a-report{_NO_MORE}", is_mark, [f"={each}" for each in records.sources])
    )
    there = [place.id for place in places(records)]
    answers["places"] = answers["places"] or tuple(_several(f"A place that it is about{_NO_MORE}", _valid_id, there))
    return answers


def ask_for_id(suggested: str) -> str:
    """Ask how the file is to be named, for good. Raises CannotRun where the asking is broken off."""
    try:
        return _text("The name of its file, and of its address for good:", _valid_id, suggested)
    except (KeyboardInterrupt, EOFError):
        raise CannotRun("broken off; nothing was written") from None


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


def valid(model: type[Any], field: str) -> Valid:
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


def _asks(model: type[BaseModel], field: str, ending: str = "") -> str:
    """Ask for a field in the words and with the example that its reference has."""
    example = _unquoted(EXAMPLES[model.__name__][field].right)
    return f"{described(model, field).rstrip('.')}, as in {example}{ending}:"


def _unquoted(written: str) -> str:
    """Take off the quotation marks around words: here they are none of theirs."""
    pairs = ('""', "“”", "''", "‘’", "«»")
    is_quoted = len(written) > 1 and written[0] + written[-1] in pairs
    return written[1:-1] if is_quoted else written


def _valid_part(model: type[BaseModel]) -> Valid:
    """Make a function that says whether a part of a fact, `{key: value}`, can stand, or what to write instead."""

    def is_valid(written: str) -> bool | str:
        document, problems = read(in_braces(written), "answer")
        found = problems or validate(model, document.tree, document, model.__name__.lower())
        return f"{found[0].says}; {found[0].instead}" if isinstance(found, list) else True

    return is_valid


def _valid_passage(site: Site, perspective: str) -> Valid:
    """Make a function that says whether words can be a passage; where the text is there, whether it has them."""
    is_excerpt, text = valid(Passage, "exact"), site.texts.get(perspective)

    def is_valid(quoted: str) -> bool | str:
        written = _unquoted(quoted.strip())
        if (said := is_excerpt(written)) is not True or text is None:
            return said
        passage = Selector(exact=written)
        return bool(text.find(passage)) or f"it is not in the text; {how_to_copy(text, passage)}"

    return is_valid


def _valid_mark(sources: Iterable[str]) -> Valid:
    def is_valid(written: str) -> bool | str:
        mark, _, source = written.partition("=")
        return bool(mark and source in sources) or f"write MARK=SOURCE; of sources, {did_you_mean(source, sources)}"

    return is_valid


def _valid_id(written: str) -> bool | str:
    return is_id(written) or suggest_id(written)


def _section(side: Perspective) -> str:
    """Ask in which section of its text a passage stands; nothing before the first heading."""
    choices = [Choice("", "before the first heading"), *(Choice(each.id, each.heading) for each in side.sections)]
    return _pick("In which section does it stand?", choices) if side.sections else ""


def _pick(asked: str, choices: Iterable[Choice]) -> str:
    shown = [questionary.Choice(f"{each.id}  {each.title}".strip(), value=each.id) for each in choices]
    return str(questionary.select(asked, shown).unsafe_ask())


def _find(asked: str, choices: Iterable[Choice]) -> str:
    """Let one be found by typing a part of its id or of its title."""
    titles = {each.id: each.title for each in choices}
    shown = [f"{id_}  {title}" for id_, title in titles.items()]

    def meant(written: str) -> str:
        id_ = written.strip().partition("  ")[0]
        alone = [known for known in titles if known.endswith(f"/{id_}")]  # an id of one topic only
        return alone[0] if id_ not in titles and len(alone) == 1 else id_

    def is_one(written: str) -> bool | str:
        id_ = meant(written)
        return id_ in titles or f'there is no "{id_}"; {did_you_mean(id_, titles)}'

    return meant(_found(f"{asked} (type a part of it, Tab lists what has it)", is_one, shown))


def _text(asked: str, is_valid: Valid, suggested: str = "") -> str:
    return str(questionary.text(asked, suggested, validate=is_valid).unsafe_ask()).strip()


def _several(asked: str, is_valid: Valid, choices: Iterable[str] = (), least: str = "") -> Iterator[str]:
    """Ask for one after another until there is no more; `choices` are found by typing, others may be written.

    `least` says why there has to be one.
    """
    given = 0

    def is_valid_or_empty(written: str) -> bool | str:
        if written:
            return is_valid(written)
        return least if least and not given else True

    known = list(choices)
    while answer := _found(asked, is_valid_or_empty, known) if known else _text(asked, is_valid_or_empty):
        given += 1
        yield answer


def _found(asked: str, is_valid: Valid, choices: list[str]) -> str:
    return str(questionary.autocomplete(asked, choices, match_middle=True, validate=is_valid).unsafe_ask()).strip()
