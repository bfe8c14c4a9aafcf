"""The command `diptych init`."""

import shlex
from pathlib import Path

import click

from diptych.outputs.starter import starter
from diptych.publishing.whole_folder import write_folder
from diptych.wording import count

_NEXT = """{folder} holds a site of two sides: {files}. See it with

  diptych --root {as_typed} serve

README.md there says what to put in the place of what."""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a new site of two sides in DIR, to be filled with a matter of your own.

    It is whole: two invented sides of a harmless matter, three questions, six facts, both texts, pages that take names
    and counts from the facts, and tests. DIR must not be there yet, or be empty.

    \b
      diptych init my-matter
    """
    files = write_folder(folder, starter())
    as_typed = shlex.quote(str(folder) if not str(folder).startswith("-") else f"./{folder}")
    click.echo(_NEXT.format(folder=folder, as_typed=as_typed, files=count(files, "file")))
