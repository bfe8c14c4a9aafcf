"""`diptych new` writes a fact or a source that can stand where it is written; `diptych list` names what it can name."""

import io
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from diptych.commands.new.asking import ask_for_fact, ask_for_id, valid
from diptych.problem import CannotRun
from diptych.reading.citations import read_citation
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site
from diptych.records import Fact

from .conftest import GOOD, problems_of
from .test_commands import diptych

ANSWERS = {
    "--perspective": "remove",
    "--question": "cost/price",
    "--kind": "figure",
    "--statement": "Repairs take 40,000 pounds, and more: every year.",
    "--figure": '{label: "Repairs, a year", value: 40000, unit: GBP}',
    "--passage": "repairs take 40,000 pounds, a year",
    "--date": "2021",
}


def new_fact(site: Path, *more: str, **changed: str) -> tuple[int, str, str]:
    answers = ANSWERS | {f"--{name}": value for name, value in changed.items()}
    run = diptych("new", "fact", *(each for pair in answers.items() for each in pair if pair[1]), *more, cwd=site)
    return run.returncode, run.stdout, run.stderr


# --- a fact ------------------------------------------------------------------------------------------------------


def test_a_fact_is_written_and_stands(site: Path) -> None:
    status, shown, told = new_fact(site)
    (written,) = (site / "facts/cost").glob("repairs*.yml")
    assert (status, written.name) == (0, "repairs-take-40-000-pounds.yml")
    assert shown == written.read_text(encoding="utf-8")
    assert 'passage: {exact: "repairs take 40,000 pounds, a year"}' in shown
    assert told.endswith("wrote facts/cost/repairs-take-40-000-pounds.yml\n")
    assert problems_of(site) == []


def test_a_dry_run_writes_nothing(site: Path) -> None:
    before = sorted(site.rglob("*"))
    status, shown, _ = new_fact(site, "--dry-run")
    assert status == 0
    assert shown.startswith("# yaml-language-server: ")
    assert sorted(site.rglob("*")) == before


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"date": "13/05/2025"}, "write it as 2025-05-13"),
        ({"perspective": "removed"}, 'did you mean "remove"?'),
        ({"question": "cost/prise"}, 'did you mean "price"?'),
        ({"passage": "two words"}, "it has 2 words"),
        ({"kind": "quotation"}, "needs quotation"),
    ],
)
def test_a_fact_that_cannot_stand_is_not_written(site: Path, changed: dict[str, str], says: str) -> None:
    before = sorted(site.rglob("*"))
    status, _, told = new_fact(site, **changed)
    assert status == 1
    assert says in told
    assert sorted(site.rglob("*")) == before


@pytest.mark.parametrize("question", ["price", "../flood/price", "nowhere/price", "/etc/x"])
def test_a_question_of_no_topic_is_refused(site: Path, question: str) -> None:
    status, _, told = new_fact(site, question=question)
    assert status == 2
    assert "see `diptych list questions`" in told


@pytest.mark.parametrize("id_", ["Repairs", "../../repairs", "con"])
def test_what_is_no_id_names_no_file(site: Path, id_: str) -> None:
    before = sorted(site.parent.rglob("*"))
    status, _, told = new_fact(site, "--id", id_)
    assert (status, "is not an id" in told) == (2, True)
    assert sorted(site.parent.rglob("*")) == before


def test_a_file_that_is_there_is_never_written_over(site: Path) -> None:
    before = (site / "facts/cost/upkeep.yml").read_bytes()
    assert new_fact(site, "--id", "upkeep")[0] in (1, 2)
    assert (site / "facts/cost/upkeep.yml").read_bytes() == before
    assert (new_fact(site)[0], new_fact(site)[0]) == (0, 0)
    assert (site / "facts/cost/repairs-take-40-000-pounds-2.yml").is_file()


def test_the_section_is_found_in_the_text_and_the_passage_proved(site: Path) -> None:
    text = f"--text=keep={GOOD / 'keep.txt'}"
    more = {"perspective": "keep", "statement": "It may come again.", "kind": "assertion", "question": "flood/again"}
    more |= {"figure": "", "date": ""}
    status, shown, told = new_fact(site, text, "--dry-run", passage="It will come again", **more)
    assert (status, "section: the-flood}" in shown) == (0, True)
    assert 'fact "next-flood" stands on the same sentence' in told
    status, _, told = new_fact(site, text, "--dry-run", passage="It shall come again, according", **more)
    assert status == 1
    assert 'nearest to it is "It will come again, according' in told


