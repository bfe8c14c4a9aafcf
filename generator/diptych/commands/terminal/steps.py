"""What a terminal shows of a step that takes a while."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import click

Step = Callable[[str], AbstractContextManager[None]]


@contextmanager
def step(name: str, *, always: bool = False) -> Iterator[None]:
    """Show on a terminal, or wherever it is told to, what is being done, and how long it took."""
    if not always and (not sys.stderr.isatty() or os.environ.get("CI")):
        yield
        return
    start = time.monotonic()
    click.echo(f"{name} …", err=True, nl=False)
    try:
        yield
    finally:
        click.echo(f" {time.monotonic() - start:.1f} s", err=True)
