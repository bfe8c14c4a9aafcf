"""Whom and what a fact's words name: the forms of names.yml, found in them as whole words.

Where one form lies within another (`Front` within `National Front`), the longer one is meant. Capitals count: a name is
written as a name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from diptych.records import Fact, Subject
from diptych.values.letters import one_space


class Mentions:
    """Finds the names of an index in facts. Where two names claim a form, the first has it; `check` finds that."""

    def __init__(self, subjects: Mapping[str, Subject]):
        self._owner: dict[str, str] = {}
        for id_, subject in subjects.items():
            for form in subject.all_forms:
                self._owner.setdefault(folded(form), id_)
        longest_first = sorted(self._owner, key=lambda form: (-len(form), form))
        # Not \b: a form may end with a sign that is no letter.
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

    def forms_in(self, fact: Fact) -> set[str]:
        """Find the forms, folded, by which a fact names anything of the index."""
        if not self._owner:
            return set()
        return {form for words in _words_of(fact) for form in self._pattern.findall(folded(words))}

    def names_in(self, fact: Fact) -> set[str]:
        """Find the ids of all that a fact names."""
        return {self._owner[form] for form in self.forms_in(fact)}

    def names_in_words(self, words: str) -> list[str]:
        """List the ids of all that some words name, each once, as they stand there."""
        found = self._pattern.findall(folded(words)) if self._owner else []
        return list(dict.fromkeys(self._owner[form] for form in found))


def folded(words: str) -> str:
    """Write a text with the one apostrophe and the one space that forms are compared with."""
    return one_space(words.replace("'", "’"))


def places_of(facts: Iterable[Fact]) -> set[str]:
    """Collect the ids that facts have among their places."""
    return {place for fact in facts for place in fact.places}


def _words_of(fact: Fact) -> Iterator[str]:
    """Yield all that a fact says, and not what our notes say of it."""
    yield fact.statement
    yield from filter(None, [fact.said_by])
    if fact.quotation:
        yield from (fact.quotation.words, fact.quotation.speaker)
    yield from (figure.label for figure in fact.figures)
    yield from (name.name for name in fact.names)
