"""The base class of all records."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """The base class of all records: nothing unknown is taken, and nothing changes after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True)
