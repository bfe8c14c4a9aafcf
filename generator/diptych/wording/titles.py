"""Titles and descriptions, as short as search engines show them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from diptych.library import Fact
from diptych.wording.labels import WITHDRAWN
from diptych.wording.marks import cut
from diptych.wording.sides import claimant

_TITLE_LENGTH = 70  # what a search engine shows of a title,


_DESCRIPTION_LENGTH = 158  # and, with an ellipsis, of a description


_CLAIM_LENGTH = 40  # what is left of a claim beside the longest name


def short_title(statement: str, length: int = _TITLE_LENGTH) -> str:
    """Shorten a statement to a title, at the end of a word."""
    return cut(statement, length)


def claim_title(fact: Fact, length: int = _TITLE_LENGTH, *, noted: bool = True) -> str:
    """Title a claim by who makes it: `Ada Moor: The crest stood …`; `noted` says too that it was withdrawn."""
    is_noted = noted and fact.record.is_withdrawn
    who = f"{claimant(fact.side.record, begins=True)}: "
    title = who + short_title(fact.record.statement, max(_CLAIM_LENGTH, length - len(who)))
    return f"{WITHDRAWN}: {title}" if is_noted else title


def page_titles(facts: Iterable[Fact]) -> dict[str, str]:
    """Title the pages of facts, by their ids. Where two would be alike they are longer, or at last name their sides."""
    alike = defaultdict(list)
    for fact in facts:
        alike[claim_title(fact)].append(fact)
    return {fact.id: title for group in alike.values() for fact, title in _told_apart(group)}


def _told_apart(facts: list[Fact]) -> Iterator[tuple[Fact, str]]:
    sides = defaultdict(set)  # of what one claimant, or one of two unsigned texts, says
    for fact in facts:
        sides[claimant(fact.side.record), fact.record.statement].add(fact.side.id)
    length = _TITLE_LENGTH
    while len({claim_title(fact, length, noted=False) for fact in facts}) < len(sides):
        length += 10
    for fact in facts:
        is_of_both = len(sides[claimant(fact.side.record), fact.record.statement]) > 1
        yield fact, claim_title(fact, length) + (f" ({fact.side.record.name})" if is_of_both else "")


def short_description(text: str) -> str:
    """Shorten a page's description, at the end of a word."""
    return cut(text, _DESCRIPTION_LENGTH)
