"""The pages of lists: golden files of the good example, and what each has to say."""

import datetime
import re
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest

from diptych.library import Library
from diptych.library.sourcing import citations, sourcing
from diptych.outputs.pages import lists, names
from diptych.records import FoundBy, SourceKind
from diptych.wording import addresses

from .conftest import library_of, real_library

PAGES = ["forecasts", "sources", "silences", "names", "corrections"]
DUE = "Due, outcome not recorded"


def page(library: Library, folder: str) -> str:
    made = (*lists.lists(library), *names.names(library))
    return next(file.text for file in made if file.path == f"{folder}/index.md")


def text_of(markdown: str) -> str:
    return " ".join("".join(html5lib.parse(markdown).itertext()).split())


@pytest.mark.parametrize("folder", PAGES)
def test_page_is_as_its_golden_file(library: Library, golden, folder: str) -> None:
    golden(f"pages/{folder}/index.md", page(library, folder))


@pytest.mark.parametrize("folder", PAGES)
def test_hand_written_pages_can_link_to_it(folder: str) -> None:
    assert addresses.in_markdown(f"{folder}/#there") == f"/{folder}/index.md#there"


# --- forecasts ---------------------------------------------------------------------------------------------------


def test_a_forecast_says_whether_it_is_due_and_never_what_came_of_it(library: Library) -> None:
    before = replace(library, today=datetime.date(2040, 12, 31))
    after = replace(library, today=datetime.date(2041, 1, 1))
    assert f"State {DUE}" not in text_of(page(before, "forecasts"))
    assert f"<dd><b>{DUE}</b></dd>" in page(after, "forecasts")


def test_a_day_that_the_text_does_not_print_says_from_what_it_was_inferred(site: Path) -> None:
    path = site / "facts/flood/next-flood.yml"
    path.write_text(path.read_text().replace("due: 2040", "due: 2040, inferred: the text says “in a generation”"))
    assert "Falls due2040 (inferred: the text says “in a generation”)" in text_of(page(library_of(site), "forecasts"))


def test_no_row_and_no_choice_is_made_of_what_no_work_is(library: Library) -> None:
    held = {source.record.kind for source in library.sources}
    found = html5lib.parse(page(library, "sources").split("---\n", 2)[2], namespaceHTMLElements=False)
    choices = {option.get("value") for option in found.iterfind(".//select[@name='kind']/option")}
    assert choices == held | {""}
    assert len(held) < len(SourceKind)


def test_both_sides_forecasts_are_counted_and_the_one_without_says_so(library: Library) -> None:
    text = text_of(page(library, "forecasts")).replace("\N{NO-BREAK SPACE}", " ")
    assert "Keep makes 1 forecast; Remove makes none." in text
    assert "This text makes no forecast." in text


def test_forecasts_stand_by_the_day_they_fall_due(site: Path) -> None:
    source = (site / "facts/flood/next-flood.yml").read_text()
    for name, due in (("later", "2040-06-01"), ("first", "2030"), ("last", "2050")):
        (site / f"facts/flood/{name}.yml").write_text(source.replace("due: 2040", f"due: {due}"))
    headings = re.findall(r"^## Due (.*?) \{", page(library_of(site), "forecasts"), re.MULTILINE)
    assert headings == ["2030", "1 June 2040", "2040", "2050"]


def test_a_withdrawn_forecast_is_none(site: Path) -> None:
    path = site / "facts/flood/next-flood.yml"
    withdrawal = "corrections: [{version: 2, date: 2022-01-01, kind: withdrawn, why: Misread.}]\n"
    path.write_text(path.read_text() + withdrawal)
    assert "## Due" not in page(library_of(site), "forecasts")


# --- sources -----------------------------------------------------------------------------------------------------


def test_each_side_is_counted_by_the_same_measure(library: Library) -> None:
    keep, remove = (sourcing(library, side) for side in library.sides)
    assert (keep.works, keep.notes, keep.facts_with_notes, keep.facts) == (2, 2, 1, 3)
    assert keep.kinds == {SourceKind.OFFICIAL: 1, SourceKind.OTHER: 1}
    assert keep.found_by == {FoundBy.OUTLET_AND_DATE: 1, FoundBy.NOTHING: 1}
    assert (remove.works, remove.notes, remove.facts_with_notes) == (0, 0, 0)


def test_notes_stand_by_side_and_by_their_marks(site: Path) -> None:
    notes = "\n".join(f"  - {{mark: {mark}, source: a-bare-title}}" for mark in ("x", "ix", "v", "b", "2"))
    path = site / "facts/cost/upkeep.yml"
    path.write_text(f"{path.read_text()}footnotes:\n{notes}\n")
    path = site / "facts/cost/markup-is-text.yml"
    path.write_text(f"{path.read_text()}footnotes: [{{mark: i, source: a-bare-title}}]\n")
    library = library_of(site)
    (work,) = (source for source in library.sources if source.id == "a-bare-title")
    cited = [(each.side.id, each.note.mark) for each in citations(library, work)]
    assert cited == [*(("keep", mark) for mark in ("2", "ii", "v", "ix", "x", "b")), ("remove", "i")]


def test_a_work_that_only_a_note_of_ours_cites_is_said_to_be_ours(site: Path) -> None:
    (site / "facts/sources/gauge.yml").write_text("type: webpage\nkind: official\ntitle: The Gauge\n")
    path = site / "facts/cost/upkeep.yml"
    note = "  - {kind: outside, text: It was measured., source: gauge}\n"
    path.write_text(path.read_text().replace("published:", f"{note}published:"))
    made = page(library_of(site), "sources")
    assert re.search(r'<li id="gauge" data-side="" [^>]*>.*?An editor’s note of ours.*?facts/upkeep/', made, re.DOTALL)


def test_titles_say_their_language_to_readers_and_to_machines(library: Library) -> None:
    made = page(library, "sources")
    assert '<span lang="fr">' in made
    assert "· French ·" in made


def test_every_note_of_the_real_texts_stands_on_the_page_of_sources() -> None:
    library = real_library()
    marks = {note.record.mark for fact in library.facts for note in fact.footnotes}
    shown = set(re.findall(r"note <b>(\w+)</b>", page(library, "sources")))
    assert shown == marks


# --- silences ----------------------------------------------------------------------------------------------------


def test_every_silence_has_its_note_and_its_question(library: Library) -> None:
    made = page(library, "silences")
    assert "No position is inferred from silence." in made
    assert "The text looks back only." in made
    assert 'href="../topics/flood/&#35;again"' in made
    assert "speaks to all 2" in made


# --- corrections -------------------------------------------------------------------------------------------------


def test_the_page_of_corrections_explains_itself_while_it_is_empty(library: Library) -> None:
    made = page(library, "corrections")
    assert "No claim has been corrected so far." in made
    for address in ("feeds/corrections.xml", "feeds/corrections.json", "api/v1/status.json"):
        assert f'href="../{address}"' in made
