"""The command `diptych coverage`."""

import sys
from pathlib import Path

import click

from diptych.checking.texts.coverage import find_covered
from diptych.commands.terminal.exits import PROBLEMS
from diptych.commands.terminal.options import read_text_options, text_option
from diptych.commands.terminal.steps import step
from diptych.commands.terminal.tables import coverage_as_text
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site


@click.command()
@text_option(required=True)
@click.option("--open", "only_open", is_flag=True, help="Show only what no fact covers yet.")
@click.pass_obj
def coverage(root: Path, texts: tuple[str, ...], only_open: bool) -> None:
    """Find what of a text no fact covers.

    Reads a text and lists every figure, number in words, quotation and note, by section and line, with the facts it
    stands on: those whose passage is in its sentence or right beside it, and that carry it. What is left open is the
    to-do list of whoever brings a new text; what is left out on purpose goes to facts/omissions.yml, with the reason.

    \b
      diptych coverage --text left=one.txt --open

    Exits with 1 while anything is open.
    """
    is_open = False
    site = read_site(read_settings(root), read_text_options(texts))
    for perspective, text in site.texts.items():
        with step(f"Comparing the text of {perspective} with its facts"):
            covered = find_covered(site.records, perspective, text)
        sections = site.records.perspectives[perspective].record.sections
        headings = {section.id: section.heading for section in sections}
        click.echo(coverage_as_text(perspective, text, covered, headings, only_open=only_open))
        is_open |= any(each.is_open for each in covered)
    sys.exit(PROBLEMS if is_open else 0)
