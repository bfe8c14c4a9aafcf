"""The JSON Schemas, held by somebody else's validator against every fact file, read by somebody else's YAML parser."""

import json
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from diptych.outputs.api.schemas import schemas
from diptych.reading.validate import validate
from diptych.reading.yaml.strict import read
from diptych.records import Fact, Source
from diptych.schemas.of_records import SCHEMAS

from .conftest import EXAMPLES, GOOD, ROOT

FACT_FILES = sorted(path for folder in (ROOT / "facts", GOOD / "facts") for path in folder.rglob("*.yml"))
# What an editor can mark before anything is run.
WITHIN_A_SCHEMA = {
    "unknown-key",
    "unknown-choice",
    "decimal-comma",
    "list-where-text-is-expected",
    "javascript-address",
}


def kind_of(path: Path) -> str:
    if path.parent.name == "facts" or path.stem == "topic":
        return path.stem
    return "source" if path.parent.name == "sources" else "fact"


def as_an_editor_reads(path: Path) -> object:
    # A day is a text to editors (YAML 1.2, core schema); ruamel.yaml makes a date of it.
    return json.loads(json.dumps(YAML(typ="safe").load(path.read_text(encoding="utf-8")), default=str))


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / f"schema/{kind}.json").read_text()))


@pytest.mark.parametrize("file", list(schemas()), ids=lambda file: file.path)
def test_the_committed_copy_is_fresh(file) -> None:
    assert (ROOT / file.path).read_text(encoding="utf-8") == file.text, "run `diptych schema`"


@pytest.mark.parametrize("kind", SCHEMAS)
def test_it_is_a_schema_and_explains_its_fields(kind: str) -> None:
    schema = validator(kind).schema
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_field_of_a_fact_is_explained() -> None:
    assert [name for name, field in validator("fact").schema["properties"].items() if "description" not in field] == []


@pytest.mark.parametrize("path", FACT_FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_fact_file_fits_its_schema(path: Path) -> None:
    assert [error.message for error in validator(kind_of(path)).iter_errors(as_an_editor_reads(path))] == []


@pytest.mark.parametrize("case", sorted(WITHIN_A_SCHEMA))
def test_an_editor_marks_what_a_schema_can_know(case: str) -> None:
    (path,) = (EXAMPLES / "bad" / case).rglob("*.yml")
    assert list(validator(kind_of(path)).iter_errors(as_an_editor_reads(path)))


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("source", "{type: book, kind: book, title: 1984, issued: 0988, ISBN: 9783161484100}"),
        ("source", "{type: book, kind: book, title: true, container-title: 1e3}"),
        ("fact", "{perspective: keep, question: 12, kind: assertion, statement: 1984, said_by: 7, "
                 "passage: {exact: one two three four}, footnotes: [{mark: 12, source: 1984}]}"),
    ],
)  # fmt: skip
def test_a_bare_number_is_a_text_to_an_editor_too(kind: str, written: str) -> None:
    document, problems = read(written, "f.yml")
    assert problems == []
    assert not isinstance(validate({"source": Source, "fact": Fact}[kind], document.tree, document, "it"), list)
    assert [error.message for error in validator(kind).iter_errors(YAML(typ="safe").load(written))] == []
