"""The command `diptych locate`."""

from collections.abc import Iterator
from pathlib import Path

import click

from diptych.commands.terminal.options import read_text_options, text_option
from diptych.problem import FactsAreWrong
from diptych.reading.settings import read_settings
from diptych.reading.site import Site, read_site
from diptych.records import Position

_HEAD = "# yaml-language-server: $schema=../schema/positions.json\n# Written by `diptych locate`.\n"


@click.command()
@text_option(required=True)
@click.pass_obj
def locate(root: Path, texts: tuple[str, ...]) -> None:
    """Write down where in its text each passage stands.

    Writes facts/positions.yml: of each fact the paragraph of its passage, and how much of the text is before it. Facts
    without a date then stand as their text has them. What is written of a text that is not given stays as it is.

    \b
      diptych locate --text left=one.txt --text right=other.txt
    """
    settings = read_settings(root)
    site = read_site(settings, read_text_options(texts))
    if site.records.problems:  # else what stands on a fact that cannot be read would be lost
        raise FactsAreWrong(sorted(site.records.problems))
    positions = dict(sorted(_positions(site)))
    lines = (
        f"{id_}: {{paragraph: {each.paragraph}, start: {each.start}, share: {each.share}}}\n"
        for id_, each in positions.items()
    )
    path = settings.facts / "positions.yml"
    path.write_text(_HEAD + "".join(lines), encoding="utf-8", newline="\n")
    click.echo(f"{path.relative_to(root).as_posix()}: {len(positions)} positions", err=True)


def _positions(site: Site) -> Iterator[tuple[str, Position]]:
    for fact in site.records.facts:
        text = site.texts.get(fact.record.perspective)
        if text is None:
            if fact.id in site.records.positions:
                yield fact.id, site.records.positions[fact.id].record
        elif len(found := text.find(fact.record.passage)) == 1:
            yield fact.id, text.position(found[0])
