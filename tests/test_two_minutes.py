"""The finding in a sentence, on what an answer rests, and the two-minute version."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest

from diptych import wording
from diptych.library import Evidence, Library
from diptych.library.timeline import Period, timeline
from diptych.outputs.pages.two_minutes import two_minutes
from diptych.records import Timing

from .conftest import library_of, problems_of
from .test_fairness import mend
from .test_questions import COST, KEY


def library_with(library: Library, **relations: int) -> Library:
    """A library that has so many questions of each relation; of the one-sided ones, the left side answers all."""
    questions = [
        SimpleNamespace(
            record=SimpleNamespace(
                relation=relation.removesuffix("_later").replace("_", "-"),
                timing=Timing.AFTER if relation.endswith("_later") else None,
            ),
            only_speaker=library.sides[0] if relation.startswith("one_sided") else None,
        )
        for relation, number in relations.items()
        for _ in range(number)
    ]
    return replace(library, topics=[SimpleNamespace(questions=questions)])


@pytest.mark.parametrize(
    ("relations", "headline", "rest"),
    [
        (
            {"read_differently": 21, "agree": 2, "different_parts": 18, "one_sided": 27},
            "Of 68 questions, both texts answer 41. "
            "They agree on two, read 21 differently and speak of different parts of 18.",
            "They contradict each other on none. Keep alone answers 27; Remove alone answers none.",
        ),
        (
            {"contradict": 1, "one_sided": 1},
            "Of 2 questions, both texts answer one. "
            "They contradict each other on one.",
            "Keep alone answers one; Remove alone answers none.",
        ),
        (
            {"agree": 1},
            "Both texts answer the question. They agree on one.",
            "They contradict each other on none.",
        ),
        (
            {"agree": 1, "different_parts": 1},
            "Both texts answer all 2 questions. "
            "They agree on one and speak of different parts of one.",
            "They contradict each other on none.",
        ),
        (
            {"one_sided": 3, "one_sided_later": 2},
            "Of 5 questions, both texts answer none.",
            "Keep alone answers five (two of them on what came after the other text); Remove alone answers none.",
        ),
        (
            {"one_sided": 1},
            "Of 1 question, both texts answer none.",
            "Keep alone answers one; Remove alone answers none.",
        ),
    ],
)  # fmt: skip
def test_the_finding_is_grammatical_for_any_counts(library: Library, relations, headline: str, rest: str) -> None:
    assert wording.finding(library_with(library, **relations)) == wording.Finding(headline, rest)


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        (["cited"], "Rests on 1 claim, which cites a work"),
        (["none", "none"], "Rests on 2 claims, which carry neither note nor name"),
        (["none", "cited", "none"], "Rests on 3 claims: 1 cites a work; 2 carry neither note nor name"),
        (["credited", "cited"], "Rests on 2 claims: 1 cites a work; 1 names somebody, cites no work"),
        (["cited"] * 2 + ["none"] * 6, "Rests on 8 of 9 claims: 2 cite a work; 6 carry neither note nor name"),
    ],
)
def test_what_an_answer_rests_on_is_said_strongest_first(evidence: list[str], said: str) -> None:
    assert (
        wording.resting_on([SimpleNamespace(evidence=Evidence(each)) for each in evidence], of=len(evidence) // 8 * 9)
        == said
    )


def test_the_topics_of_questions_are_named_those_with_most_first(library: Library) -> None:
    assert [len(topic.questions) for topic in library.topics] == [2, 1]
    questions = [question for topic in reversed(library.topics) for question in topic.questions]
    assert wording.by_topic(questions) == "The flood (2); The cost (1)"
    assert wording.by_topic([]) == ""


def test_the_time_between_the_texts_is_said_in_short_where_their_dates_stand_in_sight(library: Library) -> None:
    question = library.questions[0]
    apart = replace(question, record=question.record.model_copy(update={"timing": Timing.APART}))
    assert wording.timing_in_short(apart) == "Time lies between them."
    assert wording.timing_in_short(apart) in wording.timing(apart).replace("the two texts:", "them.")
    assert wording.timing_in_short(question) == wording.timing(question)


def test_empty_decades_between_two_are_one(library: Library) -> None:
    held = timeline(library)
    decades = held.decades
    assert sum(len(decade.entries) for decade in decades) == len(held.entries)
    for before, after in pairwise(decades):
        assert after.years.first == before.years.last + 1
        assert before.entries or after.entries
    assert wording.decades(Period(1930, 1959)) == "1930s–1950s"
    assert wording.decades(Period(1930, 1939)) == "1930s"


@pytest.fixture
def led(site: Path) -> Path:
    """The example, led by one question."""
    (site / "facts/key-questions.yml").write_text(KEY)
    return site


def test_every_screen_has_both_answers_and_stands_on_the_page_of_all(led: Path, golden) -> None:
    files = {file.path: file.text for file in two_minutes(library_of(led))}
    assert set(files) == {"in-two-minutes/index.md", "in-two-minutes/height.md"}
    for text in files.values():
        assert text.index("It stood higher than ever.") < text.index("It was the last of its kind.")
        assert "<script" not in text
        assert " style=" not in text
    assert 'picture: "embed/flood/height/card.png"' in files["in-two-minutes/height.md"]
    golden("pages/in-two-minutes/index.md", files["in-two-minutes/index.md"])
    golden("pages/in-two-minutes/height.md", files["in-two-minutes/height.md"])


def test_a_site_without_key_questions_has_no_two_minute_version(library: Library) -> None:
    assert list(two_minutes(library)) == []


def test_the_screen_of_a_question_that_moved_leads_on(led: Path) -> None:
    mend(led / "facts/flood/topic.yml", "  - id: height\n", "  - id: height\n    moved_from: [flood/crest]\n")
    files = {file.path: file.text for file in two_minutes(library_of(led))}
    assert "../../in-two-minutes/height/" in files["in-two-minutes/crest/index.html"]


def test_two_key_questions_of_one_id_would_be_one_address(led: Path) -> None:
    other = KEY.replace("flood/height", "cost/price")
    mend(led / COST, "id: price", "id: height")
    (led / "facts/key-questions.yml").write_text(KEY + other.replace("cost/price", "cost/height"))
    said = [str(problem) for problem in problems_of(led)]
    assert any('its screen would have the address of "flood/height"' in each for each in said)


def test_a_bar_of_a_decade_is_a_share_of_its_own_sides_claims(library: Library) -> None:
    held = timeline(library)
    for side in library.sides:
        lengths = [held.length_of(decade, side) for decade in held.decades]
        counts = [len(decade.of(side)) for decade in held.decades]
        assert all(
            abs(length * max(counts) - max(lengths) * count) < 1e-6
            for length, count in zip(lengths, counts, strict=True)
        )
    longest = [max(held.length_of(decade, side) for decade in held.decades) for side in library.sides]
    assert max(longest) == 100
