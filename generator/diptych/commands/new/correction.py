"""The command `diptych new correction`."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from diptych.checking.corrections.since import published_records_change_openly
from diptych.checking.draft import redraft
from diptych.commands.new.writing import finish
from diptych.problem import CannotRun, Problem
from diptych.reading.entries import Entry
from diptych.reading.published import LAST_RELEASE
from diptych.reading.settings import read_settings
from diptych.reading.site import Site, read_site
from diptych.reading.yaml.layout import laid_out
from diptych.reading.yaml.writing import written_within


@click.command()
@click.argument("record", metavar="FACT|SOURCE")
@click.option("--why", required=True, help="Why it was changed, in a sentence for readers.")
@click.option(
    "--since", default=LAST_RELEASE, show_default=True, metavar="REV", help="The revision that was published."
)
@click.option("--dry-run", is_flag=True, help="Show it, and write nothing.")
@click.pass_obj
def correction(root: Path, record: str, why: str, since: str, dry_run: bool) -> None:
    """Write the correction of a fact or a source that was changed since it was published.

    Change its file first: what it was is taken from what was published.

    \b
      diptych new correction fall-of-the-reserves --why "Two digits had been swapped."
    """
    site = read_site(read_settings(root), since=since)
    if site.published is None:
        raise CannotRun("nothing was published yet, so nothing needs a correction: change the file")
    problem = _changed(site, record)
    text = (root / problem.place.file).read_text(encoding="utf-8")
    entry = re.sub(r"^( *why: ).*", lambda found: found[1] + written_within(why), problem.paste, flags=re.MULTILINE)
    after = laid_out(f"{text.rstrip()}\n{entry}\n", problem.place.file)
    draft = redraft(site, problem.place.file, after if isinstance(after, str) else text)
    if draft.entry and any(draft.file == each.place.file for each in published_records_change_openly.run(
        replace(site, records=draft.among(site.records))
    )):  # fmt: skip
        raise CannotRun(f"{draft.file}: write the correction by hand, as `diptych check --since {since}` shows it")
    finish(draft, root, dry_run=dry_run, is_new=False)


def _changed(site: Site, record: str) -> Problem:
    """Find what was changed of a record without saying so."""
    there: list[Entry[Any]] = [*site.records.facts, *site.records.sources.values()]
    of = [entry for entry in there if entry.id == record]
    if not of:
        raise CannotRun(f'there is no fact or source "{record}", or it cannot be read: see `diptych check`')
    files = {entry.document.file for entry in of}
    found = [each for each in published_records_change_openly.run(site) if each.place.file in files]
    if not found:
        raise CannotRun(f'"{record}" says what was published: change its file first')
    if len(found) > 1 or not found[0].paste:
        raise CannotRun("; ".join(str(problem) for problem in found))
    return found[0]
