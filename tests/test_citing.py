"""How a fact is cited: texts as they stand, BibTeX and RIS read back by other people's parsers."""

from pathlib import Path

import pytest
import rispy
from csl_reference import Reference
from pybtex.database import parse_string

from diptych.library import Fact, Library
from diptych.wording import citing

from .conftest import library_of
from .corrected import SITES, corrected, site_of
from .test_bibliography import assert_bibtex_says, assert_ris_says

WAYS = (citing.apa, citing.chicago, citing.credit, citing.as_bibtex, citing.as_ris)


def facts(library: Library) -> dict[str, Fact]:
    return {fact.id: fact for fact in library.facts}


@pytest.mark.parametrize("id_", ["crest-in-1962", "crest-as-the-last", "upkeep", "markup-is-text"])
def test_a_citation_is_as_its_golden_file(site: Path, golden, id_: str) -> None:
    library = library_of(corrected(site))
    versions = facts(library)[id_].versions
    golden(f"citing/{id_}.txt", "\n".join(way(fact, library).rstrip("\n") + "\n" for fact in versions for way in WAYS))


def test_each_way_says_site_side_version_date_and_address(site: Path) -> None:
    library = library_of(corrected(site))
    crest = facts(library)["crest-in-1962"]
    for way, day in zip(
        WAYS, ("2023, March 1", "March 1, 2023", "1 March 2023", "2023-03-01", "2023/03/01"), strict=True
    ):
        text = way(crest, library)
        for part in ("The Dam", "Keep", day, "https://dam.example/facts/crest-in-1962/", "3"):
            assert part in text, way


def test_an_earlier_version_is_cited_by_its_own_address_and_day(site: Path) -> None:
    library = library_of(corrected(site))
    first = facts(library)["crest-in-1962"].versions[0]
    credit = citing.credit(first, library)
    assert credit.endswith(" The Dam, ◧ Keep, version 1, 4 May 2021: https://dam.example/embed/crest-in-1962/v1/")
    text = first.side.record
    assert credit.startswith(f"{text.author}, “{text.title}”: “{first.record.statement[:20]}")
    assert "1,500" in citing.as_ris(first, library)


def test_a_withdrawn_fact_is_never_cited_without_saying_so(site: Path) -> None:
    library = library_of(corrected(site))
    for way in WAYS:
        assert "2, withdrawn" in way(facts(library)["upkeep"], library)
        assert "withdrawn" not in way(facts(library)["upkeep"].versions[0], library)


@pytest.mark.parametrize("name", SITES)
def test_what_is_copied_is_read_by_other_programs(site: Path, name: str) -> None:
    library = library_of(site_of(name, site))
    versions = [version for fact in library.facts for version in fact.versions]
    entries = parse_string("\n".join(citing.as_bibtex(fact, library) for fact in versions), "bibtex").entries
    records = rispy.loads("\n".join(citing.as_ris(fact, library) for fact in versions))
    assert list(entries) == [f"{fact.id}-v{fact.version}" for fact in versions]
    for fact, record in zip(versions, records, strict=True):
        item = citing.as_csl(fact, library)
        Reference.model_validate(item, extra="forbid")
        assert_bibtex_says(item, entries[item["id"]])
        assert_ris_says(item, record)
        assert record["abstract"] == fact.record.statement


@pytest.mark.parametrize("name", SITES)
def test_a_citation_in_words_is_one_line(site: Path, name: str) -> None:
    library = library_of(site_of(name, site))
    for fact in library.facts:
        for way in (citing.apa, citing.chicago, citing.credit):
            text = way(fact, library)
            assert text == " ".join(text.split())
            assert ".." not in text.replace("...", "") and ".”." not in text.split(" Claim of ")[0], text
