"""Find charts that compare nothing."""

from collections.abc import Iterator

from diptych.problem import Problem
from diptych.reading.load import Facts
from diptych.records.series import find_charts


def charts_compare(facts: Facts) -> Iterator[Problem]:
    """Find facts that name a chart in which no figure of theirs is drawn."""
    if facts.broken:
        return
    entries = [fact for _, fact in facts.facts]
    drawn = {(chart.title, fact.id) for chart in find_charts(entries) for fact in chart.facts}
    for fact in entries:
        title = fact.record.chart
        if title and not fact.record.is_withdrawn and (title, fact.id) not in drawn:
            says = f'fact "{fact.id}": in the chart "{title}" none of its figures has another to stand beside'
            instead = "write the same chart: in the fact it is compared with, give both one unit, or delete chart:"
            yield Problem(fact.place("chart"), says, instead)
