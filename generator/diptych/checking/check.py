"""Hold the records against each other. A check is one function here; every problem of every check is shown."""

from diptych.checking.charts import charts_compare
from diptych.checking.ids import ids_are_unique_and_free
from diptych.checking.names import names_are_found, no_two_names_are_one
from diptych.checking.questions import (
    key_figures_are_figures_of_their_side,
    questions_are_answered_as_they_say,
    two_perspectives_face_each_other,
)
from diptych.checking.references import facts_name_what_exists, sources_are_cited
from diptych.problem import Problem
from diptych.reading.load import Facts


def check(facts: Facts) -> list[Problem]:
    """Run every check on all that could be read; return what reading and checking found."""
    return [*facts.problems, *(problem for run in CHECKS for problem in run(facts))]


CHECKS = (
    two_perspectives_face_each_other,
    ids_are_unique_and_free,
    facts_name_what_exists,
    questions_are_answered_as_they_say,
    key_figures_are_figures_of_their_side,
    sources_are_cited,
    no_two_names_are_one,
    names_are_found,
    charts_compare,
)
