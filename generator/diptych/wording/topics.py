"""A topic in few words: how much each side has on it, and how its answers stand to each other."""

from collections import Counter

from diptych.library import Side, Topic
from diptych.wording.labels import RELATIONS, count


def relations(topic: Topic) -> str:
    """Count how the answers to a topic's questions stand to each other."""
    counted = Counter(question.record.relation for question in topic.questions)
    return " · ".join(f"{words}: {counted[relation]}" for relation, words in RELATIONS.items() if counted[relation])


def number_of_facts(topic: Topic, side: Side) -> str:
    """Count the facts of a side: `3 claims`."""
    return count(len(topic.facts_of(side)), "claim")


def answered(topic: Topic, side: Side) -> str:
    """Count the questions that a side answers: `on 2 of 3 questions, silent on 1`."""
    answers = [answer for question in topic.questions for answer in question.answers if answer.side is side]
    silences = sum(answer.silence is not None for answer in answers)
    questions = count(len(answers), "question")
    if silences == len(answers):
        return f"silent on {silences} of {questions}"
    return f"on {len(answers) - silences} of {questions}" + (f", silent on {silences}" if silences else "")
