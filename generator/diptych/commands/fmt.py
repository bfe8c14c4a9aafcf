"""The command `diptych fmt`."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from diptych.commands.terminal.editing import read_lines, write_lines
from diptych.commands.terminal.exits import PROBLEMS
from diptych.commands.terminal.report import as_text
from diptych.problem import CannotRun, Problem, not_utf8
from diptych.reading.load import WRITTEN_BY_MACHINE
from diptych.reading.settings import read_settings
from diptych.reading.yaml.layout import laid_out
from diptych.wording import count


@click.command()
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 where a file is not laid out so.")
@click.option(
    "--stdin", "is_piped", is_flag=True, help="Lay out what comes on standard input, and print it: for editors."
)
@click.pass_obj
def fmt(root: Path, files: tuple[Path, ...], *, only_check: bool, is_piped: bool) -> None:
    """Lay out fact files in one way: those that are named, or all.

    What a file says stays to the last sign, and so do its comments, each on a line of its own before what it belongs
    to. What fits stands on one line, a long text is folded, and quotes stand where they have to. A file that cannot be
    read is left as it is, and its problems are shown. What a command writes, such as facts/positions.yml, is left out.

    \b
      diptych fmt
      diptych fmt --check facts/economy/key-rate.yml
      diptych fmt --stdin < key-rate.yml
    """
    if is_piped:
        _pass_on(sys.stdin.buffer.read(), only_check=only_check)
        return
    facts = read_settings(root).facts
    asked = [*_below(facts, files)] if files else sorted(facts.rglob("*.yml"))
    of_people = [path for path in asked if path.name not in WRITTEN_BY_MACHINE and not path.is_symlink()]
    changed, wrong = 0, False
    for path in of_people:
        name = path.relative_to(root).as_posix()
        before, after = _laid_out(path, name)
        if isinstance(after, list):
            wrong = True
            click.echo(as_text(after), err=True)
        elif after != before:
            changed += 1
            click.echo(f"{name} is laid out otherwise" if only_check else f"laid out {name}")
            if not only_check:
                write_lines(path, after)
    otherwise = f"; {count(changed, 'file')} laid out otherwise: run `diptych fmt`" if only_check and changed else ""
    click.echo(f"{count(len(of_people), 'file')}{otherwise}", err=True)
    sys.exit(PROBLEMS if wrong or (only_check and changed) else 0)


def _pass_on(written: bytes, *, only_check: bool) -> None:
    """Lay out what an editor passes on; print nothing where it cannot be read."""
    try:
        before = written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotRun(str(not_utf8("-", error))) from None
    after = laid_out(before, "-")
    if isinstance(after, list):
        click.echo(as_text(after), err=True)
        sys.exit(PROBLEMS)
    if not only_check:
        click.echo(after.encode(), nl=False)  # with no line end of the system
    sys.exit(PROBLEMS if only_check and after != before else 0)


def _below(facts: Path, files: tuple[Path, ...]) -> Iterator[Path]:
    for path in files:
        whole = path.absolute()
        if not whole.resolve().is_relative_to(facts.resolve()) or path.suffix != ".yml":
            raise CannotRun(f"{path}: only the .yml files in {facts.name}/ are laid out")
        yield facts / whole.resolve().relative_to(facts.resolve())


def _laid_out(path: Path, name: str) -> tuple[str, str | list[Problem]]:
    try:
        before = read_lines(path)
    except UnicodeDecodeError as error:
        return "", [not_utf8(name, error)]
    return before, laid_out(before, name)
