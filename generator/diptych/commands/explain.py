"""The command `diptych explain`."""

from collections.abc import Iterable

import click

from diptych.checking.check import RULES
from diptych.checking.explained import Explanation, explanations
from diptych.checking.rule import Level, Scope
from diptych.problem import did_you_mean


@click.command()
@click.argument("codes", metavar="[CODE]...", nargs=-1)
@click.option("--markdown", "is_page", is_flag=True, help="Print the page of all checks, as docs/checks.md holds it.")
def explain(codes: tuple[str, ...], *, is_page: bool) -> None:
    """Explain what a check finds, by the code that ends its message; without a code, list them all.

    \b
      diptych explain passage
    """
    known = list(explanations(RULES))
    if is_page:
        click.echo(page_of(known), nl=False)
        return
    for code in codes:
        if code not in {each.code for each in known}:
            choices = {each.code for each in known}
            raise click.BadParameter(f'no check is called "{code}"; {did_you_mean(code, choices)}', param_hint="CODE")
    if not codes:
        width = max(len(each.code) for each in known)
        click.echo("\n".join(f"{each.code:<{width}}  {each.finds}" for each in known))
    asked = [each for code in codes for each in known if each.code == code]
    click.echo("\n\n".join(map(explained, asked)), nl=bool(asked))


_PAGE = """---
title: Checks
description: Every check of the facts, with what it finds, why it is made, and an example of wrong and of right.
hide: [navigation, toc]
---

<!-- Written by `diptych explain --markdown`. -->

# Checks { .dp-part }

`diptych check` makes these checks of the facts. The code in brackets at the end of each message names the check, and
`diptych explain CODE` prints what stands here. An error keeps the site from being published; a warning may stand, with
a reason in `facts/exemptions.yml`.
"""


def page_of(known: Iterable[Explanation]) -> str:
    """Write the page of all checks."""
    return _PAGE + "".join(
        f"\n## `{each.code}` {{ #{each.code} .dp-part }}\n\n{each.finds} {each.why} *{_level(each)}*\n"
        f"\nWrong:\n\n```yaml\n{each.wrong}\n```\n\nRight:\n\n```yaml\n{each.right}\n```\n"
        for each in known
    )


def _level(each: Explanation) -> str:
    level = "error" if each.level is Level.ERROR else "warning"
    return level if each.scope is Scope.RECORDS else f"{level}, comparing with {each.scope}"


def explained(each: Explanation) -> str:
    """Write an explanation as plain text."""
    return "\n".join(
        (
            f"{each.code} ({_level(each)})",
            f"  {each.finds}",
            f"  {each.why}",
            *_example("Wrong", each.wrong),
            *_example("Right", each.right),
        )
    )


def _example(name: str, lines: str) -> tuple[str, ...]:
    return ("", f"  {name}:", *(f"    {line}" for line in lines.split("\n")))
