"""Titles and descriptions, as short as search engines show them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from diptych.library import Fact
from diptych.wording.labels import WITHDRAWN

_TITLE_LENGTH = 70  # what a search engine shows of a title,


_DESCRIPTION_LENGTH = 158  # and, with an ellipsis, of a description


def short_title(statement: str, length: int = _TITLE_LENGTH) -> str:
    """Shorten a statement to a title, at the end of a word."""
    return _shortened(statement, length)


def claim_title(fact: Fact, length: int = _TITLE_LENGTH) -> str:
    """Title a fact by its claim, and say so where it was withdrawn."""
    return _withdrawn(fact) + short_title(fact.record.statement, length)


def side_first(fact: Fact, *, noted: bool = True) -> str:
    """Title a fact by its side and its claim: `Keep: The crest stood …`; `noted` tells too that it was withdrawn."""
    return f"{_withdrawn(fact) if noted else ''}{fact.side.record.name}: {short_title(fact.record.statement)}"


def claim_first(fact: Fact) -> str:
    """Title a fact by its claim and its side: `The crest stood … (Keep)`."""
    return f"{claim_title(fact)} ({fact.side.record.name})"


def _withdrawn(fact: Fact) -> str:
    return f"{WITHDRAWN}: " if fact.record.is_withdrawn else ""


def page_titles(facts: Iterable[Fact]) -> dict[str, str]:
    """Title the pages of facts, by their ids. Where two would be alike they are longer, or at last name their sides."""
    alike = defaultdict(list)
    for fact in facts:
        alike[short_title(fact.record.statement)].append(fact)
    return {fact.id: title for group in alike.values() for fact, title in _told_apart(group)}


def _told_apart(facts: list[Fact]) -> Iterator[tuple[Fact, str]]:
    statements = Counter(fact.record.statement for fact in facts)
    length = _TITLE_LENGTH
    while len({short_title(statement, length) for statement in statements}) < len(statements):
        length += 10
    for fact in facts:
        side = f" ({fact.side.record.name})" if statements[fact.record.statement] > 1 else ""
        yield fact, claim_title(fact, length) + side


def short_description(text: str) -> str:
    """Shorten a page's description, at the end of a word."""
    return _shortened(text, _DESCRIPTION_LENGTH)


def _shortened(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"
