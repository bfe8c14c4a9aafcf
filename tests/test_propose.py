"""The page "Propose a fact": its lists are those of the facts, and its script writes what Python writes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import html5lib
import pytest

from diptych.commands.new.fact import suggest_fact_id
from diptych.library import Library
from diptych.outputs.pages.propose import propose
from diptych.reading.forms import FIELDS
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site
from diptych.reading.yaml.strict import read
from diptych.reading.yaml.writing import write_record
from diptych.records import Fact, Figure, Footnote, Kind, Qualifier
from diptych.wording.figures import HEDGES, figure_words, words_of_units

from .conftest import library_of

HTML = "{http://www.w3.org/1999/xhtml}"
SCHEMA = "../../schema/fact.json"
LONG = "word " * 30 + "end"
# What each field of a record may hold, and what would change its meaning where it is not quoted.
TEXTS = [
    "plain", "It costs 22,440 roubles.", "Pay: it is low.", "ends in a colon:", "a #tag", "half # comment", "#first",
    'He said "no".', "it’s ‘so’ and “so”", "it's so", '"', "'", "\\", 'both \' and "', "back\\slash", "[x]", "{x: y}",
    "a, b", "null", "~", "true", "no", "-1", "- 1", "-x", "(x)", "?", "!tag", "&a", "*a", "%", "@x", "`x`", "> x",
    "| x", "One.\nTwo # three", "a\r\nb", "tab\there", "\x1b[31mred", "bidi \u202e\u2066", "nbsp\u00a0here",
    "two  spaces", " x", "x ", "می\u200cشود", "日本",
    "é" * 130, "½ and ²", "Ⅷ", "٣", "-٣", "=1+1", "🙂 yes", "a\u2028b", "\ufeffx", LONG,
    f"{LONG} # tag", f"{LONG}: more", f"{LONG} \"x\"", f"{LONG} z\u200cz", "x" * 130, f"{'x' * 119} y",
    f"{'x' * 117} y", f"{'é' * 116} y", f"{'🙂 ' * 70}x", "", "2024-05", "2024~", "0x1", "1_000", "1:30",
]  # fmt: skip
RECORDS: list[dict[str, Any]] = [
    *({"statement": text} for text in TEXTS),
    *({"passage": {"exact": text, "section": "s"}} for text in TEXTS if text),
    *({"places": [text, "b"]} for text in TEXTS if text),
    {"figures": [{"label": "Fall, and rise", "value": "46.4", "unit": "percent"}, {"label": LONG, "value": "1"}]},
    {"figures": [{"label": "x" * 100, "value": "1", "unit": "percent"}], "places": ["a" * 60, "b" * 60]},
    {"passage": {"exact": LONG, "section": "the-price"}, "quotation": {"words": "a: b", "speaker": "c"}},
]


def test_python_and_javascript_write_the_same_yaml(golden: Callable[[str, str], None]) -> None:
    table = [[record, write_record(record, SCHEMA)] for record in RECORDS]
    golden("yaml.json", json.dumps(table, ensure_ascii=True, indent=1) + "\n")


@pytest.mark.parametrize("record", RECORDS)
def test_what_is_written_is_read_as_it_was(record: dict[str, Any]) -> None:
    document, problems = read(write_record(record, SCHEMA), "written.yml")
    assert document.tree == record or problems  # a sign that no text of ours may have, or a text that is empty


STATEMENTS = [
    "Repairs take 40,000 pounds, and more: every year.", "The dam’s keeper’s sons’ house",
    "Élan vital, Łódź and Straße", "Of the", "", "日本",
    "One two three four five six seven", "x" * 100, "It's 'so' it’s", "a-b c_d e.f", "’s ’s",
]  # fmt: skip


def test_python_and_javascript_suggest_the_same_ids(site: Path, golden: Callable[[str, str], None]) -> None:
    facts = read_site(read_settings(site))
    table = [[statement, suggest_fact_id(statement, facts)] for statement in STATEMENTS]
    golden("ids.json", json.dumps(table, ensure_ascii=False, indent=1) + "\n")


FIGURES: list[dict[str, str]] = [
    {"value": "46.4", "unit": "percent", "qualifier": "about"}, {"value": "3.30", "unit": "GBP", "scale": "million"},
    {"low": "500", "high": "6000", "unit": "boats", "qualifier": "between"}, {"value": "1", "unit": "GBP"},
    {"value": "1", "unit": "kilometer"}, {"value": "-1", "unit": "kilometer"}, {"value": "1.0", "unit": "kilometer"},
    {"value": "1", "unit": "RUB", "scale": "billion"}, {"value": "0.5", "unit": "boats"},
    {"value": "5", "unit": "Mach"},
    {"value": "1", "unit": "boats", "qualifier": "at-least"}, {"value": "-0", "unit": "celsius"},
    {"value": "1234567.8901", "unit": "square-kilometer"}, {"value": "-40", "unit": "celsius"},
    {"low": "0", "high": "1", "unit": "boats", "qualifier": "between"}, {"value": "2", "unit": "percentage points"},
    {"value": "1", "unit": "percentage points"}, {"value": "6.2", "unit": "magnitude"}, {"value": "12", "unit": "ILS"},
    {"value": "2", "unit": "thirds"}, {"value": "1", "unit": "quarters"}, {"value": "2.0", "unit": "thirds"},
    {"low": "2", "high": "3", "unit": "fifths", "qualifier": "between"}, {"value": "12", "unit": "tenths"},
]  # fmt: skip


def test_python_and_javascript_say_a_figure_in_the_same_words(golden: Callable[[str, str], None]) -> None:
    made = [Figure.model_validate({"label": "x"} | figure) for figure in FIGURES]
    used = {figure.unit for figure in made}
    units = {unit: words for unit, words in words_of_units(used).items() if unit in used}
    table = {
        "hedges": {qualifier.value: words for qualifier, words in HEDGES.items()},
        "units": "\n".join("\t".join((unit, *words)) for unit, words in units.items()),
        "figures": [[figure, figure_words(made_).text] for figure, made_ in zip(FIGURES, made, strict=True)],
    }
    golden("figure_words.json", json.dumps(table, ensure_ascii=False, indent=1) + "\n")


# --- the page ----------------------------------------------------------------------------------------------------


def page(library: Library) -> str:
    (file,) = propose(library)
    assert file.path == "propose-a-fact/index.md"
    return file.text


def parsed(library: Library) -> Any:
    return html5lib.parse(page(library).partition("\n---\n")[2])


def named(document: Any, name: str) -> list[str]:
    (select,) = (each for each in document.iter(f"{HTML}select") if each.get("name") == name)
    options = (each.get("value", each.text) for each in select.iter(f"{HTML}option"))
    return [value for value in options if value]


def test_the_lists_are_those_of_the_facts(library: Library) -> None:
    document = parsed(library)
    assert named(document, "perspective") == [side.id for side in library.sides]
    assert named(document, "question") == [question.path for question in library.questions]
    assert named(document, "kind") == [kind.value for kind in Kind]
    assert named(document, "qualifier") == [each.value for each in Qualifier]
    assert named(document, "section") == ["the-flood", "the-price"]
    lists = {each.get("id"): [option.get("value") for option in each] for each in document.iter(f"{HTML}datalist")}
    assert lists == {
        "propose-places": ["lune-valley"], "propose-sources": ["a-bare-title", "board-1963-report"],
        "propose-units": ["GBP", "centimeter"],
    }  # fmt: skip


def test_every_field_of_the_form_is_on_the_page(library: Library) -> None:
    document = parsed(library)
    names = {each.get("name") for kind in ("input", "select", "textarea") for each in document.iter(f"{HTML}{kind}")}
    assert {field.id for field in FIELDS if not field.many} <= names
    assert Figure.model_fields.keys() - {"inferred"} <= names
    assert Footnote.model_fields.keys() - {"printed"} <= names
    assert {each.get("data-many") for each in document.iter(f"{HTML}fieldset")} == {
        field.id for field in FIELDS if field.many
    }


def known(library: Library) -> dict[str, Any]:
    (element,) = (each for each in parsed(library).iter() if each.get("data-propose"))
    return json.loads(element.get("data-propose"))


def test_the_script_knows_the_order_of_a_facts_fields(library: Library) -> None:
    assert known(library)["order"] == list(Fact.model_fields)
    assert [field["id"] for field in known(library)["fields"]] == [field.id for field in FIELDS]


def test_the_script_knows_how_every_unit_is_said_and_which_names_are_taken(library: Library) -> None:
    told = known(library)
    assert "kilometer\t\tkilometre\tkilometres" in told["units"].splitlines()
    assert "Mach\tMach \t\t" in told["units"].splitlines()
    assert {fact.id for fact in library.facts} | {topic.id for topic in library.topics} <= set(told["used"].split())


def test_a_site_without_a_repository_offers_the_file_alone(library: Library) -> None:
    assert (known(library)["repository"], known(library)["editor"]) == ("", "")
    assert "issues/new" not in page(library)


def test_a_site_with_a_repository_leads_to_its_form_and_its_editor(site: Path) -> None:
    config = site / "mkdocs.yml"
    lines = "repo_url: https://github.com/o/r\nedit_uri: edit/main/docs/\n"
    config.write_text(config.read_text(encoding="utf-8") + lines, encoding="utf-8")
    told = known(library_of(site))
    assert (told["repository"], told["editor"]) == ("https://github.com/o/r/", "https://github.com/o/r/new/main/")
    links = [each.get("href") for each in parsed(library_of(site)).iter(f"{HTML}a")]
    assert "https://github.com/o/r/issues/new?template=fact.yml" in links


def test_nothing_stands_on_the_page_that_a_strict_policy_refuses(library: Library) -> None:
    for element in parsed(library).iter():
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
        assert element.tag not in (f"{HTML}script", f"{HTML}style")
