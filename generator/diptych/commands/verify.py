"""The command `diptych verify`."""

import sys
from pathlib import Path

import click

from diptych.commands.terminal.exits import PROBLEMS
from diptych.problem import CannotRun, visible
from diptych.publishing.build import SITE
from diptych.publishing.sums import sums_of
from diptych.publishing.verify import differences
from diptych.reading.published_files import read_site_files
from diptych.wording import count

_SHOWN = 50


@click.command()
@click.argument("published", metavar="URL-OR-FOLDER")
@click.pass_obj
def verify(root: Path, published: str) -> None:
    """Compare a published site with the one in site/, byte by byte.

    Check out the commit that was published, and build with the SITE_URL and the SOURCE_DATE_EPOCH that it was built
    with; a release is built on the day of its commit. Reads http and https, follows no redirect to another host.

    \b
      git checkout v1.0.0
      SITE_URL=https://example.org/ SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) diptych build
      diptych verify https://example.org/

    Exits with 1 where anything differs.
    """
    site = root / SITE
    if not site.is_dir():
        raise CannotRun(f"there is no {SITE}/ to compare with: check out what was published, and run diptych build")
    ours = sums_of(site)
    found = list(differences(ours, read_site_files(published)))
    for line in found[:_SHOWN]:
        click.echo(visible(line))
    if len(found) > _SHOWN:
        click.echo(f"... and {len(found) - _SHOWN} more")
    files = count(len(ours), "file")
    click.echo(
        f"{count(len(found), 'difference')} in {files}." if found else f"The same bytes: {files}.", err=bool(found)
    )
    sys.exit(PROBLEMS if found else 0)
