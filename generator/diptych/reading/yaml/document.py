"""A YAML file as a tree, with the place of everything in it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from diptych.problem import Place

Path = tuple[str | int, ...]
Tree = str | list["Tree"] | dict[str, "Tree"]


@dataclass
class Places:
    """Where everything in a file stands."""

    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)
    ends: dict[Path, Place] = field(default_factory=dict)
    """Where each text ends that stands on one line."""


@dataclass
class Document:
    """A YAML file as a tree of dicts, lists and strings.

    The place of every node is found when the first is asked for: of a file without a problem, none is.
    """

    file: str
    tree: Tree
    find: Callable[[], Places]

    @cached_property
    def places(self) -> Places:
        """The places of all keys and values."""
        return self.find()

    def key_place(self, path: Path) -> Place:
        """Find the place of a mapping's key, or of the nearest thing around it."""
        return self.places.keys.get(path) or self.value_place(path)

    def value_place(self, path: Path) -> Place:
        """Find the place of a value, or of the nearest thing around it."""
        while path and path not in self.places.values:
            path = path[:-1]
        return self.places.values.get(path, Place(self.file))
