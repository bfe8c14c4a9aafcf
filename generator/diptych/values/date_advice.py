"""Read dates as people write them, to say how they are written in EDTF. Where two days may be meant, both are told."""

import calendar
import re
import unicodedata
from functools import cache

from babel.dates import get_month_names

from diptych.values import dates

# Whose months are read too: those that notes and sources are written in most.
_LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk")
_CENTURIES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
              "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
              "nineteenth", "twentieth", "twenty-first")  # fmt: skip
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_EXAMPLES = "2024, 2025-03, 2025-03-18, 2024~ (about), 2022-11/2023-02, 2022/.."
_SHARES = {"quarter": (33, 4), "third": (37, 3), "half": (40, 2)}
_WHICH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,? "
# What stands between the two ends of a span, and between two days of a month.
_BETWEEN = (
    " ?[–—] ?", " - ", " to ", " until ", " till ", " and ", " & ", r"(?<=\d{4})-(?=\d{4}$)",
    r"(?<=0s)-(?=\d{4})", r"(?<=[qh]\d)[-/](?=[qh\d])", r"(?<=\dth)-(?=\d{1,2}th)",
)  # fmt: skip
_BETWEEN_DAYS = ("[–—/&-]", "to", "and")
_PART = r"early|mid|middle of|late|(?:beginning|start|end|(?:first|last) (?:week|days?) of)(?: of)?"
_ERA = r"(?:a\.d\.?|ad|ce|c\.e\.?)"
_NOW = r"(?:now|present|the present|today|open|ongoing)"
_LEAVE_OUT = "say it in the statement, and leave the date out"
_ABOUT = r"(?:about|around|approximately|approx\.?|circa|ca?\.?|roughly|~)"


def advice(written: str) -> tuple[str, str]:
    """Say why a text is no date, where that can be told, and what to write in its place."""
    told = written.strip()
    if why := _no_such_day(told) or _in_words_only(told.casefold()):
        return why
    read = _read(told)
    if meant := [date for date in read if dates.is_edtf(date)]:
        is_plain = not meant[1:] and not any(
            dates.simple(end).month in dates.PARTS for end in dates.named_ends(meant[0])
        )
        return "", "write it as " + (meant[0] if is_plain else ", or as ".join(map(_with_words, meant)))
    for date in read:  # what there is not is told of, as if it were written in digits
        if why := _no_such_day(date):
            return why
    if re.fullmatch(r"\d{3}", told):
        return "", f"write the year in four digits: 0{told}"
    if re.fullmatch(r"\d{2}", told):
        return "", f"write the year in four digits: 00{told}, or 19{told}, or 20{told}"
    if re.fullmatch(r"\d{1,2}([./-])\d{1,2}\1\d{2}", told):
        return "", "write the year in four digits, and before the month and the day: 2024-05-13"
    return "", f"write it in EDTF: {_EXAMPLES}"


def _with_words(date: str) -> str:
    return f"{date} ({dates.shown(date)})"


def _in_words_only(words: str) -> tuple[str, str] | None:
    """Say what goes instead of a time that EDTF has no signs for."""
    if re.fullmatch(r".*\d ?(bc|bce|b\.c\.?|b\.c\.e\.?)", words):
        return "only the years from 1 on are taken", _LEAVE_OUT
    if re.fullmatch(r"n\.? ?d\.?|undated|unknown|no date|date unknown", words):
        return "", "leave the date out: that is how a text without one is told"
    found = re.fullmatch(rf"(?:the )?({_PART})[ -](?:the )?(.+)", words)
    whole = next(iter(_meant(found[2])), "") if found else ""
    return (
        (f'EDTF has no sign for "{found[1]}"', f"write {whole}, and the word in the statement")
        if found and whole
        else None
    )


