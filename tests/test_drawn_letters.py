"""Letters in pictures: each is drawn, or `check` says that it cannot be. No reader sees a box."""

import functools
import json
import operator
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from diptych.checking.check import check
from diptych.drawing import picture
from diptych.library import Library, build_library
from diptych.problem import CannotRun, Problem
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site
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


def told(site: Path) -> list[Problem]:
    """List what `check` says of letters that are not drawn."""
    return [each for each in problems_of(site) if each.code == "letter-not-drawn"]


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


def texts_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """List the place of every text in what YAML holds."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in parts:
        yield from texts_in(each, (*path, key))
    if isinstance(value, str):
        yield path


def in_pictures(library: Library) -> str:
    """Write down all that pictures show."""
    shown = [picture.of_site(library), *(picture.of_topic(topic, library) for topic in library.topics)]
    shown += [picture.of_pair(question, library) for question in library.questions]
    shown += [picture.of_fact(fact, library) for fact in library.facts]
    return json.dumps(shown, ensure_ascii=False)


@pytest.mark.full
def test_whatever_reaches_a_picture_is_looked_at_and_nothing_else(make_site: Callable[..., Path]) -> None:
    """Put a letter that is not drawn into every text, one after another; each is a problem where a picture has it."""
    site, letter = make_site(), "\N{CJK UNIFIED IDEOGRAPH-6CB3}"
    reached, missed, wrongly = [], [], []
    for file in [site / "mkdocs.yml", *sorted((site / "facts").rglob("*.yml"))]:
        before = file.read_text(encoding="utf-8")
        for path in texts_in(yaml.load(before, yaml.BaseLoader)):
            tree = yaml.load(before, yaml.BaseLoader)
            *above, last = path
            holder = functools.reduce(operator.getitem, above, tree)
            holder[last] += letter
            file.write_text(yaml.dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
            try:
                read = read_site(read_settings(site))
            except CannotRun as refusal:
                assert "U+6CB3" in str(refusal) or path[-1] != "site_name"
                continue
            errors = [problem.code for problem in check(read) if not problem.is_warning]
            if set(errors) - {"letter-not-drawn"}:
                continue  # an id, a date, a choice: refused whatever it is
            is_told, is_shown = bool(errors), letter in in_pictures(build_library(read, None))
            spot = (file.name, *path)
            reached += [spot] * is_shown
            missed += [spot] * (is_shown and not is_told)
            wrongly += [spot] * (is_told and not is_shown)
        file.write_text(before, encoding="utf-8")
    assert len(reached) > 20
    assert (missed, wrongly) == ([], [])
