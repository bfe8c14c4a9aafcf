"""Works as CSL-JSON items (citationstyles.org), of which every bibliography format is made."""

import re
from itertools import takewhile
from typing import Any

from diptych.library import Source
from diptych.records import dates

Item = dict[str, Any]

_SEASONS = {"21": 1, "22": 2, "23": 3, "24": 4}


def work(source: Source) -> Item:
    """Make the item of a cited work. Whatever CSL has a name for stands in it under the same name."""
    fields = source.record.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"issued", "kind"})
    item = {"id": source.id} | {name: value for name, value in fields.items() if value}
    if source.record.issued:
        item |= issued(source.record.issued)
    return item


def issued(edtf: str) -> Item:
    """Say when a work appeared: as CSL-JSON can say it, and beside that in EDTF, which says more."""
    return {"issued": _date(edtf), "custom": {"issued-edtf": edtf}}


def _date(edtf: str) -> dict[str, Any]:
    ends = edtf.split("/")
    parts = [_date_parts(end) for end in ends]
    seasons = [_SEASONS[month] for end in ends if (month := end.rstrip("?~%")[5:]) in _SEASONS]
    # An open end, a decade, or a span between seasons cannot be said in numbers.
    if not all(parts) or (seasons and len(ends) == 2):
        return {"literal": dates.shown(edtf)}
    date: dict[str, Any] = {"date-parts": parts}
    if seasons:
        date["season"] = seasons[0]
    if re.search(r"[?~%]", edtf):
        date["circa"] = True
    return date


def _date_parts(simple: str) -> list[int]:
    """Give year, month and day as far as they are known; nothing where not even the year is."""
    year, *rest = simple.rstrip("?~%").split("-")
    if rest and rest[0] in _SEASONS:
        rest = []
    return [int(part) for part in takewhile(str.isdigit, (year, *rest))]
