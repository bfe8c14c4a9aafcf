"""Warn where a fact says what its passage, or the sentence around it, does not show.

What a passage alone can show is always looked for; what takes the sentence needs the text (--text).
"""

import re
from collections.abc import Iterator

from diptych.checking.rule import Level, Scope, rule
from diptych.derived.statements import is_attributed
from diptych.problem import Problem
from diptych.reading.entries import Entry
from diptych.reading.numbers import all_numbers, plain
from diptych.reading.site import Site
from diptych.reading.texts import ENDNOTE, NOTE_MARK, Text
from diptych.records import Fact, Figure
from diptych.values.letters import words_alone

_QUOTED = re.compile(r"“([^”]+)”")


# --- what the passage shows --------------------------------------------------------------------------------------


@rule(
    "figure-outside-passage",
    level=Level.WARNING,
    why="A reader who looks the passage up wants to see the number of which it is the proof.",
    wrong=(
        'figures:\n  - {label: Fall, value: 46.4, unit: percent}\npassage: {exact: "the reserves have dropped a lot"}'
    ),
    right=(
        "figures:\n"
        "  - {label: Fall, value: 46.4, unit: percent}\n"
        'passage: {exact: "the reserves have dropped by 46.4%"}'
    ),
)
def passages_hold_their_figures(site: Site) -> Iterator[Problem]:
    """Find facts of kind figure whose passage stops before their number."""
    for fact in site.records.facts:
        headline = fact.record.headline
        if headline and not _stands_in(headline, fact.record.passage.exact):
            says = f'fact "{fact.id}": its passage does not hold the number of "{headline.label}"'
            yield Problem(fact.place("passage", "exact"), says, "copy as far as the number", about=fact.id)


@rule(
    "quotation-outside-passage",
    level=Level.WARNING,
    why="Where the wording is the claim, the passage has to hold it.",
    wrong=(
        "quotation: {words: We shall not see its like, speaker: A fisherman}\npassage: {exact: a fisherman said of it}"
    ),
    right=(
        "quotation: {words: We shall not see its like, speaker: A fisherman}\n"
        'passage: {exact: "he said: We shall not see its like"}'
    ),
)
def passages_hold_their_quotations(site: Site) -> Iterator[Problem]:
    """Find quotations of which the passage holds only a part, or nothing."""
    for fact in site.records.facts:
        quotation = fact.record.quotation
        if quotation and words_alone(quotation.words) not in words_alone(fact.record.passage.exact):
            says = f'fact "{fact.id}": its passage does not hold the quoted words'
            yield Problem(fact.place("passage", "exact"), says, "copy as far as they go", about=fact.id)


# --- what the sentence shows -------------------------------------------------------------------------------------


@rule(
    "figure-outside-sentence",
    Scope.TEXTS,
    Level.WARNING,
    why="A number that the sentence does not have is a slip: two digits changed places, or it is of another sentence.",
    wrong=("# the text says 22,440\nfigures:\n  - {label: Wage, value: 22404, unit: RUB}"),
    right=("figures:\n  - {label: Wage, value: 22440, unit: RUB}"),
)
def figures_stand_in_their_sentence(site: Site) -> Iterator[Problem]:
    """Find figures that do not stand in the sentence of their passage."""
    for fact, _, sentence in _in_sentences(site):
        for number, figure in enumerate(fact.record.figures):
            if not _stands_in(figure, sentence):
                says = f'fact "{fact.id}": the number of "{figure.label}" is not in the sentence of its passage'
                place = fact.place("figures", number)
                yield Problem(place, says, "choose a passage in the sentence that has it", about=fact.id)


@rule(
    "marks-outside-sentence",
    Scope.TEXTS,
    Level.WARNING,
    why="Quotation marks say that somebody used these words; where the text has none, it is said who.",
    wrong="statement: It was a “catastrophe”.",
    right="statement: The speaker called it a “catastrophe”.",
)
def quotation_marks_are_the_texts(site: Site) -> Iterator[Problem]:
    """Find words in quotation marks that the sentence has in none, where the statement does not say whose they are."""
    for fact, _, sentence in _in_sentences(site):
        quoted = {words_alone(words) for words in re.findall(r"[“«\"‘]([^”»\"’]+)[”»\"’]", sentence)}
        statement = fact.record.statement
        for words in _QUOTED.findall(statement):
            if not any(words_alone(words) in each for each in quoted) and not is_attributed(statement):
                says = f'fact "{fact.id}": “{words}” stands in no quotation marks in the text'
                instead = "say whose words they are, or say it in ours"
                yield Problem(fact.place("statement"), says, instead, about=fact.id)


@rule(
    "note-marks",
    Scope.TEXTS,
    Level.WARNING,
    why="The notes of a sentence are its authority: one more or one less would make it rest on something else.",
    wrong=("# the sentence has note xvii\nfootnotes:\n  - {mark: xviii, source: a-report}"),
    right=("footnotes:\n  - {mark: xvii, source: a-report}"),
)
def notes_are_those_of_the_sentence(site: Site) -> Iterator[Problem]:
    """Find facts whose notes are not those of the sentence of their passage."""
    for fact, _, sentence in _in_sentences(site):
        printed, given = set(NOTE_MARK.findall(sentence)), {note.mark for note in fact.record.footnotes}
        if printed != given:
            says = f'fact "{fact.id}": its sentence has {_listed(printed)}, the fact {_listed(given)}'
            yield Problem(fact.place(), says, "give the notes of the sentence", about=fact.id)


@rule(
    "title-outside-note",
    Scope.TEXTS,
    Level.WARNING,
    why="A claim rests on the work that its note prints, and on no other.",
    wrong="title: A work that another note cites",
    right="title: The work as the note prints it",
)
def titles_stand_in_their_notes(site: Site) -> Iterator[Problem]:
    """Find cited works whose title is not printed in the note that cites them."""
    for fact, text, _ in _in_sentences(site):
        notes = {match[1]: line for line in text.lines if (match := ENDNOTE.match(line))}
        for number, footnote in enumerate(fact.record.footnotes):
            source = site.records.sources.get(footnote.source)
            # A note that prints something in its place, as Ibid., has no title.
            if not source or footnote.printed or footnote.mark not in notes:
                continue
            if words_alone(source.record.title) not in words_alone(notes[footnote.mark]):
                says = f'fact "{fact.id}": note {footnote.mark} does not print the title of "{footnote.source}"'
                place = fact.place("footnotes", number)
                yield Problem(place, says, "cite the work that it prints, or copy the title", about=footnote.source)


def _in_sentences(site: Site) -> Iterator[tuple[Entry[Fact], Text, str]]:
    """Yield every fact whose passage stands once in a text, with the text and the sentences of the passage."""
    for fact in site.records.facts:
        text = site.texts.get(fact.record.perspective)
        if text and len(found := text.find(fact.record.passage)) == 1:
            yield fact, text, text.around(found[0])


def _stands_in(figure: Figure, words: str) -> bool:
    there = all_numbers(words)
    return all({plain(end), plain(end * figure.factor)} & there for end in figure.ends)


def _listed(marks: set[str]) -> str:
    return f"note {', '.join(sorted(marks))}" if marks else "no note"
