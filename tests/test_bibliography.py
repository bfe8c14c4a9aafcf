"""The bibliography read back: BibTeX by pybtex, RIS by rispy, CSL-JSON by a model of its schema and by a processor."""

import functools
import json
import re
from pathlib import Path

import pytest
import rispy
from csl_reference import Reference
from pybtex.database import Person, parse_string
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from diptych.library import Library
from diptych.outputs.api.bibliography import bibliography
from diptych.wording.citing import bibtex, csl, ris

from .conftest import library_of
from .corrected import HOSTILE_READ, SITES, corrected, site_of

BIBTEX_FIELDS = {
    "title": "title", "publisher": "publisher", "institution": "publisher", "address": "publisher-place",
    "journal": "container-title", "booktitle": "container-title", "howpublished": "container-title",
    "volume": "volume", "number": "issue", "isbn": "ISBN", "language": "language", "annote": "note",
    "note": "genre", "version": "version", "abstract": "abstract",
}  # fmt: skip
RIS_FIELDS = {
    "title": "title", "secondary_title": "container-title", "publisher": "publisher",
    "place_published": "publisher-place", "volume": "volume", "number": "issue", "edition": "version",
    "doi": "DOI", "language": "language", "abstract": "abstract", "type_of_work": "genre", "id": "id",
}  # fmt: skip


@pytest.fixture(params=SITES)
def any_site(request: pytest.FixtureRequest, site: Path) -> Path:
    return site_of(request.param, site)


def exported(library: Library) -> dict[str, str]:
    return {file.path.removeprefix("api/v1/sources."): file.text for file in bibliography(library)}


@functools.cache
def tex_reader() -> LatexNodes2Text:
    """The parser lacks three of the kernel's commands for signs, and bends a fourth."""
    signs = {"textbraceleft": "{", "textbraceright": "}", "textasciigrave": "`", "textasciicircum": "^"}
    context = get_default_latex_context_db()
    specs = [MacroTextSpec(name, simplify_repl=sign) for name, sign in signs.items()]
    context.add_context_category("signs", prepend=True, macros=specs)
    return LatexNodes2Text(latex_context=context)


def from_tex(tex: str) -> str:
    """Say what TeX would print."""
    text = tex_reader().latex_to_text(tex)
    # TeX prints an apostrophe as a curved one; where the text has none of those, it was straight.
    return text if "’" in tex else text.replace("’", "'")


def bibtex_name(person: Person) -> str:
    last = " ".join((*person.prelast_names, *person.last_names))
    given = " ".join((*person.first_names, *person.middle_names))
    return from_tex(", ".join(filter(None, (last, given))))


def csl_names(item: csl.Item, role: str) -> list[str]:
    return [", ".join(name.values()) for name in item.get(role, [])]


def ris_names(item: csl.Item, role: str) -> list[str]:
    """RIS cuts a name at its commas."""
    return [", ".join(part.replace(",", "") for part in name.values()) for name in item.get(role, [])]


def assert_bibtex_says(item: csl.Item, entry) -> None:
    for field, name in BIBTEX_FIELDS.items():
        if field in entry.fields:
            assert from_tex(entry.fields[field]) == item[name], field
    said = {BIBTEX_FIELDS[field] for field in entry.fields if field in BIBTEX_FIELDS}
    assert said >= item.keys() & set(BIBTEX_FIELDS.values())
    for role in ("author", "editor"):
        assert [bibtex_name(person) for person in entry.persons.get(role, [])] == csl_names(item, role)
    assert entry.fields.get("url") == item.get("URL")
    assert entry.fields.get("doi") == item.get("DOI")
    assert entry.fields.get("pages", "").replace("--", "-") == item.get("page", "")
    assert entry.fields.get("date", "") == item.get("custom", {}).get("issued-edtf", "")
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    assert entry.fields.get("year", "") == "".join(map(str, parts[:1])) or "literal" in item["issued"]
    months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
              "November", "December"]  # fmt: skip
    assert entry.fields.get("month", "") == "".join(months[part - 1] for part in parts[1:2])


