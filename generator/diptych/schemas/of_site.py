"""JSON Schemas of one site: what an editor completes by them are its own ids, each with its title.

They are made for editors alone: what is known to be wrong without a look at other files is marked, and nothing that may
be right. Places and units are open: those in use are offered, and others may be written.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from diptych.checking.check import RULES
from diptych.checking.rule import Level
from diptych.reading.entries import Records
from diptych.schemas.of_records import schemas_of_records
from diptych.wording import choices
from diptych.wording.choices import Choice

Schema = dict[str, Any]


@dataclass(frozen=True)
class _Field:
    """Of which records a field is completed, by what; others than those may be written where it is open."""

    records: tuple[str, ...]
    name: str
    choices: Callable[[Records], Iterable[Choice]]
    is_open: bool = False


def _questions_of_topics(records: Records) -> Iterator[Choice]:
    """List the questions by their own ids, as a fact in the folder of a topic names them."""
    for id_, title in choices.questions(records):
        topic, _, question = id_.partition("/")
        yield Choice(question, f"{topic}: {title}")


def _sections(records: Records) -> Iterator[Choice]:
    for id_, title in choices.sections(records):
        side, _, section = id_.partition("/")
        yield Choice(section, f"{side}: {title}")


def _facts(records: Records) -> Iterator[Choice]:
    for fact in sorted(records.facts, key=lambda fact: fact.id):
        yield Choice(fact.id, f"{fact.record.perspective}: {fact.record.statement}")


def _units(records: Records) -> Iterator[Choice]:
    """List the units in use, each with the first of what is counted in it."""
    counted = {figure.unit: figure.label for fact in reversed(records.facts) for figure in fact.record.figures}
    return (Choice(unit, f"as in: {label}") for unit, label in sorted(counted.items()))


def _warnings(_: Records) -> Iterator[Choice]:
    return (Choice(rule.code, rule.name) for rule in RULES if rule.level is Level.WARNING)


_FACT = ("Fact", "FactWas")
_FIELDS = (
    _Field((*_FACT, "Silence", "Omission"), "perspective", choices.perspectives),
    _Field(_FACT, "question", _questions_of_topics),
    _Field(_FACT, "also_answers", choices.questions),
    _Field(("KeyQuestion",), "question", choices.questions),
    _Field(("Passage",), "section", _sections),
    _Field(("Footnote", "EditorsNote"), "source", choices.sources),
    _Field(_FACT, "places", choices.places, is_open=True),
    _Field(("Figure",), "unit", _units, is_open=True),
    _Field(("KeyAnswer",), "facts", _facts),
    _Field(("Perspective",), "key_figures", _facts),
    _Field(("Exemption",), "check", _warnings),
)


def schemas_of_site(records: Records) -> dict[str, str]:
    """Make the schema of every kind of file in facts/, with the ids of a site, by its name."""
    offered = {field: _offered(field.choices(records)) for field in _FIELDS}
    made = {}
    for file, text in schemas_of_records().items():
        schema = _without_defaults(json.loads(text))
        named = {"Fact": schema} if file == "fact" else {}
        for field in _FIELDS:
            for name in field.records:
                properties = (named | schema.get("$defs", {})).get(name, {}).get("properties", {})
                if field.name in properties and offered[field]:
                    _complete(properties[field.name], offered[field], is_open=field.is_open)
        made[file] = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    return made


def _offered(found: Iterable[Choice]) -> Schema:
    """Make the schema of one of some ids, each with its title as editors show it; two of one id are one."""
    titles: dict[str, list[str]] = {}
    for choice in found:
        titles.setdefault(choice.id, []).append(choice.title)
    return {"enum": [*titles], "enumDescriptions": ["\n".join(each) for each in titles.values()]} if titles else {}


def _complete(property_: Schema, offered: Schema, *, is_open: bool) -> None:
    """Offer ids for a field, or for the items of its list."""
    of_one = property_.get("items", property_)
    kept = {name: of_one.pop(name) for name in [*of_one] if name != "description"}
    if isinstance(kept.get("type"), list):  # else true and false would be offered too
        kept["type"] = [each for each in kept["type"] if each != "boolean"]
    of_one |= {"anyOf": [offered, kept]} if is_open else offered


def _without_defaults(schema: Any) -> Any:
    """Leave out what editors would offer though nobody writes it: what is so anyhow, and names made of the keys."""
    if isinstance(schema, list):
        return [_without_defaults(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {name: _without_defaults(each) for name, each in schema.items() if name != "default"}
    for each in kept.get("properties", {}).values():
        if isinstance(each, dict):  # and not that there is none
            each.pop("title", None)
    return kept
