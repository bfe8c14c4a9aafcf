"""Claims that are published later than their question's first: the pair card gets a version, and those before stay."""

import json
from pathlib import Path

from diptych import wording
from diptych.library import Corrects, Library, Question

from .conftest import library_of, made
from .test_fairness import mend

CLAIM = """perspective: remove
question: price
kind: assertion
statement: {statement}
passage: {{exact: takes 3.30 million a year}}
"""
FIRST = "Upkeep takes between 500 and 600 pounds a day."


def add(site: Path, id_: str, statement: str, more: str) -> None:
    (site / f"facts/cost/{id_}.yml").write_text(CLAIM.format(statement=statement) + more)


def price(library: Library) -> Question:
    return next(question for question in library.questions if question.path == "cost/price")


def said(question: Question) -> list[str]:
    return [fact.record.statement for fact in question.all_facts if fact.record.kind == "assertion"]


def test_a_claim_that_is_added_makes_a_version_and_the_earlier_one_stays(site: Path) -> None:
    before = made(library_of(site))
    add(site, "more", "It costs more.", "published: 2022-05-04\n")
    add(site, "most", "It costs most.", "published: 2023-05-04\n")
    library = library_of(site)
    assert [said(each) for each in price(library).versions] == [
        [],
        ["It costs more."],
        ["It costs more.", "It costs most."],
    ]
    assert [change.of for change in price(library).changes] == [Corrects.ANSWERS] * 2
    files = made(library)
    for path in ("embed/cost/price/v1/index.html", "oembed/cost/price/v1.json"):
        assert "It costs more." not in files[path]
        assert "Added on 4 May 2022: more of what the texts say" in files[path]
    assert "It costs more." in files["embed/cost/price/v2/index.html"]
    assert "It costs most." not in files["embed/cost/price/v2/index.html"]
    assert "Added on 4 May 2023" in files["embed/cost/price/index.html"]
    for path in ("embed/upkeep/index.html", "embed/upkeep/v1/index.html", "embed/flood/height/index.html"):
        assert files[path] == before[path]  # a claim's own card shows none of it, nor does another question's


def test_who_embedded_a_pair_can_ask_whether_more_was_added(site: Path) -> None:
    add(site, "more", "It costs more.", "published: 2022-05-04\n")
    status = json.loads(made(library_of(site))["api/v1/status.json"])["pairs"]["cost/price"]
    assert (status["version"], [each["state"] for each in status["versions"]]) == (2, ["corrected", "current"])
    last = status["last_correction"]
    assert (last["of"], last["date"], last["version"]) == ("answers", "2022-05-04", 2)


def test_what_is_not_yet_published_makes_no_version(site: Path) -> None:
    add(site, "more", "It costs more.", "")
    assert price(library_of(site)).version == 1
    mend(site / "facts/cost/topic.yml", "relation: contradict", "relation: agree")
    topic = site / "facts/cost/topic.yml"
    topic.write_text(
        topic.read_text().rstrip()
        + "\n    corrections: [{version: 2, date: 2022-01-01, was: {relation: contradict}, why: It was misread.}]\n"
    )
    assert [said(each) for each in price(library_of(site)).versions] == [[], ["It costs more."]]


def test_a_question_that_is_new_has_its_first_version(site: Path) -> None:
    for name in ("upkeep", "markup-is-text"):
        mend(site / f"facts/cost/{name}.yml", "published: 2021-05-04", "published: 2022-05-04")
    assert price(library_of(site)).version == 1


def test_what_is_added_on_the_day_of_a_correction_comes_after_it(site: Path) -> None:
    add(site, "more", "It costs more.", "published: 2022-05-04\n")
    mend(site / "facts/cost/upkeep.yml", "500 and 600", "450 and 600")
    upkeep = site / "facts/cost/upkeep.yml"
    upkeep.write_text(
        upkeep.read_text()
        + f"corrections: [{{version: 2, date: 2022-05-04, kind: figure, was: {{statement: {FIRST}}}, why: Misread.}}]\n"
    )
    question = price(library_of(site))
    assert [change.of for change in question.changes] == [Corrects.CLAIM, Corrects.ANSWERS]
    assert [said(each) for each in question.versions] == [[], [], ["It costs more."]]


def test_a_claim_of_another_question_that_answers_this_one_too_is_added(site: Path) -> None:
    add(site, "more", "It rose, and cost more.", "also_answers: [flood/height]\npublished: 2022-05-04\n")
    library = library_of(site)
    height = next(question for question in library.questions if question.path == "flood/height")
    assert [said(each) for each in height.versions] == [[], ["It rose, and cost more."]]


def test_a_claim_that_a_correction_brought_here_is_told_of_once(site: Path) -> None:
    add(site, "more", "It costs more.", "also_answers: [flood/height]\npublished: 2022-05-04\n")
    more = site / "facts/cost/more.yml"
    fields = "version: 2, date: 2023-01-01, kind: meaning, was: {absent: [also_answers]}, why: It does so."
    more.write_text(f"{more.read_text()}corrections: [{{{fields}}}]\n")
    library = library_of(site)
    height = next(question for question in library.questions if question.path == "flood/height")
    assert [change.of for change in height.changes] == [Corrects.CLAIM]
    assert [len(said(each)) for each in height.versions] == [0, 1]
    assert wording.pair_notices(height)[0].title.startswith("Corrected on 1 January 2023")
