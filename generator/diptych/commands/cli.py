"""The command `diptych`: check, generate, build and serve a site of two perspectives."""

import sys
from importlib import import_module
from pathlib import Path
from typing import cast

import click

from diptych import __version__
from diptych.commands.terminal.bugs import bug
from diptych.commands.terminal.exits import BUG, PROBLEMS, USAGE
from diptych.problem import CannotBuild, CannotRun, FactsAreWrong, visible
from diptych.wording import count

COMMANDS = (
    "init",
    "check",
    "cards",
    "links",
    "coverage",
    "balance",
    "diff",
    "locate",
    "words",
    "release",
    "generate",
    "build",
    "verify",
    "archive",
    "serve",
    "schema",
    "fmt",
    "explain",
    "list",
    "new",
    "from-issue",
)
_CALLED_OTHERWISE = {"list": "list_ids"}  # what may not hide what Python calls so


class Commands(click.Group):
    """The commands, each imported when it is asked for: checking needs a tenth of the packages that building needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        try:
            name = cmd_name.replace("-", "_")
            module = import_module(f"diptych.commands.{name}")
            return cast(click.Command, getattr(module, _CALLED_OTHERWISE.get(name, name)))
        except ModuleNotFoundError as missing:
            if (missing.name or "").split(".")[0] == "diptych":
                raise
            return _not_installed(cmd_name, missing)


def _not_installed(name: str, missing: ModuleNotFoundError) -> click.Command:
    """Stand in for a command of which a package is not there, as after `make check` alone."""

    @click.command(
        name, help="(not installed: make site installs it)", context_settings={"ignore_unknown_options": True}
    )
    @click.argument("words", nargs=-1)
    def command(words: tuple[str, ...]) -> None:
        raise CannotRun(f"`diptych {name}` needs {missing.name}, which is not installed here: run `make site` once")

    return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The site's folder, in which mkdocs.yml lies (default: this one).",
)
@click.pass_context
def cli(context: click.Context, root: Path) -> None:
    """Set two perspectives on a disputed matter side by side.

    People write YAML files below facts/. From them, diptych writes Markdown pages, self-contained cards and the search
    below docs/, and MkDocs makes a site of these.

    \b
      diptych init DIR    make a new site, to begin with
      diptych check       find every problem in the facts
      diptych serve       see the site at http://127.0.0.1:8000/ while you edit
      diptych build       make the whole site in site/

    Exit status: 0 all is well, 1 the facts have problems, 2 the command was used wrongly, 3 a bug in diptych.
    """
    context.obj = root.resolve()


def main() -> None:
    """Run the command; say every expected error in a line, and of a bug what to report."""
    try:
        if sys.flags.optimize > 1:
            raise CannotRun("PYTHONOPTIMIZE=2 and python -OO take the words away that schemas and help are made of")
        cli(standalone_mode=True)
    except FactsAreWrong as wrong:
        click.echo(wrong, err=True)
        click.echo(f"{count(len(wrong.problems), 'problem')}; nothing was written.", err=True)
        sys.exit(PROBLEMS)
    except CannotBuild as reason:
        click.echo(reason, err=True)
        sys.exit(PROBLEMS)
    except OSError as error:
        says = f"{error.filename or 'a file'} cannot be used: {error.strerror or error}"
        click.echo(f"Error: {visible(says)}", err=True)
        sys.exit(USAGE)
    except CannotRun as reason:
        click.echo(f"Error: {visible(str(reason))}", err=True)
        sys.exit(USAGE)
    except Exception as error:
        click.echo(bug(error), err=True)
        sys.exit(BUG)
