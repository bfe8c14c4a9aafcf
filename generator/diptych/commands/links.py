"""The command `diptych links`."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from diptych.checking.check import check
from diptych.checking.explained import EXEMPTION
from diptych.checking.links import cited_works_answer
from diptych.commands.terminal.exits import PROBLEMS
from diptych.commands.terminal.report import as_text
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site
from diptych.reading.web import unanswered
from diptych.wording import count


@click.command()
@click.pass_obj
def links(root: Path) -> None:
    """Ask the address of every cited work whether it answers; the only command that asks others of its own.

    What does not answer is asked twice more, after a while. A work that is gone for good gets the address of an
    archive, or its reason in facts/exemptions.yml (check: dead-link). A server that lets no program in is one that
    answers.
    """
    site = read_site(read_settings(root))
    asked = [entry.record.URL for entry in site.records.sources.values() if entry.record.URL]
    found = check(replace(site, unanswered=unanswered(asked)))
    code = cited_works_answer.code
    told = [each for each in found if each.code == code or (each.code == EXEMPTION and code in each.says)]
    if told:
        click.echo(as_text(told))
    click.echo(f"{count(len(set(asked)), 'link')} asked: {count(len(told), 'problem')}", err=True)
    sys.exit(PROBLEMS if told else 0)
