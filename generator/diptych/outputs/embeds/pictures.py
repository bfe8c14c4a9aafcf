"""Cards as pictures: a PNG and an SVG with real text of every fact and every question.

Of every topic and of the site there is a PNG: what content systems show beside a link. Pictures are light only: a card
follows its reader's scheme, and a picture is for where no card can be.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from diptych import wording
from diptych.drawing import picture, png, typesetting
from diptych.drawing.alt_text import alt_text, alt_text_of_pair, alt_text_of_site, alt_text_of_topic
from diptych.drawing.palette import inks
from diptych.library import Fact, Library, Question
from diptych.outputs.file import SlowFile
from diptych.outputs.render import render_html
from diptych.wording import addresses

_INKS = inks("light")
# What an SVG is set in where it is shown: fonts as narrow as ours first. Its lines leave room for wider ones.
_FACES = {
    "serif": "Newsreader, Libertinus Serif, Iowan Old Style, Palatino Linotype, Palatino, Times New Roman, serif",
    "sans": "Public Sans, Noto Sans, system-ui, sans-serif",
}
# All of ours that a picture's bytes depend on, besides what the picture shows.
_SOURCES = (
    "drawing/fonts.py",
    "drawing/png.py",
    "drawing/typesetting.py",
    "outputs/embeds/pictures.py",
    "templates/picture.typ",
    "templates/picture.svg.jinja",
)


def pictures(library: Library) -> Iterator[SlowFile]:
    """Make the pictures of every fact, below its old ids too, of every question, of every topic and of the site."""
    for subject in (_site(library), *_topics(library)):
        yield from subject.files("png", subject.png)
    for subject in (*_facts(library), *_pairs(library)):
        yield from subject.files("png", subject.png)
        yield from subject.files("svg", subject.svg)


def picture_of(shown: Fact | Question, library: Library) -> bytes:
    """Draw the card of one fact, or the pair card of one question, as a PNG."""
    subject = _of_fact(shown, library) if isinstance(shown, Fact) else _of_pair(shown, library)
    return subject.png()


def _site(library: Library) -> "_Subject":
    words = alt_text_of_site(library)
    return _Subject(cards=[""], shown=picture.of_site(library), title=library.settings.name, alt_text=words)


def _topics(library: Library) -> Iterator["_Subject"]:
    for topic in library.topics:
        yield _Subject(
            cards=[addresses.topic(id_) for id_ in (topic.id, *topic.record.moved_from)],
            shown=picture.of_topic(topic, library),
            title=topic.record.title,
            alt_text=alt_text_of_topic(topic, library),
        )


def _facts(library: Library) -> Iterator["_Subject"]:
    for fact in library.facts:
        yield _of_fact(fact, library)


def _of_fact(fact: Fact, library: Library) -> "_Subject":
    return _Subject(
        cards=[addresses.card(id_) for id_ in (fact.id, *fact.record.moved_from)],
        shown=picture.of_fact(fact, library),
        title=wording.claim_title(fact),
        alt_text=alt_text(wording.card_of(fact, library)),
    )


def _pairs(library: Library) -> Iterator["_Subject"]:
    for topic in library.topics:
        for question in topic.questions:
            yield _of_pair(question, library)


def _of_pair(question: Question, library: Library) -> "_Subject":
    return _Subject(
        cards=[addresses.pair(path) for path in (question.path, *question.old_paths)],
        shown=picture.of_pair(question, library),
        title=question.record.title,
        alt_text=alt_text_of_pair(question),
    )


@dataclass(frozen=True)
class _Subject:
    """What pictures are made of: the addresses of its cards or its page, what they show, and that in words."""

    cards: list[str]
    shown: typesetting.Picture
    title: str
    alt_text: str

    def files(self, ending: str, make: Callable[[], bytes]) -> Iterator[SlowFile]:
        all_that_goes_in = [self.shown, self.title, self.alt_text, ending, _INKS, _recipe()]
        key = hashlib.sha256(json.dumps(all_that_goes_in).encode()).hexdigest()
        for card in self.cards:
            yield SlowFile(addresses.picture_of(card, ending), key, make)

    def png(self) -> bytes:
        foot = self.shown["foot"]
        texts = {
            "Title": self.title,
            "Description": self.alt_text,
            "Source": foot["address"],
            "Version": foot["version"],
        }
        return png.printed(typesetting.drawn(self.shown), _INKS, texts)

    def svg(self) -> bytes:
        return render_html(
            "picture.svg.jinja",
            size=typesetting.SIZE,
            faces=_FACES,
            inks=_INKS,
            title=self.title,
            alt_text=self.alt_text,
            items=typesetting.listed(self.shown, is_loose=True),
        ).encode()


@cache
def _recipe() -> list[Any]:
    """Say by which code, templates and packages pictures are made."""
    sources = [(files("diptych") / source).read_bytes() for source in _SOURCES]
    return [typesetting.versions(), *(hashlib.sha256(source).hexdigest() for source in sources)]
