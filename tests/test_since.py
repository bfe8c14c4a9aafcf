"""Published facts against a git revision, in a repository of the test's own: nobody changes them silently."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from diptych.problem import CannotRun, Problem
from diptych.reading.published import LAST_RELEASE, RELEASE_BEFORE

from .conftest import problems_of
from .test_commands import diptych
from .test_fairness import mend

UPKEEP, CREST, NEXT = "facts/cost/upkeep.yml", "facts/flood/crest-in-1962.yml", "facts/flood/next-flood.yml"
LAST, MARKUP = "facts/flood/crest-as-the-last.yml", "facts/cost/markup-is-text.yml"
FLOOD, COST, SIDES = "facts/flood/topic.yml", "facts/cost/topic.yml", "facts/perspectives.yml"
REPORT, BARE = "facts/sources/board-1963-report.yml", "facts/sources/a-bare-title.yml"
ABOUT_GIT = {"changed-silently", "address-gone", "untimely-correction", "unreadable-when-published"}


def git(site: Path, *command: str) -> None:
    person = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", *command], cwd=site, env=os.environ | person, check=True, capture_output=True)


def commit(site: Path) -> Path:
    """Commit a site in a repository of its own."""
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "Publish"]):
        git(site, *command)
    return site


@pytest.fixture
def published(site: Path) -> Path:
    """The good example, committed and released."""
    commit(site)
    git(site, "tag", "v1")
    return site


def found(site: Path, since: str = LAST_RELEASE) -> list[Problem]:
    """All problems, but for warnings and for what only follows from the edits of a test."""
    return [problem for problem in problems_of(site, since=since) if problem.code in ABOUT_GIT]


def problems(site: Path) -> list[str]:
    return [str(problem) for problem in found(site)]


def test_nothing_changed_is_no_problem(published: Path) -> None:
    assert problems(published) == []


# --- what is shown of a fact, a work, a text, a question, a topic -------------------------------------------------

CHANGES = {
    "a figure": (UPKEEP, "low: 500", "low: 450", "figures"),
    "a last digit": (MARKUP, "value: 3.30", "value: 3.3", "figures"),
    "digits gained": (CREST, "value: 1600,", "value: 1600.0,", "figures"),
    "a range": (UPKEEP, "low: 500, high: 600, qualifier: between", "value: 550", "figures"),
    "a hedge": (CREST, "qualifier: more-than", "qualifier: at-least", "figures"),
    "a currency": (UPKEEP, "unit: GBP", "unit: EUR", "figures"),
    "a scale": (MARKUP, "scale: million", "scale: billion", "figures"),
    "a figure's label": (CREST, "label: Crest of the flood, value: 1600", "label: Crest, value: 1600", "figures"),
    "a figure's date": (CREST, "qualifier: more-than, date: 1962", "qualifier: more-than, date: 1961", "figures"),
    "from what a date is inferred": (CREST, "a generation before", "two generations before", "figures"),
    "a word": (UPKEEP, "Upkeep takes between", "Upkeep may take between", "statement"),
    "a number in a statement": (UPKEEP, "between 500 and 600 pounds", "between 500 and 700 pounds", "statement"),
    "a minus": (MARKUP, "**3.30** million", "**-3.30** million", "statement"),
    "a decimal comma": (MARKUP, "**3.30** million", "**3,30** million", "statement"),
    "a percent sign": (CREST, "about 900 in", "about 900% in", "statement"),
    "a currency's sign": (UPKEEP, "500 and 600 pounds", "€500 and €600 pounds", "statement"),
    "a dash for a point": (MARKUP, "3.30** million", "3–30** million", "statement"),
    "a question mark": (UPKEEP, "pounds a day.", "pounds a day?", "statement"),
    "a comma": (UPKEEP, "pounds a day.", "pounds, a day.", "statement"),
    "scare quotes": (UPKEEP, "Upkeep takes between", "“Upkeep” takes between", "statement"),
    "a capital": (NEXT, "A flood as high", "A Flood as high", "statement"),
    "a spelling": (NEXT, "A flood as high", "A flod as high", "statement"),
    "whom it credits": (CREST, "said_by: The river board", "said_by: A board", "said_by"),
    "that it credits somebody": (UPKEEP, "question: price\n", "question: price\nsaid_by: The board\n", "said_by"),
    "a date": (CREST, "date: 1962\nsaid_by", "date: 1963\nsaid_by", "date"),
    "a date's hedge": (LAST, "date: 1962~", "date: 1962", "date"),
    "the quoted words": (LAST, "words: We shall not see its like", "words: We shall see its like", "quotation"),
    "the speaker": (LAST, "speaker: A fisherman", "speaker: A drunk", "quotation"),
    "the day a forecast is due": (NEXT, "due: 2040", "due: 2050", "forecast"),
    "what settles a forecast": (NEXT, "The gauge at the bridge", "The gauge at the dam", "forecast"),
    "the passage": (UPKEEP, "exact: 5/600 pounds a day", "exact: takes 5/600 pounds a day", "passage"),
    "the passage's section": (UPKEEP, ", section: the-price", "", "passage"),
    "a note's page": (CREST, "locator: 12", "locator: 13", "footnotes"),
    "a note": (CREST, "  - {mark: ii, source: a-bare-title}\n", "", "footnotes"),
    "an editor's note added": (
        NEXT, "published:", "notes:\n  - {kind: text, text: This claim is false.}\npublished:", "notes",
    ),
    "an editor's note changed": (UPKEEP, "Printed as", "It is printed as", "notes"),
    "an editor's note deleted": (UPKEEP, "notes:\n  - {kind: text, text: \"Printed as “5/600”.\"}\n", "", "notes"),
    "a printed name": (CREST, "printed: [Loyne]", "printed: [Lyne]", "names"),
    "a place": (CREST, "places: [lune-valley]\n", "", "places"),
    "what else it answers": (
        UPKEEP,
        "question: price\n",
        "question: price\nalso_answers: [flood/again]\n",
        "also_answers",
    ),
    "a work's title": (REPORT, "title: The Flood of 1962", "title: The Flood of 1963", "title"),
    "a work's author": (REPORT, "literal: River Board", "literal: Rover Board", "author"),
    "a work's address": (REPORT, "type: report", "URL: https://phishing.example/\ntype: report", "URL"),
    "a work's kind": (REPORT, "kind: official", "kind: party", "kind"),
    "a work's language": (BARE, "language: fr", "language: en", "language"),
    "a text's title": (SIDES, "The dam must stay", "The dam must go", "title"),
    "a text's author": (SIDES, "author: Ada Moor", "author: Ada More", "author"),
    "a side's name": (SIDES, "name: Keep", "name: Hold", "name"),
    "a question's title": (FLOOD, "How high did the water rise?", "How low did the water rise?", "title"),
    "a relation": (FLOOD, "relation: read-differently", "relation: agree", "relation"),
    "a relation's reason": (FLOOD, "Only Keep looks ahead.", "Only Keep, looks ahead!", "why"),
    "a silence": (FLOOD, "The text looks back only.", "The text looks ahead.", "silence"),
    "a topic's title": (FLOOD, "title: The flood", "title: The deluge", "title"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "field"), CHANGES.values(), ids=CHANGES)
def test_a_change_of_anything_that_is_shown_is_an_error(
    published: Path, file: str, old: str, new: str, field: str
) -> None:
    mend(published / file, old, new)
    (problem,) = problems(published)
    assert re.search(rf": {field} was changed without a correction", problem)


def test_spaces_count_nothing(published: Path) -> None:
    mend(published / UPKEEP, "Upkeep takes between", "Upkeep   takes\n  between")
    mend(published / REPORT, "The Flood of 1962", "The  Flood   of 1962")
    assert problems(published) == []


def test_the_order_of_the_sides_is_their_mark(published: Path) -> None:
    path = published / SIDES
    keep, remove = path.read_text().split("\nremove:")
    path.write_text(f"remove:{remove.rstrip()}\n{keep}\n")
    (problem,) = problems(published)
    assert "changed places" in problem


@pytest.mark.parametrize(
    ("old", "new"),
    [("published: 2021-05-04", "published: 2021-05-05"), ("published: 2021-05-04\n", "")],
)
@pytest.mark.parametrize("file", [UPKEEP, FLOOD])
def test_the_day_of_publication_stays(published: Path, file: str, old: str, new: str) -> None:
    mend(published / file, old, new)
    (problem,) = problems(published)
    assert "published on 2021-05-04, and that day was changed" in problem


@pytest.mark.parametrize(("day", "is_true"), [("2020-01-01", False), ("2021-05-04", False), ("2021-05-05", True)])
def test_a_fact_that_is_new_was_not_published_before_the_last_release(published: Path, day: str, is_true: bool) -> None:
    new = (published / UPKEEP).read_text().replace("2021-05-04", day).replace("Upkeep takes", "Keeping it takes")
    (published / "facts/cost/keeping.yml").write_text(new)
    says = f'fact "keeping": it says that it was published on {day}, and it was not'
    assert (says in "\n".join(problems(published))) != is_true


def test_a_fact_that_is_new_was_not_published_before_the_last_correction(published: Path) -> None:
    """Else versions of the pair card that others embedded would be counted anew."""
    mend(published / UPKEEP, "low: 500", "low: 450")
    correct(published, WAS)
    git(published, "commit", "-qam", "Correct")
    git(published, "tag", "v2")
    new = (published / CREST).read_text().replace("2021-05-04", "2022-03-04").replace("The crest", "The peak")
    (published / "facts/flood/peak.yml").write_text(new)
    says = 'fact "peak": it says that it was published on 2022-03-04, and it was not'
    assert says in "\n".join(problems(published))
    mend(published / "facts/flood/peak.yml", "published: 2022-03-04", "published: 2022-03-05")
    assert problems(published) == []


def test_what_was_published_without_a_day_gets_no_day_of_the_past(published: Path) -> None:
    mend(published / UPKEEP, "published: 2021-05-04\n", "")
    git(published, "commit", "-qam", "Forget the day")
    git(published, "tag", "v2")
    for day, is_true in (("2001-01-01", False), ("2021-05-05", True)):
        (published / UPKEEP).write_text((published / UPKEEP).read_text() + f"published: {day}\n")
        says = f'fact "upkeep": it says that it was published on {day}, and it was not'
        assert (says in "\n".join(problems(published))) != is_true
        mend(published / UPKEEP, f"published: {day}\n", "")


# --- the correction that is asked for ----------------------------------------------------------------------------


def paste(site: Path, problem: Problem) -> None:
    """Put what a problem gives to paste at the end of the record that it is of."""
    path = site / problem.place.file
    depth = len(problem.paste) - len(problem.paste.lstrip())
    lines = path.read_text().splitlines()
    at = problem.place.line
    while at < len(lines) and (not lines[at].strip() or lines[at].startswith(" " * depth)):
        if depth and re.match(rf" {{0,{depth - 1}}}\S", lines[at]):
            break
        at += 1
    if not depth:
        at = len(lines)
    path.write_text("\n".join([*lines[:at], problem.paste, *lines[at:]]) + "\n")


@pytest.mark.parametrize(("file", "old", "new"), [change[:3] for change in CHANGES.values()], ids=CHANGES)
def test_the_correction_that_is_given_can_be_pasted_as_it_is(published: Path, file: str, old: str, new: str) -> None:
    mend(published / file, old, new)
    before = {problem.code for problem in problems_of(published)}
    (problem,) = found(published)
    paste(published, problem)
    assert problems(published) == []
    assert {each.code for each in problems_of(published) if not each.is_warning} <= before


def test_one_correction_says_all_that_was_changed(published: Path) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    mend(published / UPKEEP, "between 500", "between 450")
    mend(published / UPKEEP, "question: price\n", "question: price\nsaid_by: The board\n")
    (problem,) = found(published)
    assert "statement, figures and said_by were changed without a correction" in problem.says
    assert problem.paste.count("version:") == 1
    assert "absent: [said_by]" in problem.paste
    paste(published, problem)
    assert problems(published) == []
    assert "published: 2021-05-04\ncorrections:\n" in (published / UPKEEP).read_text()


def test_the_next_correction_is_pasted_below_the_first(published: Path) -> None:
    for low, day in (("450", "2022-03-04"), ("440", None)):
        mend(published / UPKEEP, f"low: {'500' if day else '450'}", f"low: {low}")
        (problem,) = found(published)
        paste(published, problem)
        if day:
            text = (published / UPKEEP).read_text()
            (published / UPKEEP).write_text(re.sub(r"date: '20\d\d-\d\d-\d\d'", f"date: {day}", text))
            git(published, "commit", "-qam", "Correct")
            git(published, "tag", "v2")
    assert problems(published) == []
    assert (published / UPKEEP).read_text().count("  - version:") == 2


def test_a_question_is_corrected_at_its_own_depth(published: Path) -> None:
    mend(published / FLOOD, "relation: read-differently", "relation: agree")
    (problem,) = found(published)
    assert problem.paste.startswith("    corrections:\n      - version: 2\n")
    assert "relation: read-differently" in problem.paste


def test_the_hint_is_printed_on_lines_of_its_own(published: Path) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    run = diptych("check", "--since", "v1", cwd=published)
    assert run.returncode == 1
    assert "\ncorrections:\n  - version: 2\n" in run.stdout
    run = diptych("check", "--since", "v1", "--format", "github", cwd=published)
    assert "%0Acorrections:%0A  - version: 2%0A" in run.stdout


# --- corrections that do not tell the truth ----------------------------------------------------------------------


def correct(site: Path, was: str, file: str = UPKEEP, **fields: str) -> None:
    path = site / file
    whole = {"version": "2", "date": "2022-03-04", "kind": "figure", "was": was, "why": "Misread."} | fields
    entry = ", ".join(f"{name}: {value}" for name, value in whole.items() if value)
    text = path.read_text()
    head = "" if "corrections:" in text else "corrections:\n"
    path.write_text(f"{text}{head}  - {{{entry}}}\n")


WAS = "{figures: [{label: Upkeep, low: 500, high: 600, qualifier: between, unit: GBP}]}"


def all_of(site: Path) -> str:
    return "\n".join(str(each) for each in problems_of(site, since=LAST_RELEASE) if not each.is_warning)


def test_a_truthful_correction_is_no_problem(published: Path) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    correct(published, WAS)
    assert all_of(published) == ""


def test_an_untruthful_correction_is_an_error_that_gives_the_true_one(published: Path) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    correct(published, WAS.replace("500", "510"))
    (problem,) = found(published)
    assert "figures was something else than its correction says" in problem.says
    assert "low: '500'" in problem.paste
    assert "why: Misread." in problem.paste


def test_no_version_between_that_never_stood(published: Path) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    correct(published, WAS)
    correct(published, "{statement: The editors are idiots.}", version="3", kind="meaning")
    assert "what lies between never stood" in all_of(published)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"kind": "date"}, "is called one of date"),
        ({"kind": "spelling"}, "is called one of spelling"),
        ({"kind": "source"}, "is called one of source"),
        ({"date": "2999-01-01"}, "that day is yet to come"),
        ({"date": "2021-05-03"}, "published uncorrected on 2021-05-04"),
        ({"why": "x"}, "does not say why"),
        ({"why": "…"}, "does not say why"),
    ],
)
def test_a_correction_does_not_lie_of_itself(published: Path, fields: dict[str, str], problem: str) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    correct(published, WAS, **fields)
    assert problem in all_of(published)


def test_a_withdrawal_says_why(published: Path) -> None:
    correct(published, "", kind="withdrawn", why="x")
    assert "does not say why" in all_of(published)


def test_only_facts_are_withdrawn(published: Path) -> None:
    mend(published / REPORT, "title: The Flood of 1962", "title: The Flood of 1963")
    correct(published, "{title: The Flood of 1962}", file=REPORT, kind="withdrawn")
    assert "only facts are withdrawn" in all_of(published)


def test_a_correction_that_changes_nothing_is_none(published: Path) -> None:
    correct(published, WAS)
    assert "figures was what it was after it too" in all_of(published)


@pytest.mark.parametrize(
    ("new", "is_one"),
    [
        ("acording to some", True),
        ("According to some", True),
        ("according ot some", False),
        ("accroding to some", True),
        ("according to same", False),
        ("acccording to soem", True),
        ("accordzng to some", False),
        ("accordding to some", True),
        ("accordings, to some", False),
        ("accordingto some", True),
        ("according to none", False),
        ("according to some?", False),
        ("according to 2 some", False),
        ("not according to some", False),
    ],
)
def test_a_slip_in_spelling_changes_no_word_no_digit_and_no_sign(published: Path, new: str, is_one: bool) -> None:
    mend(published / NEXT, "2040, according to some", f"2040, {new}")
    was = "{statement: 'A flood as high is likely by 2040, according to some, and with it a rash.'}"
    correct(published, was, file=NEXT, kind="spelling")
    assert ("is called one of spelling" in all_of(published)) != is_one


@pytest.mark.parametrize(
    ("was", "now"), [("eight", "eighty"), ("there", "three"), ("hundred", "hundreds"), ("fourth", "forth")]
)
def test_a_number_in_words_is_no_matter_of_spelling(published: Path, was: str, now: str) -> None:
    mend(published / NEXT, "A flood as high", f"A flood {was} times as high")
    git(published, "commit", "-qam", "Say how often")
    git(published, "tag", "v2")
    mend(published / NEXT, f"{was} times", f"{now} times")
    before = f"{{statement: 'A flood {was} times as high is likely by 2040, according to some, and with it a rash.'}}"
    correct(published, before, file=NEXT, kind="spelling")
    assert "is called one of spelling" in all_of(published)


@pytest.mark.parametrize(
    ("kind", "old", "new", "is_one"),
    [
        ("figure", "900 in 1931", "700 in 1931", True),
        ("figure", "about 900", "more than ninety", True),
        ("figure", "stood at", "never stood at", False),
        ("figure", "against about 900 in 1931", "against what the board says", False),
        ("figure", "in 1931.", "in 1931?", False),
        ("date", "in 1931", "in early May 1930", True),
        ("date", "in 1931", "in 1931, as the board denies", False),
        ("date", "stood at more than", "stood at less than", False),
        ("date", "flood stood", "flood marched", False),
        ("source", "The crest", "The lowest point", False),
        ("quotation", "The crest", "The “crest”", False),
        ("quotation", "The crest", "The lowest “point”", False),
    ],
)
def test_a_kind_hides_no_other_change_of_the_statement(
    published: Path, kind: str, old: str, new: str, is_one: bool
) -> None:
    mend(published / CREST, old, new)
    was = "'The crest of the flood stood at more than 1,600 centimetres in 1962, against about 900 in 1931.'"
    correct(published, f"{{statement: {was}}}", file=CREST, kind=kind)
    assert (f"is called one of {kind}" in all_of(published)) != is_one


def test_quoted_words_may_change_in_a_statement_as_a_quotation(published: Path) -> None:
    mend(published / LAST, "called the flood", "called “the flood”")
    git(published, "commit", "-qam", "Quote")
    git(published, "tag", "v2")
    mend(published / LAST, "“the flood”", "“that flood”")
    correct(
        published, "{statement: A fisherman called “the flood” of 1962 the last of its kind.}", LAST, kind="quotation"
    )
    assert "is called one of quotation" not in all_of(published)


def test_whom_a_claim_credits_may_change_in_its_statement_too(published: Path) -> None:
    mend(published / LAST, "statement: A fisherman called", "statement: The miller called")
    mend(published / LAST, "said_by: A fisherman", "said_by: The miller")
    was = "{statement: A fisherman called the flood of 1962 the last of its kind., said_by: A fisherman}"
    correct(published, was, file=LAST, kind="source")
    assert "is called one of source" not in all_of(published)
    mend(published / LAST, "the last of its kind.\nquotation", "the first of its kind.\nquotation")
    assert "is called one of source" in all_of(published)


def test_what_was_never_published_was_never_corrected(published: Path) -> None:
    (published / "facts/cost/more.yml").write_text(
        (published / UPKEEP).read_text().replace("published: 2021-05-04\n", "")
    )
    correct(published, "{statement: The editors are idiots.}", file="facts/cost/more.yml", kind="meaning")
    assert "is corrected, and was not published before" in all_of(published)


def test_a_new_correction_is_later_than_those_that_were_published(published: Path) -> None:
    """Else versions that others embedded would be counted anew."""
    mend(published / UPKEEP, "low: 500", "low: 450")
    correct(published, WAS)
    git(published, "commit", "-qam", "Correct")
    git(published, "tag", "v1.1")
    mend(published / REPORT, "title: The Flood of 1962", "title: The Flood of 1963")
    correct(published, "{title: The Flood of 1962}", file=REPORT, kind="source")
    assert "a new correction is dated 2022-03-04; one of 2022-03-04 was published" in all_of(published)
    mend(published / REPORT, "date: 2022-03-04", "date: 2022-03-05")
    assert all_of(published) == ""


@pytest.mark.parametrize(
    ("file", "old", "new", "was", "corrections"),
    [
        (REPORT, "title: The Flood", "title: A Flood", "title: The Flood of 1962", "corrections:\n  "),
        (COST, "relation: contradict", "relation: agree", "relation: contradict", "    corrections:\n      "),
        (COST, "title: The cost", "title: The price", "title: The cost", "corrections:\n  "),
        (SIDES, "title: Let the river run", "title: Free it", "title: Let the river run", "  corrections:\n    "),
    ],
)
def test_nothing_was_corrected_before_it_was_published_uncorrected(
    published: Path, file: str, old: str, new: str, was: str, corrections: str
) -> None:
    mend(published / file, old, new)
    path, entry = published / file, f"- {{version: 2, date: 2021-05-03, was: {{{was}}}, why: Misread.}}\n"
    path.write_text(f"{path.read_text().rstrip()}\n{corrections}{entry}")
    assert "it was corrected on 2021-05-03, and published uncorrected on 2021-05-04" in all_of(published)
    mend(path, "2021-05-03", "2021-05-04")
    assert problems(published) == []


@pytest.mark.parametrize(
    ("old", "new"), [("why: Misread.", "why: Misread by us."), ("date: 2022-03-04", "date: 2022-03-05")]
)
def test_a_published_correction_stays_as_it_was(published: Path, old: str, new: str) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    correct(published, WAS)
    git(published, "commit", "-qam", "Correct")
    git(published, "tag", "v2")
    mend(published / UPKEEP, old, new)
    (problem,) = problems(published)
    assert "a published correction was changed or deleted" in problem


# --- what is gone, and addresses ---------------------------------------------------------------------------------


def test_a_fact_that_is_gone_is_an_error_and_a_moved_one_is_none(published: Path) -> None:
    (published / UPKEEP).rename(published / "facts/cost/cost-of-upkeep.yml")
    (problem,) = problems(published)
    assert problem.startswith(f'{UPKEEP}:1:1: fact "upkeep" was published and is gone; withdraw it')
    path = published / "facts/cost/cost-of-upkeep.yml"
    path.write_text(path.read_text() + "moved_from: [upkeep]\n")
    assert problems(published) == []


def test_a_renamed_question_is_no_change_of_its_facts(published: Path) -> None:
    mend(published / FLOOD, "  - id: height\n", "  - id: depth\n    moved_from: [flood/height]\n")
    for path in (published / "facts/flood").glob("crest*.yml"):
        mend(path, "question: height", "question: depth")
    assert problems(published) == []


def test_a_renamed_topic_is_no_change_of_its_facts(published: Path) -> None:
    (published / "facts/flood").rename(published / "facts/water")
    mend(published / "facts/water/topic.yml", "title: The flood\n", "title: The flood\nmoved_from: [flood]\n")
    assert problems(published) == []


def test_an_old_address_keeps_answering(published: Path) -> None:
    mend(published / UPKEEP, "published:", "moved_from: [price-of-upkeep]\npublished:")
    mend(published / COST, "  - id: price\n", "  - id: price\n    moved_from: [cost/sum]\n")
    mend(published / COST, "title: The cost\n", "title: The cost\nmoved_from: [money]\n")
    git(published, "commit", "-qam", "Move")
    git(published, "tag", "v2")
    assert problems(published) == []
    mend(published / UPKEEP, "moved_from: [price-of-upkeep]\n", "")
    mend(published / COST, "    moved_from: [cost/sum]\n", "")
    mend(published / COST, "moved_from: [money]\n", "")
    says = "\n".join(problems(published))
    for old in ("price-of-upkeep", "cost/sum", "money", "money/price"):
        assert f'it had the address "{old}"' in says


@pytest.mark.parametrize(
    ("gone", "says"),
    [
        (REPORT, 'source "board-1963-report" was published and is gone'),
        (NEXT, 'fact "next-flood" was published and is gone'),
    ],
)
def test_what_is_gone_is_missed(published: Path, gone: str, says: str) -> None:
    (published / gone).unlink()
    assert says in "\n".join(problems(published))


def test_a_work_that_earlier_versions_cite_stays(published: Path) -> None:
    mend(published / CREST, "  - {mark: i, source: board-1963-report, locator: 12}\n", "")
    was = "{footnotes: [{mark: i, source: board-1963-report, locator: 12}, {mark: ii, source: a-bare-title}]}"
    correct(published, was, file=CREST, kind="source")
    assert all_of(published) == ""


def test_a_fact_is_not_filed_elsewhere(published: Path) -> None:
    (published / NEXT).rename(published / "facts/cost/next-flood.yml")
    mend(published / "facts/cost/next-flood.yml", "question: again", "question: price")
    assert "it was moved from the topic flood to cost" in all_of(published)


def test_another_question_is_a_correction(published: Path) -> None:
    mend(published / NEXT, "question: again", "question: height")
    (problem,) = found(published)
    assert "was: {question: again}" in problem.paste


# --- around git --------------------------------------------------------------------------------------------------


def test_no_attribute_blinds_the_comparison(site: Path) -> None:
    (site / "facts/cost/.gitattributes").write_text("*.yml export-ignore\n")
    (site / ".gitattributes").write_text("facts/** export-ignore\n")
    commit(site)
    git(site, "tag", "v1")
    mend(site / UPKEEP, "low: 500", "low: 450")
    assert "figures was changed" in "\n".join(problems(site))


def test_no_replacement_blinds_the_comparison(published: Path) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    git(published, "commit", "-qam", "Change silently")
    git(published, "replace", "v1^{commit}", "HEAD")
    assert "figures was changed" in "\n".join(problems(published))


def test_what_cannot_be_read_as_it_was_published_is_said(site: Path) -> None:
    mend(site / UPKEEP, "kind: figure", "kind: number")
    commit(site)
    git(site, "tag", "v1")
    mend(site / UPKEEP, "kind: number", "kind: figure")
    (problem,) = problems(site)
    assert problem.startswith(f"{UPKEEP}:1:1: as it was published (v1), this cannot be read")


@pytest.mark.parametrize("revision", ["", "nowhere", "--output=made", "--list", "HEAD:facts/cost/upkeep.yml"])
def test_a_revision_git_does_not_know_is_said_so(published: Path, revision: str) -> None:
    with pytest.raises(CannotRun, match="git knows no revision"):
        problems_of(published, since=revision)
    run = diptych("check", f"--since={revision}", cwd=published)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert not (published / "made").exists()


def test_a_revision_without_facts_is_said_so(site: Path) -> None:
    (site / ".gitignore").write_text("facts/\n")
    commit(site)
    git(site, "tag", "v1")
    with pytest.raises(CannotRun, match="there are no files in facts/ at v1"):
        problems_of(site, since=LAST_RELEASE)


def test_the_last_release_is_the_newest_tag_whatever_the_branch_has_behind_it(published: Path) -> None:
    git(published, "branch", "old")
    for tag, low in (("v9", "410"), ("v10", "400"), ("v10-draft", "390"), ("version-11", "380")):
        path = published / UPKEEP
        path.write_text(re.sub(r"low: \d+", f"low: {low}", path.read_text()))
        git(published, "commit", "-qam", tag)
        git(published, "tag", tag)
    git(published, "checkout", "-q", "old")
    git(published, "branch", "v11")
    (problem,) = found(published)
    assert "low: '400'" in problem.paste
    run = diptych("check", "--since", LAST_RELEASE, cwd=published)
    assert "Compared with what was published at v10." in run.stderr


def test_a_release_is_held_against_the_one_before_and_not_against_itself(published: Path) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    git(published, "commit", "-qam", "Change silently")
    for tag in ("v2", "v2.0"):
        git(published, "tag", tag)
    assert found(published) == []
    assert [problem.code for problem in found(published, RELEASE_BEFORE)] == ["changed-silently"]
    mend(published / UPKEEP, "low: 450", "low: 500")
    git(published, "commit", "-qam", "Change back, which is as silent")
    assert [problem.code for problem in found(published, RELEASE_BEFORE)] == ["changed-silently"]


def test_an_older_number_is_held_against_the_newest_release(published: Path) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    git(published, "commit", "-qam", "Change")
    git(published, "tag", "v3")
    git(published, "checkout", "-q", "v1")
    git(published, "tag", "v2")
    assert [problem.code for problem in found(published, RELEASE_BEFORE)] == ["changed-silently"]


@pytest.mark.parametrize("tag", ["v2-rc", "v2.0.0.1", "v\u0662", "V2", "v2x", "2"])
def test_what_the_workflows_do_not_publish_is_no_release(published: Path, tag: str) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    git(published, "commit", "-qam", "Change silently")
    git(published, "tag", tag)
    assert [problem.code for problem in found(published)] == ["changed-silently"]


def test_before_the_first_release_there_is_nothing_to_compare_with_and_it_says_so(site: Path) -> None:
    runs = [diptych("check", "--since", LAST_RELEASE, cwd=site)]
    commit(site)
    runs.append(diptych("check", "--since", LAST_RELEASE, cwd=site))
    for run in runs:  # in no repository, and in one
        assert (run.returncode, run.stdout) == (0, "")
        assert "Nothing was published yet to compare with" in run.stderr


def test_a_clone_that_is_cut_short_is_not_taken_for_one_without_a_release(published: Path, tmp_path: Path) -> None:
    mend(published / UPKEEP, "low: 500", "low: 450")
    git(published, "commit", "-qam", "Change silently")
    clone = tmp_path / "clone"
    git(published, "tag", "v0.9")  # which comes along with its commit, and is not the newest
    for number, tags in enumerate(("--no-tags", "--tags")):
        git(tmp_path, "clone", "-q", "--depth=1", tags, f"file://{published}", f"{clone}{number}")
        with pytest.raises(CannotRun, match="this clone is shallow"):
            problems_of(Path(f"{clone}{number}"), since=LAST_RELEASE)


def test_a_site_below_the_root_of_its_repository_is_compared_too(site: Path, tmp_path: Path) -> None:
    commit(tmp_path)
    git(tmp_path, "tag", "v1")
    mend(site / UPKEEP, "low: 500", "low: 450")
    assert "figures was changed" in "\n".join(problems(site))
