"""Units: said as English says them, refused where they are surely wrong, warned of where they are nearly others."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from diptych import wording
from diptych.records import Figure
from diptych.values.units import is_plural, plural, singular

from .conftest import problems_of, real_library

FACT = """
perspective: remove
question: price
kind: figure
statement: It takes so much.
figures: [{figures}]
passage: {{exact: takes 3.30 million a year}}
"""


def said(unit: str, **numbers: str) -> str:
    return wording.figure_words(Figure.model_validate({"label": "x", "unit": unit} | numbers)).text


def warnings(site: Path, *units: str) -> list[str]:
    figures = ", ".join(f"{{label: Part {number}, value: 5, unit: {unit}}}" for number, unit in enumerate(units))
    (site / "facts/cost/units.yml").write_text(FACT.format(figures=figures), encoding="utf-8")
    return [str(problem) for problem in problems_of(site) if problem.code == "unit-nearly-another"]


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        ("losses", "loss"), ("series", "series"), ("buses", "bus"), ("lives", "life"), ("movies", "movie"),
        ("women", "woman"), ("people", "person"), ("crises", "crisis"), ("species", "species"), ("indices", "index"),
        ("criteria", "criterion"), ("calves", "calf"), ("sorties", "sortie"), ("shoes", "shoe"), ("taxes", "tax"),
        ("percentage points", "percentage point"), ("aircraft losses", "aircraft loss"),
        ("categories of goods", "category of goods"), ("prisoners of war", "prisoner of war"),
        ("lives lost", "life lost"), ("people displaced", "person displaced"), ("passers-by", "passer-by"),
        ("runners-up", "runner-up"),
        ("mothers-in-law", "mother-in-law"), ("men-of-war", "man-of-war"), ("break-ins", "break-in"),
        ("cars and lorries", "car and lorry"), ("aircraft", "aircraft"), ("MPs", "MP"), ("person-years", "person-year"),
        ("bus", "bus"), ("crisis", "crisis"), ("atlas", "atlas"), ("menus", "menu"), ("taxis", "taxi"),
        ("fungi", "fungus"), ("larvae", "larva"), ("appendices", "appendix"), ("pence", "penny"), ("selfies", "selfie"),
        ("attorneys general", "attorney general"), ("oxen", "ox"), ("women's groups", "women's group"),
        ("corps", "corps"), ("zloty", "zloty"), ("F-16s", "F-16"),
    ],
)  # fmt: skip
def test_a_noun_is_said_of_one(unit: str, one: str) -> None:
    assert said(unit, value="1") == f"1 {one}"
    assert said(unit, value="-1") == f"−1 {one}"
    for number in ("0", "1.0", "0.5", "2"):
        assert said(unit, value=number) == f"{number} {unit}"
    assert said(unit, low="0", high="1", qualifier="between") == f"between 0 and 1 {unit}"
    assert said(unit, value="1", scale="thousand") == f"1 thousand {unit}"


@pytest.mark.parametrize(
    ("unit", "numbers", "text"),
    [
        ("kilometer", {"value": "1.0"}, "1.0 kilometres"),
        ("kilometer", {"value": "-1"}, "−1 kilometre"),
        ("GBP", {"value": "0"}, "0 British pounds"),
        ("GBP", {"value": "-0"}, "0 British pounds"),
        ("percent", {"value": "-0.0"}, "0.0%"),
        ("GBP", {"value": "1", "scale": "million"}, "1 million British pounds"),
        ("beaufort", {"value": "9"}, "Beaufort 9"),
        ("beaufort", {"low": "8", "high": "9", "qualifier": "between"}, "between Beaufort 8 and Beaufort 9"),
        ("Mach", {"value": "10", "qualifier": "about"}, "about Mach 10"),
        ("mass", {"value": "5"}, "5 mass"),
        ("light-speed", {"value": "5"}, "5 light-speed"),
    ],
)
def test_a_figure_is_said_as_english_says_it(unit: str, numbers: dict[str, str], text: str) -> None:
    assert said(unit, **numbers) == text


@pytest.mark.parametrize(
    ("unit", "instead"),
    [
        ("usd", "USD"), ("Eur", "EUR"), ("rub", "RUB"), ("kgs", "KGS or kilogram"), ("per cent", "percent"),
        ("percents", "percent"), ("Percent", "percent"), ("percentage", "percent"), ("pct", "percent"),
        ("percent points", "percentage points"), ("per cent point", "percentage points"),
        ("pp", "percentage points"), ("mach", "Mach"), ("XXX", "the code of the currency"),
        ("million RUB", "write scale: million, and unit: RUB"),
        ("thousands of tonnes", "write scale: thousand, and unit: tonnes"),
        ("billions", "write scale: billion, and what is counted as unit"), ("₴", "UAH"),
        ("mln RUB", "write scale: million, and unit: RUB"), ("bn", "write scale: billion, and what is counted"),
        ("Mio. EUR", "write scale: million, and unit: EUR"), ("tn USD", "write scale: trillion"), ("p.c.", "percent"),
        ("mlrd", "write scale: billion"), ("руб.", "RUB"), ("元", "CNY"), ("zł", "PLN"), ("грн", "UAH"), ("Kč", "CZK"),
        ("₹", "INR"), ("‰", "permille"), ("°C", "celsius"),
    ],
)  # fmt: skip
def test_a_unit_that_is_surely_wrong_is_refused(unit: str, instead: str) -> None:
    with pytest.raises(ValidationError, match=instead):
        said(unit, value="5")


@pytest.mark.parametrize("unit", ["percent", "permille"])
def test_a_share_has_no_scale(unit: str) -> None:
    with pytest.raises(ValidationError, match="write the number out: value: 3000000"):
        said(unit, value="3", scale="million")


@pytest.mark.parametrize(
    ("unit", "meant"),
    [
        ("kilometers", "kilometer"), ("kilometres", "kilometer"), ("Kilometer", "kilometer"), ("km", "kilometer"),
        ("square kilometres", "square-kilometer"), ("years", "year"), ("euros", "EUR"), ("US dollars", "USD"),
        ("roubles", "RUB"), ("kilometr", "kilometer"), ("precent", "percent"), ("bridge", "bridges"),
        ("km2", "square-kilometer"), ("sq km", "square-kilometer"), ("kph", "kilometer-per-hour"), ("zloty", "PLN"),
        ("hryvnias", "UAH"), ("renminbi", "CNY"), ("RMB", "CNY"),
    ],
)  # fmt: skip
def test_a_unit_that_is_nearly_a_known_one_is_warned_of(site: Path, unit: str, meant: str) -> None:
    (warning,) = warnings(site, unit)
    assert f'the unit "{unit}" is nearly another; did you mean "{meant}"?' in warning


def test_a_unit_that_stands_nowhere_else_is_told_the_nearest_in_use(site: Path) -> None:
    assert warnings(site, "locomotives") == []
    near = warnings(site, "locomotives", "locomotivs")
    assert any('"locomotivs" is nearly another; did you mean "locomotives"?' in warning for warning in near)
    (warning,) = warnings(site, "Locomotives", "locomotives")
    assert 'unit "Locomotives" is nearly another; did you mean "locomotives"?' in warning


def test_a_code_that_no_currency_has_is_told_the_nearest_in_use(site: Path) -> None:
    (warning,) = warnings(site, "RUB", "RBL")
    assert 'unit "RBL" is nearly another; did you mean "RUB"?' in warning


def test_what_is_short_for_a_unit_is_no_noun_in_the_singular(site: Path) -> None:
    assert warnings(site, "bps", "kcal per head") == []


def test_pounds_may_be_money(site: Path) -> None:
    (warning,) = warnings(site, "pounds")
    assert 'did you mean "GBP" or "pound"?' in warning


def test_units_that_differ_are_no_near_misses(site: Path) -> None:
    assert warnings(site, "tanks", "tests", "bombers", "boats", "people", "personnel", "women", "GBP", "USD") == []
    assert warnings(site, "percentage points", "percent", "permille", "kilometer") == []


def test_a_plural_may_be_said_of_several_and_is_the_plural_of_its_singular() -> None:
    nouns = {figure.unit for fact in real_library().facts for figure in fact.record.figures if figure.unit.islower()}
    for noun in nouns - {"percent", "year", "month", "mile", "meter", "kilometer", "foot", "day", "decade"}:
        assert is_plural(noun)
        assert noun == "people" or " " in noun or plural(singular(noun)) == noun
