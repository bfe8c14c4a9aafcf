"""`diptych fmt` lays out what people write in one way; what a file says and its comments stay, whatever they hold."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from diptych.commands.fmt import fmt
from diptych.commands.terminal.exits import USAGE
from diptych.problem import CannotRun
from diptych.reading.yaml.layout import laid_out
from diptych.reading.yaml.strict import read
from diptych.reading.yaml.writing import write_record

from .conftest import GOOD, ROOT
from .test_commands import diptych
from .test_writing import KEYS, RECORDS

UPKEEP = "facts/cost/upkeep.yml"
OURS = sorted(path for folder in (ROOT / "facts", GOOD / "facts") for path in folder.rglob("*.yml"))


def comments(text: str) -> list[str]:
    """The comments of a file whose texts hold no number sign, in their order."""
    return [line[line.index("#") :].strip() for line in text.split("\n") if "#" in line]


def said(text: str) -> Any:
    document, problems = read(text, "f.yml")
    assert problems == []
    return document.tree


def laid(text: str) -> str:
    after = laid_out(text, "f.yml")
    assert isinstance(after, str), after
    return after


def others_read(text: str) -> Any:
    return json.loads(json.dumps(YAML(typ="safe").load(text), default=str))


# --- what is said stays ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "folder", sorted({path.parent for path in OURS}), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_our_own_files_say_the_same_after_it(folder: Path) -> None:
    for number, path in enumerate(path for path in OURS if path.parent == folder):
        before = path.read_text(encoding="utf-8")
        after = laid(before)
        assert said(after) == said(before), path
        assert laid(after) == after, path
        assert whole_lines(after) == whole_lines(before), path
        if number % 8 == 0:  # it is slow
            assert others_read(after) == others_read(before), path


def whole_lines(text: str) -> list[str]:
    """The comments that stand on lines of their own."""
    return [line.strip() for line in text.split("\n") if line.lstrip().startswith("# ")]


SIGNS = st.text(st.characters(exclude_categories=("Cs", "Cn", "Co"), exclude_characters="\r"), max_size=12)
SPACED = st.lists(st.sampled_from(["word", "a,b", "x:", "#", "- ", "“q”", "\xa0", "22\u202f440", "it’s", "…"]),
                  min_size=1, max_size=60).map(" ".join)  # fmt: skip


def in_quotes(text: str) -> str:
    """Write any text in double quotes, by YAML's own escapes."""
    escaped = "".join(sign if sign.isascii() and sign.isprintable() else f"\\U{ord(sign):08X}" for sign in text)
    for sign in '"\\':
        escaped = escaped.replace(sign, f"\\{sign}") if sign == '"' else escaped
    return f'"{escaped}"'


@given(st.dictionaries(KEYS, SIGNS.filter(lambda text: "\\" not in text) | SPACED, min_size=1, max_size=3))
def test_texts_of_any_signs_are_said_as_they_were(record: dict[str, str]) -> None:
    before = "".join(f"{key}: {in_quotes(text)}\n" for key, text in record.items())
    assert said(before) == record
    assert said(laid(before)) == record
    assert laid(laid(before)) == laid(before)


@pytest.mark.slow
@given(RECORDS, st.data())
def test_comments_stay_wherever_they_stand(record: dict[str, Any], data: st.DataObject) -> None:
    if "#" in str(record):
        return
    lines = write_record(record).split("\n")[:-1]
    in_block = set()
    for number, line in enumerate(lines):
        if line.endswith(">-"):
            depth = len(line) - len(line.lstrip())
            after = number + 1
            while after < len(lines) and len(lines[after]) - len(lines[after].lstrip()) > depth:
                in_block.add(after)
                after += 1
    places = [number for number in range(len(lines) + 1) if number not in in_block]
    chosen = data.draw(st.lists(st.sampled_from(places), max_size=4))
    for count, number in enumerate(sorted(chosen, reverse=True)):
        deep = "" if number - 1 in in_block else "   "  # there it would be part of the text
        kinds = [[f"# {count}"], ["", f"{deep}# {count}"], ["", "", f"# {count}", ""]]
        lines[number:number] = data.draw(st.sampled_from(kinds))
    before = "\n".join(lines) + "\n"
    after = laid(before)
    assert (said(after), comments(after), laid(after)) == (record, comments(before), after)


