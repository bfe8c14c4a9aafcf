"""Run `python -m diptych`."""

from diptych.commands import main

main()
