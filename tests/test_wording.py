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
        ({"value": "2", "unit": "thirds"}, "two thirds"),
        ({"value": "1", "unit": "quarters", "qualifier": "about"}, "about one quarter"),
        ({"low": "2", "high": "3", "qualifier": "between", "unit": "fifths"}, "between two and three fifths"),
        ({"value": "2.0", "unit": "thirds"}, "2.0 thirds"),
        ({"value": "12", "unit": "tenths"}, "12 tenths"),
        ({"value": "2", "scale": "million", "unit": "tenths"}, "2 million tenths"),
    ],
)
def test_a_figure_is_said_with_its_hedge_and_no_digit_more(written: dict, text: str) -> None:
    assert wording.figure_words(Figure.model_validate({"label": "x"} | written)).text == text


@pytest.mark.parametrize(
    ("unit", "one"), [("accidents", "accident"), ("counties", "county"), ("people", "person"), ("year", "year")]
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
        ("C-12–C-14", "pp. C-12–C-14"),
        ("S1–S20", "pp. S1–S20"),
        ("XII–XIV", "pp. XII–XIV"),
        ("i-iv, 12", "pp. i-iv, 12"),
        ("12, note 3", "p. 12, note 3"),
        ("e1234", "p. e1234"),
        ("5", "p. 5"),
    ],
)
def test_pages_are_said(locator: str, words: str) -> None:
    assert wording.pages(locator) == words.replace(" ", "\N{NO-BREAK SPACE}", 1)


@pytest.mark.parametrize(
    "locator", ["chapter 3", "ch. 3", "§ 5", "fol. 12r", "12:30", "passim", "front page", "n. 5", "&", ", ;"]
)
def test_a_place_that_is_no_page_is_said_as_it_is(locator: str) -> None:
    assert wording.pages(locator) == locator


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("He said “so” and ‘no’", "“He said ‘so’ and “no””"),
        ("a “b ‘c’ d” e", "“a ‘b “c” d’ e”"),
        ("the dams’ walls, and it’s ’n’ all", "“the dams’ walls, and it’s ’n’ all”"),
        ("‘the dams’ walls’ end", "““the dams’ walls” end”"),
        ("„Der Spiegel“ so", "“„Der Spiegel“ so”"),
    ],
)
def test_marks_within_marks_are_of_the_other_kind(text: str, shown: str) -> None:
    assert wording.in_marks(text) == shown


FLOOD = "The text calls the flood of that year “the greatest flood that anybody in the valley ever saw”, and stops."


@pytest.mark.parametrize(
    ("text", "length", "title"),
    [
        (FLOOD, 70, "The text calls the flood of that year “the greatest flood that …”"),
        (FLOOD, 40, "The text calls the flood of that year …"),
        (FLOOD, 39 + 61, FLOOD.removesuffix(" stops.") + " …"),
        ("It rose (by the gauge [the old one at the bridge]) to it", 35, "It rose (by the gauge [the old one …])"),
        ("It rose (“by the gauge” at the bridge) to more than ever", 12, "It rose …"),
        ('He called it "the worst of all floods in the valley"', 34, 'He called it "the worst of all …"'),
        ('A 5" pipe and a 6" pipe were laid in the valley', 30, 'A 5" pipe and a 6" pipe were …'),
        ("«La plus grande crue (de toutes les crues) que l’on ait vue»", 30, "«La plus grande crue (de …)»"),
        ("Es war „die größte Flut von allen, die man sah“ im Tal", 30, "Es war „die größte Flut von …“"),
        ("Było „największą powodzią ze wszystkich” w dolinie", 30, "Było „największą powodzią ze …”"),
        ("«\u00a0La plus grande crue de toutes les crues\u00a0» a dit", 30, "«\u00a0La plus grande crue de …\u00a0»"),
    ],
)  # fmt: skip
def test_a_cut_text_closes_its_marks_and_brackets(text: str, length: int, title: str) -> None:
    assert wording.short_title(text, length) == title


def test_a_name_is_said_in_order() -> None:
    name = {"given": "Jan", "non-dropping-particle": "van der", "family": "Beek", "suffix": "Jr."}
    assert CslName.model_validate(name).said == "Jan van der Beek Jr."
