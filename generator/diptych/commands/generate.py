"""The command `diptych generate`."""

from collections.abc import Callable
from pathlib import Path

import click

from diptych.commands.terminal.steps import Step, step
from diptych.publishing.generate import generate as generate_files
from diptych.publishing.lock import alone
from diptych.publishing.write import Written
from diptych.reading.settings import read_settings
from diptych.reading.site import Site, read_site
from diptych.wording import count


@click.command()
@click.pass_obj
def generate(root: Path) -> None:
    """Write pages and cards below docs/, without building the site.

    Only files whose bytes change are written. Where the facts have problems, nothing is.
    """
    settings = read_settings(root)
    with alone(settings.docs):
        generate_with_report(read_site(settings))


def generate_with_report(site: Site) -> None:
    """Write every generated file, and say how many changed."""
    with_report(lambda: generate_files(site))


def with_report(write: Callable[[], Written], step: Step = step) -> None:
    """Have files written, and say how many changed."""
    with step("Writing pages and cards"):
        done = write()
    click.echo(f"{count(done.written, 'file')} written, {done.unchanged} unchanged, {done.removed} removed.")
