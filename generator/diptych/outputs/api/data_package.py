"""The figures as a table for statisticians: CSV (RFC 4180), described by a Data Package (v2, datapackage.org)."""

import csv
import hashlib
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from diptych import wording
from diptych.library import Evidence, Fact, Library
from diptych.outputs.api.answers import SCHEMA_VERSION
from diptych.outputs.api.fact import number
from diptych.outputs.file import File
from diptych.records import Figure, Kind, Qualifier
from diptych.wording import addresses

_PROFILES = "https://datapackage.org/profiles/2.0"
# Of each column: its type, what it holds, and whether every row has it.
_COLUMNS: dict[str, tuple[str, str, bool]] = {
    "fact": ("string", "The fact's id.", True),
    "figure": ("integer", "1 for the fact's first figure, and so on.", True),
    "topic": ("string", "The topic's id.", True),
    "question": ("string", "The id of the question that the fact answers, unique within its topic.", True),
    "perspective": ("string", "The id of the side whose claim it is.", True),
    "kind": ("string", "What sort of claim the fact is.", True),
    "label": ("string", "What is counted or measured.", True),
    "qualifier": ("string", "The text's hedge. A number quoted without it is misquoted.", True),
    "value": ("number", "The whole number: 3.3 million is 3300000.", False),
    "low": ("number", "The lower end, where the text gives a range.", False),
    "high": ("number", "The upper end, where the text gives a range.", False),
    "unit": ("string", "percent, a currency's ISO 4217 code, a CLDR unit, or a plain noun.", True),
    "text": ("string", "The figure with hedge and unit, with the text's own digits.", True),
    "date": ("string", "When the figure held (EDTF, ISO 8601-2 level 1).", False),
    "inferred": ("string", "From what the date was inferred, where the text does not print it.", False),
    "statement": ("string", "The claim in the site's words.", True),
    "said_by": ("string", "Whom the text credits; empty where it speaks in its own voice.", False),
    "evidence": ("string", "What a reader can follow the claim back to.", True),
    "version": ("integer", "The fact's current version.", True),
    "withdrawn": ("boolean", "Whether the fact was taken back.", True),
    "url": ("string", "The fact's page.", True),
}
_CHOICES = {"kind": Kind, "qualifier": Qualifier, "evidence": Evidence}


def data_package(library: Library) -> Iterator[File]:
    """Make the table of figures, and its description."""
    table = _table(library)
    yield File(addresses.api("facts.csv"), table)
    description = json.dumps(_description(library, table.encode()), ensure_ascii=False, indent=2) + "\n"
    yield File(addresses.api("datapackage.json"), description)


def _table(library: Library) -> str:
    text = io.StringIO()
    rows = csv.DictWriter(text, _COLUMNS)  # its lines end with carriage return and line feed
    rows.writeheader()
    for fact in library.facts:
        for count, figure in enumerate(fact.record.figures, start=1):
            rows.writerow(table_row(fact, count, figure, library.settings.url))
    return text.getvalue()


def table_row(fact: Fact, count: int, figure: Figure, url: str) -> dict[str, Any]:
    """Make the table's row of a figure, `count` its number within the fact; `url` is the site's address."""
    return {
        "fact": fact.id,
        "figure": count,
        "topic": fact.topic.id,
        "question": fact.question.id,
        "perspective": fact.side.id,
        "kind": fact.record.kind,
        "label": figure.label,
        "qualifier": figure.qualifier,
        "value": number(figure.value, figure),
        "low": number(figure.low, figure),
        "high": number(figure.high, figure),
        "unit": figure.unit,
        "text": wording.figure_words(figure).text,
        "date": figure.date,
        "inferred": figure.inferred,
        "statement": fact.record.statement,
        "said_by": fact.record.said_by,
        "evidence": fact.evidence,
        "version": fact.version,
        "withdrawn": "true" if fact.record.is_withdrawn else "false",
        "url": url + addresses.fact(fact.id),
    }


def _description(library: Library, table: bytes) -> dict[str, Any]:
    newest = max((fact.updated for fact in library.facts), default=library.today.isoformat())
    license_ = library.settings.license
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "schema_version": SCHEMA_VERSION,
        "name": _name(library.settings.name),
        "title": f"{library.settings.name}: figures",
        "description": "Every figure of every fact, with its hedge, as the text gives it.",
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
    for name, (type_, description, is_required) in _COLUMNS.items():
        field: dict[str, Any] = {"name": name, "type": type_, "description": description}
        constraints = {"required": True} if is_required else {}
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
