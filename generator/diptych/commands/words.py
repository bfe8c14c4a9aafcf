"""The command `diptych words`."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

import click

from diptych.commands.terminal.editing import write_file
from diptych.commands.terminal.options import read_text_options, text_option
from diptych.problem import FactsAreWrong
from diptych.reading.settings import read_settings
from diptych.reading.site import Site, read_site

_HEAD = "# yaml-language-server: $schema=../schema/text-words.json\n# Written by `diptych words`.\n"
_WIDTH = 120


@click.command()
@text_option(required=True)
@click.pass_obj
def words(root: Path, texts: tuple[str, ...]) -> None:
    """List the words of each text, for the search to say of a word that it is in neither.

    Writes facts/text-words.yml: of each text every word once, in the order of the alphabet, without counts, so that
    nothing of the text can be read from it. What is written of a text that is not given stays as it is.

    \b
      diptych words --text left=one.txt --text right=other.txt
    """
    settings = read_settings(root)
    site = read_site(settings, read_text_options(texts))
    if site.records.problems:
        raise FactsAreWrong(sorted(site.records.problems))
    listed = list(_words(site))
    path = settings.facts / "text-words.yml"
    write_file(path, _HEAD + "".join(_written(*each) for each in listed))
    counts = ", ".join(f"{id_} {len(of_text)}" for id_, of_text in listed)
    click.echo(f"{path.relative_to(root).as_posix()}: words of {counts}", err=True)


def _words(site: Site) -> Iterator[tuple[str, list[str]]]:
    for id_ in site.records.perspectives:
        if id_ in site.texts:
            yield id_, site.texts[id_].words
        elif id_ in site.records.text_words:
            yield id_, site.records.text_words[id_].record.words.split()


def _written(id_: str, of_text: list[str]) -> str:
    filled = fill(" ".join(of_text), _WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
    return f"{id_}:\n  words: >-\n{filled}\n"
