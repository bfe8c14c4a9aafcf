"""The command `diptych serve`."""

import contextlib
from collections.abc import Collection
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import click

from diptych.commands.generate import with_report
from diptych.commands.schema import write_schemas_of_site
from diptych.commands.terminal.bugs import bug
from diptych.commands.terminal.report import as_text
from diptych.commands.terminal.steps import step
from diptych.problem import CannotBuild, CannotRun, FactsAreWrong, visible
from diptych.publishing.generate import library_of, write_outputs
from diptych.publishing.lock import alone
from diptych.publishing.serving.first_look import first_look
from diptych.publishing.serving.serve import Shows, serve_site
from diptych.reading.excerpts import Excerpts
from diptych.reading.kept import Kept
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site

_step = partial(step, always=True)


@click.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve: HOST:PORT.")
@click.pass_obj
def serve(root: Path, address: str) -> None:
    """Serve the site and rebuild it whenever a fact or a page is edited.

    An open page follows. A problem is shown here and in the page, and the last good pages stay. What an editor
    completes by (schema/site/) follows too.
    """
    settings = read_settings(root)
    url = f"http://{address}{urlsplit(settings.url).path}"
    with alone(settings.docs):
        click.echo(f"The site will be at {url} once it is built, the first time after some minutes; Ctrl-C stops it.")
        generate, tell = partial(_generate, root, Kept()), partial(_tell, root)
        ready = partial(click.echo, f"The site is at {url} and follows every edit.")
        with contextlib.suppress(SystemExit):  # ended from outside
            serve_site(settings, address, generate, tell, _step, ready)
    click.echo("Stopped.")


def _generate(root: Path, kept: Kept, edited: Collection[Path], preview: Shows) -> None:
    with _step("Reading the facts"):
        site = read_site(read_settings(root), kept=kept)
        write_schemas_of_site(root, site.records)
    library = library_of(site)
    preview.show(first_look(library, edited))
    with_report(lambda: write_outputs(library, preview.is_outdated), _step)


def _tell(root: Path, wrong: Exception) -> str:
    """Say on the terminal what went wrong, and give it for the page."""
    match wrong:
        case FactsAreWrong():
            said = as_text(wrong.problems, Excerpts(root))
        case CannotRun() | OSError():
            said = visible(str(wrong))
        case CannotBuild():
            said = str(wrong)
        case _:
            said = bug(wrong)
    click.echo(f"{said}\nThe last good pages stay until this is fixed.", err=True)
    return said
