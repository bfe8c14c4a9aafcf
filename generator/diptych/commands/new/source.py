"""The command `diptych new source`."""

import re
from pathlib import Path
from typing import Any

import click

from diptych.checking.draft import draft_source
from diptych.commands.new.writing import finish, free_id, good_id
from diptych.problem import CannotRun, visible
from diptych.reading.citations import read_citation
from diptych.reading.settings import read_settings
from diptych.reading.site import Site, read_site
from diptych.records import SourceKind
from diptych.values.letters import plain, words_alone


@click.command()
@click.argument("file", type=click.File("r", encoding="utf-8"), default="-")
@click.option("--kind", type=click.Choice([kind.value for kind in SourceKind]), help="What its publisher is.")
@click.option("--id", "id_", help="The name of its file, for good; suggested from author, year and title.")
@click.option("--dry-run", is_flag=True, help="Show it, and write nothing.")
@click.pass_obj
def source(root: Path, file: Any, kind: str | None, id_: str | None, dry_run: bool) -> None:
    """Write a new source from a record in BibTeX, RIS or CSL-JSON, or from a pasted citation.

    FILE holds the one record; without it, or as -, it is read from standard input. What the record says beyond the
    fields of a source is left out.

    \b
      diptych new source --kind press work.bib
    """
    site = read_site(read_settings(root))
    if file.isatty():
        click.echo("Paste the record, and end with Ctrl-D:", err=True)
    tree, remarks = read_citation(file.read())
    if kind is None and tree["type"] not in ("book", "chapter", "article-journal"):
        raise click.UsageError(f"say by --kind what its publisher is: {', '.join(SourceKind)}")
    tree = {"type": tree["type"], "kind": kind or "book"} | {name: tree[name] for name in tree if name != "type"}
    for known, entry in site.records.sources.items():
        if words_alone(entry.record.title) == words_alone(str(tree["title"])):
            if entry.record.issued == tree.get("issued") and not id_:
                raise CannotRun(f'source "{known}" has the same title and date; cite that, or give another id by --id')
            click.echo(f'source "{known}" has the same title', err=True)
    for remark in remarks:
        click.echo(visible(remark), err=True)
    finish(draft_source(site, good_id(id_) or suggest_source_id(tree, site), tree), root, dry_run=dry_run)


def suggest_source_id(tree: dict[str, Any], site: Site) -> str:
    """Make an id of the author's name, the year and the first words of the title, one that no source has."""
    first = (tree.get("author") or [{}])[0]
    name = first.get("family") or first.get("literal") or tree.get("container-title") or ""
    year = str(tree.get("issued", ""))[:4]
    words = re.findall(r"[a-z0-9]+", plain(f"{name} {year} {' '.join(str(tree['title']).split()[:2])}"))
    stem = "-".join(words)[:70].strip("-")
    if not stem:
        raise CannotRun("no id can be made of it; give one by --id")
    return free_id(stem, site.records.sources)
