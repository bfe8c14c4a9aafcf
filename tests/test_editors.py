"""What an editor offers, explains and marks while a fact is written: read from the YAML language server itself."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from diptych.commands.check import check
from diptych.reading.load import load
from diptych.schemas.of_site import schemas_of_site
from diptych.values.dates import PATTERN, is_edtf

from .conftest import GOOD, ROOT
from .language_server import SERVER, LanguageServer, running
from .test_commands import diptych
from .test_schemas import FACT_FILES, as_an_editor_reads, kind_of

HEAD = "# yaml-language-server: $schema=../../schema/site/{}.json\n"
FACT = """perspective: keep
question: price
kind: assertion
statement: It is dear.
passage: {exact: one two three four, section: the-price}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = shutil.copytree(GOOD, tmp_path_factory.mktemp("editors") / "site")
    assert diptych("schema", "--site", cwd=site).returncode == 0
    return site


@pytest.fixture(scope="module")
def editor(site: Path) -> Iterator[LanguageServer]:
    with running(site, ROOT / SERVER) as server:
        yield server


def written(site: Path, text: str, kind: str = "fact") -> tuple[Path, str]:
    return site / "facts/cost/new.yml", HEAD.format(kind) + text


# --- the language server -----------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "offered"),
    {
        "perspective: |\n": {"keep": "Keep: The dam must stay"},
        "question: |\n": {"price": "cost: What does it cost?", "height": "flood: How high did the water rise?"},
        "passage: {exact: a, section: |}\n": {"the-price": "keep: The price"},
        "footnotes:\n  - {mark: i, source: |}\n": {"a-bare-title": "« Crues »"},
        "footnotes:\n  - mark: i\n    source: |\n": {"a-bare-title": "« Crues »"},
        "also_answers: [|]\n": {"cost/price": "What does it cost?"},
        "places: [|]\n": {"lune-valley": "Valley of the Lune (1)"},
        "places:\n  - |\n": {"lune-valley": "Valley of the Lune (1)"},
        "figures:\n  - {label: x, unit: |}\n": {"GBP": "as in: Upkeep <b>a year</b>"},
        "kind: |\n": {"forecast": "figure, event, quotation, forecast or assertion."},
    }.items(),
)
def test_an_id_is_offered_with_its_title(
    editor: LanguageServer, site: Path, text: str, offered: dict[str, str]
) -> None:
    completed = editor.complete(*written(site, text))
    assert offered.items() <= completed.items(), completed
    assert not {"null", "true", "false"} & completed.keys()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "offered"),
    {
        "|\n": {"perspective", "question", "passage", "footnotes"},
        "perspective: keep\npassage:\n  |\n": {"exact", "section"},
        "figures:\n  - label: x\n    |\n": {"value", "unit", "qualifier"},
    }.items(),
)
def test_a_key_is_offered_with_what_it_is(editor: LanguageServer, site: Path, text: str, offered: set[str]) -> None:
    completed = editor.complete(*written(site, text))
    assert offered <= completed.keys()
    assert all(completed[name] for name in offered - {"perspective", "passage"})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "said"),
    {
        "figures:\n  - {label: x, un|it: GBP}\n": "a currency's ISO 4217 code",
        "passage: {exact: a b c d, sect|ion: the-price}\n": "The id of the section it stands in",
        "state|ment: It is dear.\n": "The claim in our own words",
    }.items(),
)
def test_a_key_is_explained_where_the_pointer_rests(editor: LanguageServer, site: Path, text: str, said: str) -> None:
    shown = editor.hover(*written(site, text))
    assert said in shown
    assert "||" not in shown


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("perspective: keep", "perspective: kept", 2),
        ("question: price", "question: prise", 3),
        ("kind: assertion", "kind: number", 4),
        ("section: the-price", "section: the-prize", 6),
        ("It is dear.\n", "It is dear.\ndate: 2025-13\n", 6),
        ("It is dear.\n", "It is dear.\ndate: 13 May 2025\n", 6),
        ("It is dear.\n", "It is dear.\nclaim: It is.\n", 6),
        ("It is dear.\n", "It is dear.\nplaces: [North Bank]\n", 6),
        ("It is dear.\n", "It is dear.\nfootnotes:\n  - {mark: i, source: nothing}\n", 7),
        ("It is dear.\n", "It is dear.\nfootnotes:\n  - {source: a-bare-title}\n", 7),
        ("It is dear.\n", 'It is dear.\nfigures:\n  - {label: x, value: "22,440", unit: GBP}\n', 7),
        ("kind: assertion", "kind: forecast", 2),
        ("kind: assertion", "kind: quotation", 2),
        ("kind: assertion", "kind: figure", 2),
    ],
)  # fmt: skip
def test_a_mistake_is_marked_at_its_line(editor: LanguageServer, site: Path, old: str, new: str, line: int) -> None:
    marks = editor.marks(*written(site, FACT.replace(old, new)))
    assert [mark.split(":")[0] for mark in marks] == [str(line)], marks


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", sorted((GOOD / "facts").rglob("*.yml")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_nothing_is_marked_in_what_is_right(editor: LanguageServer, site: Path, path: Path) -> None:
    up = "../" * (len(path.relative_to(GOOD).parts) - 1)
    text = re.sub(r"^# yaml-language-server.*\n", "", path.read_text(encoding="utf-8"))
    head = f"# yaml-language-server: $schema={up}schema/site/{kind_of(path)}.json\n"
    assert editor.marks(site / path.relative_to(GOOD), head + text) == []


