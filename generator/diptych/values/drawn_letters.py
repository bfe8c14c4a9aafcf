"""The letters that pictures can draw: those that the fonts have which come with our packages."""

import unicodedata
from bisect import bisect_right
from functools import cache
from importlib.resources import files


def is_seen(sign: str) -> bool:
    """Tell whether a sign is a letter, a mark, a number or another that has a shape."""
    return unicodedata.category(sign)[0] in "LMNPS"


def undrawn_in(text: str) -> str:
    """List the letters of a text, each once, that no font of the pictures has: they would be drawn as boxes."""
    return "".join(sign for sign in dict.fromkeys(text) if not _can_stand(sign))


@cache
def _can_stand(sign: str) -> bool:
    return not is_seen(sign) or _is_drawn(sign)


def _is_drawn(sign: str) -> bool:
    firsts, lasts = _ranges()
    return ord(sign) <= lasts[bisect_right(firsts, ord(sign)) - 1]


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """Read the table that `generator/make_drawn_letters.py` wrote: the first and the last letter of each row."""
    rows = (files("diptych") / "values/drawn_letters.txt").read_text("ascii").split()
    firsts, lasts = zip(*([int(code, 16) for code in row.split("-")] for row in rows), strict=True)
    return list(firsts), list(lasts)
