"""What a picture shows, in words for who sees none."""

from diptych import wording
from diptych.library import Answer, Library, Question, Side, Topic
from diptych.wording.cards.card import Card, claim_of
from diptych.wording.topics import key_answers, leading_question, relations


def alt_text(card: Card) -> str:
    """Say in words what a fact's picture shows, but for its foot line of site, version and address."""
    parts = [f"{_named(card.side)}:"]
    parts += [f"{notice.title}." for notice in card.notices[:1]]
    if card.headline:
        parts.append(f"{card.headline.words.text} ({card.headline.marked_label}).")
    if card.quotation:
        parts.append(f"{wording.in_marks(card.quotation.words)} ({card.quotation.speaker}).")
    parts.append(card.claim.words)
    ends = (card.forecast and card.forecast.marked, card.evidence, card.when and card.when.marked, card.remarked)
    parts += [f"{wording.capitalized(words)}." for words in ends if words]
    parts.append(f"{card.other_side.unmarked}.")
    return " ".join(parts)


def alt_text_of_pair(question: Question) -> str:
    """Say in words what a question's picture shows: of each side its first statement, or that it is silent."""
    parts = [f"{notice.title}." for notice in wording.pair_notices(question)[:1]]
    parts += [question.record.title, f"{wording.RELATIONS[question.record.relation]}."]
    for answer in question.answers:
        parts.append(f"{_named(answer.side)}: {_said(answer)}")
    return " ".join(parts)


def alt_text_of_topic(topic: Topic, library: Library) -> str:
    """Say in words what a topic's picture shows."""
    question = leading_question(topic, library)
    in_short = key_answers(question, library)
    said = [f"{_named(answer.side)}: {in_short.get(answer.side) or _said(answer)}" for answer in question.answers]
    return " ".join([f"{topic.record.title}.", question.record.title, *said, f"{relations(topic)}."])


def alt_text_of_site(library: Library) -> str:
    """Say in words what the site's picture shows."""
    parts = [f"{library.settings.name}.", library.settings.description]
    for side in library.sides:
        parts.append(f"{_named(side)}: {side.record.thesis} {side.record.sourcing}")
    return " ".join(filter(None, parts))


def _said(answer: Answer) -> str:
    if answer.silence:
        return f"Silent. {answer.silence.note}"
    first, *more = answer.all_facts
    return claim_of(first).text + (f" (And {len(more)} more.)" if more else "")


def _named(side: Side) -> str:
    return f"{side.record.name} ({wording.author(side.record)})"
