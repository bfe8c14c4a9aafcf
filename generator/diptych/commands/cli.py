"""The command `diptych`: check, generate, build and serve a site of two perspectives."""

import platform
import sys
import traceback
from pathlib import Path

import click

from diptych import __version__
from diptych.commands.balance import balance
from diptych.commands.build import build
from diptych.commands.check import check
from diptych.commands.coverage import coverage
from diptych.commands.exits import BUG, PROBLEMS, USAGE
from diptych.commands.generate import generate
from diptych.commands.locate import locate
from diptych.commands.release import release
from diptych.commands.schema import schema
from diptych.commands.serve import serve
from diptych.problem import CannotBuild, CannotRun, FactsAreWrong
from diptych.wording import count


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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
      diptych check       find every problem in the facts
      diptych serve       see the site at http://127.0.0.1:8000/ while you edit
      diptych build       make the whole site in site/

    Exit status: 0 all is well, 1 the facts have problems, 2 the command was used wrongly, 3 a bug in diptych.
    """
    context.obj = root.resolve()


for _command in (check, coverage, balance, locate, release, generate, build, serve, schema):
    cli.add_command(_command)


def main() -> None:
    """Run the command; say every expected error in a line, and of a bug what to report."""
    try:
        cli(standalone_mode=True)
    except FactsAreWrong as wrong:
        click.echo(wrong, err=True)
        click.echo(f"{count(len(wrong.problems), 'problem')}; nothing was written.", err=True)
        sys.exit(PROBLEMS)
    except CannotBuild as reason:
        click.echo(reason, err=True)
        sys.exit(PROBLEMS)
    except OSError as error:
        click.echo(f"Error: {error.filename or 'a file'} cannot be used: {error.strerror or error}", err=True)
        sys.exit(USAGE)
    except CannotRun as reason:
        click.echo(f"Error: {reason}", err=True)
        sys.exit(USAGE)
    except Exception:
        traceback.print_exc()
        python = f"Python {platform.python_version()} on {platform.system()}"
        click.echo(
            f"This is a bug in diptych {__version__} ({python}), not in your facts: please report it, "
            "with the lines above and the file you last edited.",
            err=True,
        )
        sys.exit(BUG)
