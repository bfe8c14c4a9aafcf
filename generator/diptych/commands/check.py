"""The command `diptych check`."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from diptych.checking.check import RULES
from diptych.checking.check import check as check_site
from diptych.checking.rule import Scope
from diptych.commands.terminal.caret import coloured, unstyled
from diptych.commands.terminal.exits import PROBLEMS
from diptych.commands.terminal.fixing import fix_all
from diptych.commands.terminal.options import read_text_options, text_option
from diptych.commands.terminal.report import REPORTERS, as_text
from diptych.commands.terminal.steps import step
from diptych.commands.terminal.watching import edits
from diptych.problem import CannotRun, Problem
from diptych.reading.excerpts import Excerpts
from diptych.reading.published import LAST_RELEASE
from diptych.reading.settings import CONFIG, read_settings
from diptych.reading.site import Site, read_site
from diptych.wording import count


@click.command()
@text_option()
@click.option(
    "--since",
    metavar="REV",
    help=f"Compare with a git revision, or with the {LAST_RELEASE}: nothing published was changed silently.",
)
@click.option(
    "--format", "reporter", type=click.Choice(["github", "json", "text"]), default="text", help="How to show problems."
)
@click.option("--watch", "is_watching", is_flag=True, help="Check again after every edit, until interrupted.")
@click.option("--fix", "is_fixing", is_flag=True, help="Fix what has one right answer, and show what was changed.")
@click.pass_obj
def check(
    root: Path,
    /,
    texts: tuple[str, ...],
    since: str | None,
    reporter: str,
    *,
    is_fixing: bool,
    is_watching: bool,
) -> None:
    """Find every problem of every file, in one run.

    Each stands on a line: where it is (file:line:column), what is wrong, and what to write instead; below it stands the
    line of the file. `diptych explain CODE` says more of the code that ends it. With a text, every passage is proved to
    be in it exactly once. Warnings say where wording may lean; they stop nothing. What a release's tag holds (v1, v1.2,
    v1.2.3) was published: with --since last-release, all that it showed is held against today's.

    \b
      diptych check
      diptych check --text left=one.txt --text right=other.txt
      diptych check --since last-release --format github
    """
    if not is_watching:
        sys.exit(PROBLEMS if _check(root, texts, since, reporter, is_fixing=is_fixing) else 0)
    for _ in edits(lambda: _by_hand(root, texts)):
        click.echo("Checking …")
        try:
            _check(root, texts, since, reporter, is_fixing=is_fixing)
        except CannotRun as reason:
            click.echo(f"Error: {reason}", err=True)
        click.echo("Checked; it is checked again after the next edit.")


def _by_hand(root: Path, texts: tuple[str, ...]) -> Iterator[Path]:
    """List the files that a check reads."""
    yield root / CONFIG
    yield from (root / "facts").rglob("*.yml")
    yield from (root / "docs").glob("*.md")
    yield from read_text_options(texts).values()


def _check(root: Path, texts: tuple[str, ...], since: str | None, reporter: str, *, is_fixing: bool) -> int:
    """Check once, show what was found, and give the number of errors."""
    settings = read_settings(root)
    if is_fixing:
        click.echo(fix_all(root, lambda: check_site(read_site(settings, read_text_options(texts)))), nl=False)
    with step("Reading"):
        site = read_site(settings, read_text_options(texts), since)
    with step("Checking"):
        problems, records = check_site(site), site.records
    if problems or reporter == "json":
        click.echo(REPORTERS[reporter](problems) if reporter in REPORTERS else _shown(problems, root))
    errors = sum(not problem.is_warning for problem in problems)
    warnings = f", {count(len(problems) - errors, 'warning')}" if errors < len(problems) else ""
    kinds = {"fact": records.facts, "source": records.sources, "topic": records.topics}
    counted = ", ".join(count(len(there), kind) for kind, there in kinds.items())
    if missing := [side for side in records.perspectives if side not in site.texts]:
        unchecked = ", ".join(rule.code for rule in RULES if rule.scope is Scope.TEXTS)
        click.echo(f"Not checked without --text of {' and '.join(missing)}: {unchecked}.", err=True)
    if since is not None:
        click.echo(_compared(site), err=True)
    click.echo(f"{counted}: {count(errors, 'problem')}{warnings}", err=True)
    return errors


def _shown(problems: list[Problem], root: Path) -> str:
    """Write problems with the lines they are of; in colour on a terminal, unless NO_COLOR is set (no-color.org)."""
    is_coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return as_text(problems, Excerpts(root), coloured if is_coloured else unstyled)


def _compared(site: Site) -> str:
    if site.published:
        return f"Compared with what was published at {site.published.revision}."
    return "Nothing was published yet to compare with: git knows no tag of a release (v1, v1.2, v1.2.3)."
