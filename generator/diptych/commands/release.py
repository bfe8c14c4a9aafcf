"""The command `diptych release`."""

import re
from pathlib import Path

import click

from diptych.checking.check import check
from diptych.problem import CannotRun, FactsAreWrong
from diptych.reading.load import Entry
from diptych.reading.settings import read_settings
from diptych.reading.site import Site, read_site
from diptych.records import Fact, Topic
from diptych.records.dates import is_edtf
from diptych.wording import count


@click.command()
@click.argument("day", metavar="DATE")
@click.option("--since", metavar="REV", help="The last release: what is new since it gets the day too.")
@click.pass_obj
def release(root: Path, day: str, since: str | None) -> None:
    """Write the day of publication into all that has none.

    From then on a change of substance needs a correction. A topic gets `published:`, which holds for its facts; with
    --since, so does every fact of a published topic that the earlier revision has not.

    \b
      diptych release 2027-01-15
      diptych release 2027-03-01 --since v1
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) or not is_edtf(day):
        raise CannotRun(f'"{day}" is no day; write it as 2027-01-15')
    site = read_site(read_settings(root), since=since)
    if errors := [problem for problem in check(site) if not problem.is_warning]:
        raise FactsAreWrong(errors)
    topics = [topic for topic in site.records.topics.values() if not topic.record.published]
    facts = _new_facts(site) if site.published else []
    for topic in topics:
        _write(root, topic, f"published: {day}", before="questions:")
    for fact in facts:
        _write(root, fact, f"published: {day}", before="corrections:")
    click.echo(f"{day}: {count(len(topics), 'topic')}, {count(len(facts), 'fact')} in published topics", err=True)


def _new_facts(site: Site) -> list[Entry[Fact]]:
    records, before = site.records, site.published
    known = {fact.id for fact in before.facts} if before else set()
    return [
        fact
        for fact in records.facts
        if not fact.record.published
        and records.topics[fact.folder].record.published
        and not known & {fact.id, *fact.record.moved_from}
    ]


def _write(root: Path, entry: Entry[Topic] | Entry[Fact], line: str, before: str) -> None:
    """Add a line to a record's file, before the line that begins with `before`, or at the end."""
    path = root / entry.document.file
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next((number for number, each in enumerate(lines) if each.startswith(before)), len(lines))
    path.write_text("\n".join([*lines[:at], line, *lines[at:]]) + "\n", encoding="utf-8", newline="\n")
