"""The command `diptych balance`."""

from pathlib import Path

import click

from diptych.commands.terminal.tables import balance_as_text
from diptych.library.balance import balance as measure
from diptych.publishing.generate import read_library
from diptych.reading.settings import read_settings


@click.command()
@click.pass_obj
def balance(root: Path) -> None:
    """Measure both sides by the same measure.

    Prints, for every topic and for the whole, both sides side by side: facts, figures, facts that cite a work, that
    only credit somebody, that do neither, the median words of a statement, hedged facts, editor's notes, silences. The
    method page shows the same table.
    """
    library = read_library(read_settings(root))
    click.echo(balance_as_text(measure(library), library.sides))
