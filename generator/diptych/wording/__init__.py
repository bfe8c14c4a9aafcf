"""How things are said to readers: figures, works, titles, labels, addresses, citations."""

from diptych.records.subject import place_name
from diptych.wording.figures import HEDGES, LOCALE, FigureWords, figure_words, unit_name
from diptych.wording.labels import (
    AUTHORITY,
    CONTRADICTION_MEANT,
    CORRECTIONS,
    CORRECTIONS_MEANT,
    EVIDENCE,
    FOUND_BY,
    MEASURES,
    NOTE_KINDS,
    RELATIONS,
    SOURCE_KINDS,
    SOURCE_KINDS_MEANT,
    SUBJECT_KINDS,
    correction_title,
    count,
    evidence_words,
    forecast_state,
)
from diptych.wording.titles import page_titles, short_description, short_title
from diptych.wording.works import authors, language_name, pages, quoted, stands_alone, work_in_a_line

__all__ = [
    "AUTHORITY",
    "CONTRADICTION_MEANT",
    "CORRECTIONS",
    "CORRECTIONS_MEANT",
    "EVIDENCE",
    "FOUND_BY",
    "HEDGES",
    "LOCALE",
    "MEASURES",
    "NOTE_KINDS",
    "RELATIONS",
    "SOURCE_KINDS",
    "SOURCE_KINDS_MEANT",
    "SUBJECT_KINDS",
    "FigureWords",
    "authors",
    "correction_title",
    "count",
    "evidence_words",
    "figure_words",
    "forecast_state",
    "language_name",
    "page_titles",
    "pages",
    "place_name",
    "quoted",
    "short_description",
    "short_title",
    "stands_alone",
    "unit_name",
    "work_in_a_line",
]
