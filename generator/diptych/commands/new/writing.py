"""Name a draft, show it, and write it where it can stand so."""

import itertools
import sys
from collections.abc import Container
from pathlib import Path

import click

from diptych.checking.draft import Draft
from diptych.commands.terminal.editing import refuse_links, write_lines
from diptych.commands.terminal.exits import PROBLEMS
from diptych.commands.terminal.report import as_text
from diptych.problem import CannotRun
from diptych.values.types import is_id, suggest_id


def finish(draft: Draft, root: Path, *, dry_run: bool, is_new: bool = True) -> None:
    """Show a draft with its problems; write it where it has no error. A new file is never written over another."""
    click.echo(draft.text, nl=False)
    if draft.problems:
        click.echo(as_text(draft.problems), err=True)
    if draft.has_errors:
        click.echo(f"{draft.file}: nothing was written", err=True)
        sys.exit(PROBLEMS)
    if dry_run:
        click.echo(f"{draft.file}: nothing was written (--dry-run)", err=True)
        return
    path = root / draft.file
    if is_new:
        _create(path, draft)
    else:
        write_lines(path, draft.text)
    click.echo(f"wrote {draft.file}", err=True)


def _create(path: Path, draft: Draft) -> None:
    refuse_links(path)
    path.parent.mkdir(exist_ok=True)  # of a new topic
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(draft.text)
    except FileExistsError:
        raise CannotRun(f"{draft.file} is there already; choose another --id") from None


def in_braces(written: str) -> str:
    """Write a part of a fact as YAML has it, `{key: value}`, also where only what stands in the braces was given."""
    return written if not written or written.lstrip().startswith("{") else f"{{{written}}}"


def good_id(written: str | None) -> str | None:
    """Take an id that was given. Raises CannotRun where it is none, and so no name of a file."""
    if written is not None and not is_id(written):
        raise CannotRun(f'"{written}" is not an id; {suggest_id(written)}')
    return written


def free_id(stem: str, used: Container[str]) -> str:
    """Make an id that is not used: the stem, or else the stem with the next number."""
    numbered = (f"{stem}-{number}" for number in itertools.count(2))
    return next(id_ for id_ in itertools.chain([stem], numbered) if id_ not in used)
