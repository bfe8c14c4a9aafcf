"""A text drawn as a strip: each claim a bar where it stands, moved no further than it must be seen."""

from collections.abc import Sequence
from dataclasses import dataclass

from diptych.library.in_place import InPlace, Item, Omitted, Part

PIXELS_PER_CHARACTER = 0.055
GAP = 4  # between the middles of two bars


@dataclass(frozen=True)
class Bar:
    """A claim or an omission, and how many pixels below the strip's top it is drawn."""

    item: Item
    y: float

    @property
    def is_omission(self) -> bool:
        """Whether it stands for what is left out."""
        return isinstance(self.item, Omitted)


@dataclass(frozen=True)
class Strip:
    """A part of a text, as high as it is long."""

    height: float
    bars: list[Bar]


def strip(text: InPlace, part: Part) -> Strip | None:
    """Draw a part; nothing where nobody has located its text, or where it is a heading alone."""
    placed = [item for item in part.items if item.position]
    if not text.shape or not placed:
        return None
    whole = text.shape.characters * PIXELS_PER_CHARACTER
    height = max((part.end - part.start) * whole, GAP * (len(placed) + 1))
    wanted = [(item.position.share - part.start) * whole for item in placed if item.position]
    return Strip(round(height, 1), [Bar(item, y) for item, y in zip(placed, _apart(wanted, height), strict=True)])


def _apart(wanted: Sequence[float], height: float) -> list[float]:
    """Move places down until no two touch, and then up from the strip's end."""
    places: list[float] = []
    for place in wanted:
        places.append(max(place, places[-1] + GAP if places else GAP))
    limit = height - GAP
    for number in range(len(places) - 1, -1, -1):
        places[number] = round(min(places[number], limit), 1)
        limit = places[number] - GAP
    return places
