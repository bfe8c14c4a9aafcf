"""CSL-JSON items as BibTeX, for BibTeX and biblatex alike."""

import re

from diptych.values import dates
from diptych.values.letters import on_one_line
from diptych.wording.citing.csl import Item, dated, year
from diptych.wording.citing.pages import stretches

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
_CUTS = re.compile(r",|\band\b", re.IGNORECASE)  # what BibTeX cuts names at
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
        "pages": _pages(item.get("page", "")),
        "version": escape(item.get("version", "")),
        "note": escape(item.get("genre", "")),
        "url": _verbatim(item.get("URL", "")),
        "doi": _verbatim(item.get("DOI", "")),
        "isbn": escape(item.get("ISBN", "")),
        "issn": escape(item.get("ISSN", "")),
        **_eprint(item),
        "language": escape(item.get("language", "")),
        # What a style prints is note; annote is for whoever keeps the bibliography.
        "annote": escape(". ".join(filter(None, (item.get("note", ""), _date_in_words(item))))),
        "abstract": escape(item.get("abstract", "")),
    }
    lines = [f"  {name} = {_value(name, text)},\n" for name, text in fields.items() if text]
    return f"@{type_}{{{item['id']},\n{''.join(lines)}}}\n"


def escape(text: str) -> str:
    """Write a text so that TeX shows it as it is, on one line and with its braces in balance."""
    return _SIGNS.sub(lambda sign: _TEX.get(sign[0], sign[0] + "{}"), on_one_line(text))


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
    if len(name) == 1:
        return f"{{{escape(name.get('family') or name['literal'])}}}"
    particle = name.get("non-dropping-particle", "")
    # BibTeX takes for a particle what begins with a small letter; any other is a part of the family name.
    is_small = particle[:1].islower() and not _CUTS.search(particle)
    family = name["family"] if is_small or not particle else f"{particle} {name['family']}"
    last = f"{escape(particle)} {_part(family)}" if is_small else _part(family)
    given = " ".join(name[part] for part in ("given", "dropping-particle") if part in name)
    parts = (last, _part(name.get("suffix", "")), _part(given)) if "suffix" in name else (last, _part(given))
    return ", ".join(parts)


def _part(name: str) -> str:
    return f"{{{escape(name)}}}" if _CUTS.search(name) else escape(name)


def _date(item: Item) -> dict[str, str]:
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    return {
        "date": "" if _date_in_words(item) else item.get("custom", {}).get("issued-edtf", ""),
        # A decade is no year, and what a style prints says so.
        "year": escape(_years(item)) if item.get("issued") else "",
        "month": _MONTHS[parts[1] - 1] if parts[1:] else "",
    }


def _years(item: Item) -> str:
    edtf = item["custom"]["issued-edtf"]
    first = dates.named_ends(edtf)[0]
    return dates.shown(first.rstrip("?~%")).removeprefix("the ") if "X" in first[:4] else str(year(item))


def _date_in_words(item: Item) -> str:
    """Say a date that biblatex cannot read: it takes EDTF of level 1, which has no quarters."""
    edtf = item.get("custom", {}).get("issued-edtf", "")
    is_read = all(
        not (end.month in dates.PARTS and end.month > "24") for end in map(dates.simple, dates.named_ends(edtf))
    )
    return "" if is_read else f"Date: {dated(item)}"


def _pages(pages: str) -> str:
    """Write two hyphens between a first and a last page, in each stretch of several."""
    return "".join(
        "--".join(map(escape, part)) if isinstance(part, tuple) else _spaced(part) for part in stretches(pages)
    )


def _spaced(text: str) -> str:
    return re.sub(r"\S+", lambda word: escape(word[0]), text)


def _eprint(item: Item) -> dict[str, str]:
    """Give the number under which an archive holds a work, as biblatex names archives."""
    custom = item.get("custom", {})
    held = {"arxiv": custom.get("arXiv"), "hdl": custom.get("handle")}
    for archive, number in held.items():
        if number:
            return {"eprint": _verbatim(number), "eprinttype": archive}
    return {}
