"""What the search finds, the index that is made of it, and what it knows of words."""

import dataclasses
import gzip
import json
import re
from pathlib import Path

import cbor2
import pytest

from diptych.library import Library
from diptych.library.names import name_index
from diptych.outputs.search.index import index
from diptych.outputs.search.lexicon import lexicon, text_words
from diptych.outputs.search.marks import marks, marks_of_date
from diptych.outputs.search.records import CLAIM, FILTERS, NAME, TOPIC, Record, records
from diptych.outputs.search.search import FOLDER, TABLES, search
from diptych.outputs.search.tables import filters_table, records_table
from diptych.values.letters import plain

from .conftest import ROOT, library_of, real_library


def hits(folder: Path) -> list[dict]:
    """Every hit of an index in a folder, as a browser reads it."""
    return [unpacked_text(path.read_bytes()) for path in sorted((folder / "fragment").iterdir())]


def unpacked_text(data: bytes) -> dict:
    return json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))


def unpacked(data: bytes) -> list:
    return cbor2.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))


@pytest.fixture(scope="module")
def real() -> Library:
    return real_library()


def test_records_are_as_their_golden_file(library: Library, golden) -> None:
    listed = [dataclasses.asdict(record) | {"words": record.words} for record in records(library)]
    golden("search/records.json", json.dumps(listed, indent=1, ensure_ascii=False) + "\n")


def test_every_text_topic_question_name_and_fact_has_one_record(real: Library) -> None:
    made = list(records(real))
    questions = sum(len(topic.questions) for topic in real.topics)
    names = sum(map(len, name_index(real).values()))
    assert len(made) == len(real.sides) + len(real.topics) + questions + names + len(real.facts)
    assert len({record.address for record in made}) == len(made)


def test_words_begin_with_the_title_so_that_found_ones_can_be_marked_in_it(real: Library) -> None:
    for record in records(real):
        title = record.shown["title"].split()
        assert [bare(word) for word in record.words.split()[: len(title)]] == [bare(word) for word in title]


# What is shown of a hit and is said of many: nobody looks for it, and all would be found.
ABOUT = {"kind", "side", "topic", "evidence"}
# Whose note counts the claims of each side.
COUNTED = {NAME, TOPIC}


def bare(word: str) -> str:
    return "".join(filter(str.isalnum, word))


def test_what_is_shown_can_be_found(real: Library) -> None:
    for record in records(real):
        words = set(map(bare, record.words.split()))
        own = {key: text for key, text in record.shown.items() if key not in ABOUT}
        if record.kind in COUNTED:
            del own["note"]
        assert {bare(word) for text in own.values() for word in text.split()} <= words | {""}, record


def test_filters_are_those_that_the_page_offers(real: Library) -> None:
    made = list(records(real))
    assert {name for record in made for name in record.filters} == set(FILTERS)
    for record in made:
        for value in (value for values in record.filters.values() for value in values):
            id_, equals, words = value.partition("=")
            assert id_ and equals and words
            assert not set(id_) & set(" &#?")


def test_a_note_that_names_no_work_is_a_choice_of_its_own(site: Path) -> None:
    path = site / "facts/cost/upkeep.yml"
    path.write_text(f"{path.read_text()}footnotes: [{{mark: i, source: a-bare-title}}]\n")
    chosen = {record.address: record.filters.get("evidence", [""])[0] for record in records(library_of(site))}
    assert chosen["facts/upkeep/"].startswith("bare=")
    assert chosen["facts/crest-in-1962/"].startswith("cited=")
    assert chosen["facts/next-flood/"].startswith("none=")


def test_a_text_set_with_typographic_signs_is_found_by_plain_ones(library: Library) -> None:
    record = next(record for record in records(library) if record.address == "facts/crest-in-1962/")
    assert '"almost double"' in record.words
    assert "Loyne" in record.words
    assert "1,600" in record.words
    assert record.filters["year"] == ["1931=1931", "1962=1962"]