def assert_ris_says(item: csl.Item, record: dict) -> None:
    for field, name in RIS_FIELDS.items():
        assert record.get(field) == item.get(name), field
    assert record.get("urls", []) == [item[name] for name in ("URL",) if name in item]
    words = [f"Date: {csl.dated(item)}"] if csl.dated(item) else []
    assert record.get("notes", []) == [item[name] for name in ("note",) if name in item] + words
    assert record.get("authors", []) == ris_names(item, "author")
    editors = {"book": record.get("tertiary_authors"), "report": record.get("unknown_tag", {}).get("ED")}
    assert (editors.get(item["type"], record.get("secondary_authors")) or []) == ris_names(item, "editor")
    assert record.get("subsidiary_authors", []) == ris_names(item, "translator")
    is_in_a_journal = item["type"] in ("article-journal", "article-magazine", "article-newspaper")
    assert record.get("issn") == item.get("ISSN" if is_in_a_journal else "ISBN")
    assert "-".join(record[tag] for tag in ("start_page", "end_page") if tag in record) == item.get("page", "")
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    assert record.get("year", "") == "".join(map(str, parts[:1]))
    if parts:
        *numbers, words = record["date"].split("/")
        assert [int(part) for part in numbers if part] == parts
        assert words == csl.dated(item)


@pytest.mark.parametrize("ending", ["bib", "ris", "csl.json"])
def test_it_is_as_its_golden_file(site: Path, golden, ending: str) -> None:
    # Golden files have plain line feeds; that RIS has both signs is told below.
    golden(f"bibliography/sources.{ending}", exported(library_of(corrected(site)))[ending].replace("\r\n", "\n"))


def test_bibtex_says_what_the_sources_say(any_site: Path) -> None:
    library = library_of(any_site)
    entries = parse_string(exported(library)["bib"], "bibtex").entries
    assert list(entries) == [source.id for source in library.sources]
    for source in library.sources:
        assert_bibtex_says(csl.work(source), entries[source.id])


def test_ris_says_what_the_sources_say(any_site: Path) -> None:
    library = library_of(any_site)
    text = exported(library)["ris"]
    assert re.findall(r"(?<!\r)\n", text) == []
    records = rispy.loads(text)
    assert [record["id"] for record in records] == [source.id for source in library.sources]
    for source, record in zip(library.sources, records, strict=True):
        assert_ris_says(csl.work(source), record)
        assert record.get("unknown_tag", {}).keys() <= {"ED"}


def test_csl_json_says_what_the_sources_say(any_site: Path) -> None:
    library = library_of(any_site)
    items = json.loads(exported(library)["csl.json"])
    assert [item["id"] for item in items] == [source.id for source in library.sources]
    for source, item in zip(library.sources, items, strict=True):
        # A model of the published schema, which takes no field that CSL-JSON has not.
        reference = Reference.model_validate(item, extra="forbid", strict=False)
        assert reference.csl_dump(mode="json") == item
        record = source.record
        assert (item["type"], item["title"], item["language"]) == (record.type, record.title, record.language)
        assert (item.get("URL"), item.get("note"), item.get("page")) == (record.URL, record.note, record.page)
        assert item.get("custom", {}).get("issued-edtf") == record.issued
        for role in ("author", "editor", "translator"):
            assert len(item.get(role, [])) == len(getattr(record, role))


def test_a_citation_processor_prints_every_work(any_site: Path) -> None:
    library = library_of(any_site)
    for item in json.loads(exported(library)["csl.json"]):
        printed = str(Reference.model_validate(item))
        # The processor sets its own quotation marks; the words are ours.
        assert set(re.findall(r"\w{3,}", item["title"])) <= set(re.findall(r"\w{3,}", printed)), item["id"]
        if "date-parts" in item.get("issued", {}) and len(item["issued"]["date-parts"]) == 1:
            assert str(item["issued"]["date-parts"][0][0]) in printed


