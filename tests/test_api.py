"""The API: every answer held against its schema, by jsonschema and frictionless, and against the library."""

import csv
import io
import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import frictionless
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from diptych import records
from diptych.library import Library
from diptych.outputs.api.api import SCHEMAS, api
from diptych.outputs.api.data_package import data_package
from diptych.outputs.api.fact import Part, Was, fact_part

from .conftest import LICENCE, library_of, licensed, real_library
from .corrected import HOSTILE_READ, SITES, corrected, site_of

# The least that a fact and its parts have: what the design promises.
PROMISED = {
    "fact": {
        "id", "topic", "question", "perspective", "kind", "statement", "figures", "date", "said_by", "passage",
        "footnotes", "evidence", "notes", "version", "corrections", "url", "embed_url", "image_url",
    },
    "figures": {"label", "value", "low", "high", "unit", "qualifier", "date", "text"},
    "passage": {"exact", "prefix", "suffix", "section"},
    "footnotes": {"mark", "source", "locator"},
}  # fmt: skip


def texts(library: Library) -> dict[str, str]:
    return {file.path.removeprefix("api/v1/"): file.text for file in (*api(library), *data_package(library))}


def answers(library: Library) -> dict[str, Any]:
    return {path: json.loads(text) for path, text in texts(library).items() if path.endswith(".json")}


def facts(library: Library) -> dict[str, dict]:
    return {fact["id"]: fact for fact in answers(library)["facts.json"]["facts"]}


@pytest.mark.parametrize(
    "path",
    ["facts.json", "facts/crest-in-1962.json", "facts/upkeep-a-day.json", "topics.json", "sources.json", "status.json",
     "facts.csv", "datapackage.json", *(f"schema/{name}.json" for name in SCHEMAS)],
)  # fmt: skip
def test_an_answer_is_as_its_golden_file(site: Path, golden, path: str) -> None:
    # Golden files have plain line feeds; that CSV has both signs is told below.
    golden(f"api/{path}", texts(library_of(corrected(site)))[path].replace("\r\n", "\n"))


@pytest.mark.parametrize("which", SITES)
def test_every_answer_fits_the_schema_that_it_names(site: Path, which: str) -> None:
    library = library_of(site_of(which, site))
    read = answers(library)
    read.pop("datapackage.json")
    schemas = {schema["$id"]: schema for path, schema in read.items() if path.startswith("schema/")}

    @cache
    def validator(address: str) -> Draft202012Validator:
        Draft202012Validator.check_schema(schemas[address])
        return Draft202012Validator(schemas[address], format_checker=FormatChecker())

    assert len(read) == len(schemas) + 4 + len(library.facts) + sum(len(f.record.moved_from) for f in library.facts)
    for path, answer in read.items():
        if not path.startswith("schema/"):
            assert [error.message for error in validator(answer["$schema"]).iter_errors(answer)] == [], path
            assert answer["schema_version"] == "1.5"


def test_a_schema_refuses_what_an_answer_is_not(library: Library) -> None:
    read = answers(library)
    validator = Draft202012Validator(read["schema/fact.json"], format_checker=FormatChecker())
    for spoil in (
        {"version": "1"}, {"version": 0}, {"kind": "opinion"}, {"date": 1962}, {"figures": None},
        {"figures": [{"value": "1600"}]}, {"published": "4 May 2021"}, {"passage": {"exact": "x"}},
    ):  # fmt: skip
        answer = read["facts/crest-in-1962.json"]
        assert list(validator.iter_errors(answer)) == []
        assert list(validator.iter_errors(answer | {"fact": answer["fact"] | spoil})), spoil
    assert list(validator.iter_errors({"$schema": "x", "schema_version": "2.0", "fact": answer["fact"]}))


@pytest.mark.parametrize("which", SITES)
def test_a_fact_has_what_is_promised_and_the_same_alone_and_among_others(site: Path, which: str) -> None:
    library = library_of(site_of(which, site))
    read = answers(library)
    assert [fact["id"] for fact in read["facts.json"]["facts"]] == [fact.id for fact in library.facts]
    for fact in read["facts.json"]["facts"]:
        assert PROMISED["fact"] <= fact.keys()
        assert PROMISED["passage"] <= fact["passage"].keys()
        for part in ("figures", "footnotes"):
            assert all(PROMISED[part] <= each.keys() for each in fact[part])
        assert all(type(figure[name]) in (int, float, type(None)) for figure in fact["figures"]
                   for name in ("value", "low", "high"))  # fmt: skip
        for id_ in (fact["id"], *fact["moved_from"]):
            assert read[f"facts/{id_}.json"]["fact"] == fact


