"""The lines of a text, and where in them a character stands."""

import re
from bisect import bisect_right


class Lines:
    """The lines of a text as editors count them: YAML would also end one at U+2028, U+2029 and U+0085."""

    def __init__(self, text: str):
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def place(self, index: int) -> tuple[int, int]:
        """Find the line and the column of a character, both counted from 0."""
        line = bisect_right(self._starts, index) - 1
        return line, index - self._starts[line]
