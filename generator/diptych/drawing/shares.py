"""Shares of one whole as a bar: stretches that lie beside each other, none too thin to be seen."""

from collections.abc import Sequence
from dataclasses import dataclass

_THINNEST = 1.2  # per cent


@dataclass(frozen=True)
class Stretch:
    """A part of the bar, in per cent of its width."""

    x: float
    width: float


def stretches(numbers: Sequence[int]) -> list[Stretch | None]:
    """Lay numbers along a bar by their shares; nothing for a number that is none."""
    whole = sum(numbers)
    widths = [max(_THINNEST, 100 * number / whole) if number else 0.0 for number in numbers]
    shrink = 100 / sum(widths) if any(widths) else 1.0
    drawn: list[Stretch | None] = []
    x = 0.0
    for width in (each * shrink for each in widths):
        drawn.append(Stretch(round(x, 2), round(width, 2)) if width else None)
        x += width
    return drawn
