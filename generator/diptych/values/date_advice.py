"""Read dates as people write them, to say how they are written in EDTF. Where two days may be meant, both are told."""

import calendar
import re

from diptych.values import dates

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_EXAMPLES = "2024, 2025-03, 2025-03-18, 2024~ (about), 2022-11/2023-02, 2022/.."
_ABOUT = r"(?:about|around|approximately|approx\.?|circa|ca?\.?|roughly|~)"


def advice(written: str) -> tuple[str, str]:
    """Say why a text is no date, where that can be told, and what to write in its place."""
    told = written.strip()
    if why := _no_such_day(told):
        return why
    if len(meant := _meant(told)) > 1:
        return "", "write it as " + ", or as ".join(f"{date} ({dates.shown(date)})" for date in meant)
    if meant:
        return "", f"write it as {meant[0]}"
    if re.fullmatch(r"\d{3}", told):
        return "", f"write the year in four digits: 0{told}"
    if re.fullmatch(r"\d{1,2}([./-])\d{1,2}\1\d{2}", told):
        return "", "write the year in four digits, and before the month and the day: 2024-05-13"
    return "", f"write it in EDTF: {_EXAMPLES}"


def _no_such_day(written: str) -> tuple[str, str] | None:
    """Say what month or day there is not, and which end of a span is the wrong way round."""
    for year, month, day in re.findall(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b", written):
        if not 1 <= int(month) <= 12 and (day or month not in dates.PARTS):
            if day and 1 <= int(day) <= 12 and int(month) <= 31:
                return f"there is no month {month}", f"if the day stands before the month, write {year}-{day}-{month}"
            return f"there is no month {month}", "write one from 01 to 12, or a season from 21 (spring) to 24 (winter)"
        last = calendar.monthrange(int(year) or 4, int(month))[1] if int(month) <= 12 else 31
        if day and not 1 <= int(day) <= last:
            says = f"{calendar.month_name[int(month)]} {year} has {last} days"
            return says, "write a day of it, or leave the day out"
    start, slash, end = written.partition("/")
    if slash and dates.is_edtf(start) and dates.is_edtf(end) and dates.is_edtf(f"{end}/{start}"):
        return "its end is before its start", f"write it as {end}/{start}"
    return None


def _meant(written: str) -> list[str]:
    """List the dates that a text may mean, likeliest first."""
    words = re.sub(r"\s+", " ", written.casefold()).removeprefix("in ").removeprefix("the ").strip(" .")
    if century := re.fullmatch(r"(\d{2})00['’]?s", words):
        return [f"{century[1]}XX", f"{century[1]}0X"]  # a century, or its first ten years
    found = _span(words) or ([whole] if (whole := _hedged(words)) else _numbers(words))
    return list(dict.fromkeys(date for date in found if dates.is_edtf(date)))


def _span(words: str) -> list[str]:
    if match := re.fullmatch(r"(?:since|from|after) (.+)", words):
        words_after = match[1]
        if not re.search(r" (?:to|until|till) ", words_after):
            return [f"{date}/.." for date in _meant(words_after) or [words_after]]
    if match := re.fullmatch(r"(?:until|till|up to|before|by) (.+)", words):
        return [f"../{date}" for date in _meant(match[1]) or [match[1]]]
    if match := re.fullmatch(r"(\d{2})(\d{2})[/–-](\d{2})", words):
        if int(match[3]) > max(12, int(match[2])):
            return [f"{match[1]}{match[2]}/{match[1]}{match[3]}"]
        return []
    between = r" ?[–—] ?| - | to | until | till | and |(?<=\d{4})-(?=\d{4}$)"
    parts = re.fullmatch(rf"(?:from |between )?(.+?)(?:{between})(.+)", words)
    if not parts:
        return []
    ends = [part if dates.is_edtf(part) else next(iter(_meant(part)), "") for part in parts.groups()]
    if not ends[0] and re.fullmatch(r"[a-z]+|\d{1,2}", parts[1]):  # 3 – 5 May 2024, March to May 2024
        ends[0] = next(iter(_meant(f"{parts[1]} {_rest(parts[1], parts[2])}")), "")
    return [f"{ends[0]}/{ends[1]}"] if all(ends) else []


def _rest(start: str, end: str) -> str:
    """Give what of the end of a span its start leaves out."""
    return end.split(" ", 1)[-1] if start.isdigit() else end.rsplit(" ", 1)[-1]


def _hedged(words: str) -> str:
    if match := re.fullmatch(rf"{_ABOUT} ?(.+)", words):
        date = match[1] if dates.is_edtf(match[1]) else next(iter(_meant(match[1])), "")
        return f"{date}~" if date else ""
    if match := re.fullmatch(r"(\d{3})0['’]?s", words):
        return f"{match[1]}X"
    if match := re.fullmatch(rf"({'|'.join(_SEASONS)})(?: of)? (\d{{4}})", words):
        return f"{match[2]}-{_SEASONS[match[1]]}"
    quarter = re.fullmatch(r"(?:q([1-4])[ -/]?(\d{4})|(\d{4})[ -/]?q([1-4]))", words)
    if quarter:
        year, number = quarter[2] or quarter[3], int(quarter[1] or quarter[4])
        return f"{year}-{number * 3 - 2:02}/{year}-{number * 3:02}"
    return _in_words(words)


def _in_words(words: str) -> str:
    """Read `13 May 2025`, `May 13th, 2025` and `May 2025`."""
    parts = [part for part in re.split(r"[ ,./-]+", re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", words)) if part != "of"]
    months = [number for part in parts for name, number in _MONTHS.items() if len(part) > 2 and name.startswith(part)]
    years = [part for part in parts if re.fullmatch(r"\d{4}", part)]
    days = [part for part in parts if re.fullmatch(r"\d{1,2}", part)]
    if (len(months), len(years)) != (1, 1) or len(days) > 1 or len(parts) != 2 + len(days):
        return ""
    return f"{years[0]}-{months[0]:02}" + (f"-{days[0]:0>2}" if days else "")


def _numbers(words: str) -> list[str]:
    """Read days in digits: the day first or the month first, and the year first with other signs than hyphens."""
    if match := re.fullmatch(r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4})", words):
        first, sign, second, year = match.groups()
        both = [f"{year}-{second:0>2}-{first:0>2}", f"{year}-{first:0>2}-{second:0>2}"]
        return both[:1] if sign == "." and dates.is_edtf(both[0]) else both
    if match := re.match(r"(\d{4})-(\d{2})-(\d{2})[t ]\d", words):
        return ["-".join(match.groups())]
    if match := re.fullmatch(r"(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?", words):
        return ["-".join(f"{part:0>2}" for part in match.groups() if part)]
    if match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", words):
        return ["-".join(match.groups())]
    if match := re.fullmatch(r"(\d{1,2})[./](\d{4})", words):
        return [f"{match[2]}-{match[1]:0>2}"]
    return []