@pytest.mark.parametrize(
    ("before", "after"),
    {
        "a:   1\nb:    {c: 2,   d: 3 }\n": "a: 1\nb: {c: 2, d: 3}\n",
        "a:\n    b: 1\n    c: 2\n": "a: {b: 1, c: 2}\n",
        "a:\n- x\n- y\n": "a: [x, y]\n",
        "a:\n- {b: 1,\n   c: 2}\n": "a:\n  - {b: 1, c: 2}\n",
        "a: >-\n  short\n": "a: short\n",
        "a: 'plain'\nb: \"it’s\"\n": "a: plain\nb: it’s\n",
        "a: 'x, y'\nb: {c: 'x, y'}\n": 'a: x, y\nb: {c: "x, y"}\n',
        "a: >\n  kept line end\n": "a: >\n  kept line end\n",
        "a: |\n  one\n  two\n": 'a: "one\\ntwo\\n"\n',
        "title: \"1984\"\nb: 'true'\nvalue: 1984\n": 'title: "1984"\nb: "true"\nvalue: 1984\n',
        "\n\n# head\n\n\n\na: 1\n\n\nb: 2\n\n\n": "# head\n\na: 1\n\nb: 2\n",
        'a: "x"  # why\nb: {c: 1}  # because\n': "# why\na: x\n# because\nb: {c: 1}\n",
        "a: {b: 1,\n  # of c\n  c: 2}\n": "a:\n  b: 1\n  # of c\n  c: 2\n",
        "a:\n  - b: 1\n      # deep\n    c: 2\n# last\n": "a:\n  - b: 1\n    # deep\n    c: 2\n# last\n",
        "a: >-  # why\n  text\nb: 2 \n": "# why\na: text\nb: 2\n",
        "- b: 1\n# two\n- c: 2\n": "- {b: 1}\n# two\n- {c: 2}\n",
        "a: []\nb: {}\n": "a: []\nb: {}\n",
        "---\na: 1\n": "a: 1\n",
    }.items(),
)
def test_each_is_laid_out_so(before: str, after: str) -> None:
    assert laid(before) == after
    assert said(before) == said(after)
    assert laid(after) == after


def test_a_long_text_is_folded_and_no_other_space_of_it_is_lost() -> None:
    words = "22\xa0440 roubles a month " * 12
    after = laid(f'statement: "{words.strip()}"\n')
    assert after.startswith("statement: >-\n  22\xa0440 roubles")
    assert max(map(len, after.splitlines())) <= 120
    assert said(after) == {"statement": words.strip()}


def test_a_new_record_stands_in_the_same_layout() -> None:
    record = {"statement": "a long claim " * 20 + "ends", "figures": [{"label": "Fall, a year", "value": "46.4"}]}
    assert laid(write_record(record, "../../schema/fact.json")) == write_record(record, "../../schema/fact.json")


# --- the command -------------------------------------------------------------------------------------------------


def scribble(site: Path) -> tuple[str, str]:
    before = (site / UPKEEP).read_text(encoding="utf-8")
    (site / UPKEEP).write_text(before.replace("kind: figure", "kind:   'figure'"), encoding="utf-8")
    return before, (site / UPKEEP).read_text(encoding="utf-8")


def test_it_writes_what_is_laid_out_otherwise_and_names_it(site: Path) -> None:
    diptych("fmt", cwd=site)
    before, _ = scribble(site)
    positions = (site / "facts/positions.yml").write_text("upkeep:   {paragraph: 1, start: 0, share: 0}\n")
    run = diptych("fmt", cwd=site)
    assert (run.returncode, run.stdout) == (0, f"laid out {UPKEEP}\n")
    assert (site / UPKEEP).read_text(encoding="utf-8") == before
    assert (site / "facts/positions.yml").stat().st_size == positions  # a command writes that
    assert diptych("fmt", cwd=site).stdout == ""


