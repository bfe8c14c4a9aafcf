"""The index of names and places, and how names are found in a fact's words."""

from pathlib import Path

import pytest

from diptych.derived.mentions import Mentions
from diptych.library import Library
from diptych.library.names import Named, name_index
from diptych.outputs.pages.names import names
from diptych.records import Fact, Kind, Passage, Subject, SubjectKind

from .conftest import library_of, real_library


def fact(statement: str, **fields: object) -> Fact:
    passage = Passage(exact="some words of the text")
    return Fact(
        perspective="keep", question="price", kind=Kind.ASSERTION, statement=statement, passage=passage, **fields
    )


def subject(name: str, *forms: str) -> Subject:
    return Subject(name=name, kind=SubjectKind.BODY, forms=forms)


def entry(library: Library, id_: str) -> Named:
    return next(entry for entries in name_index(library).values() for entry in entries if entry.id == id_)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("The Front met.", {"front"}),
        ("The National Front met.", {"national-front"}),  # and not the Front that lies within it
        ("The National Front met the Front.", {"national-front", "front"}),
        ("The Front Line held.", {"front-line"}),  # and not the Front with which it begins
        ("McFront came.", set()),
        ("Frontiers moved; a front opened.", set()),
        ("The Front’s men came, so did the Front-bench.", {"front"}),
        ("Moor's dam stands.", {"moor"}),
        ("They flew the R-36/T.", {"r-36-t"}),
        ("They flew the R-36/Ts.", set()),
    ],
)
def test_a_name_is_found_as_whole_words_and_the_longer_form_is_meant(statement: str, found: set[str]) -> None:
    mentions = Mentions(
        {
            "front": subject("Front"),
            "national-front": subject("National Rally", "National Front"),
            "front-line": subject("Front Line"),
            "moor": subject("Ada Moor", "Moor’s"),
            "r-36-t": subject("R-36/T"),
        }
    )
    assert mentions.names_in(fact(statement)) == found


def test_a_name_is_found_in_all_that_a_fact_says_and_not_in_our_notes() -> None:
    mentions = Mentions({name.lower(): subject(name) for name in ("Board", "Keeper", "Loyne", "Weir", "Critic")})
    words = fact(
        "It rose.",
        said_by="The Board",
        figures=[{"label": "Height of the Weir", "value": 3, "unit": "meter"}],
        names=[{"name": "Loyne", "printed": ["Lune"]}],
        notes=[{"kind": "text", "text": "The Critic says otherwise."}],
    )
    assert mentions.names_in(words) == {"board", "weir", "loyne"}


def test_without_names_nothing_is_found() -> None:
    assert Mentions({}).names_in(fact("The Front met.")) == set()


def test_places_stand_beside_names_and_one_id_is_one_entry(library: Library) -> None:
    index = name_index(library)
    assert {kind: [each.id for each in entries] for kind, entries in index.items()} == {
        SubjectKind.PERSON: ["fisherman"],
        SubjectKind.BODY: ["river-board"],
        SubjectKind.PLACE: ["lune", "lune-valley"],
    }
    assert entry(library, "lune-valley").record.name == "Valley of the Lune"
    assert [fact.id for fact in entry(library, "lune-valley").facts] == ["crest-in-1962"]


def test_a_place_without_an_entry_has_its_name_from_its_id(site: Path) -> None:
    (site / "facts/names.yml").unlink()
    (place,) = name_index(library_of(site))[SubjectKind.PLACE]
    assert (place.id, place.record.name) == ("lune-valley", "Lune Valley")


def test_a_reader_finds_a_name_in_any_spelling(library: Library) -> None:
    assert entry(library, "lune").printed == ["Loyne"]
    assert entry(library, "lune").spellings == ["Lune", "Loyne"]


def test_what_else_it_is_called_is_no_part_of_its_name(library: Library) -> None:
    record = subject("Anna Moor", "Moor", "moor", "Anna", "Anna Moors", "the widow")
    assert Named("moor", record, []).also == ["the widow"]


def test_names_stand_in_the_order_of_the_alphabet_without_accents(site: Path) -> None:
    lines = [
        'x: {name: "The Źebra", kind: person, under: Źebra}',
        "y: {name: Zulu, kind: person}",
        "z: {name: Éva, kind: person}",
    ]
    (site / "facts/names.yml").write_text("\n".join(lines), encoding="utf-8")
    path = site / "facts/cost/upkeep.yml"
    path.write_text(path.read_text().replace("Upkeep takes", "Zulu, Éva and The Źebra take"), encoding="utf-8")
    assert [each.id for each in name_index(library_of(site))[SubjectKind.PERSON]] == ["z", "x", "y"]


def test_the_index_shows_the_first_claims_of_a_name_and_a_page_of_its_own_all_of_them() -> None:
    library = real_library()
    made = {file.path: file.text for file in names(library)}
    index = made.pop("names/index.md")
    many = set()
    for name in (name for group in name_index(library).values() for name in group):
        counts = [len(name.facts_of(side)) for side in library.sides]
        listed = index.split(f'<details id="{name.id}"')[1].partition("</details>")[0]
        assert listed.count("<li>") == sum(min(count, 3) for count in counts), name.id
        assert (f'href="../names/{name.id}/"' in listed) is (max(counts) > 3), name.id
        if max(counts) > 3:
            many.add(f"names/{name.id}.md")
            assert made[f"names/{name.id}.md"].count("<li>") == sum(counts)
    assert made.keys() == many
    assert many


def test_father_and_daughter_are_kept_apart_on_the_real_site() -> None:
    library = real_library()
    father, daughter = (
        {fact.id for fact in entry(library, id_).facts} for id_ in ("jean-marie-le-pen", "marine-le-pen")
    )
    assert father
    assert daughter
    assert not father & daughter


def test_only_of_a_place_it_is_said_that_claims_are_about_it() -> None:
    pages = {file.path: file.text for file in names(real_library())}
    assert "or where it is about this place." in pages["names/russia.md"]
    assert "about this place" not in pages["names/vladimir-putin.md"]
