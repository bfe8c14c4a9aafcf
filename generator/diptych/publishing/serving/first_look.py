"""The pages that somebody who edits looks at first: they are shown before all the others are made."""

from collections.abc import Collection
from pathlib import Path

from diptych.library import Library
from diptych.outputs.pages.pages import pages_of

_MOST = 5  # files: whoever changes more at once, as by switching branches, looks at none in particular


def first_look(library: Library, edited: Collection[Path]) -> dict[str, str]:
    """Give the Markdown of the pages on which edited files are seen, by their paths below docs/."""
    if len(edited) > _MOST:
        return {}
    facts, docs = library.settings.facts, library.settings.docs
    ids = {path.stem for path in edited if path.is_relative_to(facts)}
    pages = {file.path: file.text for file in pages_of(library, [fact for fact in library.facts if fact.id in ids])}
    by_hand = {path.relative_to(docs).as_posix(): path for path in edited if path.is_relative_to(docs)}
    return pages | {name: by_hand[name].read_text("utf-8-sig") for name in library.by_hand if name in by_hand}
