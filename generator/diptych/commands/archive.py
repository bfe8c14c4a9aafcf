"""The command `diptych archive`."""

from pathlib import Path

import click

from diptych.commands.terminal.steps import step
from diptych.outputs.archive import archive as files_of
from diptych.publishing.generate import read_library
from diptych.publishing.sums import write_sums
from diptych.publishing.whole_folder import write_folder
from diptych.reading.settings import read_settings
from diptych.wording import count


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def archive(root: Path, folder: Path) -> None:
    """Write every card as it is and was into a folder that any host of files can serve.

    Cards, pictures, oEmbed, embed.js and the data, at the addresses that other people's pages have, below SITE_URL.
    Nothing in it needs diptych, a database or a program on the server; sums.txt has the hash of every file.
    """
    settings = read_settings(root)
    with step("Writing the archive"):
        number = write_folder(folder.absolute(), files_of(read_library(settings)), finish=write_sums)
    click.echo(f"{count(number, 'file')} written to {folder}, to be served at {settings.url}")
