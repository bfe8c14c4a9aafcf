"""Find corrections that do not tell the truth of themselves: of what they changed, or of when."""

import datetime
from collections.abc import Iterator
from itertools import pairwise

from diptych.checking.corrections.corrected import Subject, subjects
from diptych.checking.corrections.kinds import fits
from diptych.checking.rule import rule
from diptych.problem import Problem
from diptych.reading.site import Site
from diptych.records import Correction, CorrectionKind, Fact


@rule(
    "correction-untrue",
    why="The kind of a correction stands on every card, so it may not hide a graver change than it names.",
    wrong=(
        "corrections:\n"
        "  - {version: 2, date: 2026-12-03, kind: spelling, was: {statement: It fell by 64%.}, why: A slip.}"
    ),
    right=(
        "corrections:\n"
        "  - {version: 2, date: 2026-12-03, kind: figure, was: {statement: It fell by 64%.}, why: Digits were swapped.}"
    ),
)
def corrections_are_what_they_say(site: Site) -> Iterator[Problem]:
    """Find corrections that changed nothing, or something else than their kind says."""
    for subject in subjects(site.records):
        for number, (before, after) in enumerate(pairwise(subject.record.versions())):
            correction = subject.record.corrections[number]
            was, now = (each.model_dump(mode="json") for each in (before, after))
            changed = {name: (was[name], now[name]) for name in sorted(correction.was.changed)}
            yield from _same(subject, number, [name for name, (old, new) in changed.items() if old == new])
            yield from _misnamed(subject, number, correction, changed)


def _same(subject: Subject, number: int, same: list[str]) -> Iterator[Problem]:
    for name in same:
        says = f"{subject.key}: correction {number + 1} says that {name} was what it was after it too"
        yield Problem(subject.place("corrections", number, "was", name), says, "write what it was, or leave it out")


def _misnamed(
    subject: Subject, number: int, correction: Correction, changed: dict[str, tuple[object, object]]
) -> Iterator[Problem]:
    at, called = ("corrections", number, "kind"), f"{subject.key}: correction {number + 1}"
    is_fact = isinstance(subject.record, Fact)
    if correction.kind is CorrectionKind.WITHDRAWN:
        if not is_fact:
            says = f"{called} withdraws it, and only facts are withdrawn"
            yield Problem(subject.place(*at), says, "write kind: meaning")
        return
    if (is_fact or correction.kind is CorrectionKind.SPELLING) and not fits(correction.kind, changed):
        says = f"{called} is called one of {correction.kind}, and changed {', '.join(changed)} otherwise"
        yield Problem(subject.place(*at), says, "write kind: meaning, or the kind of what it changed")


@rule(
    "correction-to-come",
    why="A correction tells on which day it was made.",
    wrong="date: 2126-12-03",
    right="date: 2026-12-03",
)
def corrections_are_not_of_the_future(site: Site) -> Iterator[Problem]:
    """Find corrections of days that are yet to come; tomorrow is today further east."""
    last = (site.today + datetime.timedelta(days=1)).isoformat() if site.today < datetime.date.max else ""
    for subject in subjects(site.records):
        for number, correction in enumerate(subject.record.corrections):
            if last and correction.date > last:
                says = f"{subject.key}: correction {number + 1} is dated {correction.date}, and that day is yet to come"
                yield Problem(subject.place("corrections", number, "date"), says, "write the day on which it was made")


@rule(
    "published-to-come",
    why="Feeds and lists begin with what is newest: a day that is far away would lead them until it comes.",
    wrong="published: 9999-12-31",
    right="published: 2026-12-03",
)
def nothing_is_published_years_ahead(site: Site) -> Iterator[Problem]:
    """Find days of publication that are more than a year away; a release may be prepared."""
    if site.today.year >= datetime.MAXYEAR:
        return
    last = (site.today + datetime.timedelta(days=366)).isoformat()
    for subject in subjects(site.records):
        day = getattr(subject.record, "published", None)
        if day and day > last:
            says = f"{subject.key}: it is published on {day}, and that day is more than a year away"
            yield Problem(subject.place("published"), says, "leave it out: `diptych release` writes it")
