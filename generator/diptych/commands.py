"""The command `diptych`: check, generate, build and serve a site of two perspectives."""

import os
import platform
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import click

from diptych import __version__
from diptych.balance import balance as measure
from diptych.build import build_site, serve_site
from diptych.coverage import cover
from diptych.generate import examine, read_library, read_text
from diptych.generate import generate as generate_files
from diptych.load import load
from diptych.outputs.schemas import schemas
from diptych.problem import CannotBuild, CannotRun, FactsAreWrong
from diptych.report import REPORTERS, balance_as_text, coverage_as_text
from diptych.settings import Settings, read_settings
from diptych.since import check_since, facts_at
from diptych.wording import count

PROBLEMS, USAGE, BUG = 1, 2, 3


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


def _text_option(**options: bool) -> Callable:
    described = "The text of a perspective, to hold its facts against. Repeatable."
    return click.option("--text", "texts", metavar="PERSPECTIVE=FILE", multiple=True, help=described, **options)


@cli.command()
@_text_option()
@click.option("--since", metavar="REV", help="Compare with a git revision: nothing published was changed silently.")
@click.option(
    "--format", "reporter", type=click.Choice(sorted(REPORTERS)), default="text", help="How to show problems."
)
@click.pass_obj
def check(root: Path, texts: tuple[str, ...], since: str | None, reporter: str) -> None:
    """Find every problem of every file, in one run.

    Each stands on a line: where it is (file:line:column), what is wrong, and what to write instead. With a text, every
    passage is proved to be in it exactly once. Warnings say where wording may lean; they stop nothing.

    \b
      diptych check
      diptych check --text left=one.txt --text right=other.txt
      diptych check --since origin/main --format github
    """
    settings = read_settings(root)
    facts, problems = examine(settings, _texts(texts))
    if since:
        problems += check_since(facts_at(since, settings), facts)
    if problems or reporter == "json":
        click.echo(REPORTERS[reporter](problems))
    errors = sum(not problem.is_warning for problem in problems)
    warnings = f", {count(len(problems) - errors, 'warning')}" if errors < len(problems) else ""
    counted = f"{len(facts.facts)} facts, {len(facts.sources)} sources, {len(facts.topics)} topics"
    click.echo(f"{counted}: {count(errors, 'problem')}{warnings}", err=True)
    sys.exit(PROBLEMS if errors else 0)


@cli.command()
@_text_option(required=True)
@click.option("--open", "only_open", is_flag=True, help="Show only what stands on no fact yet.")
@click.pass_obj
def coverage(root: Path, texts: tuple[str, ...], only_open: bool) -> None:
    """Find what of a text stands on no fact.

    Reads a text and lists every figure, number in words, quotation and note, by section and line, with the facts it
    stands on: those whose passage is in its sentence or right beside it, and that carry it. What is left open is the
    to-do list of whoever brings a new text; what is left out on purpose goes to facts/omissions.yml, with the reason.

    \b
      diptych coverage --text left=one.txt --open

    Exits with 1 while anything is open.
    """
    settings = read_settings(root)
    facts = load(settings.facts, root)
    is_open = False
    for perspective, path in _texts(texts).items():
        with _step(f"Reading {path.name}"):
            text = read_text(facts, perspective, path)
            covered = cover(facts, perspective, text)
        sections = facts.perspectives[perspective].record.sections
        headings = {section.id: section.heading for section in sections}
        click.echo(coverage_as_text(perspective, text, covered, headings, only_open=only_open))
        is_open |= any(each.is_open for each in covered)
    sys.exit(PROBLEMS if is_open else 0)


@cli.command()
@click.pass_obj
def balance(root: Path) -> None:
    """Measure both sides by the same measure.

    Prints, for every topic and for the whole, both sides side by side: facts, figures, facts that cite a work, that
    only credit somebody, that do neither, the median words of a statement, hedged facts, editor's notes, silences. The
    method page shows the same table.
    """
    library = read_library(read_settings(root))
    click.echo(balance_as_text(measure(library), library.sides))


@cli.command()
@click.pass_obj
def generate(root: Path) -> None:
    """Write pages and cards below docs/, without building the site.

    Only files whose bytes change are written. Where the facts have problems, nothing is.
    """
    _generate(read_settings(root))


@cli.command()
@click.pass_obj
def build(root: Path) -> None:
    """Check, generate, and build the site into site/.

    Where anything is wrong, the last good site stays as it is.
    """
    settings = read_settings(root)
    _generate(settings)
    with _step("Building the site"):
        site = build_site(settings)
    shown = site.relative_to(Path.cwd()) if site.is_relative_to(Path.cwd()) else site
    click.echo(f"The site is in {shown}/, made for {settings.url} (SITE_URL sets that address).")


@cli.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve: HOST:PORT.")
@click.pass_obj
def serve(root: Path, address: str) -> None:
    """Serve the site and rebuild it whenever a fact or a page is edited.

    A problem is shown here, and the last good pages stay.
    """
    settings = read_settings(root)
    click.echo(f"The site will be at http://{address}{urlsplit(settings.url).path} in a moment; stop it with Ctrl-C.")
    serve_site(settings, address, generate=lambda: _generate(read_settings(root)), tell=_tell)


@cli.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 where a schema is stale.")
@click.pass_obj
def schema(root: Path, only_check: bool) -> None:
    """Write the JSON Schemas of the fact files into schema/, for editors.

    They are made from the same models that check the facts. An editor with a YAML language server then completes keys
    and explains fields as you type.
    """
    stale = []
    for file in schemas():
        path = root / file.path
        if not path.is_file() or path.read_text(encoding="utf-8") != file.text:
            stale.append(file.path)
            if not only_check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(file.text, encoding="utf-8", newline="\n")
    for path in stale:
        click.echo(f"{path} is stale: run `diptych schema`" if only_check else f"wrote {path}")
    sys.exit(PROBLEMS if stale and only_check else 0)


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


def _generate(settings: Settings) -> None:
    with _step("Writing pages and cards"):
        done = generate_files(settings)
    click.echo(f"{count(done.written, 'file')} written, {done.unchanged} unchanged, {done.removed} removed.")


def _tell(wrong: Exception) -> None:
    click.echo(f"{wrong}\nThe last good pages stay until this is mended.", err=True)


def _texts(written: tuple[str, ...]) -> dict[str, Path]:
    texts = {}
    for each in written:
        perspective, equals, name = each.partition("=")
        if not equals or not Path(name).is_file():
            raise click.BadParameter(f'"{each}" is not PERSPECTIVE=FILE with a file that is there', param_hint="--text")
        texts[perspective] = Path(name)
    return texts


@contextmanager
def _step(name: str) -> Iterator[None]:
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
