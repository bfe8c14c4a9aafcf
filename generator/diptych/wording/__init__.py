"""How things are said to readers: figures, works, titles, labels, addresses, citations."""

from diptych.library.in_place import is_answered
from diptych.records.subject import place_name
from diptych.values.units import LOCALE
from diptych.wording.capitals import capitalized, uncapitalized
from diptych.wording.cards.card import (
    Card,
    all_dates,
    card_of,
    claim_of,
    note_of,
    shown_figure,
    shown_forecast,
)
from diptych.wording.cards.notices import pair_notices
from diptych.wording.cards.reaches import told_reach
from diptych.wording.citing.pages import pages
from diptych.wording.citing.works import authors, language_name, numbers, quoted, stands_alone, work_in_a_line
from diptych.wording.dating import NO_DATE, When, decades, when
from diptych.wording.evidence import evidence_held, evidence_of, resting_on, rests_on, share_words
from diptych.wording.figures import HEDGES, FigureWords, figure_words, unit_name
from diptych.wording.finding import Finding, by_topic, finding
from diptych.wording.in_place import part_title, place_in_text, told_in_place
from diptych.wording.labels import (
    AUTHORITY,
    CORRECTIONS,
    CORRECTIONS_MEANT,
    EVIDENCE,
    FOUND_BY,
    MEASURES,
    NOT_PUBLISHED,
    RELATIONS,
    RELATIONS_MEANT,
    SOURCE_KINDS,
    SOURCE_KINDS_MEANT,
    SUBJECT_KINDS,
    WITHDRAWN,
    change_title,
    correction_title,
    count,
    evidence_words,
    forecast_state,
    made_on,
    number,
    pair_made_on,
    version_made,
)
from diptych.wording.lists import countries, listed
from diptych.wording.marks import in_marks
from diptych.wording.naming import short_name
from diptych.wording.near import shared_words
from diptych.wording.reaching import created_at, edited_at, fills_in, reported_at
from diptych.wording.sides import author, claimant
from diptych.wording.standing import CARD_STATES, MOVED, PINNED, card_page, card_title, standing_words
from diptych.wording.timing import relation_and_reason, standing, timing, timing_in_short
from diptych.wording.titles import claim_title, page_titles, short_description, short_title

__all__ = [
    "AUTHORITY",
    "CARD_STATES",
    "CORRECTIONS",
    "CORRECTIONS_MEANT",
    "EVIDENCE",
    "FOUND_BY",
    "HEDGES",
    "LOCALE",
    "MEASURES",
    "MOVED",
    "NOT_PUBLISHED",
    "NO_DATE",
    "PINNED",
    "RELATIONS",
    "RELATIONS_MEANT",
    "SOURCE_KINDS",
    "SOURCE_KINDS_MEANT",
    "SUBJECT_KINDS",
    "WITHDRAWN",
    "Card",
    "FigureWords",
    "Finding",
    "When",
    "all_dates",
    "author",
    "authors",
    "by_topic",
    "capitalized",
    "card_of",
    "card_page",
    "card_title",
    "change_title",
    "claim_of",
    "claim_title",
    "claimant",
    "correction_title",
    "count",
    "countries",
    "created_at",
    "decades",
    "edited_at",
    "evidence_held",
    "evidence_of",
    "evidence_words",
    "figure_words",
    "fills_in",
    "finding",
    "forecast_state",
    "in_marks",
    "is_answered",
    "language_name",
    "listed",
    "made_on",
    "note_of",
    "number",
    "numbers",
    "page_titles",
    "pages",
    "pair_made_on",
    "pair_notices",
    "part_title",
    "place_in_text",
    "place_name",
    "quoted",
    "relation_and_reason",
    "reported_at",
    "resting_on",
    "rests_on",
    "share_words",
    "shared_words",
    "short_description",
    "short_name",
    "short_title",
    "shown_figure",
    "shown_forecast",
    "standing",
    "standing_words",
    "stands_alone",
    "timing",
    "timing_in_short",
    "told_in_place",
    "told_reach",
    "uncapitalized",
    "unit_name",
    "version_made",
    "when",
    "work_in_a_line",
]
