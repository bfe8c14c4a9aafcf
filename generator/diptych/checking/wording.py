"""Warn where wording may lean: the same rules for both sides."""

from collections.abc import Iterator
from statistics import mean

from diptych.checking.questions import answered_by
from diptych.checking.rule import Level, rule
from diptych.problem import Problem
from diptych.reading.site import Site
from diptych.records.lists import words_in

# One side's statements may be half as long again as the other's; more, and they weigh more on the page.
_LONGER = 1.5


@rule(
    "loaded-word",
    level=Level.WARNING,
    why="The site takes no side: a word that judges belongs to whoever says it, in quotation marks.",
    wrong="statement: The regime spends more than it takes in.",
    right="statement: The government, “the regime” in the text’s words, spends more than it takes in.",
)
def loaded_words(site: Site) -> Iterator[Problem]:
    """Find loaded words in statements, outside quotation marks."""
    records = site.records
    words = [word for each in records.words.loaded for word in each.words]
    for fact in records.facts:
        if found := words_in(fact.record.statement, words):
            says = f'fact "{fact.id}": the statement uses {_listed(found)} as our own'
            instead = "say it plainly, or quote it with who said it"
            yield Problem(fact.place("statement"), says, instead, about=fact.id)


@rule(
    "one-sides-term",
    level=Level.WARNING,
    why="A question is put so that either side could answer it, so it has no word that only one of them uses.",
    wrong="title: Why is the regime failing?",
    right="title: How does the government stand?",
)
def one_sides_terms(site: Site) -> Iterator[Problem]:
    """Find questions that are put in the terms of one side."""
    records = site.records
    for topic in records.topics.values():
        for number, question in enumerate(topic.record.questions):
            for side, terms in records.words.terms.items():
                if found := words_in(question.title, terms):
                    record = f"{topic.id}/{question.id}"
                    says = f'topic "{topic.id}": the question uses {_listed(found)}, a term of {side}'
                    place = topic.place("questions", number, "title")
                    yield Problem(place, says, "put it in words of neither side", about=record)


@rule(
    "uneven-length",
    level=Level.WARNING,
    why="The side that is given more words weighs more on the page.",
    wrong="statement: A claim in forty words, where the other side has ten.",
    right="statement: A claim as short as the other side’s.",
)
def uneven_lengths(site: Site) -> Iterator[Problem]:
    """Find questions to which one side's statements are longer than the other's by half."""
    records = site.records
    words: dict[tuple[str, str], list[int]] = {}
    for fact in records.facts:
        for path in answered_by(fact):
            words.setdefault((path, fact.record.perspective), []).append(len(fact.record.statement.split()))
    for topic in records.topics.values():
        for number, question in enumerate(topic.record.questions):
            lengths = {side: words.get((f"{topic.id}/{question.id}", side), []) for side in records.perspectives}
            if len(lengths) != 2 or not all(lengths.values()):
                continue
            short, long = sorted(lengths, key=lambda side: mean(lengths[side]))
            if mean(lengths[long]) > _LONGER * mean(lengths[short]):
                says = (
                    f'topic "{topic.id}": to "{question.id}" {long} has {mean(lengths[long]):.0f} words a statement, '
                    f"{short} {mean(lengths[short]):.0f}"
                )
                record = f"{topic.id}/{question.id}"
                place = topic.place("questions", number, "id")
                yield Problem(place, says, f"shorten those of {long}", about=record)


def _listed(words: list[str]) -> str:
    return ", ".join(f'"{word}"' for word in words)
