"""How the site says things: figures with their hedges and units, evidence, relations, works, short titles."""

from diptych import records
from diptych.library import Change, Corrects, Evidence, Fact, Question
from diptych.records import Relation
from diptych.values import dates

# What a reader can follow a claim back to: as a card says it, and as it is counted of one and of several.
EVIDENCE_ON_CARD = {
    Evidence.CITED: "Cites a work",
    Evidence.BARE: "Its note names no work that can be found",
    Evidence.CREDITED: "Names somebody, cites no work",
    Evidence.NONE: "Carries neither note nor name",
}


EVIDENCE = {
    Evidence.CITED: "cites a work",
    Evidence.BARE: "has a note that names no findable work",
    Evidence.CREDITED: "names somebody, cites no work",
    Evidence.NONE: "carries neither note nor name",
}


# The same of several claims.
AUTHORITY = {
    Evidence.CITED: "cite a work",
    Evidence.BARE: "have a note that names no findable work",
    Evidence.CREDITED: "name somebody, cite no work",
    Evidence.NONE: "carry neither note nor name",
}


RELATIONS = {
    Relation.AGREE: "They agree",
    Relation.READ_DIFFERENTLY: "They read it differently",
    Relation.CONTRADICT: "They contradict each other",
    Relation.DIFFERENT_PARTS: "They speak of different parts",
    Relation.ONE_SIDED: "One side speaks",
}


# What the other side does with the question that a claim answers, in the line at the foot of its card.
OTHER_SIDE = {
    Relation.AGREE: "agrees",
    Relation.READ_DIFFERENTLY: "reads it differently",
    Relation.CONTRADICT: "contradicts it",
    Relation.DIFFERENT_PARTS: "speaks of another part of it",
    Relation.ONE_SIDED: "silent on this question",
}


# Wherever relations are explained. Beside what contradicts stands why answers that look opposed may not: readers asked.
RELATIONS_MEANT = {
    Relation.AGREE: "Both say the same in substance.",
    Relation.READ_DIFFERENTLY: "Both speak of the same thing and say different things of it; both can be right.",
    Relation.CONTRADICT: (
        "Both cannot be right of the same time. Answers that look opposed do not count here where both can be right: "
        "each may speak of another time or another part, or give another reason."
    ),
    Relation.DIFFERENT_PARTS: "Both speak to the question, and each of another part of it.",
    Relation.ONE_SIDED: (
        "The other text does not answer. Before it is called silent, its whole text is read for the question; its "
        "place stays, and says what was looked for. No position is inferred from silence."
    ),
}


NOTE_KINDS = {
    records.NoteKind.TEXT: "On the text",
    records.NoteKind.NOTE: "On the cited work",
    records.NoteKind.ARITHMETIC: "Arithmetic",
    records.NoteKind.OUTSIDE: "From outside the text",
}


# What `balance` measures, in a column's few words.
MEASURES = {
    "facts": "Claims",
    "figures": "Figures",
    "cited": "Cite a work",
    "bare": "Note names no findable work",
    "credited": "Name somebody, cite no work",
    "none": "Neither note nor name",
    "words": "Words a statement (median)",
    "hedges": "Hedged",
    "notes": "Editor’s notes",
    "works_in_doubt": "Notes on what a cited title or date shows",
    "names": "Name somebody",
    "distanced": "“The text calls” and the like",
    "bare_marks": "Quotation marks with nobody named",
    "gaps": "Say what the text leaves out",
    "silences": "Silent on",
}


CORRECTIONS = {
    records.CorrectionKind.FIGURE: "the figure",
    records.CorrectionKind.DATE: "the date",
    records.CorrectionKind.QUOTATION: "the quotation",
    records.CorrectionKind.SOURCE: "the source",
    records.CorrectionKind.MEANING: "the meaning",
    records.CorrectionKind.SPELLING: "the spelling",
}


# The same of what a card shows besides the claim.
CORRECTED_BESIDES = {
    Corrects.QUESTION: "how both sides stand to the question",
    Corrects.TEXT: "what is said of the text",
    Corrects.WORK: "a cited work",
    Corrects.TOPIC: "the topic",
}


SOURCE_KINDS = {
    records.SourceKind.BOOK: "Book or scholarly article",
    records.SourceKind.PRESS: "Press",
    records.SourceKind.OFFICIAL: "Official body",
    records.SourceKind.PARTY: "Party to the dispute",
    records.SourceKind.RESEARCH: "Research or reference",
    records.SourceKind.OTHER: "Other, or not plain from the note",
}


