"""Works: their numbers checked and kept bare, printed and linked; names, pages and roles as importers read them."""

import html
import json
from pathlib import Path

import pytest
import rispy
from csl_reference import Reference
from pybtex.database import parse_string
from pydantic import ValidationError

from diptych.records import CslName, Source
from diptych.values.identifiers import address_of
from diptych.wording.citing import bibtex, csl, ris

from .conftest import library_of, made

WORK = {"type": "book", "kind": "book", "title": "On locks"}


def item(**fields: object) -> csl.Item:
    """Make the CSL item of a work with an id, as it is exported."""
    record = Source.model_validate(WORK | fields)

    class Linked:
        id = "x"

    Linked.record = record
    made = csl.work(Linked)
    Reference.model_validate(made, extra="forbid", strict=False)
    return json.loads(json.dumps(made))


def in_ris(**fields: object) -> dict:
    return rispy.loads(ris.entry(item(**fields)))[0]


def in_bibtex(**fields: object):
    return parse_string(bibtex.entry(item(**fields)), "bibtex").entries["x"]


GOOD = {
    "DOI": ["10.1234/abc.5", "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"],
    "ISBN": ["978-3-16-148410-0", "9783161484100", "978 3 16 148410 0", "0-306-40615-2", "080442957x"],
    "ISSN": ["0378-5955", "2434-561X", "2434-561x"],
    "arXiv": ["2101.00001", "2101.00001v2", "0704.0001", "1412.9999v1", "hep-th/9901001", "math.GT/0309136"],
    "handle": ["20.500.12345/678", "2027/mdp.39015"],
}
BARE = {
    "DOI": ["https://doi.org/10.1234/abc.5", "http://dx.doi.org/10.1234/abc.5", "doi:10.1234/abc.5",
            "DOI 10.1234/abc.5", "doi.org/10.1234/abc.5", "10.1234/abc.5.", "<10.1234/abc.5>", "urn:doi:10.1234/abc.5",
            "https://doi.org/10.1234%2Fabc.5", "https://doi.org/10.1234/abc.5/",
            "http://doi.org/doi:10.1234/abc.5", "(10.1234/abc.5)", "10.1234/abc.5)",
            "https://doi.org/10.1234/abc.5?utm_source=x#s",
            "https://doi-org.library.example/10.1234/abc.5", "https://journal.example/doi/full/10.1234/abc.5"],
    "ISBN": ["ISBN 978-3-16-148410-0", "ISBN-13: 978-3-16-148410-0", "urn:isbn:978-3-16-148410-0", "978–3–16–148410–0",
             "ISBN13: 978-3-16-148410-0", "978-3-16-148410-0 (hardback)",
             "eISBN 978-3-16-148410-0", "e-ISBN: 978-3-16-148410-0",
             "\N{FULLWIDTH DIGIT NINE}78-3-16-148410-0",
             "978-3-16-148410-0 : £12"],
    "ISSN": ["ISSN 0378-5955", "https://portal.issn.org/resource/ISSN/0378-5955", "03785955", "0378 5955", "0378–5955",
             "ISSN-L 0378-5955", "ISSN (online): 0378-5955", "https://issn.org/resource/ISSN/0378-5955",
             "https://portal.issn.org/resource/ISSN-L/0378-5955", "0378-5955; 2434-561X"],
    "arXiv": ["arXiv:2101.00001", "https://arxiv.org/abs/2101.00001", "https://arxiv.org/pdf/2101.00001.pdf",
              "2101.00001 [cs.DL] 1 Jan 2021", "http://xxx.lanl.gov/abs/2101.00001", "https://ar5iv.org/html/2101.00001",
              "2101.00001 [cs.DL]", "10.48550/arXiv.2101.00001", "https://doi.org/10.48550/arXiv.2101.00001"],
    "handle": ["hdl:20.500.12345/678", "https://hdl.handle.net/20.500.12345/678", "handle 20.500.12345/678",
               "https://dspace.example/handle/20.500.12345/678", "https://hdl.handle.net/20.500.12345/678?urlappend=x"],
}  # fmt: skip
BAD = {
    "DOI": ["10.1234", "11.1234/abc", "10.1234/ab c", "abc"],
    "ISBN": ["978-3-16-148410-1", "979-0-2600-0043-8", "0-306-40615-3", "12345", "978-3-16-14841-0"],
    "ISSN": ["0378-5954", "0378-595"],
    "arXiv": ["2113.00001", "210.1", "1501.0001", "0703.0001", "0704.00012", "hep-th/0801001"],
    "handle": ["abc", "20.500"],
}


