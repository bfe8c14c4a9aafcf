"""The figures as a table for statisticians: CSV (RFC 4180), described by a Data Package (v2, datapackage.org)."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from diptych import wording
from diptych.library import Evidence, Fact, Library
from diptych.outputs.api import fact as api
from diptych.outputs.api.answers import SCHEMA_VERSION
from diptych.outputs.api.fact import Part, number
from diptych.outputs.api.table import GUARD, line
from diptych.outputs.file import File
from diptych.records import Figure, Kind, Qualifier
from diptych.wording import addresses

_PROFILES = "https://datapackage.org/profiles/2.0"


@dataclass(frozen=True)
class Row:
    """A row of the table: a figure, and its number within its fact; `url` is the site's address."""

    fact: Fact
    number: int
    figure: Figure
    url: str


@dataclass(frozen=True)
class Column:
    """A column of the table: its type and what it holds, whether every row has it, and what a row has in it."""

    type: str
    told: str
    is_required: bool
    of: Callable[[Row], Any]


def _told(part: type[Part], field: str) -> str:
    """Describe a column as the API describes the same field."""
    return part.model_fields[field].description or ""


# The one list of the table's columns: the CSV, its description and the page of figures are made of it.
COLUMNS: dict[str, Column] = {
    "fact": Column("string", "The fact's id.", True, lambda row: row.fact.id),
    "figure": Column("integer", "1 for the fact's first figure, and so on.", True, lambda row: row.number),
    "topic": Column("string", "The topic's id.", True, lambda row: row.fact.topic.id),
    "question": Column(
        "string",
        "The id of the question that the fact answers, unique within its topic.",
        True,
        lambda row: row.fact.question.id,
    ),
    "perspective": Column("string", _told(api.Fact, "perspective"), True, lambda row: row.fact.side.id),
    "kind": Column("string", "What sort of claim the fact is.", True, lambda row: row.fact.record.kind),
    "label": Column("string", "What is counted or measured.", True, lambda row: row.figure.label),
    "qualifier": Column("string", _told(api.Figure, "qualifier"), True, lambda row: row.figure.qualifier),
    "value": Column(
        "number",
        "The whole number: 3.3 million is 3300000.",
        False,
        lambda row: number(row.figure.value, row.figure),
    ),
    "low": Column(
        "number",
        "The lower end, where the text gives a range.",
        False,
        lambda row: number(row.figure.low, row.figure),
    ),
    "high": Column(
        "number",
        "The upper end, where the text gives a range.",
        False,
        lambda row: number(row.figure.high, row.figure),
    ),
    "unit": Column("string", _told(api.Figure, "unit"), True, lambda row: row.figure.unit),
    "text": Column(
        "string",
        "The figure with hedge and unit, with the text's own digits.",
        True,
        lambda row: wording.figure_words(row.figure).text,
    ),
    "date": Column(
        "string",
        "When the figure held (EDTF, ISO 8601-2 level 1).",
        False,
        lambda row: row.figure.date,
    ),
    "inferred": Column("string", _told(api.Figure, "inferred"), False, lambda row: row.figure.inferred),
    "statement": Column("string", "The claim in the site's words.", True, lambda row: row.fact.record.statement),
    "said_by": Column(
        "string",
        "Whom the text credits; empty where it speaks in its own voice.",
        False,
        lambda row: row.fact.record.said_by,
    ),
    "evidence": Column(
        "string",
        "What a reader can follow the claim back to.",
        True,
        lambda row: row.fact.evidence,
    ),
    "version": Column("integer", "The fact's current version.", True, lambda row: row.fact.version),
    "withdrawn": Column(
        "boolean",
        "Whether the fact was taken back.",
        True,
        lambda row: "true" if row.fact.record.is_withdrawn else "false",
    ),
    "url": Column("string", "The fact's page.", True, lambda row: row.url + addresses.fact(row.fact.id)),
    "notes": Column(
        "integer",
        "How many editor's notes the fact has. They may change what a number says; they stand on the fact's page.",
        True,
        lambda row: len(row.fact.record.notes),
    ),
}
_CHOICES = {"kind": Kind, "qualifier": Qualifier, "evidence": Evidence}


def data_package(library: Library) -> Iterator[File]:
    """Make the table of figures, and its description."""
    table = _table(library)
    yield File(addresses.api("facts.csv"), table)
    description = json.dumps(_description(library, table.encode()), ensure_ascii=False, indent=2) + "\n"
    yield File(addresses.api("datapackage.json"), description)


def _table(library: Library) -> str:
    return line(COLUMNS) + "".join(line(cells(row).values()) for row in rows(library))


def rows(library: Library) -> Iterator[Row]:
    """List the table's rows: every figure of every fact, in reading order."""
    for fact in library.facts:
        for count, figure in enumerate(fact.record.figures, start=1):
            yield Row(fact, count, figure, library.settings.url)


def cells(row: Row) -> dict[str, Any]:
    """Give what a row has in each column."""
    return {name: column.of(row) for name, column in COLUMNS.items()}


def _description(library: Library, table: bytes) -> dict[str, Any]:
    newest = max((fact.updated for fact in library.facts if fact.updated), default=library.today.isoformat())
    license_ = library.settings.license
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "schema_version": SCHEMA_VERSION,
        "name": _name(library.settings.name),
        "title": f"{library.settings.name}: figures",
        "description": f"Every figure of every fact, with its hedge, as the text gives it. {GUARD}",
        "homepage": library.settings.url,
        "version": newest,
        "created": f"{newest}T00:00:00Z",
        "contributors": [{"title": library.settings.name, "path": library.settings.url, "roles": ["publisher"]}],
        **({"licenses": [{"name": license_.name, "path": license_.url}]} if license_ else {}),
        "sources": [_source(side.record.title, side.record.url) for side in library.sides],
        "resources": [
            {
                "name": "figures",
                "type": "table",
                "path": "facts.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(table),
                "hash": f"sha256:{hashlib.sha256(table).hexdigest()}",
                "dialect": {"$schema": f"{_PROFILES}/tabledialect.json", "lineTerminator": "\r\n"},
                "schema": _schema(library),
            }
        ],
    }


def _schema(library: Library) -> dict[str, Any]:
    choices = {name: [str(choice) for choice in choices] for name, choices in _CHOICES.items()}
    choices["perspective"] = [side.id for side in library.sides]
    fields = []
    for name, column in COLUMNS.items():
        field: dict[str, Any] = {"name": name, "type": column.type, "description": column.told}
        constraints: dict[str, Any] = {"required": True} if column.is_required else {}
        if name in choices:
            constraints["enum"] = choices[name]
        fields.append(field | ({"constraints": constraints} if constraints else {}))
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": fields,
        "primaryKey": ["fact", "figure"],
        "missingValues": [""],
    }


def _source(title: str, url: str | None) -> dict[str, str]:
    return {"title": title} | ({"path": url} if url else {})


def _name(title: str) -> str:
    """Make of the site's name one that a package may have: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "facts"
