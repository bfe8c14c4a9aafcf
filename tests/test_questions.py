"""Questions: facts that answer several, key questions, the time between the texts, and questions that moved."""

import html
import json
import re
from pathlib import Path

import pytest

from diptych import wording
from diptych.library import Library
from diptych.outputs.pages.fragments import fragments
from diptych.records import Question, Relation

from .conftest import GOOD, ROOT, library_of, made, problems_of, real_library
from .test_commands import diptych
from .test_fairness import mend
from .test_since import commit

FLOOD, COST = "facts/flood/topic.yml", "facts/cost/topic.yml"
UPKEEP = "facts/cost/upkeep.yml"
TEXTS = [f"--text={side}={GOOD / side}.txt" for side in ("keep", "remove")]


def says(site: Path) -> list[str]:
    return [str(problem) for problem in problems_of(site) if not problem.is_warning]


# --- facts that answer several -----------------------------------------------------------------------------------


@pytest.fixture
def across(site: Path) -> Path:
    """The example, in which a fact of one topic answers a question of another, on the side that was silent there."""
    path = site / "facts/cost/markup-is-text.yml"
    mend(path, "question: price\n", "question: price\nalso_answers: [flood/again]\n")
    mend(site / FLOOD, "relation: one-sided", "relation: different-parts")
    mend(site / FLOOD, "    silence: {perspective: remove, note: The text looks back only.}\n", "")
    return site


def test_a_fact_answers_a_question_of_another_topic(across: Path) -> None:
    library = library_of(across)
    again = library.topics[0].questions[1]
    assert [fact.id for fact in again.answers[1].also] == ["markup-is-text"]
    assert again.only_speaker is None
    files = made(library)
    for path in ("topics/flood.md", "topics/flood/again.md", "embed/flood/again/index.html"):
        assert "3.30" in files[path]
    assert json.loads(files["api/v1/status.json"])["pairs"]["flood/again"]["facts"] == ["next-flood", "markup-is-text"]
    # It is counted once, where it stands whole.
    assert sum(len(topic.facts) for topic in library.topics) == len(library.facts) == 5


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("[flood/nowhere]", 'there is no question "flood/nowhere"'),
        ("[cost/price]", 'it is said already that it answers "cost/price"'),
        ("[flood/height, flood/height]", 'it is said already that it answers "flood/height"'),
        ("[flood]", '"flood" is no question'),
        ("[../flood/height]", '"../flood/height" is no question'),
    ],
)
def test_what_it_answers_is_there_and_said_once(site: Path, written: str, problem: str) -> None:
    mend(site / UPKEEP, "question: price\n", f"question: price\nalso_answers: {written}\n")
    (found,) = says(site)
    assert problem in found


# --- key questions -----------------------------------------------------------------------------------------------

KEY = """- question: flood/height
  answers:
    keep: {answer: It stood higher than ever., facts: [crest-in-1962]}
    remove: {answer: It was the last of its kind., facts: [crest-as-the-last]}
"""


def test_a_key_question_shows_both_answers_with_their_facts(site: Path) -> None:
    (site / "facts/key-questions.yml").write_text(KEY)
    files = made(library_of(site))
    fragment = files[".diptych/fragments/key-questions.html"]
    assert fragment.index("It stood higher than ever.") < fragment.index("It was the last of its kind.")
    assert "facts/crest-in-1962" in fragment
    (key,) = json.loads(files["api/v1/topics.json"])["key_questions"]
    assert [each["facts"] for each in key["answers"]] == [["crest-in-1962"], ["crest-as-the-last"]]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("flood/height", "flood/depth", 'there is no question "flood/depth"'),
        ("[crest-as-the-last]", "[crest-in-1962]", '"crest-in-1962" is no fact of remove that answers "flood/height"'),
        ("[crest-in-1962]", "[upkeep]", '"upkeep" is no fact of keep that answers "flood/height"'),
        ("    remove:", "    removal:", 'there is no perspective "removal"'),
    ],
)
def test_a_key_question_is_checked(site: Path, old: str, new: str, problem: str) -> None:
    (site / "facts/key-questions.yml").write_text(KEY.replace(old, new))
    assert any(problem in found for found in says(site))


def test_the_real_site_is_led_by_six_to_eight_questions_that_both_answer() -> None:
    keys = real_library().key_questions
    assert 6 <= len(keys) <= 8
    assert [key.question.path for key in keys if key.question.only_speaker] == []


def test_no_silence_is_also_an_answer() -> None:
    for question in real_library().questions:
        assert [answer.side.id for answer in question.answers if answer.silence and answer.all_facts] == []


