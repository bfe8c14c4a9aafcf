"""omissions.yml, words.yml, text-words.yml, exemptions.yml: what is left out, and how fairness is watched."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Annotated

from pydantic import Field, StringConstraints

from diptych.records.parts import Selector
from diptych.records.record import Record
from diptych.values.limits import FORMS, PARTS, WORDS, at_most
from diptych.values.types import Id, Text, text_schema


class Omission(Selector):
    """Something in a text that is deliberately on no fact."""

    perspective: Id
    """Whose text it stands in."""
    reason: Text
    """Why it is left out, in a sentence."""


class WordList(Record):
    """Words that a check looks for, and where the list comes from."""

    source: Text
    """Who drew up the list, or from what it was drawn."""
    words: Annotated[tuple[Text, ...], at_most(WORDS)]
    """The words, in small letters; a star at the end stands for any ending: ravag*."""


class Words(Record):
    """The words by which fairness is measured, the same for both sides, and those that are searched for as one."""

    loaded: Annotated[tuple[WordList, ...], at_most(PARTS)] = ()
    """Verbs and adjectives that take a side; a statement uses them in quotation marks or not at all."""
    hedges: Annotated[tuple[WordList, ...], at_most(PARTS)] = ()
    """Words by which a text holds back."""
    terms: dict[Id, Annotated[tuple[Text, ...], at_most(WORDS)]] = Field(default_factory=dict)
    """Each side's own terms, by its id, which a question's wording avoids."""
    alike: Annotated[tuple[Annotated[tuple[Text, ...], at_most(FORMS)], ...], at_most(WORDS)] = ()
    """Words that readers use for each other when they search, group by group: [GDP, gross domestic product]."""


class TextWords(Record):
    """The words of a text, each once and in the order of the alphabet, as `diptych words` lists them."""

    words: str
    """Every word in small letters without accents, every number without separators; a space between two."""


_RECORD = "^[a-z0-9-]+(/[a-z0-9-]+)?$"
_LONGEST = 161  # two ids


class Exemption(Record):
    """A warning that was looked at and may stand."""

    check: Id
    """The warning's name: loaded-word, one-sides-term, uneven-length."""
    record: Annotated[str, StringConstraints(pattern=_RECORD, max_length=_LONGEST), text_schema(_RECORD, _LONGEST)]
    """The fact's id, or topic/question."""
    reason: Text
    """Why it may stand, in a sentence."""


def words_in(text: str, words: Iterable[str]) -> list[str]:
    """List what of `words` a text uses, as it uses it, outside quotation marks; a star stands for any ending."""
    own = re.sub(r"“[^”]*”", " ", text)
    any_of, patterns = _patterns(tuple(words))
    if not any_of.search(own):
        return []
    return [match[0] for pattern in patterns for match in pattern.finditer(own)]


@cache
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], list[re.Pattern[str]]]:
    """Make the pattern of any of some words, and of each alone."""
    each = [rf"\b{re.escape(word)}\b".replace(r"\*", r"\w*") for word in words]
    return re.compile("|".join(each) or "(?!)", re.IGNORECASE), [re.compile(one, re.IGNORECASE) for one in each]
