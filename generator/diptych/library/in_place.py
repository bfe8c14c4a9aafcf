"""Each text in place: its parts in its own order, and in each the claims and what is left out, where they stand."""

import math
from dataclasses import dataclass

from diptych import records
from diptych.library.library import Library
from diptych.library.model import Evidence, Fact, Side
from diptych.records import Relation


@dataclass(frozen=True)
class Omitted:
    """A passage that is on no fact, with its place in the text; none where nobody has located it."""

    record: records.Omission
    position: records.Position | None


Item = Fact | Omitted


@dataclass(frozen=True)
class Part:
    """A part of a text from one heading to the next, its claims and omissions as they stand.

    `section` is none before the first heading; `start` and `end` are shares of the text, from 0 to 1.
    """

    section: records.Section | None
    paragraph: int
    start: float
    end: float
    items: list[Item]

    @property
    def claims(self) -> list[Fact]:
        """Its claims, as the text has them."""
        return [item for item in self.items if isinstance(item, Fact)]

    @property
    def cited(self) -> int:
        """How many of its claims cite a work that can be found."""
        return sum(map(cites, self.claims))

    @property
    def answered(self) -> int:
        """How many of its claims stand under a question that the other side answers."""
        return sum(map(is_answered, self.claims))

    @property
    def omissions(self) -> list[Omitted]:
        """What of it is on no fact."""
        return [item for item in self.items if isinstance(item, Omitted)]


@dataclass(frozen=True)
class InPlace:
    """A side's text from its first line to its last."""

    side: Side
    shape: records.TextShape | None
    parts: list[Part]

    @property
    def claims(self) -> list[Fact]:
        """All its claims, as the text has them."""
        return [fact for part in self.parts for fact in part.claims]

    @property
    def omissions(self) -> list[Omitted]:
        """All that is left out of it, as it stands there."""
        return [omitted for part in self.parts for omitted in part.omissions]


def is_answered(fact: Fact) -> bool:
    """Tell whether the other side answers the question that a claim stands under."""
    return fact.question.record.relation is not Relation.ONE_SIDED


def cites(fact: Fact) -> bool:
    """Tell whether a claim cites a work that can be found."""
    return fact.evidence is Evidence.CITED


def in_place(library: Library, side: Side) -> InPlace:
    """Set the claims and omissions of one text where they stand; what has no place stands at the end of its part."""
    shape = library.text_shapes.get(side.id)
    items: list[Item] = [*library.claims_of(side)]
    items += _omitted(library, side, shape)
    headings = shape.headings if shape else {}
    sections = list(side.record.sections)
    bounds = [headings[each.id].share if each.id in headings else None for each in sections]
    held: dict[str | None, list[Item]] = {None: []} | {each.id: [] for each in sections}
    for item in items:
        held[_section_of(item, sections, bounds)].append(item)
    starts = [0.0]
    for bound in bounds:
        starts.append(bound if bound is not None else starts[-1])
    ends = [*starts[1:], 1.0]
    parts = [
        Part(
            section=section,
            paragraph=headings[section.id].paragraph if section and section.id in headings else 1,
            start=start,
            end=end,
            items=sorted(held[section.id if section else None], key=_where),
        )
        for section, start, end in zip([None, *sections], starts, ends, strict=True)
    ]
    return InPlace(side, shape, parts)


def _omitted(library: Library, side: Side, shape: records.TextShape | None) -> list[Omitted]:
    places = {each.exact: each for each in shape.omissions} if shape else {}
    mine = (each for each in library.omissions if each.perspective == side.id)
    return [Omitted(each, places.get(each.exact)) for each in mine]


def _section_of(item: Item, sections: list[records.Section], bounds: list[float | None]) -> str | None:
    """Find the section: a claim names it; an omission stands below the last heading before it."""
    if isinstance(item, Fact):
        return item.record.passage.section
    above = None
    if item.position:
        for section, bound in zip(sections, bounds, strict=True):
            if bound is not None and bound <= item.position.share:
                above = section.id
    return above


def _where(item: Item) -> tuple[float, str]:
    return (item.position.start if item.position else math.inf, item.id if isinstance(item, Fact) else "")
