"""The command `diptych schema`."""

import sys
from pathlib import Path

import click

from diptych.commands.terminal.exits import PROBLEMS
from diptych.outputs.api.schemas import schemas


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 where a schema is stale.")
@click.pass_obj
def schema(root: Path, only_check: bool) -> None:
    """Write the JSON Schemas of the fact files into schema/, for editors.

    They are made from the same models that check the facts. An editor with a YAML language server then completes keys
    and explains fields as you type.
    """
    stale = []
    for file in schemas():
        path = root / file.path
        if not path.is_file() or path.read_text(encoding="utf-8") != file.text:
            stale.append(file.path)
            if not only_check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(file.text, encoding="utf-8", newline="\n")
    for name in stale:
        click.echo(f"{name} is stale: run `diptych schema`" if only_check else f"wrote {name}")
    sys.exit(PROBLEMS if stale and only_check else 0)
