from dataclasses import replace
from decimal import Decimal

import pytest
from babel import Locale

from diptych import wording
from diptych.library import Library
from diptych.records import CslName, Figure, Source


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ({"value": "32.1", "unit": "percent"}, "32.1%"),
        ({"value": "32.10", "unit": "percent"}, "32.10%"),
        ({"value": "-4", "unit": "percent", "qualifier": "about"}, "about −4%"),
        ({"value": "1600", "unit": "kilometer", "qualifier": "more-than"}, "more than 1,600 kilometres"),
        ({"value": "1", "unit": "kilometer"}, "1 kilometre"),
        ({"value": "3.297", "scale": "trillion", "unit": "RUB"}, "3.297 trillion Russian roubles"),
        ({"value": "4651", "unit": "USD"}, "4,651 US dollars"),
        ({"low": "500", "high": "600", "qualifier": "between", "unit": "people"}, "between 500 and 600 people"),
        ({"value": "106", "unit": "categories of goods"}, "106 categories of goods"),
        ({"value": "950000", "unit": "people", "qualifier": "at-least"}, "at least 950,000 people"),
        ({"value": "5000", "unit": "men"}, "5,000 men"),
    ],
)
def test_a_figure_is_said_with_its_hedge_and_no_digit_more(written: dict, text: str) -> None:
    assert wording.figure_words(Figure.model_validate({"label": "x"} | written)).text == text


@pytest.mark.parametrize(
    ("unit", "one"), [("accidents", "accident"), ("counties", "county"), ("people", "people"), ("year", "year")]
)
def test_a_noun_in_the_plural_is_said_of_one(unit: str, one: str) -> None:
    assert wording.figure_words(Figure(label="Counted", value=1, unit=unit)).text == f"1 {one}"


def test_no_noun_is_read_as_the_end_of_a_measure() -> None:
    codes = Locale.parse(wording.LOCALE).unit_display_names
    endings = {code[start:] for code in codes for start in range(1, len(code))}
    for ending in endings - {code.partition("-")[2] for code in codes} - {"percent"}:
        assert wording.unit_name(ending) == ending


def test_scale_multiplies() -> None:
    figure = Figure.model_validate({"label": "x", "value": "3.297", "scale": "trillion", "unit": "RUB"})
    assert figure.value * figure.factor == Decimal("3297000000000")


def test_works_are_told_by_their_authors() -> None:
    people = [CslName(family="Turchi", given="Marine"), CslName(family="Osborne", given="Lou"), CslName(literal="AFP")]
    source = Source.model_validate({"type": "book", "kind": "book", "title": "x", "author": people})
    assert wording.authors(source) == "Marine Turchi, Lou Osborne and AFP"
    edited = Source.model_validate({"type": "book", "kind": "book", "title": "x", "editor": people[:1]})
    assert wording.authors(edited) == "Marine Turchi (ed.)"


def test_a_long_statement_is_cut_at_a_word() -> None:
    title = wording.short_title("word, " * 20)
    assert len(title) <= 72
    assert title.endswith("word …")


def test_titles_of_pages_differ(library: Library) -> None:
    fact = library.facts[0]
    alike = "words that two facts have in common, so many that their titles would be "
    statements = {"a": f"{alike}alike.", "b": f"{alike}the same, and longer still.", "c": "Alone.", "d": "Alone."}
    facts = [
        replace(fact, id=id_, record=fact.record.model_copy(update={"statement": statements[id_]})) for id_ in "abcd"
    ]
    facts[3] = replace(facts[3], side=library.sides[1])
    assert wording.page_titles(facts) == {
        "a": f"Ada Moor: {alike}alike.",
        "b": f"Ada Moor: {alike}the …",
        "c": "Ada Moor: Alone.",
        "d": "An unsigned text: Alone.",
    }


def test_titles_of_two_unsigned_texts_that_say_the_same_name_their_sides(library: Library) -> None:
    fact, (keep, remove) = library.facts[0], library.sides
    unsigned = replace(keep, record=keep.record.model_copy(update={"author": None}))
    facts = [
        replace(fact, id=id_, side=side, record=fact.record.model_copy(update={"statement": "Alone."}))
        for id_, side in (("a", unsigned), ("b", remove))
    ]
    assert wording.page_titles(facts) == {
        "a": "An unsigned text: Alone. (Keep)",
        "b": "An unsigned text: Alone. (Remove)",
    }


def test_a_place_is_named() -> None:
    assert wording.place_name("republic-of-the-congo") == "Republic of the Congo"


@pytest.mark.parametrize(
    ("tag", "name"), [("fr", "French"), ("uk", "Ukrainian"), ("zh-Hant", "Chinese (Traditional)"), ("qqq", "qqq")]
)
def test_a_language_is_named(tag: str, name: str) -> None:
    assert wording.language_name(tag) == name


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        ("12", "p. 12"),
        ("246-253", "pp. 246-253"),
        ("246–53", "pp. 246–53"),
        ("36-41 and 242-244", "pp. 36-41 and 242-244"),
        ("12, 15", "pp. 12, 15"),
        ("12 ff.", "pp. 12 ff."),
        ("xii", "p. xii"),
        ("xii-xiv", "pp. xii-xiv"),
        ("A-12", "p. A-12"),
    ],
)
def test_pages_are_said(locator: str, words: str) -> None:
    assert wording.pages(locator) == words.replace(" ", "\N{NO-BREAK SPACE}", 1)