# --- how answers stand to each other -----------------------------------------------------------------------------


@pytest.mark.parametrize("relation", ["contradict", "read-differently"])
def test_what_contradicts_is_said_alike_where_some_answers_do_and_where_none_do(site: Path, relation: str) -> None:
    mend(site / FLOOD, "relation: read-differently\n", f"relation: {relation}\n")
    shown = {file.path: file.text for file in fragments(library_of(site))}
    for name in ("relations", "meetings", "relations-meant"):
        assert wording.RELATIONS_MEANT[Relation.CONTRADICT] in shown[f".diptych/fragments/{name}.html"]


def test_every_way_of_standing_to_each_other_is_explained_in_the_order_of_the_map(library: Library) -> None:
    assert list(wording.RELATIONS_MEANT) == list(wording.RELATIONS) == list(Relation)
    (fragment,) = (file.text for file in fragments(library) if file.path.endswith("/relations-meant.html"))
    said = re.findall(r"<dt>([^<]*)</dt>\n<dd>([^<]*)</dd>", fragment)
    assert said == [(words, wording.RELATIONS_MEANT[relation]) for relation, words in wording.RELATIONS.items()]


# By hand, the page on the method once said it otherwise than the pages that list contradictions.
@pytest.mark.parametrize("folder", ["docs", "generator/diptych/starter/docs"])
def test_the_method_explains_relations_by_the_words_of_the_site(folder: str) -> None:
    method = (ROOT / folder / "method.md").read_text()
    assert "\n[relations-meant]\n" in method
    assert [words for words in wording.RELATIONS.values() if words in method] == []


# --- the time between the texts ----------------------------------------------------------------------------------


def test_the_time_between_the_texts_is_said_in_the_same_words(site: Path) -> None:
    mend(site / FLOOD, "relation: one-sided\n", "relation: one-sided\n    timing: after\n")
    mend(site / FLOOD, "relation: read-differently\n", "relation: read-differently\n    timing: apart\n")
    library = library_of(site)
    apart, after = library.topics[0].questions
    files = made(library)
    for question in (apart, after):
        words = wording.timing(question)
        assert words
        for path in ("topics/flood.md", f"topics/flood/{question.id}.md", f"embed/flood/{question.id}/index.html"):
            assert words in html.unescape(files[path])
    assert "stroke-dasharray" in files[".diptych/fragments/topics.html"]


@pytest.mark.parametrize(("relation", "timing"), [("one-sided", "apart"), ("read-differently", "after")])
def test_a_timing_fits_who_answers(site: Path, relation: str, timing: str) -> None:
    mend(site / FLOOD, f"relation: {relation}\n", f"relation: {relation}\n    timing: {timing}\n")
    (found,) = says(site)
    assert f'has the timing "{timing}"' in found


# --- questions and topics that moved -----------------------------------------------------------------------------


@pytest.fixture
def moved(site: Path) -> Library:
    """The example, in which a topic was renamed, and a question moved into another topic."""
    mend(site / FLOOD, "title: The flood\n", "title: The flood\nmoved_from: [water]\n")
    mend(site / COST, "  - id: price\n", "  - id: price\n    moved_from: [flood/sum]\n")
    return library_of(site)


def test_every_address_of_a_moved_question_answers(moved: Library) -> None:
    files = made(moved)
    for old, new in {"flood/sum": "cost/price", "water/height": "flood/height", "water/again": "flood/again"}.items():
        assert f"/topics/{new}/" in files[f"topics/{old}/index.html"]
        assert f'rel="canonical" href="https://dam.example/topics/{new}/"' in files[f"embed/{old}/index.html"]
        assert f"embed/{new}/" in json.loads(files[f"oembed/{old}.json"])["html"]
        for picture in ("card.png", "card.svg"):
            assert f"embed/{old}/{picture}" in files
        assert json.loads(files["api/v1/status.json"])["pairs"][old]["moved_to"] == new
    assert "/topics/flood/" in files["topics/water/index.html"]
    assert "topics/water/card.png" in files


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FLOOD, "title: The flood\n", "title: The flood\nmoved_from: [cost]\n"),
        (FLOOD, "title: The flood\n", "title: The flood\nmoved_from: [upkeep]\n"),
        (FLOOD, "title: The flood\n", "title: The flood\nmoved_from: [index]\n"),
        (COST, "  - id: price\n", "  - id: price\n    moved_from: [flood/height]\n"),
        (COST, "  - id: price\n", "  - id: price\n    moved_from: [upkeep/price]\n"),
        (COST, "  - id: price\n", "  - id: price\n    moved_from: [cost/sum, cost/sum]\n"),
    ],
)
def test_nothing_moves_from_where_another_stands(site: Path, file: str, old: str, new: str) -> None:
    mend(site / file, old, new)
    (found,) = says(site)
    assert "in use" in found


