"""`diptych new question` and `diptych new topic` write what facts then answer, and name it where it has to be named."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from diptych.commands.new.asking import ask_for_question
from diptych.problem import CannotRun
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site

from .conftest import problems_of
from .test_commands import diptych

COST = "facts/cost/topic.yml"
QUESTION = {
    "--title": "Who pays for it, and when?",
    "--relation": "one-sided",
    "--why": "The valley pays, says Keep: Remove does not speak of it.",
    "--silent": "remove",
    "--looked-for": "Looked for: payers, taxes. None is named.",
}
TOPIC = {"--title": "The fish", "--summary": "What lives in the river.", "--question": "What lives there?",
         "--relation": "contradict", "--why": "They count otherwise."}  # fmt: skip


def new(site: Path, *words: str, **changed: str) -> tuple[int, str, str]:
    of = TOPIC if words[0] == "topic" else QUESTION
    answers = of | {f"--{name.replace('_', '-')}": value for name, value in changed.items()}
    options = [each for name, value in answers.items() if value for each in (name, value)]
    run = diptych("new", *words, *options, cwd=site)
    return run.returncode, run.stdout, run.stderr


def said(site: Path) -> list[str]:
    return [problem.says for problem in problems_of(site)]


def test_a_question_is_written_at_the_end_of_its_topic(site: Path) -> None:
    (site / COST).write_text("# Of money.\n" + (site / COST).read_text(encoding="utf-8"), encoding="utf-8")
    status, shown, told = new(site, "question", "cost")
    assert status == 0, told
    assert shown == (site / COST).read_text(encoding="utf-8")
    assert shown.startswith("# Of money.\n")
    assert shown.endswith("""  - id: who-pays-when
    title: Who pays for it, and when?
    relation: one-sided
    why: "The valley pays, says Keep: Remove does not speak of it."
    silence: {perspective: remove, note: "Looked for: payers, taxes. None is named."}
""")
    assert told.endswith("now write a fact that answers it: diptych new fact --question cost/who-pays-when\n")
    assert [each for each in said(site) if "answered by nobody" not in each] == []


@pytest.mark.parametrize("words", [("question", "cost"), ("topic",)], ids=" ".join)
def test_a_file_that_is_changed_keeps_the_ends_of_its_lines(site: Path, words: tuple[str, ...]) -> None:
    path = site / (COST if words[0] == "question" else "mkdocs.yml")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    status, _, told = new(site, *words)
    assert status == 0, told
    after = path.read_bytes()
    assert after != before
    assert after.count(b"\n") == after.count(b"\r\n")


def test_a_topic_is_written_and_named_in_the_navigation(site: Path) -> None:
    status, shown, told = new(site, "topic")
    assert status == 0, told
    assert shown == (site / "facts/fish/topic.yml").read_text(encoding="utf-8")
    assert "questions:\n  - {id: what-lives-there, title: What lives there?, relation: contradict, " in shown
    assert "      - topics/cost.md\n      - topics/fish.md\n" in (site / "mkdocs.yml").read_text(encoding="utf-8")
    assert "diptych new fact --question fish/what-lives-there" in told
    assert [each for each in said(site) if "answered by nobody" not in each] == []


def test_where_no_topic_is_named_the_reader_is_told_to(site: Path) -> None:
    config = site / "mkdocs.yml"
    config.write_text("".join(line for line in config.read_text().splitlines(True) if "topics/" not in line))
    before = config.read_bytes()
    _, _, told = new(site, "topic")
    assert "name its page under nav: in mkdocs.yml: topics/fish.md" in told
    assert config.read_bytes() == before


@pytest.mark.parametrize("words", [("question", "cost"), ("topic",)])
def test_a_dry_run_writes_nothing(site: Path, words: tuple[str, ...]) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert new(site, *words, "--dry-run")[0] == 0
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("words", "changed", "status", "says"),
    [
        (("question", "costs"), {}, 2, 'there is no topic "costs"; did you mean "cost"?'),
        (("question", "cost"), {"silent": "removed"}, 2, 'did you mean "remove"?'),
        (("question", "cost"), {"silent": ""}, 2, "a question needs --silent"),
        (("question", "cost"), {"title": "", "why": ""}, 2, "a question needs --title, --why"),
        (("question", "cost"), {"id": "Who pays"}, 2, "is not an id"),
        (("topic",), {"id": "../fish"}, 2, "is not an id"),
        (("topic",), {"summary": ""}, 2, "a topic needs --summary"),
        (("topic",), {"id": "cost"}, 2, "facts/cost/topic.yml is there already"),
    ],
)
def test_what_cannot_stand_is_not_written(
    site: Path, words: tuple[str, ...], changed: dict[str, str], status: int, says: str
) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    ended, _, told = new(site, *words, **changed)
    assert (ended, says in told) == (status, True), told
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_a_second_question_of_the_same_words_gets_the_next_number(site: Path) -> None:
    assert [new(site, "question", "cost")[0], new(site, "question", "cost")[0]] == [0, 0]
    assert "  - id: who-pays-when-2\n" in (site / COST).read_text(encoding="utf-8")


def asked(site: Path, given: dict[str, Any], keys: str) -> dict[str, Any]:
    def ask() -> dict[str, Any]:
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_text(keys)
            return ask_for_question(read_site(read_settings(site)), given)

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(ask).result()


NOTHING = dict.fromkeys(("title", "relation", "why", "timing", "silent", "looked_for"))
DOWN, ENTER = "\x1b[B", "\r"


def test_it_asks_for_what_is_not_given(site: Path) -> None:
    keys = ["Who pays?", ENTER, *[DOWN] * 4, ENTER, "Keep says so.", ENTER, DOWN, ENTER, "Payers.", ENTER]
    assert asked(site, dict(NOTHING), "".join(keys)) == {
        "title": "Who pays?", "relation": "one-sided", "why": "Keep says so.", "timing": None, "silent": "remove",
        "looked_for": "Payers.",
    }  # fmt: skip
    keys = ["The fish", ENTER, "What lives.", ENTER, "What lives there?", ENTER, ENTER, "They agree.", ENTER]
    answers = asked(site, NOTHING | {"summary": None, "question": None}, "".join(keys))
    assert (answers["title"], answers["question"], answers["relation"]) == ("The fish", "What lives there?", "agree")


def test_whoever_breaks_off_has_written_nothing(site: Path) -> None:
    with pytest.raises(CannotRun, match="broken off"):
        asked(site, dict(NOTHING), "\x03")
