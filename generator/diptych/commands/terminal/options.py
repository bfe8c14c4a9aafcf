"""Options that commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def text_option(*, required: bool = False) -> Callable[[Command], Command]:
    """Make the option --text, which a perspective’s text is given with."""
    described = "The text of a perspective, to compare its facts with. Repeatable."
    return click.option("--text", "texts", metavar="PERSPECTIVE=FILE", multiple=True, required=required, help=described)


def read_text_options(written: tuple[str, ...]) -> dict[str, Path]:
    """Read --text: the file of each perspective. Raises BadParameter where there is no such file."""
    texts = {}
    for each in written:
        perspective, equals, name = each.partition("=")
        if not equals or not Path(name).is_file():
            raise click.BadParameter(f'"{each}" is not PERSPECTIVE=FILE with a file that is there', param_hint="--text")
        texts[perspective] = Path(name)
    return texts
