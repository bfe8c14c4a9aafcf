"""Run `python -m diptych`."""

from diptych.commands.cli import main

main()
