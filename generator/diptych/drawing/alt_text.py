"""What a picture shows, in words for who sees none."""

from diptych import wording
from diptych.drawing.picture import _answered, _facts_of, _forecast, _label, _notes, _relations, _when
from diptych.library import Fact, Library, Question, Side, Topic
from diptych.records import Kind


def alt_text(fact: Fact) -> str:
    """Say in words what a fact's picture shows, but for its foot line of site, version and address."""
    record = fact.record
    parts = [f"{_named(fact.side)}:"]
    if record.corrections:
        parts.append(f"{wording.correction_title(record.corrections[-1])}.")
    if record.kind is Kind.FIGURE:
        parts.append(f"{wording.figure_words(record.figures[0]).text} ({_label(record.figures[0])}).")
    if record.quotation:
        parts.append(f"“{record.quotation.words}” ({record.quotation.speaker}).")
    parts.append(record.statement)
    if record.forecast:
        parts.append(f"{_forecast(fact)}.")
    parts += [
        f"{words[:1].upper()}{words[1:]}." for words in (wording.evidence_words(fact), *_when(fact), *_notes(fact))
    ]
    return " ".join(parts)


def alt_text_of_pair(question: Question) -> str:
    """Say in words what a question's picture shows: of each side its first statement, or that it is silent."""
    parts = [question.record.title, f"{wording.RELATIONS[question.record.relation]}."]
    for answer in question.answers:
        if answer.silence:
            said = f"Silent. {answer.silence.note}"
        else:
            said = answer.facts[0].record.statement
            said = f"Withdrawn. {said}" if answer.facts[0].record.is_withdrawn else said
            said += f" (And {len(answer.facts) - 1} more.)" if answer.facts[1:] else ""
        parts.append(f"{_named(answer.side)}: {said}")
    return " ".join(parts)


def alt_text_of_topic(topic: Topic) -> str:
    """Say in words what a topic's picture shows."""
    parts = [f"{topic.record.title}.", f"{_relations(topic)}."]
    for answer in topic.questions[0].answers:
        parts.append(f"{_named(answer.side)}: {_facts_of(topic, answer.side)} {_answered(topic, answer.side)}.")
    return " ".join(parts)


def alt_text_of_site(library: Library) -> str:
    """Say in words what the site's picture shows."""
    parts = [f"{library.settings.name}.", library.settings.description]
    for side in library.sides:
        parts.append(f"{_named(side)}: {side.record.thesis} {side.record.sourcing}")
    return " ".join(filter(None, parts))


def _named(side: Side) -> str:
    return f"{side.record.name} ({side.record.author or 'unsigned'})"
