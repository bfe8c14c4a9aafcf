from pathlib import Path

import pytest

from diptych.checking.texts.coverage import find_covered, items
from diptych.commands.terminal.tables import coverage_as_text
from diptych.reading.load import load
from diptych.reading.texts import Text

from .conftest import GOOD
from .test_commands import diptych

TEXTS = [f"--text={side}={GOOD / side}.txt" for side in ("keep", "remove")]


def found(line: str) -> list[tuple[str, str]]:
    return [(item.kind, item.written) for item in items(Text.of(line), set())]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("It was 32.1%, or $4,651.", [("figure", "32.1%"), ("figure", "$4,651")]),
        ("From 1979-1989; the Tu-22 too!", [("figure", "1979-1989"), ("figure", "Tu-22")]),
        ("Half of the seven, a dozen times", [("words", "Half"), ("words", "seven"), ("words", "dozen")]),
        ("Someone at the weekend, often", []),
        ("He said “no 3” twice.[iv]", [("quotation", "“no 3”"), ("words", "twice"), ("note", "[iv]")]),
        ("[iv] A. Author, Title, 2024, https://a.example/2024", [("endnote", "iv")]),
    ],
)
def test_every_figure_word_quotation_and_note_is_an_item(line: str, expected: list[tuple[str, str]]) -> None:
    assert found(line) == expected


def test_a_heading_holds_no_items() -> None:
    assert list(items(Text.of("The 7 years"), {"The 7 years"})) == []


def covered(site: Path, written: str) -> dict[str, tuple[str, ...]]:
    facts = load(site / "facts", site)
    return {each.item.written: each.stands_on for each in find_covered(facts, "keep", Text.of(written))}


def test_an_item_stands_on_the_fact_of_its_sentence_that_carries_it(site: Path) -> None:
    text = "In 1962 and 1963 the water stood higher than ever before.[i] It was 900 once. Then 900 again."
    assert covered(site, text) == {
        "1962": ("crest-in-1962",),
        "1963": (),  # in its sentence, and not carried
        "[i]": ("crest-in-1962",),
        "900": (),  # the second time, two sentences on; the first time it stands beside the passage
    }
    assert covered(site, text.removesuffix(" Then 900 again."))["900"] == ("crest-in-1962",)


def test_another_paragraph_is_not_beside_it(site: Path) -> None:
    assert covered(site, "The water stood higher than ever before.\nIt was 900 once.")["900"] == ()


def test_a_note_stands_on_the_facts_that_cite_it_and_an_endnote_too(site: Path) -> None:
    assert covered(site, "Who knows?[ii]\nWho asks?[iii]\n[ii] Crues\n[iii] More") == {
        "[ii]": ("crest-in-1962",), "[iii]": (), "ii": ("crest-in-1962",), "iii": (),
    }  # fmt: skip


def test_what_is_open_names_the_nearest_fact_and_its_line(site: Path) -> None:
    facts = load(site / "facts", site)
    text = Text.of("\n\nIn short, the water stood higher than ever before. So it was. Nobody counted the 17 boats.")
    shown = coverage_as_text("keep", text, find_covered(facts, "keep", text), {}, only_open=True)
    assert shown.splitlines() == [
        "keep",
        "  Before the first heading",
        "       3  figure     17                                OPEN (nearest: crest-in-1962)",
        "  1 items (1 figure): 0 on facts, 0 omitted, 1 open",
    ]


def test_the_command_passes_when_nothing_is_open(site: Path) -> None:
    run = diptych("coverage", *TEXTS, cwd=site)
    assert run.returncode == 0, run.stdout
    assert "  5 items (3 figure, 2 note): 5 on facts, 0 omitted, 0 open\n" in run.stdout
    assert run.stdout.endswith("1 omitted, 0 open\n")


def test_the_command_exits_1_while_anything_is_open(site: Path) -> None:
    (site / "facts/omissions.yml").unlink()
    run = diptych("coverage", *TEXTS, "--open", cwd=site)
    assert run.returncode == 1
    assert "hundred" in run.stdout
    assert "crest-in-1962" not in run.stdout


def test_the_command_wants_a_text(site: Path) -> None:
    assert diptych("coverage", cwd=site).returncode == 2