def test_old_paths_are_below_old_topics_too() -> None:
    record = Question(id="b", title="B?", relation="agree", why="Both.", moved_from=("now/a",))
    assert record.moved_from == ("now/a",)
    with pytest.raises(ValueError, match="is no question"):
        Question(id="b", title="B?", relation="agree", why="Both.", moved_from=("now",))


# --- before the release ------------------------------------------------------------------------------------------


@pytest.fixture
def unpublished(site: Path) -> Path:
    """The example before its release."""
    for path in (site / "facts").glob("*/*.yml"):
        path.write_text(path.read_text().replace("published: 2021-05-04\n", ""))
    return site


def test_what_is_not_published_says_so(unpublished: Path) -> None:
    files = made(library_of(unpublished))
    assert "Version 1</a>, not yet published." in files["facts/upkeep.md"]
    assert "not yet published" in files[".diptych/fragments/card/upkeep.html"] + files["facts/upkeep.md"]
    assert "<entry>" not in files["feeds/facts.xml"]
    assert "Not yet published." in files["feeds/facts.xml"]
    assert json.loads(files["api/v1/facts/upkeep.json"])["fact"]["published"] is None


def test_a_release_writes_its_day_once(unpublished: Path) -> None:
    before = (unpublished / FLOOD).read_text()
    run = diptych("release", "2027-01-15", cwd=unpublished)
    assert (run.returncode, run.stderr) == (0, "2027-01-15: 2 topics, 5 facts\n")
    after = (unpublished / FLOOD).read_text()
    assert after == before.replace("questions:\n", "published: 2027-01-15\nquestions:\n", 1)
    assert {fact.published for fact in library_of(unpublished).facts} == {"2027-01-15"}
    assert diptych("release", "2027-02-01", cwd=unpublished).stderr.startswith("2027-02-01: 0 topics")
    assert (unpublished / FLOOD).read_text() == after


def test_a_release_needs_a_day_and_facts_that_pass(unpublished: Path) -> None:
    assert diptych("release", "soon", cwd=unpublished).returncode == 2
    mend(unpublished / UPKEEP, "kind: figure", "kind: number")
    before = (unpublished / FLOOD).read_text()
    assert diptych("release", "2027-01-15", cwd=unpublished).returncode == 1
    assert (unpublished / FLOOD).read_text() == before


# --- the order of a text -----------------------------------------------------------------------------------------


def test_facts_without_a_date_stand_as_their_text_has_them(site: Path) -> None:
    first = (site / UPKEEP).read_text()
    (site / "facts/cost/a-later-one.yml").write_text(first.replace("5/600 pounds a day", "the water stood higher than"))
    mend(site / "facts/cost/a-later-one.yml", ", section: the-price", ", suffix: ever before, section: the-flood")
    run = diptych("locate", *TEXTS, cwd=site)
    assert run.returncode == 0, run.stderr
    positions = library_of(site).topics[1].questions[0].answers[0].facts
    places = [fact.position.start for fact in positions]
    assert places == sorted(places)
    assert len(set(places)) == 2
    found = problems_of(site, {side: GOOD / f"{side}.txt" for side in ("keep", "remove")})
    assert [problem for problem in found if problem.code == "position"] == []


def test_a_position_that_is_no_longer_true_is_warned_of(site: Path) -> None:
    diptych("locate", *TEXTS, cwd=site)
    path = site / "facts/positions.yml"
    text = path.read_text()
    path.write_text(re.sub(r"(upkeep: \{paragraph: )\d+", r"\g<1>99", text))
    (found,) = problems_of(site, {"keep": GOOD / "keep.txt"})
    assert found.is_warning
    assert found.code == "position"
    path.write_text(f"{text}nobody: {{paragraph: 1, start: 0, share: 0.0}}\n")
    (found,) = says(site)
    assert 'position "nobody": there is no fact of this id' in found