def test_numbers_are_whole_and_texts_keep_the_digits(site: Path) -> None:
    read = facts(library_of(corrected(site)))
    (million,) = read["markup-is-text"]["figures"]
    assert (million["value"], type(million["value"]), million["text"]) == (3300000, int, "3.30 million British pounds")
    (span,) = read["upkeep"]["figures"]
    assert (span["value"], span["low"], span["high"], span["qualifier"]) == (None, 500, 600, "between")
    (was,) = read["crest-in-1962"]["corrections"][0]["was"]["figures"]
    assert (was["value"], was["text"]) == (1500, "more than 1.5 thousand centimetres")


def test_no_digit_is_lost_in_the_real_figures() -> None:
    library = real_library()
    for fact, read in zip(library.facts, answers(library)["facts.json"]["facts"], strict=True):
        for figure, said in zip(fact.record.figures, read["figures"], strict=True):
            for name in ("value", "low", "high"):
                amount = getattr(figure, name)
                assert exact(said[name]) == (None if amount is None else amount * figure.factor)


def test_every_field_that_a_correction_can_change_is_in_its_answer() -> None:
    assert set(Was.model_fields) == set(records.Fact.changeable())


def test_earlier_versions_can_be_made_of_the_corrections(site: Path) -> None:
    library = library_of(corrected(site))
    for fact, read in zip(library.facts, answers(library)["facts.json"]["facts"], strict=True):
        fields = dict(read)
        for version, correction in zip(reversed(fact.versions[:-1]), reversed(read["corrections"]), strict=True):
            fields |= correction["was"]
            expected = as_json(fact_part(version, library.settings.url))
            assert {name: fields[name] or None for name in Was.model_fields} == {
                name: expected[name] or None for name in Was.model_fields
            }
    assert read["corrections"] == []
    assert "said_by" in facts(library)["crest-in-1962"]["corrections"][1]["was"]


def exact(value: Any) -> Any:
    """Give a number with the digits that its JSON has, and anything else as it is."""
    return Decimal(repr(value)) if isinstance(value, float) else value


def as_json(part: Part) -> dict:
    return json.loads(part.model_dump_json(by_alias=True, exclude_unset=True))


def test_status_tells_a_newsroom_what_became_of_each_card(site: Path) -> None:
    status = answers(library_of(corrected(site)))["status.json"]
    assert status["facts"]["next-flood"] == {
        "title": "Ada Moor: A flood as high is likely by 2040, according to some, and …",
        "version": 1, "last_correction": None, "withdrawn": False, "moved_to": None,
        "versions": [{"version": 1, "state": "current", "since": []}],
        "url": "https://dam.example/facts/next-flood/", "embed_url": "https://dam.example/embed/next-flood/",
    }  # fmt: skip
    crest = status["facts"]["crest-in-1962"]
    assert crest["version"] == 3
    assert crest["last_correction"] == {
        "version": 3, "date": "2023-03-01", "kind": "source", "why": "The note had been put to the wrong work.",
        "of": "claim",
    }  # fmt: skip
    misread = {"said": "Corrected on 1 February 2022: the figure", "why": "The gauge had been misread."}
    wrong_work = {"said": "Corrected on 1 March 2023: the source", "why": "The note had been put to the wrong work."}
    assert crest["versions"] == [
        {"version": 1, "state": "corrected", "since": [wrong_work, misread]},
        {"version": 2, "state": "corrected", "since": [wrong_work]},
        {"version": 3, "state": "current", "since": []},
    ]
    gone = status["facts"]["upkeep"]
    assert {each["state"] for each in gone["versions"]} == {"withdrawn"}
    assert (gone["withdrawn"], gone["version"], gone["last_correction"]["kind"]) == (True, 2, "withdrawn")
    assert status["facts"]["upkeep-a-day"] == gone | {"moved_to": "upkeep"}
    assert status["pairs"]["flood/height"]["facts"] == ["crest-in-1962", "crest-as-the-last"]
    assert status["pairs"]["flood/height"]["embed_url"] == "https://dam.example/embed/flood/height/"


@pytest.mark.parametrize("which", SITES)
def test_whatever_an_answer_names_is_there(site: Path, which: str) -> None:
    read = answers(library_of(site_of(which, site)))
    ids = {fact["id"] for fact in read["facts.json"]["facts"]}
    sources = {source["id"] for source in read["sources.json"]["sources"]}
    questions = {f"{topic['id']}/{each['id']}": each for topic in read["topics.json"]["topics"]
                 for each in topic["questions"]}  # fmt: skip
    assert {id_ for each in questions.values() for answer in each["answers"] for id_ in answer["facts"]} == ids
    assert set(read["status.json"]["pairs"]) == set(questions)
    assert {id_ for id_, status in read["status.json"]["facts"].items() if status["moved_to"] is None} == ids
    perspectives = {each["id"]: each for each in read["facts.json"]["perspectives"]}
    for fact in read["facts.json"]["facts"]:
        assert f"{fact['topic']}/{fact['question']}" in questions
        assert fact["passage"]["section"] in {None, *perspectives[fact["perspective"]]["sections"]}
        assert {note["source"] for note in fact["footnotes"]} <= sources
    for source in read["sources.json"]["sources"]:
        assert set(source["cited_by"]) <= ids


