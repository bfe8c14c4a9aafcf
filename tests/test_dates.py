"""Dates: what EDTF has is said rightly in every output, or refused with advice."""

import datetime
import html
import json
import re
from itertools import product
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from diptych.outputs.search.records import records
from diptych.values.dates import PARTS, earliest, is_edtf, latest, named_ends, shown, simple, years
from diptych.values.untaken_dates import why_not_taken
from diptych.wording.citing import bibtex, csl, ris

from .conftest import library_of, made, problems_of
from .test_card import of_picture

# Months, parts of a year and days that there are and are not, each with every other.
YEARS = st.one_of(
    st.integers(0, 9999).map("{:04}".format),
    st.sampled_from(["0001", "0099", "9999", "198X", "19XX", "1X84", "XXXX", "000X", "00XX"]),
)
MONTHS = st.one_of(st.just(""), st.integers(0, 42).map("-{:02}".format), st.sampled_from(["-XX", "-1X"]))
DAYS = st.one_of(st.just(""), st.integers(0, 32).map("-{:02}".format), st.sampled_from(["-XX", "-2X"]))
SIMPLE = st.builds("{}{}{}{}".format, YEARS, MONTHS, DAYS, st.sampled_from(["", "?", "~", "%"]))
ENDS = st.one_of(SIMPLE, st.sampled_from(["", ".."]))
STRINGS = st.one_of(SIMPLE, st.builds("{}/{}".format, ENDS, ENDS))


@pytest.mark.parametrize(
    ("edtf", "words", "first", "last"),
    [
        ("2024", "2024", "2024-01-01", "2024-12-31"),
        ("2025-01", "January 2025", "2025-01-01", "2025-01-31"),
        ("2025-03-18", "18 March 2025", "2025-03-18", "2025-03-18"),
        ("2024-02-29", "29 February 2024", "2024-02-29", "2024-02-29"),
        ("2024~", "about 2024", "2024-01-01", "2024-12-31"),
        ("2024?", "possibly 2024", "2024-01-01", "2024-12-31"),
        ("2024-06%", "possibly about June 2024", "2024-06-01", "2024-06-30"),
        ("199X", "the 1990s", "1990-01-01", "1999-12-31"),
        ("19XX", "1900–1999", "1900-01-01", "1999-12-31"),
        ("190X", "1900–1909", "1900-01-01", "1909-12-31"),
        ("20XX~", "about 2000–2099", "2000-01-01", "2099-12-31"),
        ("200X", "2000–2009", "2000-01-01", "2009-12-31"),
        ("0988", "988", "0988-01-01", "0988-12-31"),
        ("0988-07-28", "28 July 988", "0988-07-28", "0988-07-28"),
        ("098X", "the 980s", "0980-01-01", "0989-12-31"),
        ("0988-24", "winter 988–989", "0988-12-01", "0989-02-28"),
        ("0079-08", "August AD 79", "0079-08-01", "0079-08-31"),
        ("009X", "AD 90–99", "0090-01-01", "0099-12-31"),
        ("0001/9999", "AD 1 to 9999", "0001-01-01", "9999-12-31"),
        ("2004-XX", "some month in 2004", "2004-01-01", "2004-12-31"),
        ("2004-XX-XX", "some day in 2004", "2004-01-01", "2004-12-31"),
        ("1985-04-XX~", "about some day in April 1985", "1985-04-01", "1985-04-30"),
        ("2024-33", "the first quarter of 2024", "2024-01-01", "2024-03-31"),
        ("2024-36~", "about the fourth quarter of 2024", "2024-10-01", "2024-12-31"),
        ("2024-39", "the third third of 2024", "2024-09-01", "2024-12-31"),
        ("2024-40", "the first half of 2024", "2024-01-01", "2024-06-30"),
        ("2024-25", "northern spring 2024", "2024-03-01", "2024-05-31"),
        ("2024-30", "southern summer 2024–2025", "2024-12-01", "2025-02-28"),
        ("2024-32", "southern winter 2024", "2024-06-01", "2024-08-31"),
        ("2024-22", "summer 2024", "2024-06-01", "2024-08-31"),
        ("2023-24", "winter 2023–2024", "2023-12-01", "2024-02-29"),
        ("2022-24/..", "since winter 2022–2023", "2022-12-01", "9999-12-31"),
        ("2022-11/2023-02", "November 2022 to February 2023", "2022-11-01", "2023-02-28"),
        ("1979/1989", "1979 to 1989", "1979-01-01", "1989-12-31"),
        ("2022/..", "since 2022", "2022-01-01", "9999-12-31"),
        ("../2025", "until 2025", "0001-01-01", "2025-12-31"),
        ("2022/", "2022 to an unknown date", "2022-01-01", "9999-12-31"),
        ("/2025-22", "an unknown date to summer 2025", "0001-01-01", "2025-08-31"),
        ("2024-33/2024-35", "the first quarter of 2024 to the third quarter of 2024", "2024-01-01", "2024-09-30"),
    ],
)
def test_a_date_has_words_and_bounds(edtf: str, words: str, first: str, last: str) -> None:
    assert is_edtf(edtf)
    assert shown(edtf) == words
    assert earliest(edtf) == datetime.date.fromisoformat(first)
    assert latest(edtf) == datetime.date.fromisoformat(last)


