"""A record that is written is read again as it was, whatever stands in it, and in one layout."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.reading.yaml.strict import read
from diptych.reading.yaml.writing import write_record

# What a field may hold: any signs but those that a text of ours never has.
WORDS = st.text(st.characters(exclude_categories=("C", "Zl", "Zp", "Zs"), include_characters=" "), min_size=1).map(
    lambda text: " ".join(text.split()) or "-"
)
LONG = st.lists(WORDS, min_size=12, max_size=40).map(" ".join)
KEYS = st.from_regex(r"[a-z][a-z_-]{0,8}", fullmatch=True)
TEXTS = WORDS | LONG
MAPPINGS = st.dictionaries(KEYS, TEXTS | st.lists(TEXTS, min_size=1, max_size=3), min_size=1, max_size=4)
RECORDS = st.dictionaries(KEYS, TEXTS | MAPPINGS | st.lists(TEXTS | MAPPINGS, min_size=1, max_size=3), min_size=1)


@pytest.mark.slow
@given(RECORDS)
def test_what_is_written_is_read_as_it_was(record: dict[str, Any]) -> None:
    document, problems = read(write_record(record), "written.yml")
    assert problems == []
    assert document.tree == record


@pytest.mark.parametrize(
    ("record", "written"),
    [
        ({"exact": "wage is 22,440 roubles"}, "exact: wage is 22,440 roubles\n"),
        ({"passage": {"exact": "wage is 22,440 roubles"}}, 'passage: {exact: "wage is 22,440 roubles"}\n'),
        ({"statement": "Pay: it is low."}, 'statement: "Pay: it is low."\n'),
        ({"statement": 'He said "no".'}, "statement: 'He said \"no\".'\n"),
        ({"title": "null"}, 'title: "null"\n'),
        ({"title": "“Low” it is"}, 'title: "“Low” it is"\n'),
        ({"statement": "One.\nTwo # three"}, 'statement: "One.\\nTwo # three"\n'),
        ({"statement": 'a \x1b[31m \u202e "b" \\'}, 'statement: "a \\u001b[31m \\u202e \\"b\\" \\\\"\n'),
        ({"date": "2024~"}, "date: 2024~\n"),
        ({"places": ["north-bank", "dam"]}, "places: [north-bank, dam]\n"),
        ({"figures": [{"label": "Fall", "value": "46.4"}]}, "figures:\n  - {label: Fall, value: 46.4}\n"),
        ({"statement": "a " * 70 + "b"}, f"statement: >-\n  {('a ' * 59).strip()}\n  {'a ' * 11}b\n"),
    ],
)
def test_it_is_quoted_where_it_has_to_be_and_nowhere_else(record: dict[str, Any], written: str) -> None:
    assert write_record(record) == written
