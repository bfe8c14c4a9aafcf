"""A topic in few words: the question that stands for it, and how the answers to all of them stand to each other."""

from collections import Counter

from diptych.library import Library, Question, Side, Topic
from diptych.wording.labels import RELATIONS


def relations(topic: Topic) -> str:
    """Count how the answers to a topic's questions stand to each other."""
    counted = Counter(question.record.relation for question in topic.questions)
    return " · ".join(f"{words}: {counted[relation]}" for relation, words in RELATIONS.items() if counted[relation])


def leading_question(topic: Topic, library: Library) -> Question:
    """Choose the question by which a topic is shown in short: a key question, else the first that both sides answer."""
    key = [each.question for each in library.key_questions if each.question.topic is topic]
    met = [question for question in topic.questions if not question.only_speaker]
    return (*key, *met, *topic.questions)[0]


def key_answers(question: Question, library: Library) -> dict[Side, str]:
    """Give each side's answer to a key question in a sentence; nothing where it is none."""
    found = [each.answers for each in library.key_questions if each.question is question]
    return {answer.side: answer.answer for answers in found for answer in answers}
