"""The command `diptych schema`."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from diptych.commands.terminal.editing import write_file
from diptych.commands.terminal.exits import PROBLEMS
from diptych.reading.entries import Records
from diptych.reading.load import load
from diptych.reading.settings import read_settings
from diptych.schemas.of_records import schemas_of_records
from diptych.schemas.of_site import schemas_of_site


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 where a schema is stale.")
@click.option("--site", "of_site", is_flag=True, help="Write those of this site into schema/site/: with its ids.")
@click.pass_obj
def schema(root: Path, *, only_check: bool, of_site: bool) -> None:
    """Write the JSON Schemas of the fact files into schema/, for editors.

    They are made from the same models that check the facts. An editor with a YAML language server then completes keys
    and explains fields as you type. With --site they know this site besides: its questions, works, places and sections,
    each with its title.
    """
    records = _records(root) if of_site else None
    stale = list(_stale(root, records, only_check=only_check))
    for name in stale:
        call = "diptych schema --site" if of_site else "diptych schema"
        click.echo(f"{name} is stale: run `{call}`" if only_check else f"wrote {name}")
    sys.exit(PROBLEMS if stale and only_check else 0)


def write_schemas_of_site(root: Path, records: Records) -> None:
    """Bring the schemas of a site up to date, for its editors; without a word."""
    list(_stale(root, records, only_check=False))


def _records(root: Path) -> Records:
    settings = read_settings(root)
    return load(settings.facts, settings.root)


def _stale(root: Path, records: Records | None, *, only_check: bool) -> Iterator[str]:
    """Name the files that are stale, and write them."""
    folder, made = ("schema", schemas_of_records()) if records is None else ("schema/site", schemas_of_site(records))
    for name, text in made.items():
        path = root / folder / f"{name}.json"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            if not only_check:
                write_file(path, text)
            yield f"{folder}/{name}.json"
