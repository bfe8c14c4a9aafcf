"""CSL-JSON items as BibTeX, for BibTeX and biblatex alike."""

import re

from diptych.records.letters import composed
from diptych.wording.citing.csl import Item

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
}
# Where the title of the whole, and its publisher, stand; elsewhere they are howpublished and publisher.
_CONTAINERS = {"article": "journal", "incollection": "booktitle"}
_PUBLISHERS = {"techreport": "institution"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# BibTeX counts braces even after a backslash, so a brace is said by a command. Doubled signs would melt into one.
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "`": r"\textasciigrave{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
}  # fmt: skip
_SIGNS = re.compile(r"[\\{}~^`&%$#_]|-(?=-)|'(?=')|[?!](?=`)|<(?=<)|>(?=>)|,(?=,)")


def entry(item: Item) -> str:
    """Write an item as a BibTeX entry, ending with a line feed."""
    type_ = _TYPES.get(item["type"], "misc")
    fields = {
        "author": _names(item.get("author", [])),
        "editor": _names(item.get("editor", [])),
        "translator": _names(item.get("translator", [])),
        # Braced once more, so that no style changes its capitals.
        "title": f"{{{escape(item['title'])}}}",
        _CONTAINERS.get(type_, "howpublished"): escape(item.get("container-title", "")),
        _PUBLISHERS.get(type_, "publisher"): escape(item.get("publisher", "")),
        "address": escape(item.get("publisher-place", "")),
        **_date(item),
        "volume": escape(item.get("volume", "")),
        "number": escape(item.get("issue", "")),
        "pages": re.sub(r"^(\w+)[-–](\w+)$", r"\1--\2", escape(item.get("page", ""))),
        "version": escape(item.get("version", "")),
        "note": escape(item.get("genre", "")),
        "url": _verbatim(item.get("URL", "")),
        "doi": _verbatim(item.get("DOI", "")),
        "isbn": escape(item.get("ISBN", "")),
        "language": escape(item.get("language", "")),
        # What a style prints is note; annote is for whoever keeps the bibliography.
        "annote": escape(item.get("note", "")),
        "abstract": escape(item.get("abstract", "")),
    }
    lines = [f"  {name} = {_value(name, text)},\n" for name, text in fields.items() if text]
    return f"@{type_}{{{item['id']},\n{''.join(lines)}}}\n"


def escape(text: str) -> str:
    """Write a text so that TeX shows it as it is, on one line and with its braces in balance."""
    return _SIGNS.sub(lambda sign: _TEX.get(sign[0], sign[0] + "{}"), composed(text))


def _value(name: str, text: str) -> str:
    # A month is the name of a macro, which every style says in its own language.
    return text if name == "month" else f"{{{text}}}"


def _verbatim(address: str) -> str:
    """Write an address, in which TeX takes every sign for itself; only braces have to go."""
    return re.sub(r"[{}\\\s]", lambda sign: f"%{ord(sign[0]):02X}", address)


def _names(names: list[dict[str, str]]) -> str:
    return " and ".join(_name(name) for name in names)


def _name(name: dict[str, str]) -> str:
    """Write a person so that BibTeX can tell the parts, and any other name so that it does not look for them."""
    if "given" in name:
        return f"{_part(name['family'])}, {_part(name['given'])}"
    return f"{{{escape(name.get('family') or name['literal'])}}}"


def _part(name: str) -> str:
    cuts = re.search(r",|\band\b", name, re.IGNORECASE)
    return f"{{{escape(name)}}}" if cuts else escape(name)


def _date(item: Item) -> dict[str, str]:
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    return {
        "date": item.get("custom", {}).get("issued-edtf", ""),  # biblatex reads EDTF
        "year": str(parts[0]) if parts else "",
        "month": _MONTHS[parts[1] - 1] if parts[1:] else "",
    }