def test_a_hostile_title_survives(site: Path) -> None:
    texts = exported(library_of(corrected(site)))
    assert from_tex(parse_string(texts["bib"], "bibtex").entries["hostile"].fields["title"]) == HOSTILE_READ
    assert next(record for record in rispy.loads(texts["ris"]) if record["id"] == "hostile")["title"] == HOSTILE_READ
    assert next(item for item in json.loads(texts["csl.json"]) if item["id"] == "hostile")["title"] == HOSTILE_READ


@pytest.mark.parametrize("words", ["van, der", "x and y", "x AND", ","])
@pytest.mark.parametrize("part", ["family", "given", "suffix", "dropping-particle", "non-dropping-particle"])
def test_no_part_of_a_name_cuts_it_in_two(part: str, words: str) -> None:
    name = {"family": "Baker", "given": "Ann", "non-dropping-particle": "van", "suffix": "Jr"} | {part: words}
    item = {"id": "a", "type": "book", "title": "T", "author": [name, {"literal": "The Board"}]}
    entry = parse_string(bibtex.entry(item), "bibtex").entries["a"]
    (person, _) = entry.persons["author"]
    said = " ".join((*person.prelast_names, *person.last_names, *person.first_names, *person.lineage_names))
    assert words in from_tex(said + " ".join(person.middle_names))


@pytest.mark.parametrize("text", ["one\nTY  - BOOK\nER  - ", "one\r\n@book{x,}\u2028two", "a\tb"])
def test_a_line_end_inside_a_text_makes_no_line(text: str) -> None:
    item = {"id": "x", "type": "webpage", "title": text}
    assert ris.entry(item).count("\n") == 4
    assert [record["title"] for record in rispy.loads(ris.entry(item))] == [" ".join(text.split())]
    assert from_tex(parse_string(bibtex.entry(item), "bibtex").entries["x"].fields["title"]) == " ".join(text.split())


@pytest.mark.parametrize(
    ("edtf", "issued"),
    [
        ("2024", {"date-parts": [[2024]]}),
        ("2026-11-22", {"date-parts": [[2026, 11, 22]]}),
        ("2020-11/2020-12", {"date-parts": [[2020, 11], [2020, 12]]}),
        ("2024~", {"date-parts": [[2024]], "circa": True}),
        ("2024~/2025", {"date-parts": [[2024], [2025]], "circa": True}),
        ("2024?/2025", {"literal": "possibly 2024 to 2025"}),
        ("2004-06%", {"literal": "possibly about June 2004"}),
        ("2004-XX", {"date-parts": [[2004]]}),
        ("2004-05-XX", {"date-parts": [[2004, 5]]}),
        ("2001-21", {"date-parts": [[2001]], "season": 1}),
        ("199X", {"literal": "the 1990s"}),
        ("2022/..", {"literal": "since 2022"}),
        ("2001-21/2001-23", {"literal": "spring 2001 to autumn 2001"}),
    ],
)
def test_a_date_is_said_in_parts_and_kept_in_edtf(edtf: str, issued: dict) -> None:
    assert csl.issued(edtf) == {"issued": issued, "custom": {"issued-edtf": edtf}}
    Reference.model_validate({"id": "x", "type": "book"} | csl.issued(edtf), extra="forbid")


def test_a_date_without_a_year_is_kept_in_words() -> None:
    item = {"id": "x", "type": "book", "title": "T"} | csl.issued("199X")
    record = rispy.loads(ris.entry(item))[0]
    assert (record["year"], record["date"], record["notes"]) == ("1990", "1990///the 1990s", ["Date: the 1990s"])
    fields = parse_string(bibtex.entry(item), "bibtex").entries["x"].fields
    assert (fields["date"], fields["year"]) == ("199X", "1990s")
