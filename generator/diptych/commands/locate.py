"""The command `diptych locate`."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from diptych.commands.terminal.editing import write_file
from diptych.commands.terminal.options import read_text_options, text_option
from diptych.problem import FactsAreWrong
from diptych.reading.settings import Settings, read_settings
from diptych.reading.site import Site, read_site, shape_of
from diptych.records import OmittedAt, Position

_HEAD = "# yaml-language-server: $schema=../schema/{}.json\n# Written by `diptych locate`.\n"


@click.command()
@text_option(required=True)
@click.pass_obj
def locate(root: Path, texts: tuple[str, ...]) -> None:
    """Write down where in its text each passage stands.

    Writes facts/positions.yml: of each fact the paragraph of its passage, and how much of the text is before it. Facts
    without a date then stand as their text has them. And facts/text-shapes.yml: how long each text is, where its
    headings stand, and what is left out; the pages of the texts are drawn of both. What is written of a text that is
    not given stays as it is.

    \b
      diptych locate --text left=one.txt --text right=other.txt
    """
    settings = read_settings(root)
    site = read_site(settings, read_text_options(texts))
    if site.records.problems:  # else what stands on a fact that cannot be read would be lost
        raise FactsAreWrong(sorted(site.records.problems))
    positions = dict(sorted(_positions(site)))
    _write(settings, "positions", "".join(f"{id_}: {_written(each)}\n" for id_, each in positions.items()))
    _write(settings, "text-shapes", "".join(_shapes(site)))
    click.echo(f"{settings.facts.relative_to(root).as_posix()}/positions.yml: {len(positions)} positions", err=True)


def _write(settings: Settings, name: str, text: str) -> None:
    write_file(settings.facts / f"{name}.yml", _HEAD.format(name) + text)


def _written(position: Position) -> str:
    """Write a position on one line; what is YAML to JSON is YAML."""
    words = [f"exact: {json.dumps(position.exact, ensure_ascii=False)}"] if isinstance(position, OmittedAt) else []
    numbers = [f"paragraph: {position.paragraph}", f"start: {position.start}", f"share: {position.share}"]
    return f"{{{', '.join([*words, *numbers])}}}"


def _shapes(site: Site) -> Iterator[str]:
    for id_ in site.records.perspectives:
        written = site.records.text_shapes.get(id_)
        if id_ in site.texts:
            shape = shape_of(site, id_)
        elif written:
            shape = written.record
        else:
            continue
        yield f"{id_}:\n  characters: {shape.characters}\n  paragraphs: {shape.paragraphs}\n"
        if shape.headings:
            yield "  headings:\n"
            yield from (f"    {section}: {_written(each)}\n" for section, each in shape.headings.items())
        if shape.omissions:
            yield "  omissions:\n"
            yield from (f"    - {_written(each)}\n" for each in shape.omissions)


def _positions(site: Site) -> Iterator[tuple[str, Position]]:
    for fact in site.records.facts:
        text = site.texts.get(fact.record.perspective)
        if text is None:
            if fact.id in site.records.positions:
                yield fact.id, site.records.positions[fact.id].record
        elif len(found := text.find(fact.record.passage)) == 1:
            yield fact.id, text.position(found[0])
