"""What the search finds, and the index that is made of it."""

import dataclasses
import gzip
import json
from pathlib import Path

import cbor2
import pytest

from diptych.library import Library
from diptych.outputs.search.index import index
from diptych.outputs.search.records import FILTERS, Record, records
from diptych.outputs.search.search import FOLDER, search

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
    listed = [dataclasses.asdict(record) for record in records(library)]
    golden("search/records.json", json.dumps(listed, indent=1, ensure_ascii=False) + "\n")


def test_every_text_topic_question_and_fact_has_one_record(real: Library) -> None:
    made = list(records(real))
    questions = sum(len(topic.questions) for topic in real.topics)
    assert len(made) == len(real.sides) + len(real.topics) + questions + len(real.facts)
    assert len({record.address for record in made}) == len(made)


def test_words_begin_with_the_title_so_that_found_ones_can_be_marked_in_it(real: Library) -> None:
    for record in records(real):
        title = record.shown["title"].split()
        assert [bare(word) for word in record.words.split()[: len(title)]] == [bare(word) for word in title]


def bare(word: str) -> str:
    return "".join(filter(str.isalnum, word))


def test_what_is_shown_can_be_found(real: Library) -> None:
    for record in records(real):
        words = set(map(bare, record.words.split()))
        assert {bare(word) for text in record.shown.values() for word in text.split()} <= words | {""}, record


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
    files = index(records(library))
    loose = {path for path in files if "/" not in path and not path.endswith(".pf_meta")}
    assert loose == {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.en.pagefind"}
    language = json.loads(files["pagefind-entry.json"])["languages"]["en"]
    _, pages, chunks, filters, *_ = unpacked(files[f"pagefind.{language['hash']}.pf_meta"])
    named = {f"fragment/{page[0]}.pf_fragment" for page in pages} | {f"index/{chunk[2]}.pf_index" for chunk in chunks}
    named |= {f"filter/{hash_}.pf_filter" for _, hash_ in filters}
    assert named == {path for path in files if "/" in path}
    assert len(pages) == language["page_count"] == len(list(records(library)))


def test_filters_name_the_pages_that_have_them(library: Library) -> None:
    made = list(records(library))
    files = index(made)
    seen = {}
    for path, data in files.items():
        if path.startswith("filter/"):
            name, values = unpacked(data)
            seen[name] = {value: [made[page].address for page in pages] for value, pages in values}
    expected: dict[str, dict[str, list[str]]] = {}
    for record in made:
        for name, values in record.filters.items():
            for value in values:
                expected.setdefault(name, {}).setdefault(value, []).append(record.address)
    assert seen == expected


def test_nothing_about_the_machine_reaches_the_index(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = index(records(library))
    (tmp_path / "pagefind.toml").write_text('include_characters = "xyz"\nforce_language = "de"\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "fr")
    assert index(records(library)) == before


def test_a_record_that_pagefind_cannot_take_is_a_bug_that_says_so() -> None:
    broken = Record("facts/one/", "words", {"title": 1}, {})  # type: ignore[dict-item]
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
    assert f'"./{FOLDER.removeprefix("assets/diptych/")}/pagefind.js"' in script.read_text(encoding="utf-8")
