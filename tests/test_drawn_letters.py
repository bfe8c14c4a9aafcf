"""Letters in pictures: each is drawn, or `check` says that it cannot be. No reader sees a box."""

import runpy
from pathlib import Path

import pytest

from diptych.values.drawn_letters import undrawn_in

from .conftest import problems_of

MAKER = runpy.run_path(str(Path(__file__).parents[1] / "generator/make_drawn_letters.py"))


def boxes(letters: str) -> str:
    """List the letters for which Typst draws a box."""
    drawn = MAKER["drawn"](letters)
    return "".join(letter for letter in letters if letter not in drawn)


def test_the_table_ends_where_the_fonts_end() -> None:
    """Ask Typst for the first and the last letter of each row, and for their neighbours outside it."""
    letters = MAKER["all_letters"]()
    rows = MAKER["TABLE"].read_text().split()
    edges = {chr(int(code, 16) + step) for row in rows for code in row.split("-") for step in (-1, 0, 1)}
    asked = "".join(letter for letter in letters if letter in edges)
    assert len(asked) > len(rows)
    assert undrawn_in(asked) == boxes(asked)


@pytest.mark.full
def test_the_table_is_what_the_fonts_have() -> None:
    letters = MAKER["all_letters"]()
    for start in range(0, len(letters), 4_000):
        some = "".join(letters[start : start + 4_000])
        assert undrawn_in(some) == boxes(some)


@pytest.mark.parametrize(
    "text", ["Łódź – ‘x’", "Ελλάδα", "Київ", "שלום", "سلام", "नमस्ते", "საქართველო", "Հայաստան", "−5 €"]
)
def test_letters_that_are_drawn_are_free(text: str) -> None:
    assert undrawn_in(text) == ""


@pytest.mark.parametrize("text", ["河水上涨了", "ひらがな", "한국어", "ไทย", "አማርኛ", "🙂"])
@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("cost/x.yml", "statement: It says {text}."),
        ("cost/x.yml", "quotation: {{words: Water, speaker: '{text}'}}"),
        ("cost/x.yml", "figures: [{{value: 3, unit: apples, label: '{text}'}}]"),
    ],
)
def test_letters_that_would_be_boxes_are_named_with_their_place(site: Path, text: str, path: str, line: str) -> None:
    fact = site / "facts" / path
    kind = "quotation" if line.startswith("quotation") else "figure" if line.startswith("figures") else "assertion"
    head = "" if line.startswith("statement") else "statement: It is so.\n"
    tail = "passage: {exact: takes 3.30 million a year}\n"
    fact.write_text(f"perspective: remove\nquestion: price\nkind: {kind}\n{head}{line.format(text=text)}\n{tail}")
    (problem,) = (each for each in problems_of(site) if each.code == "letter-not-drawn")
    assert problem.place.line == (5 if head else 4)
    assert f"U+{ord(text[0]):04X}" in problem.says


def test_the_passage_and_a_works_title_may_be_in_any_letters(site: Path) -> None:
    """No picture shows them."""
    path = site / "facts/sources/a-bare-title.yml"
    path.write_text(path.read_text().replace("title: ", "title: 河水上涨了 "))
    assert not [each for each in problems_of(site) if each.code == "letter-not-drawn"]