def test_the_same_records_give_the_same_bytes(library: Library) -> None:
    made = list(records(library))
    first = index(made)
    assert all(index(made) == first for _ in range(9))  # of ten runs, Pagefind by itself makes several


def test_the_order_of_files_never_shows(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = list(records(library_of(site)))
    iterdir = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda path: iter(sorted(iterdir(path), reverse=True)))
    assert list(records(library_of(site))) == expected


def test_an_index_has_what_a_search_needs_and_no_more(library: Library) -> None:
    files, ids = index(records(library))
    loose = {path for path in files if "/" not in path and not path.endswith(".pf_meta")}
    assert loose == {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.en.pagefind"}
    language = json.loads(files["pagefind-entry.json"])["languages"]["en"]
    _, pages, chunks, filters, *_ = unpacked(files[f"pagefind.{language['hash']}.pf_meta"])
    assert filters == []
    named = {f"fragment/{id_}.pf_fragment" for id_ in ids} | {f"index/{chunk[2]}.pf_index" for chunk in chunks}
    assert named == {path for path in files if "/" in path}
    assert len(pages) == language["page_count"] == len(list(records(library)))


def test_ids_are_in_the_order_of_the_records(library: Library) -> None:
    made = list(records(library))
    files, ids = index(made)
    urls = [
        json.loads(gzip.decompress(files[f"fragment/{id_}.pf_fragment"]).removeprefix(b"pagefind_dcd"))["url"]
        for id_ in ids
    ]
    assert urls == [record.address for record in made]
    table = records_table(made, ids)
    assert table["ids"] == " ".join(ids)
    assert len(table["kinds"]) == len(table["heads"]) == len(table["weights"]) == len(made)


def test_filters_name_the_records_that_pass_them(library: Library) -> None:
    made = list(records(library))
    seen = {
        name: {value: [made[number].address for number in numbers] for value, numbers in values.items()}
        for name, values in filters_table(made).items()
    }
    expected: dict[str, dict[str, list[str]]] = {name: {} for name in FILTERS}
    for record in made:
        for name, values in record.filters.items():
            for value in values:
                expected[name].setdefault(value, []).append(record.address)
    assert seen == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rate is 21%.", ["zzn21", "zzn21pct"]),
        ("21 per cent, 21 percent", ["zzn21", "zzn21pct"]),
        ("on 21 September", ["zzd0921"]),
        ("on 3 May 2025", ["zzd20250503", "zzd202505", "zzd2025", "zzd0503"]),
        ("11 to 12 May", ["zzd0511", "zzd0512"]),
        ("in May 2025", ["zzd202505", "zzd2025"]),
        ("it may be", []),
        ("950,000 men", ["zzn950000"]),
        ("€9 million", ["zzn9000000", "zzn9000000eur"]),
        ("3.297 trillion RUB", ["zzn3297000000000", "zzn3297000000000rub"]),
        ("32.10%", ["zzn32p1", "zzn32p1pct"]),
        ("1,600 km", ["zzn1600", "zzn1600km"]),
        ("$4,651", ["zzn4651", "zzn4651usd"]),
        ("5 kilometres", ["zzn5", "zzn5km"]),
        ("an R-36 and a Tu-22", []),
    ],
)
def test_numbers_and_days_have_one_mark_in_any_writing(text: str, expected: list[str]) -> None:
    assert marks(text) == expected


def test_a_date_has_the_marks_of_its_days_months_and_years() -> None:
    assert marks_of_date("2025-05-03") == ["zzd20250503", "zzd202505", "zzd2025", "zzd0503"]
    assert marks_of_date("2022-11/2023-02~") == ["zzd202211", "zzd2022", "zzd202302", "zzd2023"]
    assert marks_of_date("../2024?") == ["zzd2024"]
    assert marks_of_date("196X") == []


