"""Find charts that compare nothing."""

from collections.abc import Iterator

from diptych.checking.rule import rule
from diptych.derived.series import find_charts
from diptych.problem import Problem
from diptych.reading.site import Site


@rule(
    "chart-compares-nothing",
    why="A chart draws figures beside each other, in one unit; one figure alone says nothing more than its number.",
    wrong="chart: Wages in both towns",
    right="# in both facts, and both figures in one unit\nchart: Wages in both towns",
)
def charts_compare(site: Site) -> Iterator[Problem]:
    """Find facts that name a chart in which no figure of theirs is drawn."""
    records = site.records
    if records.broken:
        return
    drawn = {(chart.title, fact.id) for chart in find_charts(records.facts) for fact in chart.facts}
    for fact in records.facts:
        title = fact.record.chart
        if title and not fact.record.is_withdrawn and (title, fact.id) not in drawn:
            says = f'fact "{fact.id}": in the chart "{title}" none of its figures has another to stand beside'
            instead = "write the same chart: in the fact it is compared with, give both one unit, or delete chart:"
            yield Problem(fact.place("chart"), says, instead)