@pytest.mark.parametrize(("name", "number"), [(name, number) for name, all_ in GOOD.items() for number in all_])
def test_a_number_is_taken_and_kept_bare(name: str, number: str) -> None:
    kept = Source.model_validate(WORK | {name: number}).numbers[name]
    assert kept.casefold() == (number.replace("-", "").replace(" ", "") if name == "ISBN" else number).casefold()


@pytest.mark.parametrize(("name", "written"), [(name, written) for name, all_ in BARE.items() for written in all_])
def test_a_number_with_its_name_or_address_is_refused_with_the_bare_one(name: str, written: str) -> None:
    with pytest.raises(ValidationError, match=f"write {name}: {GOOD[name][0]}"):
        Source.model_validate(WORK | {name: written})


@pytest.mark.parametrize(("name", "number"), [(name, number) for name, all_ in BAD.items() for number in all_])
def test_what_is_no_such_number_is_refused(name: str, number: str) -> None:
    with pytest.raises(ValidationError, match=f"is no {name}.*leave {name} out"):
        Source.model_validate(WORK | {name: number})


def test_the_number_of_a_book_before_isbn_is_told_its_first_digit() -> None:
    for written in ("306406152", "SBN 306-40615-2"):
        with pytest.raises(ValidationError, match=r"write ISBN: 0-?306-?40615-?2"):
            Source.model_validate(WORK | {"ISBN": written})


def test_a_handle_that_is_a_doi_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"write DOI: 10\.1234/abc"):
        Source.model_validate(WORK | {"handle": "https://hdl.handle.net/10.1234/abc"})


def test_an_address_has_no_sign_that_a_link_cannot_hold() -> None:
    assert address_of("DOI", GOOD["DOI"][1]).endswith(
        "/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O"
    )


def test_numbers_are_printed_wherever_a_work_is_shown_and_linked_on_pages(site: Path) -> None:
    numbers = "DOI: 10.1234/abc.5\nISBN: 978-3-16-148410-0\narXiv: 2101.00001\nhandle: 2027/mdp.39015\n"
    (site / "facts/sources/numbered.yml").write_text(f"type: book\nkind: book\ntitle: On locks\n{numbers}", "utf-8")
    fact = site / "facts/cost/upkeep.yml"
    fact.write_text(f"{fact.read_text('utf-8')}footnotes: [{{mark: i, source: numbered}}]\n", "utf-8")
    library = library_of(site)
    texts = {path: html.unescape(text).replace("\\", "") for path, text in made(library).items()}
    shown = ("DOI 10.1234/abc.5", "ISBN 978-3-16-148410-0", "arXiv 2101.00001", "Handle 2027/mdp.39015")
    links = (
        "https://doi.org/10.1234/abc.5",
        "BookSources/9783161484100",
        "arxiv.org/abs/2101.00001",
        "hdl.handle.net/2027",
    )
    for path in ("facts/upkeep.md", "embed/upkeep/index.html", "sources/index.md", "feeds/facts.xml"):
        assert all(number in texts[path] for number in shown), path
    for path in ("facts/upkeep.md", "embed/upkeep/index.html", "sources/index.md"):
        assert all(link in texts[path] for link in links), path
    assert "Found by: a number (DOI or ISBN)" in texts["sources/index.md"]


def test_exports_hold_the_bare_numbers() -> None:
    fields = {"DOI": "10.1234/abc.5", "ISBN": "978-3-16-148410-0", "arXiv": "2101.00001"}
    assert {name: in_bibtex(**fields).fields[name] for name in ("doi", "isbn", "eprint", "eprinttype")} == {
        "doi": "10.1234/abc.5", "isbn": "9783161484100", "eprint": "2101.00001", "eprinttype": "arxiv",
    }  # fmt: skip
    assert (in_ris(**fields)["doi"], in_ris(**fields)["issn"]) == ("10.1234/abc.5", "9783161484100")
    assert item(**fields)["URL"] == "https://arxiv.org/abs/2101.00001"
    article = {"type": "article-journal", "ISSN": "0378-5955", "ISBN": "978-3-16-148410-0"}
    assert in_ris(**article)["issn"] == "0378-5955"


