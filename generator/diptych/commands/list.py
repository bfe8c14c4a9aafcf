"""The command `diptych list`."""

from pathlib import Path

import click

from diptych.reading.load import load
from diptych.reading.settings import read_settings
from diptych.wording.choices import CHOICES


@click.command("list")
@click.argument("what", type=click.Choice(sorted(CHOICES)))
@click.pass_obj
def list_ids(root: Path, what: str) -> None:
    """List the ids that a fact can name, each with its title: questions, sources, places, names, sections.

    \b
      diptych list questions
    """
    settings = read_settings(root)
    choices = list(CHOICES[what](load(settings.facts, settings.root)))
    width = max((len(choice.id) for choice in choices), default=0)
    for choice in choices:
        click.echo(f"{choice.id:<{width}}  {choice.title}")
