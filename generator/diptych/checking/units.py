"""Warn of units that are nearly others: one quantity has one unit, or nobody finds and no chart joins its figures."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from babel.numbers import is_currency

from diptych.checking.rule import Level, rule
from diptych.problem import Problem
from diptych.reading.site import Site
from diptych.records import Figure
from diptych.values.units import LOCALE, MEASURES, is_one, is_plural, known_as, plural, singular

# How like two words must be to be taken for one that was mistyped: metres and meter are, tanks and tests are not.
_ALIKE = 0.8
_KNOWN = {*MEASURES, "percent", "percentage points"}


@rule(
    "unit-nearly-another",
    level=Level.WARNING,
    why="One quantity has one unit, or nobody finds its figures and no chart joins them.",
    wrong=("figures:\n  - {label: Length, value: 40, unit: km}"),
    right=("figures:\n  - {label: Length, value: 40, unit: kilometer}"),
)
def units_are_written_alike(site: Site) -> Iterator[Problem]:
    """Find units that are nearly a measure, a currency or another unit in use, and nouns of one beside several."""
    facts = site.records.facts
    used = Counter(unit for fact in facts for unit in {figure.unit for figure in fact.record.figures})
    for fact in facts:
        for number, figure in enumerate(fact.record.figures):
            if meant := _meant(figure, used):
                says = f'fact "{fact.id}": the unit "{figure.unit}" is nearly another'
                instead = f"did you mean {' or '.join(f'{each!r}' for each in meant)}?".replace("'", '"')
                yield Problem(fact.place("figures", number, "unit"), says, instead, about=fact.id)


def _meant(figure: Figure, used: Counter[str]) -> list[str]:
    """List what may have been meant by a unit that is nearly another."""
    unit = figure.unit
    if unit in _KNOWN or is_currency(unit, LOCALE):
        return []
    if known := known_as(unit):
        return known
    if re.fullmatch(r"[A-Z]{3}", unit):
        return get_close_matches(unit, sorted(each for each in used if is_currency(each, LOCALE)), n=1)
    others = {other for other in used if other != unit}
    alike = [other for other in others if singular(other).casefold() == singular(unit).casefold()]
    if rarer := [other for other in alike if (used[other], other) > (used[unit], unit)]:
        return sorted(rarer, key=lambda other: (-used[other], other))[:1]
    if used[unit] == 1 and (near := _nearest(unit, others - set(alike))):
        return [near]
    is_of_several = figure.amount is None or not is_one(figure.amount)
    return [plural(unit)] if is_of_several and not is_plural(unit) else []


def _nearest(unit: str, others: set[str]) -> str | None:
    choices = {each.casefold(): each for each in sorted(_KNOWN | others)}
    near = get_close_matches(unit.casefold(), choices, n=1, cutoff=_ALIKE)
    return choices[near[0]] if near else None
