"""CSL-JSON items as RIS, which every reference manager reads."""

from collections.abc import Iterator

from diptych.records.letters import composed
from diptych.wording.citing.csl import Item

_TYPES = {
    "article": "GEN",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "document": "GEN",
    "motion_picture": "VIDEO",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "webpage": "ELEC",
}
_NAMES = {"author": "AU", "editor": "A2", "translator": "A4"}
_TEXTS = {
    "title": "TI",
    "genre": "M3",
    "container-title": "T2",
    "publisher": "PB",
    "publisher-place": "CY",
    "volume": "VL",
    "issue": "IS",
    "version": "ET",
    "URL": "UR",
    "DOI": "DO",
    "ISBN": "SN",
    "language": "LA",
    "abstract": "AB",
    "note": "N1",
}


def entry(item: Item) -> str:
    """Write an item as a RIS record, ending with a line feed."""
    return "".join(f"{tag}  - {composed(text)}\n" for tag, text in _fields(item)) + "ER  - \n"


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[item["type"]]
    yield "ID", item["id"]
    for field, tag in _NAMES.items():
        for name in item.get(field, []):
            yield tag, ", ".join(name[part] for part in ("family", "given", "literal") if part in name)
    for field, tag in _TEXTS.items():
        if field in item:
            yield tag, item[field]
    yield from _date(item)
    # A first and a last page have tags of their own.
    first, _, last = item.get("page", "").partition("-")
    yield from ((tag, page) for tag, page in (("SP", first), ("EP", last)) if page)


def _date(item: Item) -> Iterator[tuple[str, str]]:
    date = item.get("issued", {})
    if parts := date.get("date-parts", [[]])[0]:
        year, month, day = ([*(f"{part:02}" for part in parts), "", ""])[:3]
        yield "PY", f"{year:0>4}"
        yield "DA", f"{year:0>4}/{month}/{day}/"
    elif date:
        yield "DA", f"///{date['literal']}"