def test_positions_are_not_lost_where_a_fact_cannot_be_read_nor_written_through_a_link(
    site: Path, tmp_path: Path
) -> None:
    diptych("locate", *TEXTS, cwd=site)
    path = site / "facts/positions.yml"
    before, fact = path.read_text(), (site / UPKEEP).read_text()
    mend(site / UPKEEP, "kind: figure", "kind: number")
    assert diptych("locate", *TEXTS, cwd=site).returncode == 1
    assert path.read_text() == before
    (site / UPKEEP).write_text(fact)
    outside = tmp_path / "outside.yml"
    outside.write_text("{}\n")
    path.unlink()
    path.symlink_to(outside)
    assert diptych("locate", *TEXTS, cwd=site).returncode == 1
    assert outside.read_text() == "{}\n"


def test_one_text_alone_keeps_what_is_known_of_the_other(site: Path) -> None:
    diptych("locate", *TEXTS, cwd=site)
    before = (site / "facts/positions.yml").read_text()
    diptych("locate", TEXTS[0], cwd=site)
    assert (site / "facts/positions.yml").read_text() == before


# --- a question that was corrected -------------------------------------------------------------------------------

CORRECTED = """    corrections:
      - version: 2
        date: 2022-03-04
        was: {relation: agree, why: Both give the crest.}
        why: The two speak of different things.
"""


@pytest.fixture
def published(site: Path) -> Path:
    """The example, committed."""
    return commit(site)


def changed(site: Path) -> list[str]:
    """What was changed silently since it was committed."""
    return [str(problem) for problem in problems_of(site, since="HEAD") if problem.code == "changed-silently"]


def test_a_changed_question_without_a_correction_is_an_error(published: Path) -> None:
    mend(published / FLOOD, "relation: read-differently", "relation: agree")
    (problem,) = changed(published)
    assert 'question "flood/height": relation was changed without a correction' in problem
    assert "add this to the end of it" in problem


def test_a_changed_silence_counts(published: Path) -> None:
    mend(published / FLOOD, "The text looks back only.", "The text looks ahead.")
    (problem,) = changed(published)
    assert "silence was changed" in problem


def test_a_question_that_is_gone_is_an_error_and_a_moved_one_is_none(published: Path) -> None:
    mend(published / FLOOD, "  - id: height\n", "  - id: depth\n")
    for path in (published / "facts/flood").glob("crest*.yml"):
        mend(path, "question: height", "question: depth")
    assert any('question "flood/height" was published and is gone' in problem for problem in changed(published))
    mend(published / FLOOD, "  - id: depth\n", "  - id: depth\n    moved_from: [flood/height]\n")
    assert changed(published) == []


def test_a_correction_says_what_was(published: Path) -> None:
    correction = CORRECTED.replace(
        "was: {relation: agree, why: Both give the crest.}", "was: {relation: read-differently}"
    )
    mend(published / FLOOD, "relation: read-differently\n", f"relation: different-parts\n{correction}")
    assert changed(published) == []
    mend(published / FLOOD, "was: {relation: read-differently}", "was: {relation: agree}")
    (problem,) = changed(published)
    assert "relation was something else than its correction says" in problem


def test_every_version_of_a_pair_card_can_be_seen(site: Path) -> None:
    mend(site / FLOOD, "relation: read-differently\n", f"relation: read-differently\n{CORRECTED}")
    files = made(library_of(site))
    now, first = (files[f"embed/flood/height/{version}index.html"] for version in ("", "v1/"))
    for text in (now, first, files["topics/flood/height.md"], files["corrections/index.md"]):
        assert "The two speak of different things." in text
    assert "They agree" in first
    assert "They agree" not in now
    assert "The current card" in first
    assert "The current card" not in now
    assert "They read it differently" in files["embed/flood/height/v2/index.html"]
    assert json.loads(files["api/v1/status.json"])["pairs"]["flood/height"]["version"] == 2
    (item,) = json.loads(files["feeds/corrections.json"])["items"]
    assert item["title"] == "Corrected on 4 March 2022 – How high did the water rise?"
    assert item["id"] == "https://dam.example/corrections/#question_flood/height_2"
    assert "The two speak of different things." in files["feeds/corrections.xml"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("version: 2", "version: 3", "correction 1 makes version 3"),
        ("was: {relation: agree, why: Both give the crest.}", "was: {}", "correction 1 does not say what was"),
        ("was: {relation: agree,", "was: {absent: [answers],", 'absent names "answers"'),
        ("was: {relation: agree,", "was: {relation: none,", "none of the choices"),
    ],
)
def test_a_correction_of_a_question_is_checked(site: Path, old: str, new: str, problem: str) -> None:
    mend(site / FLOOD, "relation: read-differently\n", f"relation: read-differently\n{CORRECTED}")
    mend(site / FLOOD, old, new)
    assert any(problem in found for found in says(site))
