"""Read one work from BibTeX, RIS, CSL-JSON or a pasted citation, into the fields of a source."""

import json
import re
from collections.abc import Mapping
from typing import Any

import rispy
from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string
from bibtexparser.model import DuplicateBlockKeyBlock, Entry

from diptych.problem import CannotRun
from diptych.records import SourceType
from diptych.records.source import SourceBody
from diptych.values import dates

Fields = dict[str, Any]

_OF_BIBTEX = {
    "article": "article-journal", "book": "book", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "chapter", "techreport": "report", "report": "report", "online": "webpage",
}  # fmt: skip
# Types of BibTeX and biblatex that sources have no name of their own for.
_OTHER_BIBTEX = {
    "booklet", "collection", "conference", "dataset", "manual", "mastersthesis", "mvbook", "misc", "patent",
    "periodical", "phdthesis", "proceedings", "reference", "software", "thesis", "unpublished", "electronic", "www",
    "video", "audio",
}  # fmt: skip
_AND_OTHERS = {"literal": "others"}
_OF_RIS = {
    "JOUR": "article-journal", "MGZN": "article-magazine", "NEWS": "article-newspaper", "BOOK": "book",
    "CHAP": "chapter", "RPRT": "report", "ELEC": "webpage", "BLOG": "post-weblog", "VIDEO": "motion_picture",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# As doi.org writes a work out: Moor, A., & Beek, J. (1963). The flood. River Studies, 12(3), 45–67. https://doi.org/…
_PASTED = re.compile(
    r"(?P<authors>.+?) \((?P<year>\d{4})[^)]*\)\. (?P<title>.+?[.?!])"
    r"(?: (?P<container>[^.]+?)(?:, (?P<volume>\d+)(?:\((?P<issue>[^)]+)\))?(?:, (?P<page>[\w–-]+))?)?\.)?"
    r"(?: (?P<address>https?://\S+))?\s*",
    re.DOTALL,
)


# What reading says to somebody, of what it could not take over as it is.
Remarks = list[str]


def read_citation(written: str) -> tuple[Fields, Remarks]:
    """Read one work, in whichever form it is written; say of it what could not be read and has to be added by hand.

    Raises CannotRun where none, or more than one, can be read.
    """
    text = written.strip()
    if text.startswith(("{", "[")):
        found = _csl(text)
    elif re.search(r"^TY {1,2}-", text, re.MULTILINE):
        found = [_from_ris(item) for item in rispy.loads(text)]
    elif text.startswith("@") or re.search(r"^@\w+\s*[{(]", text, re.MULTILINE):
        found = _bibtex(text)
    else:
        found = _pasted(" ".join(text.split()))
    if len(found) != 1:
        raise CannotRun(
            f"{len(found)} works can be read here; give one, in BibTeX, RIS, CSL-JSON or as doi.org cites it"
        )
    work = {name: value for name, value in found[0].items() if value}
    if "title" not in work:
        raise CannotRun("the work has no title; add it to the record")
    remarks = []
    if unread := work.get(_UNREAD):
        remarks.append(
            f'not all of the date "{unread}" could be read; write issued: by hand, as 2014, 2014~ or 2014-05'
        )
    if unknown := work.get(_UNKNOWN):
        remarks.append(f'"{unknown}" is no type that is known here, so the type is document; write another by hand')
    if work.get(_OTHERS):
        remarks.append(
            "the record leaves out further authors (“and others”); add them by hand where the work names them"
        )
    named = [info.alias or name for name, info in SourceBody.model_fields.items()]
    return {name: work[name] for name in named if name in work}, remarks


# What is said of a work besides its fields: a date of which parts are lost, an unknown type, that authors are left out.
_UNREAD, _UNKNOWN, _OTHERS = "unread date", "unknown type", "others"


# --- CSL-JSON ----------------------------------------------------------------------------------------------------


def _csl(text: str) -> list[Fields]:
    try:
        read = json.loads(text)
    except json.JSONDecodeError as error:
        raise CannotRun(f"this is no CSL-JSON: {error.msg} in line {error.lineno}") from None
    items = read if isinstance(read, list) else [read]
    if not all(isinstance(item, dict) for item in items):
        raise CannotRun("this is no CSL-JSON: a work is an object")
    return [_from_csl(item) for item in items]


def _from_csl(item: Mapping[str, Any]) -> Fields:
    fields: Fields = {name: str(value) for name, value in item.items() if isinstance(value, str | int)}
    written = item.get("issued") or {}
    if not isinstance(written, dict):
        written = {"raw": str(written)}
    parts = written.get("date-parts") or [[]]
    fields["issued"] = "/".join(_date(*map(str, part)) for part in parts if part)
    for name in ("author", "editor", "translator"):
        people = item.get(name) or []
        fields[name] = [{key: str(value) for key, value in person.items() if value} for person in people]
    type_ = str(item.get("type", ""))
    unread = written.get("literal") or written.get("raw")
    return fields | _typed(type_) | {_UNREAD: unread, _UNKNOWN: "" if type_ in set(SourceType) else type_}


# --- BibTeX ------------------------------------------------------------------------------------------------------


def _bibtex(text: str) -> list[Fields]:
    decoded = [middlewares.LatexDecodingMiddleware(), middlewares.SeparateCoAuthors(), middlewares.SplitNameParts()]
    library = parse_string(text, append_middleware=decoded)
    if twice := [block.key for block in library.failed_blocks if isinstance(block, DuplicateBlockKeyBlock)]:
        raise CannotRun(f'2 works can be read here, both called "{twice[0]}"; give one')
    if library.failed_blocks:
        raise CannotRun("this BibTeX cannot be read: is every brace closed, and a comma after each field?")
    # A date is taken as it is written: its ~ is no space of TeX.
    dates_written = [_values(entry).get("date", "") for entry in parse_string(text).entries]
    return [
        _from_bibtex(entry.entry_type.lower(), _values(entry) | {"date": date})
        for entry, date in zip(library.entries, dates_written, strict=True)
    ]


def _values(entry: Entry) -> dict[str, Any]:
    return {key.lower(): field.value for key, field in entry.fields_dict.items()}


def _from_bibtex(type_: str, found: Mapping[str, Any]) -> Fields:
    def first(*names: str) -> str:
        return next((" ".join(str(found[name]).split()) for name in names if found.get(name)), "")

    month = first("month").lower()
    number = str(_MONTHS.index(month[:3]) + 1) if month[:3] in _MONTHS else month
    people = {name: [_person(each) for each in found.get(name) or []] for name in ("author", "editor", "translator")
              if not isinstance(found.get(name), str)}  # fmt: skip
    others = {name: [each for each in named if each != _AND_OTHERS] for name, named in people.items()}
    return _typed(_OF_BIBTEX.get(type_, "document")) | others | {
        _UNREAD: "" if _is_date(first("date")) else _unread(first("date"), first("year"), month, first("day")),
        _UNKNOWN: "" if type_ in {*_OF_BIBTEX, *_OTHER_BIBTEX} else type_,
        _OTHERS: others != people,
        "title": first("title"),
        "container-title": first("journal", "journaltitle", "booktitle"),
        "publisher": first("publisher", "institution", "school"),
        "publisher-place": first("address", "location"),
        "issued": first("date") if _is_date(first("date")) else _date(first("year"), number, first("day")),
        "volume": first("volume"),
        "issue": first("number", "issue"),
        "page": first("pages").replace("--", "–"),
        "URL": first("url"),
        "DOI": _doi(first("doi")),
        "ISBN": first("isbn"),
        "ISSN": first("issn"),
    }  # fmt: skip


def _person(name: Any) -> Fields:
    given, family = " ".join(name.first), " ".join(name.last)
    if not given and not name.von:
        return {"literal": family}
    parts = {"family": family, "given": given, "non-dropping-particle": " ".join(name.von), "suffix": " ".join(name.jr)}
    return {key: value for key, value in parts.items() if value}


# --- RIS ---------------------------------------------------------------------------------------------------------


def _from_ris(item: Mapping[str, Any]) -> Fields:
    def first(*names: str) -> str:
        return next((str(item[name]) for name in names if item.get(name)), "")

    urls = item.get("urls") or []
    pages = "–".join(dict.fromkeys(filter(None, (first("start_page"), first("end_page")))))
    number = "ISSN" if item.get("type_of_reference") in ("JOUR", "MGZN", "NEWS") else "ISBN"
    return _typed(_OF_RIS.get(first("type_of_reference"), "document")) | {
        "title": first("title", "primary_title"),
        "author": [_named(each) for each in item.get("authors") or item.get("first_authors") or []],
        "container-title": first("journal_name", "secondary_title", "alternate_title3"),
        "publisher": first("publisher"),
        "publisher-place": first("place_published"),
        _UNREAD: _unread(*first("date", "year", "publication_year").split("/")),
        _UNKNOWN: "" if first("type_of_reference") in {*_OF_RIS, "GEN"} else first("type_of_reference"),
        "issued": _date(*first("date", "year", "publication_year").split("/")[:3]),
        "volume": first("volume"),
        "issue": first("number"),
        "page": pages,
        "URL": first("url") or (str(urls[0]) if urls else ""),
        "DOI": _doi(first("doi")),
        number: first("issn"),
    }


def _named(written: str) -> Fields:
    family, comma, given = written.partition(",")
    return (
        {"family": family.strip(), "given": given.strip()}
        if comma and given.strip()
        else {"literal": written.strip(" ,")}
    )


# --- a pasted citation -------------------------------------------------------------------------------------------


def _pasted(text: str) -> list[Fields]:
    match = _PASTED.fullmatch(text)
    if match is None:
        return []
    authors = re.findall(r"([^,&]+), ((?:[^\W\d_]\.[ -]?)+)", match["authors"])
    people = [{"family": family.strip(), "given": given.strip()} for family, given in authors]
    address = match["address"] or ""
    return [
        _typed("article-journal" if match["volume"] else "document")
        | {name: match[name] or "" for name in ("volume", "issue", "page")}
        | {
            "title": match["title"].removesuffix("."),
            "author": people or [{"literal": match["authors"]}],
            "container-title": match["container"] or "",
            "issued": match["year"],
            "DOI": _doi(address),
            "URL": "" if _doi(address) else address,
        }
    ]


# --- parts -------------------------------------------------------------------------------------------------------


def _typed(type_: str) -> Fields:
    return {"type": type_ if type_ in set(SourceType) else SourceType.DOCUMENT.value}


def _doi(written: str) -> str:
    found = re.search(r"10\.\d+\S*", written)
    return found[0] if found else ""


def _unread(*parts: str) -> str:
    """Give a date's parts, of which some are no numbers and no months; nothing where all can be read."""
    given = [part.strip() for part in parts if part.strip()]
    return "" if all(part.isdigit() or part[:3].lower() in _MONTHS for part in given) else " ".join(given)


def _is_date(edtf: str) -> bool:
    return re.fullmatch(dates.PATTERN, edtf) is not None


def _date(year: str = "", month: str = "", day: str = "") -> str:
    """Write a date in EDTF, as far as its parts are numbers."""
    parts = [year.strip().zfill(4) if year.strip().isdigit() else ""]
    for part in (month, day):
        parts.append(part.strip().zfill(2) if part.strip().isdigit() and parts[-1] else "")
    return "-".join(filter(None, parts))
