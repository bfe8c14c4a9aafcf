"""The table "where what works" of docs/embedding.md, made of what `make hosts` saw and of what nobody tried."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import starmap
from pathlib import Path
from typing import Any

import yaml

from ..conftest import ROOT
from . import results
from .results import Result, Results
from .seen import KINDS

PAGE = ROOT / "docs/embedding.md"
UNTRIED = Path(__file__).parent / "untried.yml"
COLUMNS = {"address": "Address alone", "quote": "Complete text", "iframe": "Plain frame", "pinned": "Pinned frame"}
# The rows that were tried: which hosts they tell of, with the versions that were run.
ROWS = {
    "Any page of your own (Chromium {Chromium})": ("Plain HTML",),
    "WordPress {WordPress}, what Administrators post": ("WordPress, administrator",),
    "WordPress {WordPress}, what Authors post": ("WordPress, author",),
    "WordPress {WordPress}, its feed": ("WordPress, feed",),
    "Others that read oEmbed (oembed-extractor {@extractus/oembed-extractor})": ("oEmbed reader",),
    "React {react}": ("React",),
    "Previews of links (unfurl.js {unfurl.js}, open-graph-scraper {open-graph-scraper})": (
        "unfurl.js",
        "open-graph-scraper",
    ),
    "Readers’ views (Readability {@mozilla/readability})": ("Readability",),
    "What purifies HTML (DOMPurify {dompurify}, sanitize-html {sanitize-html})": ("DOMPurify", "sanitize-html"),
}
_WORDS = {
    "card": "the card",
    "scrolls": "the card (a tall one scrolls)",
    "text": "the complete text",
    "preview": "title, text and picture",
    "nothing": "nothing",
}
_NO_WAY = "–"
_BEGIN, _END = "<!-- make hosts writes this table -->", "<!-- end of the table -->"


def table(seen: Results, untried: Iterable[dict[str, str]]) -> str:
    """Write the table in HTML, each cell with its way: on a phone it is read row by row, elsewhere it scrolls."""
    head, *rows = ([escape(cell, quote=False) for cell in cells] for cells in _lines(seen, untried))
    columns = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    lines = ['<div class="dp-hosts">', '<table tabindex="0" aria-label="What a reader gets, where">']
    lines += ["<thead>", f"<tr>{columns}</tr>", "</thead>", "<tbody>"]
    for name, *rest in rows:
        cells = "".join(starmap(_td, zip(head[1:], rest, strict=True)))
        lines.append(f'<tr><th scope="row">{name}</th>{cells}</tr>')
    return "\n".join([*lines, "</tbody>", "</table>", "</div>"])


def _td(way: str, says: str) -> str:
    return f"<td>{says}</td>" if says == _NO_WAY else f'<td data-way="{way}">{says}</td>'


def shown() -> str:
    """Give the table that the page shows."""
    return PAGE.read_text(encoding="utf-8").partition(_BEGIN)[2].partition(_END)[0].strip()


def made() -> str:
    """Make the table of the files."""
    return table(results.read(), yaml.safe_load(UNTRIED.read_text(encoding="utf-8")))


def write() -> None:
    """Write the table into its place on the page."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    PAGE.write_text(f"{before}{_BEGIN}\n\n{made()}\n\n{_END}{after}", encoding="utf-8")


def _lines(seen: Results, untried: Iterable[dict[str, str]]) -> Iterator[list[str]]:
    yield ["Where", *COLUMNS.values()]
    for label, hosts in ROWS.items():
        of_it = [each for each in seen.results if each.host in hosts]
        yield [_with_versions(label, seen.versions), *(_cell(of_it, way) for way in COLUMNS)]
    for row in untried:
        yield [f"{row['where']} (by its documentation, not tried)", *(row.get(way, _NO_WAY) for way in COLUMNS)]


def _with_versions(label: str, versions: dict[str, Any]) -> str:
    return re.sub(r"\{(.+?)\}", lambda name: versions[name[1]], label)


def _cell(of_it: list[Result], way: str) -> str:
    """Say what a reader gets by one way, in the worst of its forms; of a pinned card, also by its address alone."""
    said = _said([each for each in of_it if each.way == way])
    as_address = _said([each for each in of_it if each.way == f"{way} address"])
    return f"{said}; its address alone: {as_address}" if as_address else said or _NO_WAY


def _said(of_it: list[Result]) -> str:
    if not of_it:
        return ""
    faults = sorted({fault for each in of_it for fault in each.faults})
    if faults:
        return f"broken: {'; '.join(faults)}"
    claims, pairs = (_worst(each.seen for each in of_it if each.what == what) for what in ("claim", "pair"))
    if claims == pairs:
        return _WORDS[claims]
    return (
        f"{_WORDS[claims]} (a tall pair scrolls)"
        if pairs == "scrolls"
        else f"{_WORDS[claims]}; a pair: {_WORDS[pairs]}"
    )


def _worst(kinds: Iterable[str]) -> str:
    return max(kinds, key=lambda kind: KINDS.index(kind) if kind in KINDS else -1)
