"""What holds for every date, number, text and file, whatever somebody writes."""

import json
import re
from decimal import Decimal

import html5lib
import markdown
from hypothesis import given
from hypothesis import strategies as st

from diptych import wording
from diptych.outputs.render import escape_markdown
from diptych.reading.yaml.strict import read
from diptych.records import Fact, Figure
from diptych.values import dates

YEARS = st.integers(1000, 2999)
DAYS = st.dates(min_value=dates.earliest("1000"), max_value=dates.latest("2999"))
EDTF = st.one_of(
    YEARS.map(str),
    DAYS.map(lambda day: day.isoformat()),
    DAYS.map(lambda day: day.isoformat()[:7]),
    YEARS.map(lambda year: f"{year}~"),
    YEARS.map(lambda year: f"{year // 10}X"),
)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9)
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")) | st.just(" "))


@given(EDTF)
def test_a_date_begins_before_it_ends_and_has_words(date: str) -> None:
    assert dates.is_edtf(date)
    assert dates.earliest(date) <= dates.latest(date)
    assert dates.shown(date).strip() == dates.shown(date) != ""


@given(EDTF, EDTF)
def test_an_interval_spans_both_its_ends(one: str, other: str) -> None:
    start, end = sorted((one, other), key=dates.earliest)
    interval = f"{start}/{end}"
    if dates.is_edtf(interval):
        assert dates.earliest(interval) == dates.earliest(start)
        assert dates.latest(interval) == dates.latest(end)


@given(NUMBERS)
def test_no_digit_of_a_number_is_gained_or_lost(amount: Decimal) -> None:
    words = wording.figure_words(Figure(label="x", value=amount, unit="percent")).number
    assert Decimal(words.removesuffix("%").replace(",", "").replace("\N{MINUS SIGN}", "-")) == amount
    assert re.sub(r"\D", "", words) == re.sub(r"\D", "", f"{amount:f}")


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), TEXTS.filter(str.strip), min_size=1, max_size=5))
def test_a_quoted_text_is_read_as_it_was_written(texts: dict[str, str]) -> None:
    written = "".join(f"{key}: {json.dumps(text, ensure_ascii=False)}\n" for key, text in texts.items())
    document, problems = read(written, "a.yml")
    assert problems == []
    assert document.tree == texts


@given(st.text())
def test_no_file_is_too_strange_to_be_read(text: str) -> None:
    document, problems = read(text, "a.yml")
    assert document.file == "a.yml"
    assert all(str(problem).startswith("a.yml:") and "\n" not in str(problem) for problem in problems)


@given(TEXTS.map(str.strip).filter(bool))
def test_a_text_stays_text_in_markdown(text: str) -> None:
    html = markdown.markdown(
        f"Before {escape_markdown(text)} after", extensions=["attr_list", "def_list", "fenced_code", "toc"]
    )
    body = html5lib.parse(html).find(".//{*}body")
    assert "".join(body.itertext()).split() == f"Before {text} after".split()
    assert [element.tag.rpartition("}")[2] for element in body.iter()] == ["body", "p"]


@given(st.lists(st.integers(0, 999), min_size=1, max_size=12))
def test_every_version_can_be_shown_again(values: list[int]) -> None:
    *before, now = ([{"label": "x", "value": str(value), "unit": "boats"}] for value in values)
    corrections = [
        {"version": version, "date": "2022-03-04", "kind": "figure", "was": {"figures": figures}, "why": "Misread."}
        for version, figures in enumerate(before, start=2)
    ]
    fact = Fact.model_validate(
        {"perspective": "keep", "question": "height", "kind": "figure", "statement": "So many.", "figures": now}
        | {"passage": {"exact": "so many boats there"}, "corrections": corrections}
    )
    versions = fact.versions()
    assert [int(version.figures[0].value) for version in versions] == values
    assert [version.version for version in versions] == list(range(1, len(values) + 1))
