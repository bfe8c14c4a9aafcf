"""JSON Schemas (2020-12) of the records, for editors; made from the models, so that they cannot say otherwise."""

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from diptych.records import (
    Exemption,
    Fact,
    KeyQuestion,
    Omission,
    Perspective,
    Position,
    Source,
    Subject,
    TextShape,
    TextWords,
    Topic,
    Words,
)
from diptych.values.types import Id

SCHEMAS: dict[str, tuple[str, Any]] = {
    "exemptions": ("Warnings that were looked at and may stand", list[Exemption]),
    "fact": ("A fact: one claim that one perspective makes", Fact),
    "key-questions": ("The questions that lead the site, with each side's answer", list[KeyQuestion]),
    "names": ("The persons, peoples, bodies, places and things of the index, by their ids", dict[Id, Subject]),
    "omissions": ("What of the texts is deliberately on no fact", list[Omission]),
    "perspectives": ("The two perspectives, by their ids", dict[Id, Perspective]),
    "positions": ("Where in their texts the facts' passages stand, by the facts' ids", dict[Id, Position]),
    "source": ("A cited work, in CSL-JSON's field names", Source),
    "text-shapes": ("How long each text is and where its parts begin", dict[Id, TextShape]),
    "text-words": ("The words of each text, by the perspectives' ids", dict[Id, TextWords]),
    "topic": ("A topic with its questions", Topic),
    "words": ("The words by which fairness is measured, and those that are searched for as one", Words),
}


@cache
def schemas_of_records() -> dict[str, str]:
    """Make the schema of every kind of file in facts/, by its name."""
    made = {}
    for name, (title, model) in SCHEMAS.items():
        schema = _as_is_written(TypeAdapter(model).json_schema())
        for record, part in schema.get("$defs", {}).items():
            if record.endswith("Was"):  # names its fields
                fields = part["properties"]
                fields["absent"]["items"] = {"enum": [field for field in fields if field != "absent"]}
        head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
        made[name] = json.dumps(head | schema | {"title": title}, ensure_ascii=False, indent=2) + "\n"
    return made


def _as_is_written(schema: Any) -> Any:
    """Leave out that nothing may stand for a value: what has none is not written. And take no key that fits no id."""
    if isinstance(schema, list):
        return [_as_is_written(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {name: _as_is_written(each) for name, each in schema.items() if name != "default" or isinstance(each, str)}
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    some = [each for each in kept.get("anyOf", []) if each != {"type": "null"}]
    if len(some) == 1:
        kept = {name: each for name, each in kept.items() if name != "anyOf"} | some[0]
    elif some:
        kept["anyOf"] = some
    return kept
