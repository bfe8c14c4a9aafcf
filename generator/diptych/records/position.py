"""positions.yml: where in its text each passage stands, as `diptych locate` found it."""

from typing import Annotated

from pydantic import Field

from diptych.records.record import Record


class Position(Record):
    """Where a fact's passage stands in its text. Without the text nobody can tell, so it is written down."""

    paragraph: Annotated[int, Field(ge=1, le=10**9)]
    """The paragraph, counted from the text's first line."""
    start: Annotated[int, Field(ge=0, le=10**9)]
    """How many characters of the text stand before it."""
    share: Annotated[float, Field(ge=0, le=1)]
    """The same as a part of the whole: 0 at the beginning, 1 at the end."""
