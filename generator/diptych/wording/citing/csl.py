"""Works as CSL-JSON items (citationstyles.org), of which every bibliography format is made."""

from typing import Any

from diptych.library import Source
from diptych.values import dates
from diptych.values.identifiers import address_of

Item = dict[str, Any]

# What CSL has no name for stands under its own beside the date in EDTF.
_CUSTOM = ("arXiv", "handle")


def work(source: Source) -> Item:
    """Make the item of a cited work. Whatever CSL has a name for stands in it under the same name."""
    record = source.record
    fields = record.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"issued", "kind", *_CUSTOM})
    item: Item = {"id": source.id} | {name: value for name, value in fields.items() if value}
    if record.issued:
        item |= issued(record.issued)
    for name in _CUSTOM:
        if number := getattr(record, name):
            item.setdefault("custom", {})[name] = number
            item.setdefault("URL", address_of(name, number))
    return item


def issued(edtf: str) -> Item:
    """Say when a work appeared: as CSL-JSON can say it, and beside that in EDTF, which says more."""
    return {"issued": _date(edtf), "custom": {"issued-edtf": edtf}}


def year(item: Item) -> int | None:
    """Give the year by which lists put a work in order: the first that its date names."""
    edtf = item.get("custom", {}).get("issued-edtf")
    return dates.years(edtf)[0] if edtf else None


def dated(item: Item) -> str:
    """Say a work’s date in words where year, month and day do not say the whole of it; else nothing."""
    edtf = item.get("custom", {}).get("issued-edtf")
    return dates.shown(edtf) if edtf and not _is_plain(edtf) else ""


def _is_plain(edtf: str) -> bool:
    return edtf.replace("-", "").isdecimal() and dates.simple(edtf).month not in dates.PARTS


def _date(edtf: str) -> dict[str, Any]:
    named = [dates.simple(end) for end in dates.named_ends(edtf)]
    seasons = [dates.SEASONS.get(end.month) for end in named if end.month in dates.PARTS]
    is_open = len(named) <= edtf.count("/")
    # An open end, a decade, a doubt, a quarter, or a span between seasons cannot be said in numbers.
    unsaid = any("X" in end.year or end.hedge not in ("", "~") for end in named)
    if is_open or unsaid or None in seasons or (seasons and named[1:]):
        return {"literal": dates.shown(edtf)}
    date: dict[str, Any] = {"date-parts": [_date_parts(end) for end in named]}
    if seasons:
        date["season"] = seasons[0]
    if any(end.hedge for end in named):
        date["circa"] = True
    return date


def _date_parts(date: dates.Simple) -> list[int]:
    """Give year, month and day as far as they are known."""
    if date.month in dates.PARTS:
        return [int(date.year)]
    return [int(part) for part in (date.year, date.month, date.day) if part.isdigit()]