SOURCE_KINDS_MEANT = {
    records.SourceKind.BOOK: "A book, a chapter of one, or an article in a scholarly journal.",
    records.SourceKind.PRESS: "A newspaper, magazine, news agency, broadcaster or news site.",
    records.SourceKind.OFFICIAL: "A public body that takes no part in the dispute: a parliament, a court, an office of "
    "statistics, an international organisation.",
    records.SourceKind.PARTY: "A state, an army, a ministry, a service or another body that itself takes part in the "
    "dispute, where it publishes the work itself.",
    records.SourceKind.RESEARCH: "An institute, a learned society or a reference work.",
    records.SourceKind.OTHER: "None of these, such as a private video channel; or the note does not show plainly what "
    "the publisher is.",
}


FOUND_BY = {
    records.FoundBy.ADDRESS: "A web address",
    records.FoundBy.NUMBER: "A number (DOI or ISBN)",
    records.FoundBy.OUTLET_AND_DATE: "A publisher or outlet, and a date",
    records.FoundBy.NOTHING: "Nothing that is printed",
}


SUBJECT_KINDS = {
    records.SubjectKind.PERSON: "Persons",
    records.SubjectKind.PEOPLE: "Peoples and groups",
    records.SubjectKind.BODY: "Bodies",
    records.SubjectKind.PLACE: "Places",
    records.SubjectKind.THING: "Things and events",
}


CORRECTIONS_MEANT = {
    records.CorrectionKind.FIGURE: "A number, its unit, its hedge, or what it counts.",
    records.CorrectionKind.DATE: "When it happened or held.",
    records.CorrectionKind.QUOTATION: "The quoted words, or who said them.",
    records.CorrectionKind.SOURCE: "Whom the text credits, or which work its note cites.",
    records.CorrectionKind.MEANING: "What is claimed, by whom, or when a forecast falls due.",
    records.CorrectionKind.SPELLING: "A slip in spelling that changes no word, no digit and no sign.",
}


WITHDRAWN = "Withdrawn"


NOT_PUBLISHED = "not yet published"


NOBODY_CREDITED = "nobody: it speaks in its own voice"

_BELOW_TEN = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def evidence_words(fact: Fact) -> str:
    """Say what a reader can follow the claim back to."""
    return EVIDENCE_ON_CARD[fact.evidence]


def made_on(fact: Fact) -> str:
    """Say on which day a version was made, or that it is not yet published."""
    return dates.shown(fact.updated) if fact.updated else NOT_PUBLISHED


def pair_made_on(question: Question) -> str:
    """Say on which day what a pair card shows was last changed, or that it is not yet published."""
    changed = question.last_change.correction.date if question.last_change else None
    added = [fact.published for fact in question.all_facts]
    days = sorted(filter(None, [question.topic.record.published, changed, *added]))
    return dates.shown(days[-1]) if days else NOT_PUBLISHED


def version_made(version: int, made: str) -> str:
    """Say a version with its day: `version 2 of 4 March 2022`, `version 1, not yet published`."""
    return f"version {version}" + (f", {made}" if made == NOT_PUBLISHED else f" of {made}")


def forecast_state(is_due: bool) -> str:
    """Say how a forecast stands: whether its day is past, and never what came of it."""
    return "Due, outcome not recorded" if is_due else "Not due yet"


def correction_title(correction: records.Correction) -> str:
    """Say when and what was corrected: `Corrected on 3 December 2026: the figure`."""
    day = dates.shown(correction.date)
    if correction.kind is records.CorrectionKind.WITHDRAWN:
        return f"{WITHDRAWN} on {day}"
    return f"Corrected on {day}: {CORRECTIONS[correction.kind]}"


def change_title(change: Change) -> str:
    """Say when and what was corrected of all that a card shows: `Corrected on 3 December 2026: a cited work`."""
    if change.of is Corrects.CLAIM:
        return correction_title(change.correction)
    day = dates.shown(change.correction.date)
    if change.of is Corrects.ANSWERS:
        return f"Added on {day}: more of what the texts say"
    return f"Corrected on {day}: {CORRECTED_BESIDES[change.of]}"


def count(number: int, word: str) -> str:
    """Count things: `1 fact`, `2 facts`."""
    return f"{number} {word}{'s' * (number != 1)}"


def number(of: int) -> str:
    """Write a number as in running text: in a word below ten."""
    return _BELOW_TEN[of] if of < len(_BELOW_TEN) else str(of)
