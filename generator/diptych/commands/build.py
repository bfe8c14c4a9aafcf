"""The command `diptych build`."""

from pathlib import Path

import click

from diptych.commands.generate import generate_with_report
from diptych.commands.terminal.steps import step
from diptych.publishing.build import SITE, build_site
from diptych.publishing.lock import alone
from diptych.publishing.unchanged import inputs_of, is_built, remember
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site


@click.command()
@click.pass_obj
def build(root: Path) -> None:
    """Check, generate, and build the site into site/.

    Where anything is wrong, the last good site stays as it is; where nothing has changed, too.
    """
    settings = read_settings(root)
    with alone(settings.docs):
        inputs, site = inputs_of(settings), settings.root / SITE
        if is_built(settings, inputs):
            click.echo("Nothing has changed.")
        else:
            generate_with_report(read_site(settings))
            with step("Building the site"):
                build_site(settings)
            remember(settings, inputs)
    shown = site.relative_to(Path.cwd()) if site.is_relative_to(Path.cwd()) else site
    click.echo(f"The site is in {shown}/, made for {settings.url} (SITE_URL sets that address).")
