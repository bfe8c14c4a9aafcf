"""The command `diptych cards`."""

import datetime
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from diptych import wording
from diptych.articles.addressed import Addresses
from diptych.articles.found import find_cards
from diptych.articles.standing import Standing, standings
from diptych.commands.terminal.exits import PROBLEMS, USAGE
from diptych.library import Library
from diptych.problem import CannotRun
from diptych.publishing.generate import read_library
from diptych.reading.article import read_article
from diptych.reading.settings import read_settings

Row = tuple[str, Standing]


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="URL-OR-FILE…")
@click.option(
    "--since",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="The day the pages are from: what was corrected later counts where a page states no version.",
)
@click.option("--format", "reporter", type=click.Choice(["json", "text"]), default="text", help="How to show cards.")
@click.pass_obj
def cards(root: Path, pages: tuple[str, ...], day: datetime.datetime | None, reporter: str) -> None:
    """Say how each card of this site stands that other people's pages show.

    Reads pages of the web and files, finds the cards in them (frames, pasted texts, links, pictures, old addresses and
    pinned ones) by this site's SITE_URL, and says of each on a line whether it is current, corrected since (when, what
    and why), moved, withdrawn or pinned. Links that begin at a file's own root are taken for links of this site.

    \b
      diptych cards https://news.example/article/ saved.html
      diptych cards --since 2027-01-15 --format json article.html

    Exits with 1 when a card was corrected since or withdrawn, or when there is no such card; with 2 when a page could
    not be read.
    """
    library = read_library(read_settings(root))
    rows, unread = [], False
    for page in pages:
        try:
            rows += _cards_of(page, library, day)
        except CannotRun as reason:
            click.echo(f"Error: {reason}", err=True)
            unread = True
    if rows or reporter == "json":
        click.echo(_REPORTERS[reporter](rows, library))
    wrong = sum(standing.is_wrong for _, standing in rows)
    counted = f"{wording.count(len(pages), 'page')}, {wording.count(len(rows), 'card')} of {library.settings.url}"
    click.echo(f"{counted}: {wrong} no longer as shown", err=True)
    sys.exit(USAGE if unread else PROBLEMS if wrong else 0)


def _cards_of(page: str, library: Library, day: datetime.datetime | None) -> list[Row]:
    article = read_article(page)
    found = find_cards(article.html, Addresses(library.settings.url, article.address))
    shown = [(page, each) for each in standings(found, library, day.date().isoformat() if day else "")]
    if not shown:
        click.echo(f"{page}: no card of {library.settings.url}", err=True)
    return shown


def _as_text(rows: list[Row], library: Library) -> str:
    """Write a line for each card: the page, the card, how it stands, and what was corrected since."""
    return "\n".join(_line(page, standing) for page, standing in rows)


def _line(page: str, standing: Standing) -> str:
    since = [f"{wording.change_title(change)}. {change.correction.why}" for change in standing.since]
    ways = " and ".join(standing.found.ways)
    return " | ".join([f"{page}: {standing.found.card.card} ({ways}): {standing.words}", *since])


def _as_json(rows: list[Row], library: Library) -> str:
    """Write a JSON list of objects with page, card, state, pinned, moved_to, ways, shown, since and url."""
    return json.dumps([_object(page, standing, library) for page, standing in rows], ensure_ascii=False, indent=2)


def _object(page: str, standing: Standing, library: Library) -> dict[str, Any]:
    return {
        "page": page,
        "card": standing.found.card.card,
        "ways": standing.found.ways,
        "state": standing.state,
        "shown": standing.found.shown,
        "pinned": standing.found.card.pinned,
        "moved_to": standing.moved_to,
        "since": [
            {"version": change.version, "date": change.correction.date, "kind": change.correction.kind}
            | {"of": change.of, "said": wording.change_title(change), "why": change.correction.why}
            for change in standing.since
        ],
        "url": library.settings.url + wording.card_page(standing.card) if standing.card else None,
    }


_REPORTERS: dict[str, Callable[[list[Row], Library], str]] = {"json": _as_json, "text": _as_text}
