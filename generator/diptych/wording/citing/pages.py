"""Where in a work: one page, several, a range of them, or a place that is no page."""

import re

# What can be a page: 12, S12, A-12, e1234, 12a; xii, XII.
_PAGE = r"(?:[A-Za-z]{0,2}[-.]?\d[\w.]*|[ivxlcdm]+|[IVXLCDM]+|[A-Z] \d+)"
_RANGE = re.compile(rf"\s*({_PAGE})\s*(?:[–—−]|--?)\s*({_PAGE})\s*")
_BETWEEN = re.compile(r"(\s*[,;&]\s*|\s+and\s+)")
_FOLLOWING = re.compile(r"[0-9]\s*ff?\.?$")


def page_range(locator: str) -> tuple[str, str] | None:
    """Give the first and the last page of one range: `13905–13911`; nothing of a page, or of several stretches."""
    match = _RANGE.fullmatch(locator)
    if not match or _is_one(match[1], match[2], locator):
        return None
    return match[1], match[2]


def stretches(locator: str) -> list[str | tuple[str, str]]:
    """Take a locator apart: ranges as their two ends, all else, also what stands between stretches, as it is."""
    return [page_range(part) or part for part in _BETWEEN.split(locator)]


def pages(locator: str) -> str:
    """Say where in a work: `p. 12`, `pp. 12-14`, `pp. xii-xiv`, `pp. 12 ff.`, `p. A-12`, and `chapter 3` as it is."""
    parts = [part for part in _BETWEEN.split(locator)[::2] if part]
    if not parts or not (_is_page(parts[0]) or page_range(parts[0])):
        return locator
    several = (
        page_range(parts[0])
        or _FOLLOWING.search(locator)
        or any(_is_page(each) or page_range(each) for each in parts[1:])
    )
    return f"{'pp.' if several else 'p.'}\N{NO-BREAK SPACE}{locator}"


def _is_page(part: str) -> bool:
    return bool(re.match(rf"{_PAGE}(?![\w:])", part)) and not re.match(r"[IVXLCDMivxlcdm]\.", part)


def _is_one(first: str, last: str, whole: str) -> bool:
    """Tell a page whose number has a hyphen, as in C-12, from a range: it stands between a letter and a number."""
    return not re.search(r"\d", first) and bool(re.search(r"\d", last)) and "-" in whole and len(first) == 1
