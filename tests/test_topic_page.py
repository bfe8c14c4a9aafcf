"""The page of a topic: how much of it stands open, and whose ids it has."""

from dataclasses import replace
from types import SimpleNamespace

from diptych.library import Library
from diptych.outputs.pages.pages import open_claims, pages


def topic_of(*claims: int) -> SimpleNamespace:
    """A topic with a question, whose answers hold so many claims."""
    answers = [SimpleNamespace(all_facts=[None] * number) for number in claims]
    return SimpleNamespace(questions=[SimpleNamespace(answers=answers)])


def test_three_claims_of_a_side_stand_open_and_fewer_where_there_are_many_questions() -> None:
    assert open_claims(topic_of(9, 1)) == 3
    assert open_claims(topic_of(*[9] * 10)) == 3
    assert open_claims(topic_of(*[9] * 11)) == 2
    assert open_claims(topic_of(*[9] * 15, 0)) == 2
    assert open_claims(topic_of(*[9] * 16)) == 1


def test_the_title_of_a_topic_takes_the_id_of_no_question(library: Library) -> None:
    first = library.topics[0]
    named = replace(first, record=first.record.model_copy(update={"title": first.questions[0].id.capitalize()}))
    made = {file.path: file.text for file in pages(replace(library, topics=[named, *library.topics[1:]]))}
    [title] = [line for line in made[f"topics/{first.id}.md"].splitlines() if line.startswith("# ")]
    assert "#the_topic" in title  # a page's own ids hold an underscore, which no id of a record can
