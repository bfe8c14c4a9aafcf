"""What of EDTF (ISO 8601-2) is not taken: why, and what a contributor writes in its place."""

import re

from diptych.values import dates

_LEAVE_OUT = "say it in the statement, and leave the date out"


def why_not_taken(written: str) -> tuple[str, str] | None:
    """Say why a date that EDTF has is not taken, and what to write in its place; nothing of what is no EDTF."""
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)T\d\d:?\d\d.*", written):
        return "the time of day is not kept", f"write {match[1]}"
    if re.search(r"[\[\]{}]|\.\.(?!/|$)|(?<!/)(?<!^)\.\.", written):
        return "sets of dates are not taken", "write the span from the first to the last, as in 1960/1963"
    if written in ("..", "/", "../..", "/..", "../"):
        return "it names no date at all", "leave it out"
    if found := re.fullmatch(r"(\d{4})S([23])", written):
        return "significant digits are not taken", f"write {found[1][: int(found[2])].ljust(4, 'X')}"
    if re.fullmatch(r"Y-?\d+(E\d+)?(S\d+)?|-?\d+S\d+|-\d{5,}|\d{5}|\d{7}|\d{9,}", written):
        return "only the years 1 to 9999 are taken", _LEAVE_OUT
    if re.search(r"(^|/)-\d{4}|(^|/)000[0X]\b|(^|/)00XX\b", written):
        return "only the years from 1 on are taken", _LEAVE_OUT
    return _doubted_part(written) or _gap(written)


def _doubted_part(written: str) -> tuple[str, str] | None:
    """Say where a sign of doubt goes that stands before a part of a date, or within it."""
    instead = "/".join(map(_doubted_as_a_whole, written.split("/")))
    if instead == written or not dates.is_edtf(instead):
        return None
    return "a doubt about a part of a date is not taken", f"doubt the whole of it: {instead}"


def _doubted_as_a_whole(simple: str) -> str:
    signs = set(re.findall(r"[?~%]", simple))
    sign = "" if not signs else signs.pop() if len(signs) == 1 else "%"
    return re.sub(r"[?~%]", "", simple) + sign


def _gap(written: str) -> tuple[str, str] | None:
    """Say what a date with a gap is as far as it is known from the left."""
    if not re.fullmatch(r"[\dX]{4}(-[\dX]{2}){0,2}[?~%]?", written) or "X" not in written:
        return None
    says = "a digit after one that is unknown has no place in time"
    known = written.rstrip("?~%").partition("X")[0]
    if len(known) < 2:
        return "no century of it is known", _LEAVE_OUT
    year = known[:4].ljust(4, "X")
    nearest = f"{known[:7]}-XX" if len(known) > 7 else f"{year}-XX" if len(known) > 4 else year
    return says, f"write it as far as it is known from the left: {nearest}"
