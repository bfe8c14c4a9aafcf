"""Warn of positions and shapes of texts that are not written down as the texts have them."""

from collections.abc import Iterator

from diptych.checking.rule import Level, Scope, rule
from diptych.problem import Problem, did_you_mean
from diptych.reading.site import Site, shape_of


@rule(
    "position-of-no-fact",
    why="Positions are written by a machine for the facts there are; one of no fact is left over from another name.",
    wrong="an-old-id: {paragraph: 3, start: 410, share: 0.1}",
    right="the-id-of-today: {paragraph: 3, start: 410, share: 0.1}",
)
def positions_are_of_facts(site: Site) -> Iterator[Problem]:
    """Find positions of facts that are not there."""
    ids = {fact.id for fact in site.records.facts}
    for entry in site.records.positions.values():
        if entry.id not in ids and not site.records.may_be("fact", entry.id):
            says = f'position "{entry.id}": there is no fact of this id'
            yield Problem(entry.document.key_place(entry.at), says, did_you_mean(entry.id, ids))


@rule(
    "position",
    Scope.TEXTS,
    Level.WARNING,
    why="Facts without a date are shown in the order in which their text has them.",
    wrong="a-fact: {paragraph: 3, start: 410, share: 0.1}",
    right="# `diptych locate` writes it\na-fact: {paragraph: 4, start: 980, share: 0.2}",
)
def positions_are_where_the_passages_stand(site: Site) -> Iterator[Problem]:
    """Find facts whose position is not written down, or is not where their passage stands."""
    if not site.records.positions:
        return  # whoever has no text can do without
    for perspective, text in site.texts.items():
        for fact in site.records.facts:
            found = text.find(fact.record.passage)
            if fact.record.perspective != perspective or len(found) != 1:
                continue
            written = site.records.positions.get(fact.id)
            if not written or written.record != text.position(found[0]):
                says = f'fact "{fact.id}": its position in the text is not written down as it is'
                yield Problem(fact.place("passage"), says, "run `diptych locate` with the text", about=fact.id)


@rule(
    "text-shape-of-no-side",
    why="Shapes are written by a machine for the texts there are; one of no text is left over from another name.",
    wrong="an-old-side: {characters: 31929, paragraphs: 46}",
    right="the-side-of-today: {characters: 31929, paragraphs: 46}",
)
def shapes_are_of_sides(site: Site) -> Iterator[Problem]:
    """Find shapes of texts whose perspective is not there, or that name a section that their perspective has not."""
    sides = site.records.perspectives
    for entry in site.records.text_shapes.values():
        if entry.id not in sides:
            if not site.records.may_be("perspective", entry.id):
                says = f'shape "{entry.id}": there is no perspective of this id'
                yield Problem(entry.document.key_place(entry.at), says, did_you_mean(entry.id, sides))
            continue
        ids = [section.id for section in sides[entry.id].record.sections]
        for id_ in entry.record.headings:
            if id_ not in ids:
                says = f'shape "{entry.id}": its text has no section "{id_}"'
                yield Problem(entry.place("headings", id_), says, did_you_mean(id_, ids))


@rule(
    "text-shape",
    Scope.TEXTS,
    Level.WARNING,
    why="The texts in place are drawn by how long each text is and where its headings and omissions stand.",
    wrong="a-side: {characters: 31929, paragraphs: 46}",
    right="# `diptych locate` writes it\na-side: {characters: 32010, paragraphs: 47}",
)
def shapes_are_those_of_the_texts(site: Site) -> Iterator[Problem]:
    """Find texts whose length, headings or omissions are not written down as they are."""
    if not site.records.positions:
        return  # whoever has no text can do without
    for perspective in site.texts:
        written = site.records.text_shapes.get(perspective)
        if not written or written.record != shape_of(site, perspective):
            where = written or site.records.perspectives[perspective]
            says = f'perspective "{perspective}": the shape of its text is not written down as it is'
            yield Problem(where.document.key_place(where.at), says, "run `diptych locate` with the text")
