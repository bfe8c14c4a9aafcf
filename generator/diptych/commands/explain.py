"""The command `diptych explain`."""

import click

from diptych.checking.check import RULES
from diptych.checking.explained import Explanation, explanations
from diptych.problem import did_you_mean
from diptych.wording.checks import level_of


@click.command()
@click.argument("codes", metavar="[CODE]...", nargs=-1)
def explain(codes: tuple[str, ...]) -> None:
    """Explain what a check finds, by the code that ends its message; without a code, list them all.

    \b
      diptych explain passage
    """
    known = list(explanations(RULES))
    for code in codes:
        if code not in {each.code for each in known}:
            choices = {each.code for each in known}
            raise click.BadParameter(f'no check is called "{code}"; {did_you_mean(code, choices)}', param_hint="CODE")
    if not codes:
        width = max(len(each.code) for each in known)
        click.echo("\n".join(f"{each.code:<{width}}  {each.finds}" for each in known))
    asked = [each for code in codes for each in known if each.code == code]
    click.echo("\n\n".join(map(explained, asked)), nl=bool(asked))


def explained(each: Explanation) -> str:
    """Write an explanation as plain text."""
    return "\n".join(
        (
            f"{each.code} ({level_of(each)})",
            f"  {each.finds}",
            f"  {each.why}",
            *_example("Wrong", each.wrong),
            *_example("Right", each.right),
        )
    )


def _example(name: str, lines: str) -> tuple[str, ...]:
    return ("", f"  {name}:", *(f"    {line}" for line in lines.split("\n")))
