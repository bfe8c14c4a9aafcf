"""The command `diptych new correction`."""

from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from typing import Any

import click

from diptych.checking.corrections.corrected import Subject, subjects
from diptych.checking.corrections.since import published_records_change_openly
from diptych.checking.draft import Draft, redraft
from diptych.commands.new.writing import finish
from diptych.commands.terminal.editing import read_lines
from diptych.problem import CannotRun, Problem, did_you_mean
from diptych.reading.published import LAST_RELEASE
from diptych.reading.settings import read_settings
from diptych.reading.site import Site, read_site
from diptych.reading.yaml.document import Tree
from diptych.reading.yaml.layout import with_item
from diptych.reading.yaml.strict import read
from diptych.records import CorrectionKind, Fact


@click.command()
@click.argument("record", metavar="ID")
@click.option("--why", required=True, help="Why it was changed, in a sentence for readers.")
@click.option("--kind", type=click.Choice([kind.value for kind in CorrectionKind]), help="What it changed; else found.")
@click.option("--withdraw", is_flag=True, help="Take a fact back: it stays to be read, with the reason.")
@click.option(
    "--since", default=LAST_RELEASE, show_default=True, metavar="REV", help="The revision that was published."
)
@click.option("--dry-run", is_flag=True, help="Show it, and write nothing.")
@click.pass_obj
def correction(
    root: Path, record: str, why: str, since: str, *, kind: str | None, withdraw: bool, dry_run: bool
) -> None:
    """Write the correction of a fact, source, topic, question or perspective that was changed since it was published.

    Change its file first: what it was is taken from what was published. ID is its id, of a question TOPIC/QUESTION.
    Nothing has to be changed to withdraw a fact.

    \b
      diptych new correction fall-of-the-reserves --why "Two digits had been swapped."
      diptych new correction economy/reserves --why "It asked for less than the texts answer."
      diptych new correction fall-of-the-reserves --withdraw --why "The text says no such thing."
    """
    site = read_site(read_settings(root), since=since)
    if site.published is None:
        raise CannotRun("nothing was published yet, so nothing needs a correction: change the file")
    subject, problem = _meant(site, record, withdraws=withdraw)
    entry = _withdrawal(site, subject) if withdraw else _entry(problem)
    text = read_lines(root / subject.entry.document.file)
    of = (*subject.entry.at, *subject.path, "corrections")
    after = with_item(text, subject.entry.document.file, of, entry | ({"kind": kind} if kind else {}) | {"why": why})
    draft = redraft(site, subject.entry, after if isinstance(after, str) else text)
    if draft.entry and _found(replace(site, records=draft.among(site.records)), subject):
        raise CannotRun(f"{draft.file}: write the correction by hand, as `diptych check --since {since}` shows it")
    finish(Draft(draft.file, draft.text, draft.problems), root, dry_run=dry_run, is_new=False)


def _meant(site: Site, record: str, *, withdraws: bool) -> tuple[Subject, Problem | None]:
    """Find the record that is meant: of several with one id, the one that was changed."""
    there = [subject for subject in subjects(site.records) if subject.key.id == record]
    if withdraws:
        there = [subject for subject in there if isinstance(subject.record, Fact)]
    if not there:
        near = did_you_mean(record, {subject.key.id for subject in subjects(site.records)})
        what = "no fact" if withdraws else "nothing"
        raise CannotRun(f'there is {what} "{record}" that can be corrected, or it cannot be read; {near}')
    found = [(subject, problem) for subject in there for problem in _found(site, subject)]
    if withdraws:
        if found:
            raise CannotRun(f"it was changed since it was published; put it back first, or correct it: {found[0][1]}")
        return there[0], None
    if not found:
        raise CannotRun(f'"{record}" says what was published: change its file first')
    if len(found) > 1 or not found[0][1].paste:
        raise CannotRun("; ".join(str(problem) for _, problem in found))
    return found[0]


def _found(site: Site, subject: Subject) -> list[Problem]:
    """Find what was changed of a record without saying so."""
    return [each for each in published_records_change_openly.run(site) if each.says.startswith(f"{subject.key}: ")]


def _withdrawal(site: Site, subject: Subject) -> dict[str, Tree]:
    if isinstance(subject.record, Fact) and subject.record.is_withdrawn:
        raise CannotRun(f"{subject.key} is withdrawn already")
    version = str(subject.record.version + 1)
    return {"version": version, "date": site.today.isoformat(), "kind": CorrectionKind.WITHDRAWN.value}


def _entry(problem: Problem | None) -> dict[str, Tree]:
    """Take the correction that a problem offers to be pasted."""
    tree: Any = read(dedent(problem.paste), "correction")[0].tree if problem else {}
    entry: dict[str, Tree] = (tree["corrections"] if isinstance(tree, dict) else tree)[0]
    return entry
