"""Find what a picture cannot show."""

from collections.abc import Iterable, Iterator
from typing import Any

from diptych.checking.rule import rule
from diptych.problem import Problem
from diptych.reading.entries import Entry
from diptych.reading.site import Site
from diptych.values.drawn_letters import undrawn_in

# What of a record a picture says. All below these keys is read, so that what a picture says of them later is too.
_SHOWN = {
    "fact": {"statement", "figures", "quotation", "forecast"},
    "topic": {"title", "questions"},
    "perspective": {"name", "author", "title", "thesis", "sourcing"},
}

_Path = tuple[str | int, ...]


@rule(
    "letter-not-drawn",
    why="Every claim has a picture, drawn with fonts that come along; a letter that they lack would be a box in it.",
    wrong="quotation: {words: 河水上涨了, speaker: A keeper}",
    right="statement: A keeper says that the river is rising.",
)
def letters_can_be_drawn(site: Site) -> Iterator[Problem]:
    """Find letters that no font of the pictures has: a reader would see boxes."""
    records = site.records
    of_word: dict[str, Iterable[Entry[Any]]] = {
        "fact": records.facts,
        "topic": records.topics.values(),
        "perspective": records.perspectives.values(),
    }
    for word, entries in of_word.items():
        for entry in entries:
            shown = entry.record.model_dump(mode="json", by_alias=True, include=_SHOWN[word])
            for path, text in _texts((), shown):
                if letters := undrawn_in(text):
                    says = f'{word} "{entry.id}": the pictures have no font with {_named(letters)}'
                    instead = "write it in Latin letters, or tell it in the statement; the passage keeps the text’s own"
                    yield Problem(entry.place(*path), says, instead)


def _texts(path: _Path, value: object) -> Iterator[tuple[_Path, str]]:
    """List the texts in a value, each with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts((*path, key), each)
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value):
            yield from _texts((*path, number), each)


def _named(letters: str) -> str:
    """Name a few letters by themselves and by their codes."""
    shown = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in letters[:3])
    return shown + (f" and {len(letters) - 3} more" if len(letters) > 3 else "")
