"""The forms for whoever has no git: their fields are the records', and a filled one becomes a fact that is checked."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from diptych.problem import CannotRun
from diptych.reading.forms import FIELDS, LEFT_OUT, LONGEST, Field, read_form
from diptych.reading.yaml.strict import read
from diptych.records import CorrectionKind, Fact, Footnote, Forecast, Kind, Passage, Quotation

from .conftest import ROOT, problems_of, real_library
from .test_commands import diptych

FORMS = ROOT / ".github/ISSUE_TEMPLATE"
PARTS: dict[str, Any] = {"quotation": Quotation, "passage": Passage, "forecast": Forecast}

ANSWERS = {
    "perspective": "remove",
    "question": "cost/price",
    "kind": "figure",
    "statement": "Repairs take 40,000 pounds,\nand more: every year.",
    "figures": 'label: "Repairs, a year", value: 40000, unit: GBP\n- {label: Bridges, value: 3, unit: bridges}',
    "exact": "repairs take 40,000 pounds, a year",
    "date": "2021",
    "footnotes": "mark: i, source: a-bare-title",
    "places": "lune-valley",
}


def filled(**changed: str) -> str:
    """A filled form, as the host of the repository writes it into the issue."""
    answers = ANSWERS | changed
    return "\n\n".join(f"### {field.label}\n\n{answers.get(field.id) or '_No response_'}" for field in FIELDS)


# --- the forms ---------------------------------------------------------------------------------------------------


def form(name: str) -> dict[str, Any]:
    return yaml.safe_load((FORMS / f"{name}.yml").read_text(encoding="utf-8"))


def asked(name: str) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in form(name)["body"] if each["type"] != "markdown"}


@pytest.mark.parametrize("path", sorted(FORMS.glob("*.yml")), ids=lambda path: path.stem)
def test_a_form_is_one_that_its_host_takes(path: Path) -> None:
    if path.stem == "config":
        return
    read = form(path.stem)
    assert {"name", "description", "body"} <= read.keys() <= {"name", "description", "body", "labels", "title"}
    assert 0 < len(read["name"]) <= 60
    ids = [each["id"] for each in read["body"] if each["type"] != "markdown"]
    assert len(ids) == len(set(ids)) > 0
    labels = [each["attributes"]["label"] for each in read["body"] if each["type"] != "markdown"]
    assert len(labels) == len(set(labels))
    for each in read["body"]:
        assert each["type"] in {"markdown", "input", "textarea", "dropdown", "checkboxes"}
        if each["type"] != "markdown":
            assert re.fullmatch(r"[A-Za-z0-9_-]+", each["id"])
        if each["type"] == "dropdown":
            options = each["attributes"]["options"]
            assert all(isinstance(option, str) and option != "None" for option in options)
            assert len(options) == len(set(options))


def test_there_is_a_form_for_each_thing_that_readers_ask_for() -> None:
    assert {path.stem for path in FORMS.glob("*.yml")} >= {"fact", "mistake", "fairness", "correction"}


def test_the_form_of_a_fact_asks_for_what_a_fact_has() -> None:
    assert list(asked("fact")) == [field.id for field in FIELDS]
    assert [each["attributes"]["label"] for each in asked("fact").values()] == [field.label for field in FIELDS]
    assert {field.of for field in FIELDS} | set(LEFT_OUT) == Fact.model_fields.keys()
    for name, model in PARTS.items():
        filled = {field.part for field in FIELDS if field.of == name}
        assert (
            {key for key, info in model.model_fields.items() if info.is_required()}
            <= filled
            <= model.model_fields.keys()
        )


def test_what_a_fact_needs_is_needed_in_the_form() -> None:
    def is_required(field: Field) -> bool:
        whole = Fact.model_fields[field.of]
        part = PARTS[field.of].model_fields[field.part] if field.part else whole
        return whole.is_required() and part.is_required()

    required = {id_ for id_, each in asked("fact").items() if each.get("validations", {}).get("required")}
    assert required == {field.id for field in FIELDS if is_required(field)}


def test_what_can_be_chosen_is_what_the_records_take() -> None:
    perspectives = yaml.safe_load((ROOT / "facts/perspectives.yml").read_text(encoding="utf-8"))
    assert asked("fact")["perspective"]["attributes"]["options"] == list(perspectives)
    assert asked("fact")["kind"]["attributes"]["options"] == [kind.value for kind in Kind]
    kinds = asked("mistake")["kind"]["attributes"]["options"]
    assert kinds == [kind.value for kind in CorrectionKind if kind is not CorrectionKind.WITHDRAWN]
    assert asked("correction")["kind"]["attributes"]["options"] == [kind.value for kind in CorrectionKind]


def test_an_example_in_the_form_is_one_that_is_read() -> None:
    for field in FIELDS:
        placeholder = asked("fact")[field.id]["attributes"].get("placeholder")
        if field.is_yaml:
            read_form(filled(**{field.id: placeholder}))
        if field.id == "footnotes":
            Footnote.model_validate(read_form(filled(footnotes=placeholder))["footnotes"][0])


# --- a filled form -----------------------------------------------------------------------------------------------


def from_issue(site: Path, markdown: str, *more: str) -> tuple[int, str, str]:
    (site / "issue.md").write_text(markdown, encoding="utf-8")
    run = diptych("from-issue", "issue.md", *more, cwd=site)
    (site / "issue.md").unlink()
    return run.returncode, run.stdout, run.stderr


def test_a_filled_form_becomes_a_fact_that_stands(site: Path) -> None:
    status, shown, told = from_issue(site, filled())
    (written,) = (site / "facts/cost").glob("repairs*.yml")
    assert (status, shown) == (0, written.read_text(encoding="utf-8"))
    assert told.endswith("wrote facts/cost/repairs-take-40-000-pounds.yml\n")
    assert problems_of(site) == []
    document, problems = read(shown, "shown")
    assert problems == []
    assert document.tree["statement"] == "Repairs take 40,000 pounds, and more: every year."
    assert document.tree["figures"][1] == {"label": "Bridges", "value": "3", "unit": "bridges"}
    assert list(document.tree) == [name for name in Fact.model_fields if name in document.tree]


@pytest.mark.parametrize("change", ["\r\n", "mac", "spaces"])
def test_a_form_is_read_however_its_lines_end(site: Path, change: str) -> None:
    written = {"\r\n": filled().replace("\n", "\r\n"), "mac": filled().replace("\n", "\r"),
               "spaces": filled().replace("?\n", "?  \n")}[change]  # fmt: skip
    (site / "issue.md").write_bytes(written.encode())
    assert diptych("from-issue", "issue.md", "--dry-run", cwd=site).returncode == 0


def test_a_quotation_and_a_forecast_have_their_parts(site: Path) -> None:
    quotation = filled(kind="quotation", figures="", words="We shall not", speaker="A fisherman")
    assert read_form(quotation)["quotation"] == {"words": "We shall not", "speaker": "A fisherman"}
    forecast = filled(kind="forecast", figures="", due="2040", settles="The gauge.")
    assert "forecast: {due: 2040, settles: The gauge.}" in from_issue(site, forecast, "--dry-run")[1]


@pytest.mark.parametrize(
    ("changed", "status", "says"),
    [
        ({"date": "13/05/2025"}, 1, "write it as 2025-05-13"),
        ({"perspective": "removed"}, 1, 'did you mean "remove"?'),
        ({"exact": "two words"}, 1, "it has 2 words"),
        ({"figures": ""}, 1, "needs figures"),
        ({"question": "../../etc/passwd"}, 2, "there is no topic"),
        ({"question": "sources/price"}, 2, "there is no topic"),
        ({"question": "/cost/price"}, 2, "there is no topic"),
        ({"question": "cost/../flood/height"}, 1, "question"),
        ({"places": "../x"}, 1, "is not an id"),
        ({"footnotes": "mark: i, source: ../a-bare-title"}, 1, "is not an id"),
        ({"figures": "label: x, value: !!python/name:os.system 1"}, 2, "Its numbers"),
        ({"figures": "{label: &a x, value: *a}"}, 2, "Its numbers"),
        ({"figures": "- - [x]"}, 2, "Its numbers"),
        ({"figures": "label: x}\nkind: event, value: {"}, 2, "Its numbers"),
        ({"statement": "### The passage\n\nforged words of a stranger"}, 2, "twice"),
        ({"exact": ""}, 1, "passage"),
    ],
)
def test_a_form_that_cannot_stand_writes_nothing(site: Path, changed: dict[str, str], status: int, says: str) -> None:
    before = sorted(site.rglob("*"))
    ended, _, told = from_issue(site, filled(**changed))
    assert (ended, says in told) == (status, True), told
    assert sorted(site.rglob("*")) == before


@pytest.mark.parametrize("id_", ["../x", "/tmp/x", "a b", "X", ""])
def test_a_name_that_is_no_id_is_refused(site: Path, id_: str) -> None:
    before = sorted(site.parent.rglob("*"))
    assert from_issue(site, filled(), f"--id={id_}")[0] == 2
    assert sorted(site.parent.rglob("*")) == before


def test_what_commands_a_terminal_is_never_shown(site: Path) -> None:
    status, shown, told = from_issue(
        site, filled(statement="Red \x1b[31m and \u202egnirts, at ##[error]x."), "--dry-run"
    )
    assert status == 1
    assert "\x1b" not in shown + told
    assert "\u202e" not in shown + told


@pytest.mark.parametrize(
    "markdown", ["", "Hello", "### Whose claim is it?\n\nkeep", filled()[:300], "x" * (LONGEST + 1)]
)
def test_what_is_no_such_form_is_refused(markdown: str) -> None:
    with pytest.raises(CannotRun, match="form"):
        read_form(markdown)


FIGURE = {"label": "Repairs", "value": "4", "unit": "GBP"}


@pytest.mark.parametrize(
    "figures",
    ["```yaml\nlabel: Repairs, value: 4, unit: GBP\n```", "~~~\n{label: Repairs, value: 4, unit: GBP}\n~~~",
     "```yaml\n- label: Repairs\n  value: 4\n  unit: GBP\n```", "label: Repairs\nvalue: 4\nunit: GBP",
     "* label: Repairs, value: 4, unit: GBP", "1. {label: Repairs, value: 4, unit: GBP}",
     "<!-- a line each -->\nlabel: Repairs, value: 4, unit: GBP"],
)  # fmt: skip
def test_numbers_are_read_in_whatever_way_people_write_a_list(figures: str) -> None:
    assert read_form(filled(figures=figures))["figures"] == [FIGURE]


@pytest.mark.parametrize("exact", ["> a, b\n> c", "“a, b c”", '"a, b c"', "« a, b c »", "```\na, b c\n```",
                                   "<!-- what nobody sees -->a, b c"])  # fmt: skip
def test_words_of_a_text_are_taken_out_of_what_people_put_around_them(exact: str) -> None:
    assert read_form(filled(exact=exact))["passage"] == {"exact": "a, b c"}


def test_headings_may_be_edited_as_long_as_their_words_stay() -> None:
    edited = filled().replace("### The passage\n", "## the passage:\n").replace("_No response_", "_no response_")
    assert read_form(f"Hello,\n\n{edited}") == read_form(filled())


def test_places_may_stand_in_one_line() -> None:
    assert read_form(filled(places="lune-valley, north-bank"))["places"] == ["lune-valley", "north-bank"]


def test_html_and_pictures_stay_the_text_that_they_are(site: Path) -> None:
    statement = "It <b>costs</b> ![x](https://news.example/a.png) more [than](javascript:x) that."
    shown = from_issue(site, filled(statement=statement), "--dry-run")[1]
    assert read(shown, "shown")[0].tree["statement"] == statement


def test_a_form_in_another_encoding_or_with_a_mark_of_its_own_is_no_bug(site: Path) -> None:
    (site / "issue.md").write_bytes(filled(statement="Café").encode("latin-1"))
    run = diptych("from-issue", "issue.md", "--dry-run", cwd=site)
    assert (run.returncode, run.stderr) == (2, "Error: the form is not UTF-8; save it in the encoding UTF-8\n")
    (site / "issue.md").write_bytes(filled().encode("utf-8-sig"))
    assert diptych("from-issue", "issue.md", "--dry-run", cwd=site).returncode == 0


def test_a_heading_of_somebodys_own_is_a_part_of_the_answer() -> None:
    assert read_form(filled(statement="### Mine\n\nIt costs more."))["statement"] == "### Mine It costs more."


def test_examples_in_a_form_are_of_this_site() -> None:
    fields = yaml.safe_load((FORMS / "fact.yml").read_text(encoding="utf-8"))["body"]
    shown = {field["id"]: field["attributes"].get("placeholder") for field in fields if "id" in field}
    library = real_library()
    assert shown["question"] in {question.path for question in library.questions}
    assert shown["places"] in {place for fact in library.facts for place in fact.record.places}
    (kinds,) = (field["attributes"]["description"] for field in fields if field.get("id") == "kind")
    assert [kind for kind in Kind if f"{kind}:" not in kinds] == []