@pytest.mark.slow
def test_places_and_units_that_are_new_are_not_marked(editor: LanguageServer, site: Path) -> None:
    more = "places: [new-place]\nfigures:\n  - {label: x, value: 3, unit: new things}\n"
    assert editor.marks(*written(site, FACT + more)) == []


# --- the schemas -------------------------------------------------------------------------------------------------


def test_our_own_facts_fit_the_schemas_of_our_site() -> None:
    made = {
        name: Draft202012Validator(json.loads(text))
        for name, text in schemas_of_site(load(ROOT / "facts", ROOT)).items()
    }
    for schema in made.values():
        Draft202012Validator.check_schema(schema.schema)
    for path in FACT_FILES[::5]:
        if path.is_relative_to(ROOT / "facts"):
            assert [each.message for each in made[kind_of(path)].iter_errors(as_an_editor_reads(path))] == [], path


def test_they_follow_the_facts(site: Path) -> None:
    assert diptych("schema", "--site", "--check", cwd=site).returncode == 0
    topic = site / "facts/cost/topic.yml"
    before = topic.read_text(encoding="utf-8")
    topic.write_text(before.replace("What does it cost?", "What does it take?"), encoding="utf-8")
    run = diptych("schema", "--site", "--check", cwd=site)
    assert (run.returncode, "schema/site/fact.json is stale: run `diptych schema --site`" in run.stdout) == (1, True)
    topic.write_text(before, encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "fits"),
    {"2024": True, "2025-03~": True, "199X": True, "2022/..": True, "../2023-05": True, "2024-03/2024-05": True,
     "2024-36": True, "2004-XX-XX": True, "2025-13": False, "13 May 2025": False, "2025-02-32": False,
     "2024-2025": False, "/": False, "": False, "24": False}.items(),
)  # fmt: skip
def test_a_date_fits_its_pattern(written: str, fits: bool) -> None:
    assert bool(re.search(PATTERN, written)) == fits
    assert fits or not is_edtf(written)


# --- what an editor is told --------------------------------------------------------------------------------------


def test_the_editors_settings_name_schemas_that_are_written(site: Path) -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    for name in settings["yaml.schemas"]:
        assert (site / name).is_file(), name


def test_the_task_reads_what_check_prints(site: Path) -> None:
    (task, _) = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    matcher = task["problemMatcher"]
    assert set(task["args"]) - {"check"} <= {name for each in check.params for name in each.opts}
    upkeep = site / "facts/cost/upkeep.yml"
    before = upkeep.read_text(encoding="utf-8")
    upkeep.write_text(before.replace("kind: figure", "kind: number"), encoding="utf-8")
    printed = diptych("check", cwd=site).stdout
    upkeep.write_text(before, encoding="utf-8")
    (found,) = filter(None, (re.fullmatch(matcher["pattern"]["regexp"], line) for line in printed.splitlines()))
    named = {name: found[number] for name, number in matcher["pattern"].items() if name != "regexp"}
    assert (named["file"], named["code"], named["severity"]) == ("facts/cost/upkeep.yml", "invalid-value", None)
    assert (site / named["file"]).read_text(encoding="utf-8").splitlines()[int(named["line"]) - 1] == "kind: figure"


def test_a_watch_checks_again_after_each_edit(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands still: each pause is an edit of the test, and the last one an interruption."""
    upkeep = site / "facts/cost/upkeep.yml"
    before = upkeep.read_text(encoding="utf-8")
    edits = iter([before.replace("kind: figure", "kind: number"), None, before])

    def pause(_: float) -> None:
        if (edit := next(edits, "")) == "":
            raise KeyboardInterrupt
        if edit:
            upkeep.write_text(edit, encoding="utf-8")

    monkeypatch.setattr("time.sleep", pause)
    run = diptych("check", "--watch", cwd=site)
    told = [line for line in run.stdout.splitlines() if not line.startswith(" ")]
    begins, ends = "Checking …", "Checked; it is checked again after the next edit."
    assert [told[0], told[1], told[2], told[-2], told[-1]] == [begins, ends, begins, begins, ends]
    assert '"number" is none of the choices' in told[3]
    assert run.returncode == 0
    matcher = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"][0]["problemMatcher"]
    assert re.search(matcher["background"]["beginsPattern"], begins)
    assert re.search(matcher["background"]["endsPattern"], ends)
