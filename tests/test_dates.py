import datetime

import pytest

from diptych.records.dates import earliest, is_edtf, latest, shown, years


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
        ("19XX", "the 1900s", "1900-01-01", "1999-12-31"),
        ("2024-22", "summer 2024", "2024-06-01", "2024-08-31"),
        ("2023-24", "winter 2023–2024", "2023-12-01", "2024-02-29"),
        ("2022-24/..", "since winter 2022–2023", "2022-12-01", "9999-12-31"),
        ("2022-11/2023-02", "November 2022 to February 2023", "2022-11-01", "2023-02-28"),
        ("1979/1989", "1979 to 1989", "1979-01-01", "1989-12-31"),
        ("2022/..", "since 2022", "2022-01-01", "9999-12-31"),
        ("../2025", "until 2025", "0001-01-01", "2025-12-31"),
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
