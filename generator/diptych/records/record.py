"""The base class of all records."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from diptych.values.letters import one_space


class Record(BaseModel):
    """The base class of all records: nothing unknown is taken, and nothing changes after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True)


def said_of(schema: dict[str, Any]) -> ConfigDict:
    """Say to editors what the fields of a record need together; its validators hold it."""
    return ConfigDict(json_schema_extra=schema)


def where(known: dict[str, Any], *then: dict[str, Any]) -> dict[str, Any]:
    """Say to editors what holds where fields have some values; `then`, and what holds where they have not."""
    return {"if": {"properties": known, "required": [*known]}} | dict(zip(("then", "else"), then, strict=False))


def described(model: type[BaseModel], field: str) -> str:
    """Give what a field's docstring says of it, in a line: help for options, forms and tables."""
    return one_space(model.model_fields[field].description or "")
