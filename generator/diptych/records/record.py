"""The base class of all records."""

from pydantic import BaseModel, ConfigDict

from diptych.values.letters import one_space


class Record(BaseModel):
    """The base class of all records: nothing unknown is taken, and nothing changes after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True)


def described(model: type[BaseModel], field: str) -> str:
    """Give what a field's docstring says of it, in a line: help for options, forms and tables."""
    return one_space(model.model_fields[field].description or "")
