"""CSL-JSON items as RIS, which every reference manager reads.

Tags are those that Zotero's translator (zotero/translators, RIS.js of January 2026) and EndNote's table of RIS fields
read alike, type by type. What decides is where they part:

- Editors: A2 is the editor of an article, a chapter or a document, but the editor of the series of a book or a report;
  A3 is the editor of a book. ED is an editor everywhere, though not every reader knows it.
- Names are cut at the first comma, into family and given names; one without a comma is taken for a body, whole.
- DA is year/month/day/other, of which Zotero keeps year, month and day; without a year it keeps nonsense. What these do
  not say of a date therefore stands in a note too.
- Zotero puts a hyphen between SP and EP, but where SP has one it takes EP for the number of pages.
- SN is the ISSN of what appears in a journal, and the ISBN of all else.
"""

from collections.abc import Iterator

from diptych.values.letters import on_one_line
from diptych.wording.citing.csl import Item, dated, year
from diptych.wording.citing.pages import page_range

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
_NAMES = {"author": "AU", "translator": "A4"}
_EDITORS = {"BOOK": "A3", "RPRT": "ED"}  # elsewhere A2
_IN_JOURNALS = ("JOUR", "MGZN", "NEWS")
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
    "language": "LA",
    "abstract": "AB",
    "note": "N1",
}


def entry(item: Item) -> str:
    """Write an item as a RIS record, ending with a line feed."""
    return "".join(f"{tag}  - {on_one_line(text)}\n" for tag, text in _fields(item)) + "ER  - \n"


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    type_ = _TYPES[item["type"]]
    yield "TY", type_
    yield "ID", item["id"]
    for field, tag in (_NAMES | {"editor": _EDITORS.get(type_, "A2")}).items():
        for name in item.get(field, []):
            yield tag, _name(name)
    for field, tag in _TEXTS.items():
        if field in item:
            yield tag, item[field]
    if number := item.get("ISSN" if type_ in _IN_JOURNALS else "ISBN"):
        yield "SN", number
    yield from _date(item)
    yield from _pages(item.get("page", ""))


def _name(name: dict[str, str]) -> str:
    """Write a person as family, given and suffix, and a body without a comma, at which it would be cut."""
    if "literal" in name:
        return name["literal"].replace(",", "")
    family = " ".join(name[part] for part in ("non-dropping-particle", "family") if part in name)
    given = " ".join(name[part] for part in ("given", "dropping-particle") if part in name)
    return ", ".join(part.replace(",", "") for part in (family, given, name.get("suffix", "")) if part)


def _date(item: Item) -> Iterator[tuple[str, str]]:
    first = year(item)
    if first is None:
        return
    parts = item["issued"].get("date-parts", [[first]])[0]
    month, day = ([*(f"{part:02}" for part in parts[1:]), "", ""])[:2]
    yield "PY", f"{first:04}"
    yield "DA", f"{first:04}/{month}/{day}/{dated(item).replace('/', ' ')}"
    if dated(item):
        yield "N1", f"Date: {dated(item)}"


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    """Give a first and a last page a tag each; several stretches stay together."""
    if ends := page_range(pages):
        yield from zip(("SP", "EP"), ends, strict=True)
    elif pages:
        yield "SP", pages
