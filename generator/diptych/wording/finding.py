"""What comes of setting the two texts side by side, as sentences with their counts: the same words for both."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from diptych.library import Library, Question
from diptych.records import Relation, Timing
from diptych.wording.labels import count, number

_SAID = {
    Relation.AGREE: "agree on %s",
    Relation.CONTRADICT: "contradict each other on %s",
    Relation.READ_DIFFERENTLY: "read %s differently",
    Relation.DIFFERENT_PARTS: "speak of different parts of %s",
}


@dataclass(frozen=True)
class Finding:
    """The finding: a headline, and what it leaves unsaid."""

    headline: str
    rest: str


def finding(library: Library) -> Finding:
    """Say how many questions both texts answer, how their answers stand to each other, and what one answers alone."""
    relations = Counter(question.record.relation for question in library.questions)
    both = len(library.questions) - relations[Relation.ONE_SIDED]
    headline = [_answered(len(library.questions), both)]
    said = [words % number(relations[relation]) for relation, words in _SAID.items() if relations[relation]]
    if said:
        headline.append(f"They {_in_a_row(said)}.")
    rest = []
    if both and not relations[Relation.CONTRADICT]:
        rest.append("They contradict each other on none.")
    if relations[Relation.ONE_SIDED]:
        rest.append(_alone(library))
    return Finding(" ".join(headline), " ".join(rest))


def by_topic(questions: Iterable[Question]) -> str:
    """Count the questions of each topic, most first: `The flood (2); The cost (1)`."""
    counted = Counter(question.topic.record.title for question in questions).most_common()
    return "; ".join(f"{title} ({number})" for title, number in counted)


def _in_a_row(words: list[str]) -> str:
    """Write words as a list in a sentence."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _answered(questions: int, both: int) -> str:
    if both == questions:
        return (
            f"Both texts answer all {count(questions, 'question')}." if both > 1 else "Both texts answer the question."
        )
    return f"Of {count(questions, 'question')}, both texts answer {number(both)}."


def _alone(library: Library) -> str:
    """Say what each side alone answers: `Keep alone answers two; Remove alone answers one.`."""
    said = []
    for side in library.sides:
        alone = [question for question in library.questions if question.only_speaker is side]
        later = sum(question.record.timing is Timing.AFTER for question in alone)
        answers = f"{side.record.name} alone answers {number(len(alone))}"
        said.append(answers + (f" ({number(later)} of them on what came after the other text)" if later else ""))
    return f"{'; '.join(said)}."
