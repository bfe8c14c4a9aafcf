"""What a terminal shows of a step that takes a while."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def step(name: str) -> Iterator[None]:
    """Show on a terminal what is being done, and how long it took."""
    if not sys.stderr.isatty() or os.environ.get("CI"):
        yield
        return
    start = time.monotonic()
    click.echo(f"{name} …", err=True, nl=False)
    try:
        yield
    finally:
        click.echo(f" {time.monotonic() - start:.1f} s", err=True)
