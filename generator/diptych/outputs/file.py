"""A file that an output makes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class File:
    """A path below docs/, with slashes, and the text it holds."""

    path: str
    text: str
