"""The command `diptych diff`."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from diptych.checking.check import RULES
from diptych.checking.check import check as check_site
from diptych.checking.rule import Scope
from diptych.library import Library, build_library
from diptych.library.changes import Changes, changes
from diptych.outputs.changes import changes_as_markdown
from diptych.outputs.embeds.pictures import picture_of
from diptych.problem import CannotRun, FactsAreWrong, Problem
from diptych.publishing.generate import today
from diptych.reading.published import LAST_RELEASE, read_published
from diptych.reading.settings import read_settings
from diptych.reading.site import Site, read_site
from diptych.wording import count


@click.command()
@click.argument("revision", metavar="REV")
@click.option("--to", metavar="REV", help="Compare with another revision, not with the files here.")
@click.option(
    "--pictures", "folder", type=click.Path(path_type=Path), metavar="DIR",
    help="Draw every changed card into DIR, before and after.",
)  # fmt: skip
@click.pass_obj
def diff(root: Path, revision: str, to: str | None, folder: Path | None) -> None:
    """Say in words what the facts say otherwise than at a revision, as Markdown.

    Claims, questions, texts and works that are new, changed or gone; what of it lacks a correction since the last
    release; and how the balance moved. Both states are read as data: with --to, nothing of either is checked out.

    \b
      diptych diff origin/main
      diptych diff origin/main --pictures changed
    """
    site = read_site(read_settings(root))
    before = _library(_at(site, revision), revision)
    now = _at(site, to) if to else site
    after = _library(now, to or "")
    found = changes(before, after)
    click.echo(changes_as_markdown(found, after, _missing(now)), nl=False)
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        pictures = dict(_pictures(found, before, after))
        for name, content in pictures.items():
            (folder / name).write_bytes(content)
        click.echo(f"{count(len(pictures), 'picture')} in {folder}/", err=True)


def _at(site: Site, revision: str) -> Site:
    """Give the site with the facts of a revision, the settings and pages of today."""
    then = read_published(revision, site.settings)
    if then is None:
        raise CannotRun("there is no release yet to compare with; name a revision")
    there = then.records.topics
    topics = [id_ for id_ in site.settings.topics if id_ in there]
    topics += sorted(there.keys() - set(topics))
    return replace(site, settings=replace(site.settings, topics=tuple(topics)), records=then.records, pages=())


def _library(site: Site, revision: str) -> Library:
    if errors := [problem for problem in check_site(site) if not problem.is_warning]:
        if revision:
            raise CannotRun(f"the facts of {revision} have problems; the first: {errors[0]}")
        raise FactsAreWrong(errors)
    return build_library(site, today())


def _missing(site: Site) -> list[Problem]:
    """Find what was changed since the last release, and does not say so."""
    published = read_published(LAST_RELEASE, site.settings)
    rules = (rule for rule in RULES if rule.scope is Scope.PUBLISHED)
    return [problem for rule in rules for problem in rule.problems(replace(site, published=published))]


def _pictures(found: Changes, before: Library, after: Library) -> Iterator[tuple[str, bytes]]:
    """Draw what is shown of every pair, before and after, where there is such a state."""
    pairs = [*((each, "id") for each in found.facts), *((each, "path") for each in found.questions)]
    for (was, now), name in pairs:
        id_ = getattr(now or was, name).replace("/", "--")
        for shown, library, state in ((was, before, "before"), (now, after, "after")):
            if shown is not None:
                yield f"{id_}.{state}.png", picture_of(shown, library)
