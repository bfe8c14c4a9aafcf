"""The dated facts of both sides in time: what each date spans, in which order they stand, under which headings."""

import datetime
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise, zip_longest

from diptych import records
from diptych.library import Evidence, Fact, Library, Side
from diptych.values import dates

# A decade with more facts than a reader takes in under one heading gets a heading for each year.
_MOST_IN_A_DECADE = 20
# Into so many periods the whole is cut for zooming, each with its share of the facts.
_PERIODS = 5


@dataclass(frozen=True)
class Span:
    """One date of a fact, and what is known of where it lies."""

    date: str
    """As it is written (EDTF)."""
    inferred: str | None = None
    """From what it was inferred, where the text does not print it."""
    is_due: bool = False
    """Whether it is the day by which a forecast is expected."""

    @property
    def first(self) -> datetime.date | None:
        """The first day that it can mean, none where it is open."""
        return dates.earliest(self.date) if dates.ends(self.date)[0] else None

    @property
    def last(self) -> datetime.date | None:
        """The last day that it can mean, none where it is open."""
        return dates.latest(self.date) if dates.ends(self.date)[1] else None

    @property
    def known(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day of what is not open: of `2022/..`, those of 2022."""
        named = dates.named_ends(self.date)
        return dates.earliest(named[0]), dates.latest(named[-1])

    @property
    def certain(self) -> tuple[datetime.date, datetime.date] | None:
        """On which days it surely holds: on a day itself, and of `2010/2014` on all between the two years."""
        start, end = dates.ends(self.date)
        if self.is_unsure or not (start and end):
            return None
        days = dates.latest(start), dates.earliest(end)
        is_more_than_a_border = days == (self.first, self.last) or days[1] - days[0] > datetime.timedelta(days=1)
        return days if is_more_than_a_border else None

    @property
    def precision(self) -> int:
        """How closely it is known when it begins: 0 for a day, 1 for a month or season, 2 for a year, 3 for less."""
        start = dates.named_ends(self.date)[0].rstrip("~?%")
        return 3 if "X" in start else 2 - min(start.count("-"), 2)

    @property
    def is_unsure(self) -> bool:
        """Whether the text says about or possibly, or does not print the date at all."""
        return bool(self.inferred) or any(sign in self.date for sign in "~?%")


@dataclass(frozen=True)
class Entry:
    """A fact with its dates: its own one first, then its figures', then its forecast's."""

    fact: Fact
    spans: tuple[Span, ...]

    @property
    def dates(self) -> tuple[Span, ...]:
        """By which dates it is listed: by its own, or by those of its figures where it has none."""
        if self.fact.record.date:
            return self.spans[:1]
        return tuple(sorted(self.spans, key=lambda span: span.known))

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date, str]:
        """Order by the first day that is known, then by the last, then by id."""
        return (*self.dates[0].known, self.fact.id)

    @property
    def figures(self) -> list[records.Figure]:
        """The figures to be shown: the one that is the claim, and those with a date of their own."""
        record = self.fact.record
        dated = [figure for figure in record.other_figures if figure.date and figure.date != record.date]
        return [record.headline, *dated] if record.headline else dated


@dataclass(frozen=True)
class Period:
    """Some years, the first and the last of them included."""

    first: int
    last: int


@dataclass(frozen=True)
class Group:
    """The facts of a year, or of a decade, in their order."""

    years: Period
    entries: list[Entry]

    @property
    def title(self) -> str:
        """What the heading says: `2024`, `The 1970s`."""
        if self.years.first == self.years.last:
            return dates.shown(f"{self.years.first:04}")
        decade = dates.decade_shown(self.years.first)
        return decade[:1].upper() + decade[1:]

    @property
    def anchor(self) -> str:
        """The place of the group on a page."""
        return "when-" + re.sub("[ –]", "-", self.title.lower())

    def of(self, side: Side) -> list[Entry]:
        """List the entries of one side."""
        return [entry for entry in self.entries if entry.fact.side is side]


@dataclass(frozen=True)
class Timeline:
    """Every dated fact, in order of time."""

    entries: list[Entry]

    @cached_property
    def whole(self) -> Period:
        """The years from the first to the last date, where there is any."""
        days = [day for entry in self.entries for span in entry.spans for day in span.known]
        return Period(min(days).year, max(days).year)

    @cached_property
    def groups(self) -> list[Group]:
        """The entries by decade, and by year where a decade has many."""
        by_decade = _grouped(self.entries, _decade)
        many = {decade for decade, entries in by_decade.items() if len(entries) > _MOST_IN_A_DECADE}

        def heading(entry: Entry) -> Period:
            is_of_a_year = _decade(entry) in many and "X" not in dates.named_ends(entry.dates[0].date)[0][:4]
            return Period(_year(entry), _year(entry)) if is_of_a_year else _decade(entry)

        by_heading = _grouped(self.entries, heading)
        order = sorted(by_heading, key=lambda years: (years.first, -years.last))
        return [Group(years, by_heading[years]) for years in order]

    @cached_property
    def decades(self) -> list[Group]:
        """The entries by decade; what lies empty between two of them is one group without entries."""
        by_decade = _grouped(self.entries, _decade)
        groups: list[Group] = []
        for years in sorted(by_decade, key=lambda years: years.first):
            if groups and (last := groups[-1].years.last) + 1 < years.first:
                groups.append(Group(Period(last + 1, years.first - 1), []))
            groups.append(Group(years, by_decade[years]))
        return groups

    def length_of(self, decade: Group, side: Side) -> float:
        """Measure a decade's share of a side's entries, in percent of the largest share that a side has of a decade."""
        sides = {entry.fact.side.id: entry.fact.side for entry in self.entries}.values()
        shares = [len(group.of(each)) / len(self.of(each)) for group in self.decades for each in sides]
        return 100 * len(decade.of(side)) / len(self.of(side)) / max(shares)

    @cached_property
    def periods(self) -> list[Period]:
        """The whole cut into periods that hold like numbers of facts, at the borders of decades or years."""
        starts = [group.years.first for group in self.groups]
        before = [0, *accumulate(len(group.entries) for group in self.groups)]
        cuts = {self.whole.first, self.whole.last + 1}
        for part in range(1, _PERIODS):
            share = len(self.entries) * part / _PERIODS
            nearest = min(range(len(starts)), key=lambda place: abs(before[place] - share))
            cuts.add(max(starts[nearest], self.whole.first))
        ordered = sorted(cuts)
        return [Period(first, after - 1) for first, after in pairwise(ordered)]

    @cached_property
    def opening(self) -> Period:
        """The shortest run of years in which half of the entries begin; of several as short, the last."""
        begin = Counter(_year(entry) for entry in self.entries)
        years = sorted(begin)
        before = [0, *accumulate(begin[year] for year in years)]
        last = (bisect_left(before, before[at] + len(self.entries) / 2) - 1 for at in range(len(years)))
        runs = [Period(first, years[end]) for first, end in zip(years, last, strict=True) if end < len(years)]
        return min(runs, key=lambda run: (run.last - run.first, -run.first))

    @property
    def periods_to_choose(self) -> list[Period]:
        """The periods, and that with which the timeline opens, in order; none of them is the whole."""
        every = {*self.periods, self.opening} - {self.whole}
        return sorted(every, key=lambda period: (period.first, period.last))

    @cached_property
    def by_prominence(self) -> list[Entry]:
        """The entries in the order in which they are named where not all can be.

        The sides take turns. Of a side, one entry of each question comes before a second of any; then a day before a
        month, and a month before a year; then a cited claim before another; then the earlier.
        """
        sides = {entry.fact.side.id: entry.fact.side for entry in self.entries}
        orders = [_in_turn(self.of(sides[id_])) for id_ in sorted(sides, key=lambda id_: sides[id_].panel)]
        return [entry for turn in zip_longest(*orders) for entry in turn if entry]

    @property
    def inferred(self) -> list[Entry]:
        """The entries whose own date, or with none every date by which they are listed, was inferred."""
        return [entry for entry in self.entries if all(span.inferred for span in entry.dates)]

    def of(self, side: Side) -> list[Entry]:
        """List the entries of one side."""
        return [entry for entry in self.entries if entry.fact.side is side]


def timeline(library: Library) -> Timeline:
    """Find every fact that has a date, and put them in order."""
    entries = [Entry(fact, spans) for fact in library.facts if (spans := _spans(fact))]
    return Timeline(sorted(entries, key=lambda entry: entry.sort_key))


def _spans(fact: Fact) -> tuple[Span, ...]:
    """Collect a fact's dates, each once."""
    record = fact.record
    forecast = record.forecast
    due = forecast.due if forecast else None
    written = [(record.date, record.inferred), *((each.date, each.inferred) for each in record.figures)]
    if forecast:
        written.append((due, forecast.inferred))
    reasons: dict[str, str | None] = {}
    for date, inferred in written:
        if date:
            reasons.setdefault(date, inferred)
    return tuple(Span(date, inferred, is_due=date == due) for date, inferred in reasons.items())


def _in_turn(entries: list[Entry]) -> list[Entry]:
    """Order a side's entries for naming: a question's second after every question's first."""

    def clearest(entry: Entry) -> tuple[int, bool, tuple[datetime.date, datetime.date, str]]:
        return entry.dates[0].precision, entry.fact.evidence is not Evidence.CITED, entry.sort_key

    seen: Counter[str] = Counter()
    turns: list[tuple[int, Entry]] = []
    for entry in sorted(entries, key=clearest):
        turns.append((seen[entry.fact.question.path], entry))
        seen[entry.fact.question.path] += 1
    return [entry for _, entry in sorted(turns, key=lambda turn: turn[0])]


def _year(entry: Entry) -> int:
    return entry.dates[0].known[0].year


def _decade(entry: Entry) -> Period:
    first = _year(entry) // 10 * 10
    return Period(first, first + 9)


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], Period]) -> dict[Period, list[Entry]]:
    groups: dict[Period, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return groups
