"""How both sides stand to a question, and what the time between the texts means for it, in the same words wherever."""

from diptych.library import Question, Side
from diptych.records import Timing
from diptych.wording.labels import RELATIONS


def relation_and_reason(question: Question) -> str:
    """Say how both sides stand to a question, and why that is said: `They agree. Both count the same boats.`."""
    return f"{RELATIONS[question.record.relation]}. {question.record.why}"


def standing(question: Question) -> str:
    """Say how both sides stand to a question, why, and what the time between the texts means for it, in a line."""
    return " ".join(filter(None, (relation_and_reason(question), timing(question))))


def timing(question: Question) -> str:
    """Say what the time between the texts means for a question; nothing where it does not matter."""
    match question.record.timing:
        case Timing.AFTER:
            silent = next(answer.side for answer in question.answers if answer.silence)
            return (
                f"This concerns what came after the text of {_dated(silent)} was written; "
                "its silence says no more than that."
            )
        case Timing.APART:
            first, second = (answer.side for answer in question.answers)
            return f"Time lies between the two texts: {_dated(first)} and {_dated(second)}."
    return ""


def timing_in_short(question: Question) -> str:
    """Say the same in a few words, where the dates of both texts stand in sight."""
    return "Time lies between them." if question.record.timing is Timing.APART else timing(question)


def _dated(side: Side) -> str:
    return f"{side.record.name} ({side.record.dated})" if side.record.dated else side.record.name