@pytest.mark.parametrize(
    ("page", "start", "end", "in_tex"),
    [
        ("13905–13911", "13905", "13911", "13905--13911"),
        ("12-14", "12", "14", "12--14"),
        ("S1—S20", "S1", "S20", "S1--S20"),
        ("C-12–C-14", "C-12", "C-14", "C-12--C-14"),
        ("xii-xiv", "xii", "xiv", "xii--xiv"),
        ("A-12", "A-12", None, "A-12"),
        ("5", "5", None, "5"),
        ("e1234", "e1234", None, "e1234"),
        ("12-14, 20–22 and 30", "12-14, 20–22 and 30", None, "12--14, 20--22 and 30"),
    ],
)
def test_pages_are_cut_where_a_range_is(page: str, start: str, end: str | None, in_tex: str) -> None:
    record = in_ris(type="article-journal", page=page)
    assert (record["start_page"], record.get("end_page")) == (start, end)
    assert in_bibtex(type="article-journal", page=page).fields["pages"] == in_tex


@pytest.mark.parametrize(
    ("type_", "tag"),
    [("book", "A3"), ("chapter", "A2"), ("article-journal", "A2"), ("document", "A2"), ("report", "ED")],
)
def test_an_editor_has_the_tag_that_zotero_reads_as_one(type_: str, tag: str) -> None:
    assert f"{tag}  - Moor, Ada\n" in ris.entry(item(type=type_, editor=[{"family": "Moor", "given": "Ada"}]))


BODY = "Ministry of Rivers, Valley and Dams"


def test_a_body_stays_one_name() -> None:
    assert in_ris(author=[{"literal": BODY}])["authors"] == ["Ministry of Rivers Valley and Dams"]
    (person,) = in_bibtex(author=[{"literal": BODY}]).persons["author"]
    assert (str(person), person.first_names) == (f"{{{BODY}}}", [])
    assert len(in_bibtex(author=[{"literal": BODY}, {"literal": "And Sons"}]).persons["author"]) == 2


NAMES = [
    ({"family": "Beek", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."}, "van der Beek, Jan, Jr.",
     (["van", "der"], ["Beek"], ["Jan"], ["Jr."])),
    ({"family": "Goethe", "given": "Johann Wolfgang", "dropping-particle": "von"}, "Goethe, Johann Wolfgang von",
     ([], ["Goethe"], ["Johann"], [])),
    ({"family": "Beek", "given": "Jan", "non-dropping-particle": "Van"}, "Van Beek, Jan",
     ([], ["Van", "Beek"], ["Jan"], [])),
]  # fmt: skip


@pytest.mark.parametrize(("name", "ris_name", "parts"), NAMES)
def test_particles_and_suffixes_are_read_as_such(name: dict, ris_name: str, parts: tuple) -> None:
    assert in_ris(author=[name])["authors"] == [ris_name]
    (person,) = in_bibtex(author=[name]).persons["author"]
    assert (person.prelast_names, person.last_names, person.first_names, person.lineage_names) == parts
    assert item(author=[name])["author"] == [name]


@pytest.mark.parametrize(("family", "suffix"), [("Moor Jr.", "Jr."), ("Moor, III", "III"), ("de Moor Sr", "Sr")])
def test_a_suffix_in_a_family_name_is_told_its_place(family: str, suffix: str) -> None:
    with pytest.raises(ValidationError, match=f"suffix: {suffix}"):
        CslName(family=family, given="Ada")


def test_a_place_says_itself_that_it_is_a_page_nowhere() -> None:
    for written, bare in (
        ("p. 5", "5"),
        ("pp. 5-6", "5-6"),
        ("page 5", "5"),
        ("pp5-6", "5-6"),
        ("p5", "5"),
        ("S. 5", "5"),
        ("с. 5", "5"),
        ("стр. 5", "5"),
        ("str. 5", "5"),
        ("pág. 5", "5"),
        ("pg. 5", "5"),
        ("pgs 5-6", "5-6"),
        ("Seite 5", "5"),
    ):
        with pytest.raises(ValidationError, match=f"write {bare};"):
            Source.model_validate(WORK | {"page": written})
    for written in ("P5", "S5", "par. 5", "prologue", "seven", "plate 5", "f. 5r"):
        assert Source.model_validate(WORK | {"page": written}).page == written


@pytest.mark.parametrize(
    ("issued", "ris_year", "year"),
    [
        ("2021-21/2021-23", "2021", "2021"), ("2020/..", "2020", "2020"), ("../2025", "2025", "2025"),
        ("198X", "1980", "1980s"), ("19XX", "1900", "1900–1999"), ("2024-33", "2024", "2024"), ("0988", "0988", "988"),
    ],
)  # fmt: skip
def test_a_year_that_is_known_is_exported(issued: str, ris_year: str, year: str) -> None:
    assert in_ris(issued=issued)["year"] == ris_year
    assert in_bibtex(issued=issued).fields["year"] == year
