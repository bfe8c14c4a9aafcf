"""The pages of checks and of fields: each is made from what it describes, and its examples are what they are called."""

import html
import re

import pytest
from pydantic import TypeAdapter, ValidationError

from diptych.checking.check import RULES
from diptych.checking.explained import explanations
from diptych.library import Library
from diptych.outputs.pages.reference import reference
from diptych.reading.yaml.strict import read
from diptych.records.record import described
from diptych.schemas.examples import EXAMPLES
from diptych.schemas.reference import WRITTEN

FIELDS = [(model, name) for model in WRITTEN for name in model.model_fields]
# What only a reader sees: which sign is a quotation mark of ours.
SEEN_BY_READERS = {("Quotation", "words")}


def is_taken(model: type, name: str, written: str) -> bool:
    """Tell whether a field takes a value as it stands in YAML."""
    document, problems = read(f"{name}: {written}", "example.yml")
    info = model.model_fields[name]
    try:
        TypeAdapter(info.rebuild_annotation()).validate_python(None if problems else document.tree[name])
    except ValidationError:
        return False
    return not problems


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=lambda each: each if isinstance(each, str) else each.__name__)
def test_an_example_of_right_is_taken_and_one_of_wrong_is_not(model: type, name: str) -> None:
    example = EXAMPLES[model.__name__][model.model_fields[name].alias or name]
    assert is_taken(model, name, example.right)
    assert not is_taken(model, name, example.wrong) or (model.__name__, name) in SEEN_BY_READERS


def test_there_is_an_example_of_every_field_and_of_nothing_else() -> None:
    there = {model.__name__: {info.alias or name for name, info in model.model_fields.items()} for model in WRITTEN}
    assert {name: set(examples) for name, examples in EXAMPLES.items()} == there


def page(library: Library, path: str) -> str:
    return next(file.text for file in reference(library) if file.path == path)


def test_the_page_of_fields_has_them_all(library: Library) -> None:
    fields = page(library, "fields/index.md")
    headings = re.findall(r"^### `(.+)` \{ #(\S+) \}$", fields, re.MULTILINE)
    assert len(headings) == len(FIELDS)
    assert len({id_ for _, id_ in headings}) == len(FIELDS)
    shown = html.unescape(re.sub(r"</?code>", "`", fields))
    assert [described(model, name) for model, name in FIELDS if described(model, name) not in shown] == []
    targets = re.findall(r"\]\(#(\S+)\)", fields)
    assert len(targets) > 10
    for target in targets:
        assert f"{{ #{target} .dp-part }}" in fields


def test_the_page_of_checks_has_them_all(library: Library) -> None:
    checks = page(library, "checks/index.md")
    for each in explanations(RULES):
        assert f"\n## `{each.code}` {{ #{each.code} .dp-part }}\n" in checks
        assert f"```yaml\n{each.wrong}\n```" in checks
        assert f"```yaml\n{each.right}\n```" in checks