# --- the table ---------------------------------------------------------------------------------------------------


def package(library: Library, folder: Path) -> frictionless.Package:
    for file in data_package(library):
        (folder / Path(file.path).name).write_bytes(file.data())
    return frictionless.Package(str(folder / "datapackage.json"))


@pytest.mark.parametrize("which", SITES)
def test_the_data_package_is_valid_and_has_a_row_for_each_figure(site: Path, tmp_path: Path, which: str) -> None:
    library = library_of(site_of(which, site))
    found = package(library, tmp_path)
    report = found.validate()
    assert report.flatten(["type", "message"]) == []
    assert report.stats["errors"] == report.stats["warnings"] == 0
    rows = found.get_resource("figures").read_rows()
    figures = [(fact, count, figure) for fact in answers(library)["facts.json"]["facts"]
               for count, figure in enumerate(fact["figures"], start=1)]  # fmt: skip
    assert len(rows) == len(figures)
    for row, (fact, count, figure) in zip(rows, figures, strict=True):
        assert (row["fact"], row["figure"]) == (fact["id"], count)
        for name, value in figure.items():
            assert row[name] == exact(value), name
        for name in ("topic", "question", "perspective", "kind", "statement", "said_by", "evidence", "version",
                     "withdrawn", "url"):  # fmt: skip
            assert row[name] == fact[name], name


def test_the_data_package_has_the_licence_that_the_site_names(site: Path, tmp_path: Path) -> None:
    assert package(library_of(site), tmp_path).licenses == []
    found = package(library_of(licensed(site)), tmp_path)
    assert found.licenses == [{"name": LICENCE["name"], "path": LICENCE["url"]}]
    assert found.validate().flatten(["type", "message"]) == []


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("1600", "1600 or so", "type-error"),
        ("more-than", "almost", "constraint-error"),
        ("crest-in-1962,2", "crest-in-1962,1", "primary-key"),
        ("fact,figure", "figure,fact", "incorrect-label"),
        ("\r\n", "\n", "byte-count"),
    ],
)
def test_a_spoilt_table_is_found_out(library: Library, tmp_path: Path, old: str, new: str, error: str) -> None:
    found = package(library, tmp_path)
    if error != "byte-count":  # which would be the only one told
        resource = found.get_resource("figures")
        resource.bytes = resource.hash = None
    table = tmp_path / "facts.csv"
    table.write_bytes(table.read_bytes().replace(old.encode(), new.encode()))
    assert error in {type_ for (type_,) in found.validate().flatten(["type"])}


def test_the_table_is_rfc_4180(site: Path) -> None:
    text = texts(library_of(corrected(site)))["facts.csv"]
    assert text.count("\n") == text.count("\r\n") == 5
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert [(row["fact"], row["withdrawn"]) for row in rows] == [
        ("crest-in-1962", "false"), ("crest-in-1962", "false"), ("upkeep", "true"), ("markup-is-text", "false"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "package_name"), [("The Dam!", "the-dam"), ("Écluse 2", "ecluse-2"), ("Дамба", "facts")]
)
def test_a_package_has_a_legal_name(site: Path, name: str, package_name: str) -> None:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text().replace("site_name: The Dam", f"site_name: {name}"))
    assert answers(library_of(site))["datapackage.json"]["name"] == package_name


def test_hostile_text_survives(site: Path, tmp_path: Path) -> None:
    label = site / "facts/flood/crest-in-1962.yml"
    corrected(site)
    label.write_text(label.read_text().replace("label: Crest of the flood", f"label: {json.dumps(HOSTILE_READ)}", 1))
    library = library_of(site)
    read = answers(library)
    assert read["facts/crest-as-the-last.json"]["fact"]["quotation"]["words"] == HOSTILE_READ
    assert read["sources.json"]["sources"][0]["csl"]["title"] == HOSTILE_READ
    assert read["facts/crest-in-1962.json"]["fact"]["figures"][0]["label"] == HOSTILE_READ
    found = package(library, tmp_path)
    assert found.validate().valid
    assert found.get_resource("figures").read_rows()[0]["label"] == HOSTILE_READ
