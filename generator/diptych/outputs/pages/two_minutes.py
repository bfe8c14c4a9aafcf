"""The two-minute version: a screen for each key question, the map of all questions last; each a page of its own too."""

from collections.abc import Iterator
from dataclasses import dataclass

from diptych.drawing.alt_text import alt_text_of_pair
from diptych.library import KeyQuestion, Library
from diptych.outputs.file import File
from diptych.outputs.pages.redirect import redirect
from diptych.outputs.pages.share_picture import SharePicture, share_picture
from diptych.outputs.render import render_markdown
from diptych.wording import addresses


@dataclass(frozen=True)
class Screen:
    """A key question with its place among all."""

    key: KeyQuestion
    number: int
    before: KeyQuestion | None
    after: KeyQuestion | None


def two_minutes(library: Library) -> Iterator[File]:
    """Make the page of all screens, and a page of each; nothing where no question leads the site."""
    screens = list(_screens(library.key_questions))
    if not screens:
        return
    yield File("in-two-minutes/index.md", _filled("two_minutes.md.jinja", library, 1, screens=screens))
    for screen in screens:
        question, picture = screen.key.question, _picture(screen.key)
        text = _filled("screen.md.jinja", library, 2, screen=screen, count=len(screens), picture=picture)
        yield File(f"in-two-minutes/{question.id}.md", text)
    yield from _redirects(library)


def _screens(keys: list[KeyQuestion]) -> Iterator[Screen]:
    for number, key in enumerate(keys, start=1):
        before, after = [None, *keys, None][number - 1], [*keys, None][number]
        yield Screen(key, number, before, after)


def _redirects(library: Library) -> Iterator[File]:
    """Lead on from the ids that key questions had before."""
    taken = {key.question.id for key in library.key_questions}
    for key in library.key_questions:
        for old in dict.fromkeys(path.partition("/")[2] for path in key.question.old_paths):
            if old not in taken:
                taken.add(old)
                before, now = addresses.two_minutes(old), addresses.two_minutes(key.question.id)
                said = key.question.record
                yield redirect(library, before, now, said.title, said.why, _picture(key))


def _picture(key: KeyQuestion) -> SharePicture:
    return share_picture(addresses.pair(key.question.path), alt_text_of_pair(key.question))


def _filled(template: str, library: Library, depth: int, **what: object) -> str:
    return render_markdown(template, library=library, to=addresses.from_depth(depth), **what)
