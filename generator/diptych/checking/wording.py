"""Warn where wording may lean: the same rules for both sides, each warning with a place to say why it may stand."""

from collections.abc import Callable, Iterator
from statistics import mean

from diptych.problem import Place, Problem, did_you_mean
from diptych.reading.load import Facts
from diptych.records.lists import words_in

Warnings = Iterator[tuple[str, Place, str, str]]  # the record, its place, what may lean, what to do

# One side's statements may be half as long again as the other's; more, and they weigh more on the page.
_LONGER = 1.5


def warn(facts: Facts) -> list[Problem]:
    """List every warning that no exemption silences, and every exemption that silences nothing."""
    exempt = {(entry.record.check, entry.record.record): entry for entry in facts.exemptions}
    used, problems = set(), []
    for name, check in CHECKS.items():
        for record, place, says, instead in check(facts):
            used.add((name, record))
            if (name, record) not in exempt:
                silence = f"{instead}; or give the reason in exemptions.yml (check: {name}, record: {record})"
                problems.append(Problem(place, says, silence, is_warning=True))
    for key, entry in exempt.items():
        if key[0] not in CHECKS:
            says = f'exemption: there is no check "{key[0]}"'
            problems.append(Problem(entry.place("check"), says, did_you_mean(key[0], CHECKS)))
        elif key not in used:
            says = f'exemption: {key[0]} has nothing to say of "{key[1]}"'
            problems.append(Problem(entry.place(), says, "delete the exemption"))
    return problems


def loaded_words(facts: Facts) -> Warnings:
    """Find loaded words in statements, outside quotation marks."""
    words = [word for each in facts.words.loaded for word in each.words]
    for _, fact in facts.facts:
        if found := words_in(fact.record.statement, words):
            says = f'fact "{fact.id}": the statement uses {_listed(found)} as our own'
            yield fact.id, fact.place("statement"), says, "say it plainly, or quote it with who said it"


def one_sides_terms(facts: Facts) -> Warnings:
    """Find questions that are put in the terms of one side."""
    for topic in facts.topics.values():
        for number, question in enumerate(topic.record.questions):
            for side, terms in facts.words.terms.items():
                if found := words_in(question.title, terms):
                    record = f"{topic.id}/{question.id}"
                    says = f'topic "{topic.id}": the question uses {_listed(found)}, a term of {side}'
                    yield record, topic.place("questions", number, "title"), says, "put it in words of neither side"


def uneven_lengths(facts: Facts) -> Warnings:
    """Find questions to which one side's statements are longer than the other's by half."""
    for topic in facts.topics.values():
        for number, question in enumerate(topic.record.questions):
            lengths: dict[str, list[int]] = {side: [] for side in facts.perspectives}
            for topic_id, fact in facts.facts:
                if (topic_id, fact.record.question) == (topic.id, question.id) and fact.record.perspective in lengths:
                    lengths[fact.record.perspective].append(len(fact.record.statement.split()))
            if not all(lengths.values()):
                continue
            (short, long) = sorted(lengths, key=lambda side: mean(lengths[side]))
            if mean(lengths[long]) > _LONGER * mean(lengths[short]):
                says = (
                    f'topic "{topic.id}": to "{question.id}" {long} has {mean(lengths[long]):.0f} words a statement, '
                    f"{short} {mean(lengths[short]):.0f}"
                )
                record = f"{topic.id}/{question.id}"
                yield record, topic.place("questions", number, "id"), says, f"shorten those of {long}"


def _listed(words: list[str]) -> str:
    return ", ".join(f'"{word}"' for word in words)


CHECKS: dict[str, Callable[[Facts], Warnings]] = {
    "loaded-word": loaded_words,
    "one-sides-term": one_sides_terms,
    "uneven-length": uneven_lengths,
}