def test_a_name_in_any_spelling_leads_to_all_claims_on_it(site: Path) -> None:
    path = site / "facts/names.yml"
    path.write_text(path.read_text().replace("{name: Lune, kind: place", "{name: Lune, kind: place, spellings: [Loon]"))
    library = library_of(site)
    made = list(records(library))
    names = lexicon(library, made)["names"]
    mark, *spellings = next(each for each in names if "Lune" in each)
    assert spellings == ["Lune", "Loyne", "Loon"]
    index_entry = next(entry for entries in name_index(library).values() for entry in entries if entry.id == "lune")
    having = [record for record in made if mark in record.words.split()]
    assert [record.address for record in having if record.kind == NAME] == ["names/#lune"]
    claims = {record.address for record in having if record.address.startswith("facts/")}
    assert claims == {f"facts/{fact.id}/" for fact in index_entry.facts}


def test_initials_are_spellings_of_bodies_and_not_of_persons(real: Library) -> None:
    spelt = {entry.id: entry.spellings for entries in name_index(real).values() for entry in entries}
    assert "EU" in spelt["european-union"]
    assert "IMF" in spelt["international-monetary-fund"]
    assert "VP" not in spelt["vladimir-putin"]


def test_spellings_for_the_search_are_on_no_page_but_where_names_are_filtered(real: Library) -> None:
    assert not [record for record in records(real) if record.kind != NAME and re.search(r"\bKiev\b", record.words)]


def test_the_words_of_the_records_are_listed_without_marks(library: Library) -> None:
    made = list(records(library))
    words = lexicon(library, made)["words"].split(" ")
    assert words == sorted(set(words))
    assert not [word for word in words if word.startswith("zz") or any(map(str.isdigit, word))]
    for record in made:
        title = set(re.findall(r"[^\W\d]+", plain(record.shown["title"])))
        assert title <= set(words)


def test_words_of_texts_are_those_that_their_sides_have_listed(site: Path) -> None:
    assert text_words(library_of(site)) == []
    (site / "facts/text-words.yml").write_text("keep:\n  words: dam stays\n", encoding="utf-8")
    assert text_words(library_of(site)) == [{"side": "Keep", "words": "dam stays"}]


def test_the_head_of_a_record_is_its_title_and_its_marks(library: Library) -> None:
    for record in records(library):
        head = record.words.split()[: record.head]
        assert head[: len(record.shown["title"].split())] == record.words.split()[: len(record.shown["title"].split())]
        assert record.words.split()[record.head] == "·"
        assert set(record.marks) <= set(head) or record.kind == "x"


def test_nothing_about_the_machine_reaches_the_index(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = index(records(library))
    (tmp_path / "pagefind.toml").write_text('include_characters = "xyz"\nforce_language = "de"\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "fr")
    assert index(records(library)) == before


def test_a_record_that_pagefind_cannot_take_is_a_bug_that_says_so() -> None:
    broken = Record("facts/one/", CLAIM, [], "words", {"title": "One", "note": 1}, {})  # type: ignore[dict-item]
    with pytest.raises(RuntimeError, match="Pagefind"):
        index([broken])


def test_the_page_offers_every_filter_and_a_way_without_scripts(library: Library) -> None:
    page = next(file.text for file in search(library) if file.path == "search/index.md")
    assert [name for name in FILTERS if f'name="{name}"' in page] == list(FILTERS)
    assert page.index("dp-search-without") < page.index("<form")
    assert "hidden" not in page[page.index("dp-search-without") : page.index("<form")]


def test_the_index_lies_where_the_script_looks_for_it(library: Library) -> None:
    paths = {file.path for file in search(library)}
    assert f"{FOLDER}/pagefind.js" in paths
    script = ROOT / "generator/diptych/theme/assets/search.js"
    text = script.read_text(encoding="utf-8")
    assert f'"./{FOLDER.removeprefix("assets/diptych/")}/pagefind.js"' in text
    tables = {path.removeprefix(f"{TABLES}/").removesuffix(".json") for path in paths if path.startswith(TABLES)}
    assert tables == set(re.findall(r'table\("(\w+)"\)', text))