def _no_such_day(written: str) -> tuple[str, str] | None:
    """Say what month or day there is not, and which end of a span is the wrong way round."""
    for year, month, day in re.findall(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b", written):
        if not 1 <= int(month) <= 12 and (day or month not in dates.PARTS):
            if day and 1 <= int(day) <= 12 and int(month) <= 31:
                return f"there is no month {month}", f"if the day stands before the month, write {year}-{day}-{month}"
            instead = "write one from 01 to 12, or a season from 21 (spring) to 24 (winter)"
            if not day and (int(month) > int(year[2:]) or month == "00" == f"{int(year) + 1:04}"[2:]):
                until = f"{int(year) + 1:04}" if month == "00" else f"{year[:2]}{month}"
                instead = f"if the years are meant, write {year}/{until}; else {instead}"
            return f"there is no month {month}", instead
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
    return [date for date in _read(written) if dates.is_edtf(date)]


def _read(written: str) -> list[str]:
    """Read a text as dates, also as some that there are not: 31 June."""
    words = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", written).casefold()).strip(" .")
    words = re.sub(r"^(?:in |on |as of |the )+", "", words)
    if era := re.fullmatch(rf"(?:{_ERA} ?)(\d{{1,3}})|(\d{{1,3}}) ?{_ERA}", words):
        return [f"{int(era[1] or era[2]):04}"]
    words = re.sub(rf"^{_WEEKDAY}|^{_ERA} ?(?=\d)|,? ?{_ERA}$", "", words)
    if asian := re.fullmatch(r"(\d{4})[年년] ?(\d{1,2})[月월](?: ?(\d{1,2})[日일])?", words):
        return ["-".join(f"{part:0>2}" for part in asian.groups() if part)]
    if words.endswith("?") and (doubted := _read(words[:-1]) or [words[:-1].strip()]):
        return ["/".join(f"{end}?" for end in date.split("/")) for date in doubted]
    if century := re.fullmatch(r"(\d{2})00['’]?s", words):
        return [f"{century[1]}XX", f"{century[1]}0X"]  # a century, or its first ten years
    if named := _century(words):
        return [named]
    if re.fullmatch(r"\d{3}u|\d{2}uu", words):  # as EDTF was once written
        return [words.replace("u", "X")]
    if winter := re.fullmatch(r"winter(?: of)? (\d{4})[/–-](?:\d{2})?(\d{2})", words):
        return [f"{winter[1]}-24"] if int(winter[2]) == (int(winter[1]) + 1) % 100 else []
    if share := _share(words):
        return [share]
    found = _shortened(words) or _span(words) or ([whole] if (whole := _hedged(words)) else _numbers(words))
    return list(dict.fromkeys(found))


def _century(words: str) -> str:
    found = re.fullmatch(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)|({'|'.join(_CENTURIES)}))[ -](?:century|c\.?)", words)
    number = int(found[1] or _CENTURIES.index(found[2]) + 1) if found else 0
    return f"{number - 1:02}XX" if number > 1 else ""


def _shortened(words: str) -> list[str]:
    """Read a span whose end leaves out what it has of its start: `2024-06-15/20`, `2024-06/08`, which may be a day."""
    found = re.fullmatch(r"(\d{4}-)(\d{2})(?:-(\d{2}))?(?:/| to )(?:(\d{2})-)?(\d{2})", words)
    if not found:
        return []
    year, month, day, of_end, end = found.groups()
    if day:
        return [f"{year}{month}-{day}/{year}{of_end or month}-{end}"]
    return [] if of_end else [f"{year}{month}/{year}{end}", f"{year}{month}-{end}"]


def _span(words: str) -> list[str]:
    return _open_span(words) or _days_of_a_month(words) or _closed_span(words)


def _open_span(words: str) -> list[str]:
    if match := re.fullmatch(r"(?:from )?(.+?)(?: onwards?| on| or later|\+)", words):
        return [f"{date}/.." for date in _meant(match[1])]
    if match := re.fullmatch(r"(\d{4}(?:-\d{2}){0,2})/unknown", words):
        return [f"{match[1]}/"]
    if (match := re.fullmatch(r"(?:since|from|after) (.+)", words)) and not re.search(r" (?:to|un?till?) ", match[1]):
        return [f"{date}/.." for date in _meant(match[1]) or [match[1]]]
    if match := re.fullmatch(r"(?:until|till|up to|before|by) (.+)", words):
        return [f"../{date}" for date in _meant(match[1]) or [match[1]]]
    if match := re.fullmatch(rf"(.+?)(?: to | until | till | ?[–—/-] ?){_NOW}", words):
        return [f"{date}/.." for date in _meant(match[1]) or [match[1]]]
    return []


def _days_of_a_month(words: str) -> list[str]:
    """Read `13-14 May 2024` and `May 13-14, 2024`."""
    days = rf"(\d{{1,2}})\.? ?(?:{'|'.join(_BETWEEN_DAYS)}) ?(\d{{1,2}})\.?"
    for shape, start, end, month, year in (
        (rf"{days} ([^\W\d_]+\.?),? (\d{{4}})", 1, 2, 3, 4),
        (rf"([^\W\d_]+\.?) {days},? (\d{{4}})", 2, 3, 1, 4),
    ):
        if match := re.fullmatch(shape, words):
            ends = [_in_words(f"{match[day]} {match[month]} {match[year]}") for day in (start, end)]
            return ["/".join(ends)] if all(ends) else []
    return []


