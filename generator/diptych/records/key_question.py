"""key-questions.yml: the questions that lead the site, with each side's answer in a sentence."""

from typing import Annotated

from diptych.records.record import Record
from diptych.values.limits import PARTS, at_most
from diptych.values.types import Id, QuestionPath, Statement


class KeyAnswer(Record):
    """What one side answers, in that side's terms."""

    answer: Statement
    """The answer in one sentence, of at most 45 words."""
    facts: Annotated[tuple[Id, ...], at_most(PARTS, at_least=1)]
    """The facts that it rests on: ids of facts of that side that answer the question."""


class KeyQuestion(Record):
    """A question that a reader must know to see where the two texts part."""

    question: QuestionPath
    """The question, as topic/question."""
    answers: dict[Id, KeyAnswer]
    """Each side's answer, by its id."""
