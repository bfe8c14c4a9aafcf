"""Pages that list what stands on many others: forecasts, sources, silences, corrections."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple, TypeVar

from diptych import wording
from diptych.library import Corrects, Fact, Library, Question, Side, Source
from diptych.library.sourcing import Citation, Sourcing, citations, editors_notes, sourcing
from diptych.outputs.file import File
from diptych.outputs.render import render_markdown
from diptych.records import Silence
from diptych.values import dates
from diptych.wording import addresses
from diptych.wording.cards.reaches import ToldReach

Choice = TypeVar("Choice", bound=str)
Rows = list[tuple[str, list[int]]]  # the words of a row, and a number for each side


def lists(library: Library) -> Iterator[File]:
    """Make every page of a list."""
    yield _page("forecasts", library, **_forecasts(library))
    yield _page("sources", library, **_sources(library))
    yield _page("silences", library, **_silences(library))
    yield _page("corrections", library, rows=_corrections(library), others=_other_corrections(library))


def _page(folder: str, library: Library, **what: object) -> File:
    text = render_markdown(f"{folder}.md.jinja", library=library, to=addresses.from_depth(1), **what)
    return File(f"{folder}/index.md", text)


def _per_side(library: Library, facts: Iterable[Fact]) -> list[int]:
    sides = [fact.side.id for fact in facts]
    return [sides.count(side.id) for side in library.sides]


# --- forecasts ---------------------------------------------------------------------------------------------------


def _forecasts(library: Library) -> dict[str, Any]:
    facts = [fact for fact in library.facts if fact.record.forecast and not fact.record.is_withdrawn]
    due = [fact for fact in facts if fact.record.forecast and library.is_due(fact.record.forecast)]
    rows: Rows = [
        ("Forecasts", _per_side(library, facts)),
        (wording.forecast_state(True), _per_side(library, due)),
        (wording.forecast_state(False), _per_side(library, [fact for fact in facts if fact not in due])),
    ]
    groups = groupby(sorted(facts, key=_falls_due), key=_due)
    return {"rows": rows, "groups": [(due, _by_side(library, list(facts))) for due, facts in groups]}


def _by_side(library: Library, facts: list[Fact]) -> list[tuple[Side, list[Fact]]]:
    return [(side, [fact for fact in facts if fact.side is side]) for side in library.sides]


def _due(fact: Fact) -> str:
    return fact.record.forecast.due if fact.record.forecast else ""


def _falls_due(fact: Fact) -> tuple[Any, ...]:
    due = _due(fact)
    return (dates.latest(due), dates.earliest(due), due, fact.id)


# --- sources -----------------------------------------------------------------------------------------------------


class Work(NamedTuple):
    """A work with the notes of the texts, and of ours, that cite it."""

    source: Source
    citations: list[Citation]
    noted: list[Fact]

    @property
    def sides(self) -> list[str]:
        """The ids of the sides that cite it."""
        return list(dict.fromkeys(citation.side.id for citation in self.citations))


def _sources(library: Library) -> dict[str, Any]:
    counted = [sourcing(library, side) for side in library.sides]
    works = [source.record for source in library.sources]
    kinds = _held(wording.SOURCE_KINDS, {work.kind for work in works})
    found_by = _held(wording.FOUND_BY, {work.found_by for work in works})
    languages = sorted({source.record.language for source in library.sources}, key=wording.language_name)
    return {
        "works": [Work(each, citations(library, each), editors_notes(library, each)) for each in library.sources],
        "rows": [
            ("Works", [each.works for each in counted]),
            ("Notes that cite one", [each.notes for each in counted]),
            ("Claims with a note", [each.facts_with_notes for each in counted]),
            ("Claims in all", [each.facts for each in counted]),
        ],
        "kinds": _rows(counted, "kinds", kinds),
        "languages": _rows(counted, "languages", {tag: wording.language_name(tag) for tag in languages}),
        "found_by": _rows(counted, "found_by", found_by),
        "options": {
            "side": [(side.id, f"{side.mark} {side.record.name}") for side in library.sides],
            "kind": list(kinds.items()),
            "language": [(tag, wording.language_name(tag)) for tag in languages],
            "found": list(found_by.items()),
        },
        "downloads": [("bib", "BibTeX"), ("ris", "RIS"), ("csl.json", "CSL-JSON")],
    }


def _held(words: Mapping[Choice, str], held: Collection[Choice]) -> dict[str, str]:
    """Keep the words of what some work has."""
    return {str(key): said for key, said in words.items() if key in held}


def _rows(counted: list[Sourcing], what: str, words: dict[str, str]) -> Rows:
    return [(said, [getattr(each, what)[key] for each in counted]) for key, said in words.items()]


# --- silences ----------------------------------------------------------------------------------------------------


def _silences(library: Library) -> dict[str, Any]:
    questions = [question for topic in library.topics for question in topic.questions]
    silent = [len(_silent(questions, side)) for side in library.sides]
    rows: Rows = [
        ("Speaks to", [len(questions) - count for count in silent]),
        ("Is silent on", silent),
        ("Questions in all", [len(questions)] * len(silent)),
    ]
    topics = [(topic, [(side, _silent(topic.questions, side)) for side in library.sides]) for topic in library.topics]
    return {"rows": rows, "both": len(questions) - sum(silent), "topics": topics}


def _silent(questions: list[Question], side: Side) -> list[tuple[Question, Silence]]:
    answers = ((question, answer) for question in questions for answer in question.answers)
    return [(question, answer.silence) for question, answer in answers if answer.side is side and answer.silence]


# --- corrections -------------------------------------------------------------------------------------------------


def _corrections(library: Library) -> Rows:
    corrected = [fact for fact, _ in library.corrections]
    withdrawn = [fact for fact in library.facts if fact.record.is_withdrawn]
    return [
        ("Corrections", _per_side(library, corrected)),
        ("Claims withdrawn", _per_side(library, withdrawn)),
        ("Claims in all", _per_side(library, library.facts)),
    ]


def _other_corrections(library: Library) -> list[tuple[str, str, list[ToldReach]]]:
    """Group the corrections of what several cards show by what was corrected, each with the title of its part."""
    titles = {
        Corrects.QUESTION: ("questions", "Questions"),
        Corrects.TEXT: ("texts", "What is said of the texts"),
        Corrects.WORK: ("works", "Cited works"),
        Corrects.TOPIC: ("topics", "Topics"),
    }
    told = {of: [wording.told_reach(each) for each in library.other_corrections if each.of is of] for of in titles}
    return [(*titles[of], reaches) for of, reaches in told.items() if reaches]
