"""The command `diptych new`."""

import click

from diptych.commands.new.correction import correction
from diptych.commands.new.fact import fact
from diptych.commands.new.question import question, topic
from diptych.commands.new.source import source


@click.group()
def new() -> None:
    """Write a new fact, source, question, topic or correction, checked before it is written."""


new.add_command(fact)
new.add_command(source)
new.add_command(correction)
new.add_command(question)
new.add_command(topic)
