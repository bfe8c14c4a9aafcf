"""The command `diptych release`."""

import re
from pathlib import Path

import click

from diptych.checking.check import check
from diptych.commands.terminal.editing import write_file
from diptych.problem import CannotRun, FactsAreWrong
from diptych.reading.entries import Entry
from diptych.reading.published import LAST_RELEASE
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site
from diptych.records import Fact, Topic
from diptych.values.dates import is_edtf
from diptych.wording import count


@click.command()
@click.argument("day", metavar="DATE")
@click.pass_obj
def release(root: Path, day: str) -> None:
    """Write the day of publication into every topic and every fact that has none.

    From then on a change of what they show needs a correction. What was published before must not have been changed
    silently, and keeps its own day.

    \b
      diptych release 2027-01-15
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) or not is_edtf(day):
        raise CannotRun(f'"{day}" is no day; write it as 2027-01-15')
    site = read_site(read_settings(root), since=LAST_RELEASE)
    if errors := [problem for problem in check(site) if not problem.is_warning]:
        raise FactsAreWrong(errors)
    topics = [topic for topic in site.records.topics.values() if not topic.record.published]
    facts = [fact for fact in site.records.facts if not fact.record.published]
    for topic in topics:
        _write(root, topic, f"published: {day}", before="questions:")
    for fact in facts:
        _write(root, fact, f"published: {day}", before="corrections:")
    click.echo(f"{day}: {count(len(topics), 'topic')}, {count(len(facts), 'fact')}", err=True)


def _write(root: Path, entry: Entry[Topic] | Entry[Fact], line: str, before: str) -> None:
    """Add a line to a record's file, before the line that begins with `before`, or at the end."""
    path = root / entry.document.file
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next((number for number, each in enumerate(lines) if each.startswith(before)), len(lines))
    write_file(path, "\n".join([*lines[:at], line, *lines[at:]]) + "\n")
