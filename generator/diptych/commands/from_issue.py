"""The command `diptych from-issue`."""

from pathlib import Path
from typing import Any

import click

from diptych.commands.new.fact import draft_of, tell_of_neighbours_and_card
from diptych.commands.new.writing import finish
from diptych.problem import CannotRun
from diptych.reading.forms import LONGEST, read_form
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site


@click.command("from-issue")
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--id", "id_", help="The name of its file, for good; suggested from the statement.")
@click.option("--dry-run", is_flag=True, help="Show it, and write nothing.")
@click.pass_obj
def from_issue(root: Path, file: Any, id_: str | None, dry_run: bool) -> None:
    """Write the fact of a filled form "Propose a fact", checked among all facts.

    FILE holds the text of the issue, as its host gives it; without it, or as -, it is read from standard input.
    Whatever it says is taken for text: nothing of it names the file that is written.

    \b
      gh issue view 12 --json body --jq .body | diptych from-issue
    """
    settings = read_settings(root)
    site = read_site(settings)
    draft = draft_of(site, read_form(_text(file.read(4 * LONGEST + 1))), id_)
    tell_of_neighbours_and_card(site, draft)
    finish(draft, root, dry_run=dry_run)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotRun("the form is not UTF-8; save it in the encoding UTF-8") from error
