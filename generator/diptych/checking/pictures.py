"""Find what a picture cannot show."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from diptych.checking.rule import rule
from diptych.problem import Place, Problem
from diptych.reading.entries import Entry, Records
from diptych.reading.settings import CONFIG
from diptych.reading.site import Site
from diptych.values.drawn_letters import undrawn_in

_Path = tuple[str | int, ...]
_Text = tuple[str, Callable[[], Place], str]  # what it is of, where it stands, and itself
# What a picture says of a fact, a topic and a side. A test puts a letter into every text, and looks for it in pictures.
_OF_A_FACT = {"statement": True, "quotation": True}
_OF_A_TOPIC = {"title": True, "questions": {"__all__": {"title": True, "silence": True}}}
_OF_A_SIDE = {"name", "author", "thesis", "sourcing"}


@rule(
    "letter-not-drawn",
    why="Every claim has a picture, drawn with fonts that come along; a letter that they lack would be a box in it.",
    wrong="quotation: {words: 河水上涨了, speaker: A keeper}",
    right="statement: A keeper says that the river is rising.",
)
def letters_can_be_drawn(site: Site) -> Iterator[Problem]:
    """Find letters that no font of the pictures has: a reader would see boxes."""
    for what, place, text in (*_of_the_site(site), *_of_the_records(site.records)):
        if letters := undrawn_in(text):
            says = f"{what}: the pictures have no font with {_named(letters)}"
            instead = "write it in Latin letters, or tell it in the statement; the passage keeps the text’s own"
            yield Problem(place(), says, instead)


def _of_the_site(site: Site) -> Iterator[_Text]:
    settings = site.settings
    for text in (settings.name, settings.description, settings.url):
        yield CONFIG, partial(Place, CONFIG), text


def _of_the_records(records: Records) -> Iterator[_Text]:
    for fact in records.facts:
        yield from _of(fact, "fact", _OF_A_FACT)
        if headline := fact.record.headline:
            for key, text in (("label", headline.label), ("unit", headline.unit)):
                yield f'fact "{fact.id}"', partial(fact.place, "figures", 0, key), text or ""
    for topic in records.topics.values():
        yield from _of(topic, "topic", _OF_A_TOPIC)
    for side in records.perspectives.values():
        yield from _of(side, "perspective", _OF_A_SIDE)


def _of(entry: Entry[Any], word: str, shown: Any) -> Iterator[_Text]:
    """List the texts that a picture shows of a record, each with its place."""
    for path, text in _texts((), entry.record.model_dump(mode="json", by_alias=True, include=shown)):
        yield f'{word} "{entry.id}"', partial(entry.place, *path), text


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