def test_check_writes_nothing(site: Path) -> None:
    diptych("fmt", cwd=site)
    assert diptych("fmt", "--check", cwd=site).returncode == 0
    _, scribbled = scribble(site)
    run = diptych("fmt", "--check", cwd=site)
    assert (run.returncode, run.stdout) == (1, f"{UPKEEP} is laid out otherwise\n")
    assert "run `diptych fmt`" in run.stderr
    assert (site / UPKEEP).read_text(encoding="utf-8") == scribbled


def test_one_file_can_be_named_from_any_folder(site: Path) -> None:
    diptych("fmt", cwd=site)
    before, _ = scribble(site)
    scribble_topic = (site / "facts/cost/topic.yml").read_text(encoding="utf-8") + "\n\n\n"
    (site / "facts/cost/topic.yml").write_text(scribble_topic, encoding="utf-8")
    run = diptych("--root", "../..", "fmt", "upkeep.yml", cwd=site / "facts/cost")
    assert (run.returncode, run.stdout) == (0, f"laid out {UPKEEP}\n"), run.stderr
    assert (site / UPKEEP).read_text(encoding="utf-8") == before
    assert (site / "facts/cost/topic.yml").read_text(encoding="utf-8") == scribble_topic


@pytest.mark.parametrize("name", ["mkdocs.yml", "docs/index.md"])
def test_no_other_file_is_laid_out(site: Path, name: str) -> None:
    before = (site / name).read_bytes()
    run = diptych("fmt", name, cwd=site)
    assert (run.returncode, "only the .yml files in facts/" in run.stderr) == (2, True)
    assert (site / name).read_bytes() == before


@pytest.mark.parametrize("written", [b"a: [", b"\xff", b"a: 1\na: 2\n"])
def test_what_cannot_be_read_is_left_as_it_is_and_the_rest_is_laid_out(site: Path, written: bytes) -> None:
    diptych("fmt", cwd=site)
    scribble(site)
    (site / "facts/cost/topic.yml").write_bytes(written)
    run = diptych("fmt", cwd=site)
    assert (run.returncode, run.stdout) == (1, f"laid out {UPKEEP}\n")
    assert "facts/cost/topic.yml:" in run.stderr
    assert (site / "facts/cost/topic.yml").read_bytes() == written


def test_ends_of_lines_stay(site: Path) -> None:
    diptych("fmt", cwd=site)
    scribble(site)
    (site / UPKEEP).write_bytes((site / UPKEEP).read_bytes().replace(b"\n", b"\r\n"))
    assert diptych("fmt", cwd=site).stdout == f"laid out {UPKEEP}\n"
    assert all(line.endswith(b"\r") for line in (site / UPKEEP).read_bytes().split(b"\n")[:-1])
    assert diptych("fmt", "--check", cwd=site).returncode == 0


def piped(written: bytes, *options: str) -> tuple[int, bytes, str]:
    run = CliRunner().invoke(fmt, ["--stdin", *options], input=written, obj=GOOD)
    told = run.stderr + (str(run.exception) if isinstance(run.exception, CannotRun) else "")
    return USAGE if isinstance(run.exception, CannotRun) else run.exit_code, run.stdout_bytes, told


def test_an_editor_passes_a_file_through_it() -> None:
    assert piped("a:   'é'\n".encode()) == (0, "a: é\n".encode(), "")
    assert piped(b"a:   1\n", "--check") == (1, b"", "")
    assert piped(b"a: 1\n", "--check") == (0, b"", "")


@pytest.mark.parametrize(("written", "status", "says"), [(b"a: [", 1, "-:1:4: "), (b"\xff", 2, "not UTF-8")])
def test_an_editor_gets_nothing_for_what_cannot_be_read(written: bytes, status: int, says: str) -> None:
    ended, printed, told = piped(written)
    assert (ended, printed, says in told) == (status, b"", True), told
