"""Show coverage and balance as tables of plain text."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from diptych.checking.texts.coverage import Covered
from diptych.library import Side
from diptych.library.balance import Row
from diptych.reading.texts import Text
from diptych.wording import MEASURES


def coverage_as_text(
    name: str, text: Text, covered: Sequence[Covered], headings: dict[str, str], *, only_open: bool
) -> str:
    """Write a line for each item of a text, by section: its line, what it is, and what it stands on."""
    lines = [name]
    for section, group in groupby(covered, key=lambda each: each.section):
        shown = [each for each in group if each.is_open or not only_open]
        heading = headings.get(section or "", "Before the first heading")
        lines += [f"  {heading}"] if shown else []
        for each in shown:
            stands_on = ", ".join(each.stands_on[:3]) + (", …" if len(each.stands_on) > 3 else "")
            nearest = f"OPEN (nearest: {each.nearest})" if each.nearest else "OPEN"
            number, written = text.numbers[each.item.span.line], _shortened(each.item.written)
            lines.append(f"    {number:>4}  {each.item.kind:<9}  {written:<32}  {stands_on or nearest}")
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(Counter(each.item.kind for each in covered).items()))
    open_, omitted = sum(each.is_open for each in covered), sum(each.stands_on == ("omitted",) for each in covered)
    lines.append(
        f"  {len(covered)} items ({kinds}): {len(covered) - open_ - omitted} on facts, {omitted} omitted, {open_} open"
    )
    return "\n".join(lines)


def balance_as_text(rows: Sequence[Row], sides: Sequence[Side]) -> str:
    """Write a table of topics, both sides side by side in every column."""
    columns = [row.title for row in rows]
    width = max(map(len, columns))
    head = f"{'':<{width}}" + "".join(f"  {measure:>9}" for measure in MEASURES)
    lines = [f"{sides[0].mark} {sides[0].record.name} | {sides[1].mark} {sides[1].record.name}", head]
    for row in rows:
        cells = (" | ".join(f"{getattr(measure, name):g}" for measure in row.measures) for name in MEASURES)
        lines.append(f"{row.title:<{width}}" + "".join(f"  {cell:>9}" for cell in cells))
    return "\n".join(lines)


def _shortened(written: str) -> str:
    return written if len(written) <= 32 else written[:31] + "…"