def test_its_card_is_shown_in_words(site: Path) -> None:
    _, _, told = new_fact(site, "--dry-run")
    assert "Its card: Remove (unsigned): 40,000 British pounds (Repairs, a year)." in told
    assert ANSWERS["--statement"] in told
    (site / "facts/cost/upkeep.yml").write_text("broken", encoding="utf-8")  # another is wrong: there is no site to see
    assert "Its card:" not in new_fact(site, "--dry-run")[2]


def test_a_fact_with_the_same_number_is_named(site: Path) -> None:
    _, _, told = new_fact(site, "--dry-run", figure="{label: Costs, value: 3300000, unit: GBP}")
    assert 'fact "markup-is-text" gives the same number' in told


def test_what_is_missing_is_said_where_nobody_can_be_asked(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    run = diptych("new", "fact", "--kind", "event", cwd=site)
    assert run.returncode == 2
    assert "a fact needs --perspective, --question, --statement, --passage" in run.stderr


# --- asking ------------------------------------------------------------------------------------------------------

NOTHING = dict.fromkeys(("perspective", "question", "kind", "statement", "quotation", "forecast", "date", "said_by",
                         "passage", "section")) | {"figures": (), "footnotes": (), "places": ()}  # fmt: skip
DOWN, ENTER = "\x1b[B", "\r"


def asked(site: Path, keys: str, texts: dict[str, Path] | None = None) -> dict[str, object]:
    def ask() -> dict[str, object]:
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_text(keys)
            return ask_for_fact(read_site(read_settings(site), texts), dict(NOTHING))

    # A terminal's prompt runs an event loop, and a test of a browser may have left one running in this thread.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(ask).result()


def test_it_asks_for_what_is_not_given(site: Path) -> None:
    keys = [DOWN, ENTER, "cost/price", ENTER, ENTER, "It costs more.", ENTER]
    keys += ["{label: price, value: 3, unit: percent}", ENTER, ENTER, "2021", ENTER, "the board", ENTER]
    keys += ["takes 3.30 million a year", ENTER, "i=a-bare-title", ENTER, ENTER, "lune-valley", ENTER, ENTER]
    answers = asked(site, "".join(keys))
    assert (answers["perspective"], answers["question"], answers["kind"]) == ("remove", "cost/price", "figure")
    assert (answers["statement"], answers["date"], answers["said_by"]) == ("It costs more.", "2021", "the board")
    assert answers["figures"] == ("{label: price, value: 3, unit: percent}",)
    assert (answers["footnotes"], answers["places"]) == (("i=a-bare-title",), ("lune-valley",))


def test_an_answer_that_cannot_stand_is_asked_for_again_before_the_next(site: Path) -> None:
    rub_out = "\x7f"
    keys = [ENTER, "cost/prise", ENTER, *[rub_out] * 10, "cost/price", ENTER, ENTER, "It costs more.", ENTER]
    keys += ["{label: price, value: 3k, unit: percent}", ENTER, *[rub_out] * len("3k, unit: percent}")]
    keys += ["3, unit: percent}", ENTER, ENTER, "13/05/2021", ENTER, *[rub_out] * 10, "2021-05-13", ENTER, ENTER]
    keys += ["nowhere in this text at all", ENTER, *[rub_out] * 27, "5/600 pounds a day", ENTER]
    keys += ["i=a-bare-titel", ENTER, *[rub_out] * 2, "le", ENTER, ENTER, "Lune", ENTER, *[rub_out] * 4, ENTER]
    answers = asked(site, "".join(keys), {"keep": GOOD / "keep.txt"})
    assert (answers["perspective"], answers["question"], answers["date"]) == ("keep", "cost/price", "2021-05-13")
    assert answers["figures"] == ("{label: price, value: 3, unit: percent}",)
    assert (answers["passage"], answers["footnotes"]) == ("5/600 pounds a day", ("i=a-bare-title",))
    assert (answers["section"], answers["places"]) == (None, ())  # the section is found in the text


def test_the_section_is_picked_where_no_text_can_say_it(site: Path) -> None:
    keys = [ENTER, "cost/price", ENTER, *[DOWN] * 4, ENTER, "It costs more.", ENTER, ENTER, ENTER]
    answers = asked(site, "".join([*keys, "5/600 pounds a day", ENTER, DOWN, DOWN, ENTER, ENTER, ENTER]))
    assert (answers["kind"], answers["section"]) == ("assertion", "the-price")


def test_answers_are_taken_in_the_ways_in_which_people_write_them(site: Path) -> None:
    """A question by its id alone, a number without braces, which there has to be; words in quotation marks."""
    keys = [
        ENTER,
        "price",
        ENTER,
        ENTER,
        "It costs more.",
        ENTER,
        ENTER,
        "label: price, value: 3, unit: percent",
        ENTER,
    ]
    keys += [ENTER, ENTER, ENTER, "“5/600 pounds a day”", ENTER, ENTER, ENTER]
    answers = asked(site, "".join(keys), {"keep": GOOD / "keep.txt"})
    assert (answers["question"], answers["passage"]) == ("cost/price", "5/600 pounds a day")
    assert answers["figures"] == ("{label: price, value: 3, unit: percent}",)


def test_the_name_of_the_file_is_suggested() -> None:
    def ask(keys: str) -> str:
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_text(keys)
            return ask_for_id("it-costs")

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(ask, f"-more{ENTER}").result() == "it-costs-more"
        assert pool.submit(ask, f" X{ENTER}\x7f\x7f{ENTER}").result() == "it-costs"


def test_whoever_breaks_off_has_written_nothing(site: Path) -> None:
    with pytest.raises(CannotRun, match="broken off"):
        asked(site, "\x03")


def test_each_answer_is_checked_as_it_is_given() -> None:
    assert valid(Fact, "statement")("It costs more.") is True
    assert valid(Fact, "statement")("word " * 46) == (
        "it has 46 words; say it in at most 45, or split it into two facts"
    )
    assert valid(Fact, "date")("") is True
    assert "write it as 2025-05-13" in str(valid(Fact, "date")("13/05/2025"))


# --- a source ----------------------------------------------------------------------------------------------------

BIBTEX = r"""@article{moor, author = {Moor, Ada and van der Beek, Jan}, title = {The {Flood}: caf{\'e}s, and more},
  journal = {River Studies}, year = 1963, month = mar, volume = 12, number = 3, pages = {45--67},
  doi = {https://doi.org/10.1234/abc}}"""
RIS = """TY  - JOUR
AU  - Moor, Ada
AU  - River Board
TI  - The Flood: cafés, and more
T2  - River Studies
PY  - 1963
VL  - 12
IS  - 3
SP  - 45
EP  - 67
DO  - 10.1234/abc
ER  -
"""
CSL = {
    "type": "article-journal", "title": "The Flood: cafés, and more", "container-title": "River Studies",
    "author": [{"family": "Moor", "given": "Ada"}], "issued": {"date-parts": [[1963, 3]]}, "DOI": "10.1234/abc",
    "volume": 12, "issue": "3", "page": "45–67", "publisher": "", "score": 1.5,
}  # fmt: skip
PASTED = (
    "Moor, A., & Beek, J. (1963). The Flood: cafés, and more. River Studies, 12(3), 45–67. https://doi.org/10.1234/abc"
)


@pytest.mark.parametrize("written", [BIBTEX, RIS, json.dumps(CSL), json.dumps([CSL]), PASTED])
def test_a_work_is_read_from_any_form(written: str) -> None:
    work, _ = read_citation(written)
    assert (work["type"], work["title"]) == ("article-journal", "The Flood: cafés, and more")
    assert (work["container-title"], work["volume"], work["issue"]) == ("River Studies", "12", "3")
    assert (work["DOI"], work["page"], work["issued"][:4]) == ("10.1234/abc", "45–67", "1963")
    assert work["author"][0]["family"] == "Moor"
    assert "score" not in work


@pytest.mark.parametrize(
    ("written", "issued", "said"),
    [
        ("@book{x, title = {T}, year = {c. 2014}}", None, 'not all of the date "c. 2014" could be read'),
        ("@book{x, title = {T}, year = {in press}}", None, 'not all of the date "in press" could be read'),
        ("@book{x, title = {T}, year = 2014, month = {Spring}}", "2014", 'not all of the date "2014 spring"'),
        ("@book{x, title = {T}, date = {2014~}}", "2014~", None),
        ("@book{x, title = {T}, year = 2014, month = mar}", "2014-03", None),
        ("TY  - BOOK\nTI  - T\nPY  - Spring 2014\nER  - \n", None, 'not all of the date "Spring 2014"'),
        ("TY  - BOOK\nTI  - T\nDA  - 2014///Spring\nER  - \n", "2014", 'not all of the date "2014 Spring"'),
        ('{"type": "book", "title": "T", "issued": {"literal": "Spring 2014"}}', None, 'the date "Spring 2014"'),
        ('{"type": "book", "title": "T", "issued": "Spring 2014"}', None, 'the date "Spring 2014"'),
        ("@arcticle{x, title = {T}, year = 2014}", "2014", '"arcticle" is no type that is known here'),
        ("@misc{x, title = {T}, year = 2014}", "2014", None),
        ("TY  - ARTC\nTI  - T\nER  - \n", None, '"ARTC" is no type that is known here'),
        ("@book{x, title = {T}, author = {Jane Doe and others}}", None, "leaves out further authors"),
    ],
)
def test_what_cannot_be_taken_over_is_said(written: str, issued: str | None, said: str | None) -> None:
    work, remarks = read_citation(written)
    assert work.get("issued") == issued
    assert len(remarks) == (said is not None)
    assert said is None or said in remarks[0]
    assert {"literal": "others"} not in work.get("author", [])


def test_two_works_of_one_key_are_told_of_as_two() -> None:
    with pytest.raises(CannotRun, match='2 works can be read here, both called "x"; give one'):
        read_citation("@book{x, title = {T}}\n@book{x, title = {U}}")


def test_a_work_that_stands_there_is_not_written_again(site: Path) -> None:
    (site / "work.txt").write_text(BIBTEX, encoding="utf-8")
    assert diptych("new", "source", "work.txt", cwd=site).returncode == 0
    again = diptych("new", "source", "work.txt", cwd=site)
    assert again.returncode == 2
    assert "has the same title and date; cite that, or give another id by --id" in again.stderr


def test_names_keep_their_parts() -> None:
    assert read_citation(BIBTEX)[0]["author"][1] == {
        "family": "Beek",
        "given": "Jan",
        "non-dropping-particle": "van der",
    }
    assert read_citation(RIS)[0]["author"][1] == {"literal": "River Board"}


@pytest.mark.parametrize("written", ["", "nothing of the kind", "[]", "{", "[1]", BIBTEX + BIBTEX.replace("moor", "x"),
                                     "@article{x, title = {Open", "@book{x, year = 1963}"])  # fmt: skip
def test_what_is_no_one_work_is_refused(written: str) -> None:
    with pytest.raises(CannotRun):
        read_citation(written)


@pytest.mark.parametrize("written", [BIBTEX, RIS, json.dumps(CSL), PASTED])
def test_a_source_is_written_and_stands(site: Path, written: str) -> None:
    (site / "work.txt").write_text(written, encoding="utf-8")
    run = diptych("new", "source", "work.txt", cwd=site)
    assert run.returncode == 0, run.stderr
    (path,) = (site / "facts/sources").glob("moor-1963*.yml")
    assert path.read_text(encoding="utf-8") == run.stdout
    assert {problem.code for problem in problems_of(site)} == {"uncited-source"}


def test_a_work_that_is_there_is_named(site: Path) -> None:
    (site / "work.txt").write_text("@book{x, title = {« Crues »}, author = {Moor, Ada}}", encoding="utf-8")
    assert 'source "a-bare-title" has the same title' in diptych("new", "source", "work.txt", cwd=site).stderr


def test_what_kind_its_publisher_is_has_to_be_said(site: Path) -> None:
    (site / "work.txt").write_text("@misc{x, title = {A Page}, author = {Moor, Ada}}", encoding="utf-8")
    run = diptych("new", "source", "work.txt", cwd=site)
    assert run.returncode == 2
    assert "--kind" in run.stderr
    assert diptych("new", "source", "work.txt", "--kind", "press", cwd=site).returncode == 0


# --- lists -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "line"),
    {
        "questions": "flood/height  How high did the water rise?",
        "sources": "a-bare-title       « Crues »",
        "places": "lune-valley  Valley of the Lune (1)",
        "sections": "keep/the-flood  The flood",
        "topics": "flood  The flood",
        "perspectives": "keep    Keep: The dam must stay",
    }.items(),
)
def test_ids_are_listed_with_what_they_stand_for(site: Path, what: str, line: str) -> None:
    assert line in diptych("list", what, cwd=site).stdout.splitlines()


def test_names_are_listed_with_their_kinds(site: Path) -> None:
    assert all(line.endswith(")") for line in diptych("list", "names", cwd=site).stdout.splitlines())