@pytest.mark.parametrize(
    ("edtf", "touched"),
    [
        ("2025-01", [2025]),
        ("2022-11/2023-02", [2022, 2023]),
        ("197X", list(range(1970, 1980))),
        ("2022-04/..", [2022]),
        ("197X/..", list(range(1970, 1980))),
        ("../1999", [1999]),
    ],
)
def test_a_date_touches_years(edtf: str, touched: list[int]) -> None:
    assert list(years(edtf)) == touched


@pytest.mark.parametrize(
    "written",
    ["", "2025-02-30", "2023-02-29", "2025-13", "2025-00", "18 March 2025", "2025/03/18", "2025-3", "25", "2025-0X",
     "2024/2022", "/", "..", "../..", "2025-03-18T12:00", "y2024", "٢٠٢٥"],
)  # fmt: skip
def test_what_is_no_edtf_of_level_1_is_no_date(written: str) -> None:
    assert not is_edtf(written)


@pytest.mark.parametrize(
    ("written", "why", "instead"),
    [
        ("2004-XX-15", "a digit after one that is unknown", "2004-XX"),
        ("20X5", "a digit after one that is unknown", "20XX"),
        ("15XX-12-25", "a digit after one that is unknown", "15XX"),
        ("2004-06-1X", "a digit after one that is unknown", "2004-06-XX"),
        ("XXXX-12-25", "no century of it is known", "leave the date out"),
        ("2004-06~-11", "a doubt about a part", "2004-06-11~"),
        ("2004?-06-~11", "a doubt about a part", "2004-06-11%"),
        ("~1960/?1963", "a doubt about a part", "1960~/1963?"),
        ("[1667,1668..1670]", "sets of dates", "1960/1963"),
        ("{1960,1961-12}", "sets of dates", "1960/1963"),
        ("2025-03-18T10:00:00Z", "the time of day", "2025-03-18"),
        ("1XXX", "no century of it is known", "leave the date out"),
        ("XXXX", "no century of it is known", "leave the date out"),
        ("1950S2", "significant digits are not taken", "write 19XX"),
        ("1950S3", "significant digits are not taken", "write 195X"),
        ("Y170000002", "only the years 1 to 9999", "leave the date out"),
        ("-0044", "only the years from 1 on", "leave the date out"),
        ("0000", "only the years from 1 on", "leave the date out"),
        ("../..", "it names no date", "leave it out"),
        ("/", "it names no date", "leave it out"),
    ],
)
def test_what_edtf_has_and_is_not_taken_is_refused_with_advice(
    site: Path, written: str, why: str, instead: str
) -> None:
    fact = site / "facts/cost/upkeep.yml"
    fact.write_text(f'{fact.read_text(encoding="utf-8")}date: "{written}"\n', encoding="utf-8")
    (problem,) = problems_of(site)
    assert f'{written}" is no date that is taken: {why}' in problem.says
    assert instead in problem.instead


@settings(deadline=None)  # the other reader's first parse is slow
@given(STRINGS)
def test_what_is_taken_is_edtf_and_lies_where_another_reader_puts_it(written: str) -> None:
    if not is_edtf(written):
        return
    for end in named_ends(written):
        # That reader knows no doubtful seasons, and lets a winter end with its year.
        if simple(end).month in PARTS:
            parse_edtf(end.rstrip("?~%"))
        else:
            assert tuple(parse_edtf(end).lower_strict()[:3]) == earliest(end).timetuple()[:3]
            assert tuple(parse_edtf(end).upper_strict()[:3]) == latest(end).timetuple()[:3]


@given(STRINGS)
def test_what_is_taken_is_said_everywhere(written: str) -> None:
    if not is_edtf(written):
        return
    assert earliest(written) <= latest(written)
    assert years(written)
    item = {"id": "x", "type": "book", "title": "T"} | csl.issued(written)
    assert f"PY  - {years(written)[0]:04}\n" in ris.entry(item)
    first = named_ends(written)[0].rstrip("?~%")
    said = shown(first).removeprefix("the ") if "X" in first[:4] else str(years(written)[0])
    assert parse_string(bibtex.entry(item), "bibtex").entries["x"].fields["year"] == said


