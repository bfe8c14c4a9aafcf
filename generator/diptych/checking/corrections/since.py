"""Compare the facts with what was published: nothing that a card, feed or answer showed is ever changed silently.

What is compared follows from the records: all that a correction can change of a fact, a work, a perspective, a topic or
a question. A change needs a correction whose `was` is what stood there; what is gone needs a withdrawal or a redirect.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from diptych.checking.corrections.corrected import Key, Subject, moved, subjects, written
from diptych.checking.corrections.hint import entry_for
from diptych.checking.rule import Scope, rule
from diptych.problem import Place, Problem
from diptych.reading.entries import Records
from diptych.reading.site import Site
from diptych.records import Corrected, Correction, Fact

_WAY_BACK = {
    "fact": "withdraw it by a correction, or name it in moved_from: of the fact that took its place",
    "question": "name it in moved_from: of the question that took its place",
    "topic": "name it in moved_from: of the topic that took its place",
    "source": "put its file back: what cited it stays to be seen",
    "perspective": "put it back: what it said stays to be seen",
}


class _Today:
    """What stands now, to be found by the id that it has, and by those that it had."""

    def __init__(self, site: Site):
        self.subjects = {subject.key: subject for subject in subjects(site.records)}
        self.moved = moved(site.records)

    def find(self, key: Key) -> Subject | None:
        """Find what was published under a key, wherever it stands now."""
        return self.subjects.get(key) or self.subjects.get(self.moved.get(key, key))


@rule(
    "unreadable-when-published",
    Scope.PUBLISHED,
    why="What was published is compared with what stands now, and for that it has to be read.",
    wrong="statment: A key that this version does not know.",
    right="statement: A key that it knows.",
)
def published_records_can_be_read(site: Site) -> Iterator[Problem]:
    """Find published records that cannot be read, of which nobody can say whether they were changed."""
    if site.published is None:
        return
    for problem in site.published.records.problems:
        says = f"as it was published ({site.published.revision}), this cannot be read: {problem.says}"
        yield Problem(Place(problem.place.file), says, "compare by a version of diptych that reads it")


@rule(
    "changed-silently",
    Scope.PUBLISHED,
    why="Others have cited and embedded what was published, so whatever changes says what it was.",
    wrong="# published as 64%\nstatement: It fell by 46%.",
    right=(
        "statement: It fell by 46%.\n"
        "corrections:\n"
        "  - {version: 2, date: 2026-12-03, kind: figure, was: {statement: It fell by 64%.}, why: Digits were swapped.}"
    ),
)
def published_records_change_openly(site: Site) -> Iterator[Problem]:
    """Find everything published that was changed or removed without saying so."""
    if site.published is None:
        return
    today = _Today(site)
    for old in subjects(site.published.records):
        new = today.find(old.key)
        if new is not None:
            yield from _compare(site, old, new, today.moved)
        elif not _may_be(site.records, old.key):
            yield Problem(
                Place(old.entry.document.file), f"{old.key} was published and is gone", _WAY_BACK[old.key.word]
            )
    yield from _sides_changed_places(site)
    yield from _corrected_before_published(site, today)
    yield from _published_before_it_was(site, today)


@rule(
    "address-gone",
    Scope.PUBLISHED,
    why="Whoever linked to an old address is led to the new one.",
    wrong="moved_from: []",
    right="moved_from: [the-id-that-it-had]",
)
def published_addresses_answer(site: Site) -> Iterator[Problem]:
    """Find addresses that led to something when it was published, and now lead nowhere or elsewhere."""
    if site.published is None:
        return
    today = _Today(site)
    for old, led_to in moved(site.published.records).items():
        target = today.find(led_to)
        if target is not None and today.moved.get(old) != target.key:
            says = f'{target.key}: it had the address "{old.id}" when it was published'
            yield Problem(target.key_place("moved_from"), says, f'keep "{old.id}" in moved_from: of it')


@rule(
    "untimely-correction",
    Scope.PUBLISHED,
    why="Versions are counted in the order of their days, and others have embedded them by their number.",
    wrong="# a correction of 3 December is published\ndate: 2026-01-01",
    right="date: 2026-12-04",
)
def new_corrections_come_after_what_was_published(site: Site) -> Iterator[Problem]:
    """Find new corrections that are dated back, so that versions that others embedded would be counted anew."""
    if site.published is None:
        return
    before = {subject.key: subject.record for subject in subjects(site.published.records)}
    corrected, released = _last_days(before.values())
    came_from = {new: old for old, new in moved(site.records).items() if old in before}
    for subject in subjects(site.records):
        old = before.get(subject.key) or before.get(came_from.get(subject.key, subject.key))
        kept = len(old.corrections) if old else 0
        for number, correction in enumerate(subject.record.corrections[kept:], start=kept):
            place = subject.place("corrections", number, "date")
            if correction.date <= corrected:
                says = f"{subject.key}: a new correction is dated {correction.date}; one of {corrected} was published"
                yield Problem(place, says, "write the day on which it was made, a later one")
            elif correction.date < released:
                says = f"{subject.key}: it was corrected on {correction.date}, and published uncorrected on {released}"
                yield Problem(place, says, "write the day on which it was made")
            if not re.search(r"[^\W\d_]{3}", correction.why):
                says = f"{subject.key}: a correction does not say why it was made"
                yield Problem(subject.place("corrections", number, "why"), says, "write why: in a sentence for readers")


def _last_days(published: Iterable[Corrected]) -> tuple[str, str]:
    """Give the day of the last correction that was published, and that of the last release, by what it holds."""
    all_records = list(published)
    corrected = max((each.date for record in all_records for each in record.corrections), default="")
    return corrected, max((getattr(record, "published", None) or "" for record in all_records), default="")


def _may_be(records: Records, key: Key) -> bool:
    word, id_ = ("topic", key.id.split("/")[0]) if key.word == "question" else key
    return records.may_be(word, id_)


def _compare(site: Site, old: Subject, new: Subject, today: dict[Key, Key]) -> Iterator[Problem]:
    kept = len(old.record.corrections)
    if _dumped(new.record.corrections[:kept]) != _dumped(old.record.corrections):
        says = f"{new.key}: a published correction was changed or deleted"
        yield Problem(new.key_place("corrections"), says, "leave it as it was, and add a new one")
        return
    yield from _day_changed(old, new)
    added = new.record.corrections[kept:]
    if len(added) > 1:
        says = f"{new.key}: it has {len(added)} corrections more than were published; what lies between never stood"
        yield Problem(new.place("corrections", kept), says, "make one correction of them")
        return
    then = written(new, new.record.versions()[kept], today)
    was = written(old, old.record, today)
    changed = [name for name in was if then[name] != was[name]]
    if changed:
        yield _changed(site, old, new, changed, today)


def _changed(site: Site, old: Subject, new: Subject, changed: list[str], today: dict[Key, Key]) -> Problem:
    """Say what was changed, and give the whole correction that says what was."""
    if isinstance(old.record, Fact) and _is_refiled(old, new, today):
        says = f"{new.key}: it was moved from the topic {old.folder} to {new.folder}, and its question was not"
        return Problem(new.place("question"), says, "leave it where it was; it answers others by also_answers:")
    names, added = _listed(changed), new.record.corrections[len(old.record.corrections) :]
    paste = entry_for(old, new, today, site.today)
    if added:
        says = f"{new.key}: {names} {_were(changed)} something else than its correction says"
        place = new.place("corrections", len(old.record.corrections), "was")
        return Problem(place, says, "write the correction so", paste=paste)
    says = f"{new.key}: {names} {_were(changed)} changed without a correction"
    return Problem(new.place(changed[0]), says, "add this to the end of it", paste=paste)


def _is_refiled(old: Subject, new: Subject, today: dict[Key, Key]) -> bool:
    was = written(old, old.record, today)["question"]
    return isinstance(was, str) and was.split("/")[0] != new.folder


def _day_changed(old: Subject, new: Subject) -> Iterator[Problem]:
    day = getattr(old.record, "published", None)
    if day and day != getattr(new.record, "published", None):
        says = f"{new.key}: it was published on {day}, and that day was changed"
        yield Problem(new.place("published"), says, f"write published: {day}")


def _sides_changed_places(site: Site) -> Iterator[Problem]:
    before, now = list(site.published.records.perspectives if site.published else ()), site.records.perspectives
    if set(before) == set(now) and before != list(now):
        places = " and ".join(now)
        says = f"the perspectives {places} changed places, and with them the marks on all of their cards"
        yield Problem(now[before[0]].place(), says, f"put {before[0]} first")


def _corrected_before_published(site: Site, today: _Today) -> Iterator[Problem]:
    """Find records that were never published, and claim to have been corrected since."""
    for subject in _new(site, today):
        if subject.record.corrections:
            says = f"{subject.key}: it is corrected, and was not published before"
            yield Problem(subject.key_place("corrections"), says, "delete its corrections:")


def _published_before_it_was(site: Site, today: _Today) -> Iterator[Problem]:
    """Find records that claim a day by which they were not published: a release gives them theirs."""
    if site.published is None:
        return
    before = list(subjects(site.published.records))
    last = max(_last_days(subject.record for subject in before))
    gone = {subject.key.word for subject in before if not today.find(subject.key)}  # and may stand here anew
    without = [today.find(subject.key) for subject in before if not getattr(subject.record, "published", None)]
    for subject in (*_new(site, today), *filter(None, without)):
        day = getattr(subject.record, "published", None)
        if day and day <= last and subject.key.word not in gone and not _may_be(site.published.records, subject.key):
            says = f"{subject.key}: it says that it was published on {day}, and it was not"
            yield Problem(subject.place("published"), says, "delete the line; `diptych release` writes the day into it")


def _new(site: Site, today: _Today) -> Iterator[Subject]:
    """Give the records that were never published, under whatever id."""
    known = {subject.key for subject in subjects(site.published.records)} if site.published else set()
    known |= {today.moved[key] for key in known & today.moved.keys()}
    return (subject for key, subject in today.subjects.items() if key not in known)


def _dumped(corrections: tuple[Correction, ...]) -> list[dict[str, Any]]:
    return [each.model_dump(mode="json", exclude_unset=True) for each in corrections]


def _listed(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _were(names: list[str]) -> str:
    return "were" if len(names) > 1 else "was"
