"""The command `diptych serve`."""

from pathlib import Path
from urllib.parse import urlsplit

import click

from diptych.commands.generate import generate_with_report
from diptych.commands.schema import write_schemas_of_site
from diptych.publishing.build import serve_site
from diptych.publishing.lock import alone
from diptych.reading.load import load
from diptych.reading.settings import read_settings


@click.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve: HOST:PORT.")
@click.pass_obj
def serve(root: Path, address: str) -> None:
    """Serve the site and rebuild it whenever a fact or a page is edited.

    A problem is shown here, and the last good pages stay. What an editor completes by (schema/site/) follows too.
    """
    settings = read_settings(root)
    click.echo(f"The site will be at http://{address}{urlsplit(settings.url).path} in a moment; stop it with Ctrl-C.")
    with alone(settings.docs):
        serve_site(settings, address, generate=lambda: _generate(root), tell=_tell)


def _generate(root: Path) -> None:
    settings = read_settings(root)
    write_schemas_of_site(root, load(settings.facts, settings.root))
    generate_with_report(settings)


def _tell(wrong: Exception) -> None:
    click.echo(f"{wrong}\nThe last good pages stay until this is fixed.", err=True)
