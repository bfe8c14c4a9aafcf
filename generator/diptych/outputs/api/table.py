"""Lines of a table as CSV (RFC 4180), in which no text can be run; csv.js writes them alike."""

import csv
import io
import re
from collections.abc import Iterable

_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?", re.ASCII)
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
GUARD = (
    "A text that a spreadsheet would run as a formula, for it starts with =, +, - or @, has an apostrophe before it; "
    "no number has one."
)


def line(values: Iterable[object]) -> str:
    """Write a line: what a spreadsheet would run as a formula is marked as text, as OWASP advises."""
    text = io.StringIO()
    csv.writer(text).writerow([_cell(value) for value in values])  # it ends with carriage return and line feed
    return text.getvalue()


def _cell(value: object) -> str:
    written = "" if value is None else str(value)
    is_run = _FORMULA.match(written) and not _NUMBER.fullmatch(written)
    return f"'{written}" if is_run else written