def _closed_span(words: str) -> list[str]:
    if match := re.fullmatch(r"(\d{2})(\d{2})([/–-])(\d{2})", words):
        is_month = 1 <= int(match[4]) <= 12
        months = [f"{match[1]}{match[2]}-{match[4]}"] if is_month else []
        years = [f"{match[1]}{match[2]}/{match[1]}{match[4]}"] if int(match[4]) > int(match[2]) else []
        return [*months, *years] if match[3] != "-" else []
    between = "|".join(_BETWEEN)
    if words.count("/") == 1 and not re.search(r"(^|/)\d{1,2}(/|$)", words):
        between += "|/"
    parts = re.fullmatch(rf"(?:from |between )?(.+?)(?:{between})(.+)", words)
    if not parts:
        return []
    # Between two others, the 2000s are ten years.
    ends = [part if dates.is_edtf(part) else next(iter(_meant(part)[::-1]), "") for part in parts.groups()]
    if not ends[0] and (rest := _rest(*parts.groups())):
        ends[0] = next(iter(_meant(f"{parts[1]} {rest}")), "")
    return [f"{ends[0]}/{ends[1]}"] if all(ends) else []


def _rest(start: str, end: str) -> str:
    """Give what of the end of a span its start leaves out: 3 – 5 May 2024, March to May 2024, Q1–Q3 2024."""
    if re.fullmatch(r"\d{1,2}", start):
        return end.split(" ", 1)[-1]
    is_less = re.fullmatch(r"[^\W\d_]+|[qh]\d|\d{1,2}th|\d{1,2}\.? [^\W\d_]+\.?|[^\W\d_]+\.? \d{1,2}", start)
    return end.rsplit(" ", 1)[-1] if is_less else ""


def _hedged(words: str) -> str:
    if match := re.fullmatch(rf"{_ABOUT} ?(.+)", words):
        date = match[1] if dates.is_edtf(match[1]) else next(iter(_meant(match[1])), "")
        return f"{date}~" if date else ""
    if match := re.fullmatch(r"(\d{3})0['’]?s", words):
        return f"{match[1]}X"
    if match := re.fullmatch(rf"({'|'.join(_SEASONS)})(?: of)? (\d{{4}})", words):
        return f"{match[2]}-{_SEASONS[match[1]]}"
    return _share(words) or _in_words(words)


def _share(words: str) -> str:
    """Read the quarters, thirds and halves of a year: `Q3 2024`, `2024-H1`, `the third quarter of 2024`."""
    which = "|".join(_WHICH)
    if match := re.fullmatch(rf"({which}|last)[ -]({'|'.join(_SHARES)})(?: of)?,? (\d{{4}})", words):
        first, many = _SHARES[match[2]]
        number, year = _WHICH.get(match[1], many), match[3]
    elif match := re.fullmatch(r"(?:([qh])([1-4])|([1-4])([qh]))[ /-]?(\d{4})|(\d{4})[ /-]?([qh])([1-4])", words):
        first, many = _SHARES["quarter" if "q" in (match[1], match[4], match[7]) else "half"]
        number, year = int(match[2] or match[3] or match[8]), match[5] or match[6]
    else:
        return ""
    return f"{year}-{first + number - 1}" if number <= many else ""


@cache
def _months() -> dict[str, int]:
    """Give the months by their names, as they stand alone and in a date."""
    return {
        name.casefold(): number
        for language in _LANGUAGES
        for context in ("format", "stand-alone")
        for number, name in get_month_names("wide", context, language).items()
    }


def _in_words(words: str) -> str:
    """Read `13 May 2025`, `May 13th, 2025`, `13May2025` and `May 2025`."""
    apart = re.sub(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)", " ", re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", words))
    parts = [part for part in re.split(r"[ ,./-]+", apart) if part not in ("of", "de", "di", "del", "")]
    months = {number for part in parts for name, number in _months().items() if len(part) > 2 and name.startswith(part)}
    years = [part for part in parts if re.fullmatch(r"\d{4}", part)]
    days = [part for part in parts if re.fullmatch(r"\d{1,2}", part)]
    if (len(months), len(years)) != (1, 1) or len(days) > 1 or len(parts) != 2 + len(days):
        return ""
    return f"{years[0]}-{min(months):02}" + (f"-{days[0]:0>2}" if days else "")


def _numbers(words: str) -> list[str]:
    """Read days in digits: the day first or the month first, and the year first with other signs than hyphens."""
    if match := re.fullmatch(r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4})", words):
        first, sign, second, year = match.groups()
        both = [f"{year}-{second:0>2}-{first:0>2}", f"{year}-{first:0>2}-{second:0>2}"]
        return both[:1] if sign == "." and dates.is_edtf(both[0]) else both
    if match := re.match(r"(\d{4})-(\d{2})-(\d{2})[t ]\d", words):
        return ["-".join(match.groups())]
    if match := re.fullmatch(r"(\d{4})[./ –—−‐-](\d{1,2})(?:[./ –—−‐-](\d{1,2}))?", words):
        return ["-".join(f"{part:0>2}" for part in match.groups() if part)]
    if re.fullmatch(r"\d{4}", words):
        return [words]
    if match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})?", words):
        return ["-".join(filter(None, match.groups()))]
    if match := re.fullmatch(r"(\d{1,2})[./-](\d{4})", words):
        return [f"{match[2]}-{match[1]:0>2}"]
    return []
