"""How a text in place is told: what a part holds, and what stands where."""

from collections.abc import Sequence

from diptych.library import Fact, Side
from diptych.library.in_place import InPlace, Part, cites, is_answered
from diptych.records import Position
from diptych.wording.labels import count


def part_title(part: Part, text: InPlace) -> str:
    """Name a part by its heading; what has none, by where it stands."""
    if part.section:
        return part.section.heading
    return "Before the first heading" if len(text.parts) > 1 else "The whole text, which has no headings"


def told_in_place(facts: Sequence[Fact], other: Side) -> str:
    """Count claims, those that cite a work, and those that the other side meets: `7 claims: 2 cite a work; …`."""
    if not facts:
        return "No claim stands here"
    cite, stand = _do(sum(map(cites, facts)), "cite"), _do(sum(map(is_answered, facts)), "stand")
    return f"{count(len(facts), 'claim')}: {cite} a work; {stand} under a question that {other.record.name} answers too"


def _do(number: int, verb: str) -> str:
    return f"{number or 'none'} {verb}{'s' * (number < 2)}"


def place_in_text(position: Position) -> str:
    """Say where something stands: `paragraph 7, 11% in`."""
    return f"paragraph {position.paragraph}, {position.share:.0%} in"
