"""Titles and descriptions, as short as search engines show them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from diptych.library import Fact

_TITLE_LENGTH = 70  # what a search engine shows of a title,


_DESCRIPTION_LENGTH = 158  # and, with an ellipsis, of a description


def short_title(statement: str, length: int = _TITLE_LENGTH) -> str:
    """Shorten a statement to a title, at the end of a word."""
    return _shortened(statement, length)


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
        record = fact.record
        side = f" ({fact.side.record.name})" if statements[record.statement] > 1 else ""
        yield fact, ("Withdrawn: " if record.is_withdrawn else "") + short_title(record.statement, length) + side


def short_description(text: str) -> str:
    """Shorten a page's description, at the end of a word."""
    return _shortened(text, _DESCRIPTION_LENGTH)


def _shortened(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"
