"""Which figures count a few things and measure nothing: two waves, three depots."""

from diptych import records
from diptych.values.units import counts_things

FEW = 4
"""Up to how many things are a few."""


def counts_a_few(figure: records.Figure) -> bool:
    """Tell whether a figure is an exact count of up to four things, without a date: nothing can be set beside it."""
    is_exact = figure.qualifier == records.Qualifier.EXACT and figure.value is not None
    return is_exact and not figure.date and counts_things(figure.unit) and figure.value in range(FEW + 1)