@given(STRINGS)
def test_no_text_is_too_strange_to_be_refused(written: str) -> None:
    why_not_taken(written)


SAID: dict[str, str] = {}


@given(STRINGS)
def test_no_two_dates_have_the_same_words(written: str) -> None:
    if is_edtf(written):
        assert SAID.setdefault(shown(written), written) == written


def test_no_two_short_dates_have_the_same_words() -> None:
    simple = [
        year + month + hedge
        for year in ("1900", "190X", "19XX", "0190", "0019", "1909", "1999")
        for month in ("", "-XX", "-XX-XX", *(f"-{n:02}" for n in range(1, 42)))
        for hedge in ("", "?", "~", "%")
    ]
    ends = ["", "..", "1900", "190X", "19XX", "1999"]
    every = [date for date in (*simple, *("/".join(pair) for pair in product(ends, ends))) if is_edtf(date)]
    assert len({shown(date) for date in every}) == len(every) > 500


KINDS = (
    "0001", "0001-01-01", "0009", "0079-08", "0988", "098X", "009X", "1000", "190X", "19XX", "2004-XX", "2004-XX-XX",
    "1985-04-XX", "2024~", "2024-06?", "2024-06-01%", *(f"2024-{part}" for part in range(21, 42)), "2022/..", "2022/",
    "../2025", "/2025", "../0001", "9998-24", "9999", "9999-12-31", "0001/9999", "2024-33/2024-35", "2021-21/2021-23",
    "198X/199X", "2024-24/..",
)  # fmt: skip
FACT = """
perspective: keep
question: price
kind: {kind}
statement: It cost so much then.
figures: [{{label: Cost {number}, value: 5, unit: GBP, date: "{date}"}},
  {{label: Cost {number}, value: 6, unit: GBP, date: 2000}}]
date: "{date}"
{more}
passage: {{exact: 5/600 pounds a day, section: the-price}}
footnotes: [{{mark: i, source: dated-{number}}}]
published: 2021-05-04
"""


@pytest.fixture
def dated(site: Path) -> Path:
    """The good example with a claim, a series, a forecast and a work for every kind of date."""
    for number, date in enumerate(KINDS):
        for kind, more in (("figure", ""), ("forecast", f'forecast: {{due: "{date}", settles: Somebody asks.}}')):
            text = FACT.format(kind=kind, date=date, number=number, more=more)
            (site / f"facts/cost/{kind}-{number}.yml").write_text(text, encoding="utf-8")
        work = f'type: book\nkind: book\ntitle: Dated {number}\nissued: "{date}"\n'
        (site / f"facts/sources/dated-{number}.yml").write_text(work, encoding="utf-8")
    return site


@pytest.mark.slow
def test_every_kind_of_date_passes_through_every_output(dated: Path) -> None:
    library = library_of(dated)
    texts = made(library)
    plain = {path: html.unescape(text) for path, text in texts.items()}
    pictures = {fact.id: of_picture(fact, library) for fact in library.facts}
    found = {record.address: record.shown for record in records(library)}
    entries = parse_string(texts["api/v1/sources.bib"], "bibtex").entries
    cited = {item["id"]: item for item in json.loads(texts["api/v1/sources.csl.json"])}
    for number, date in enumerate(KINDS):
        id_ = f"figure-{number}"
        for path in (
            f"facts/{id_}.md",
            f"embed/{id_}/index.html",
            "feeds/facts.xml",
            "timeline/index.md",
            "sources/index.md",
        ):
            assert shown(date) in plain[path], (date, path)
        assert shown(date) in pictures[f"forecast-{number}"], date  # of other dates a picture has no room
        assert found[f"facts/{id_}/"]["date"] == shown(date)
        # Where a format takes the date itself, it has it; else our words.
        entry, issued = entries[f"dated-{number}"].fields, cited[f"dated-{number}"]
        assert entry.get("date") == date or entry["annote"] == f"Date: {shown(date)}"
        assert issued["custom"]["issued-edtf"] == date if "custom" in issued else issued["issued"]["date-parts"]
        assert issued["issued"].get("literal", shown(date)) == shown(date)
        # Year, month and day in numbers say a plain date; whatever they do not is said in words.
        is_plain = re.fullmatch(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", date)
        assert is_plain or f"N1  - Date: {shown(date)}" in plain["api/v1/sources.ris"].splitlines(), date
