"""Compare the facts with those of a git revision: what was published is never changed silently.

A change of substance needs a correction whose `was` is what stood there; a fact that is gone needs a withdrawal or a
redirect.
"""

import re
from collections.abc import Iterator

from diptych.checking.rule import Scope, rule
from diptych.problem import Place, Problem
from diptych.reading.load import Entry
from diptych.reading.site import Site
from diptych.records import Fact, Was

# Whatever a correction can change is never changed without one.
_SUBSTANCE = tuple(name for name in Was.model_fields if name != "absent")


@rule("changed-silently", Scope.PUBLISHED)
def published_facts_change_openly(site: Site) -> Iterator[Problem]:
    """Find every published fact that was changed or removed without saying so."""
    if site.published is None:
        return
    now = site.records
    current = {entry.id: entry for entry in now.facts}
    moved = {old_id: entry for entry in now.facts for old_id in entry.record.moved_from}
    for old in site.published.facts:
        new = current.get(old.id) or moved.get(old.id)
        if new is not None:
            yield from _check_fact(old, new)
        elif not now.may_be("fact", old.id):
            says = f'fact "{old.id}" was published and is gone'
            instead = "withdraw it by a correction, or name it in moved_from: of the fact that took its place"
            yield Problem(Place(old.document.file), says, instead)


def _check_fact(old: Entry[Fact], new: Entry[Fact]) -> Iterator[Problem]:
    called = f'fact "{new.id}"'
    kept = len(old.record.corrections)
    if new.record.corrections[:kept] != old.record.corrections:
        says = f"{called}: a published correction was changed or deleted"
        yield Problem(new.place("corrections"), says, "leave it as it was, and add a new one")
        return
    then = new.record.versions()[old.record.version - 1]
    for field in _SUBSTANCE:
        if _substance(then, field) == _substance(old.record, field):
            continue
        added = new.record.corrections[kept:]
        if any(field in correction.was.model_fields_set or field in correction.was.absent for correction in added):
            says = f"{called}: {field} was something else than its correction says"
            yield Problem(new.place("corrections", kept, "was"), says, f"write what was published: {_told(old, field)}")
        else:
            says = f"{called}: {field} was changed without a correction"
            instead = f"add one of version {new.record.version + 1}, with was: {_told(old, field)}"
            yield Problem(new.place(field), says, instead)


def _substance(fact: Fact, field: str) -> object:
    """Give what counts of a field: of a statement its words, not its signs."""
    value = getattr(fact, field)
    return re.findall(r"\w+", value.casefold()) if field == "statement" else value


def _told(entry: Entry[Fact], field: str) -> str:
    value = entry.record.model_dump(mode="json", exclude_defaults=True).get(field)
    return f"{{absent: [{field}]}}" if value is None else f"{{{field}: {value}}}"
