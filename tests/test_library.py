import datetime
import random
from dataclasses import replace
from pathlib import Path

import pytest

from diptych.library import Evidence, Library
from diptych.records import Passage
from diptych.wording import addresses

from .conftest import library_of


def fact(library: Library, id_: str):
    return next(fact for fact in library.facts if fact.id == id_)


def test_evidence_is_computed(library: Library) -> None:
    assert fact(library, "crest-in-1962").evidence is Evidence.CITED
    assert fact(library, "crest-as-the-last").evidence is Evidence.CREDITED
    assert fact(library, "next-flood").evidence is Evidence.NONE


def test_a_bare_title_is_no_evidence(library: Library) -> None:
    crest = fact(library, "crest-in-1962")
    bare = tuple(note for note in crest.record.footnotes if note.source == "a-bare-title")
    assert replace(crest, record=crest.record.model_copy(update={"footnotes": bare})).evidence is Evidence.BARE


def test_topics_stand_as_the_navigation_names_them(library: Library) -> None:
    assert [topic.id for topic in library.topics] == ["flood", "cost"]


def test_the_first_perspective_is_the_left_panel(library: Library) -> None:
    assert [(side.id, side.panel, side.mark) for side in library.sides] == [
        ("keep", "left", "◧"),
        ("remove", "right", "◨"),
    ]


def test_the_silent_side_keeps_its_place(library: Library) -> None:
    height, again = library.topics[0].questions
    assert [answer.silence for answer in height.answers] == [None, None]
    assert again.answers[1].silence.note == "The text looks back only."


def test_facts_stand_by_date_and_undated_ones_last(site: Path) -> None:
    upkeep = (site / "facts/cost/upkeep.yml").read_text()
    for name, date in (("b-later", "1970"), ("a-undated", None), ("c-first", "1960~"), ("d-span", "1960/1980")):
        (site / f"facts/cost/{name}.yml").write_text(upkeep + (f"date: {date}\n" if date else ""))
    answer = library_of(site).topics[1].questions[0].answers[0]
    assert [fact.id for fact in answer.facts] == ["c-first", "d-span", "b-later", "a-undated", "upkeep"]


def test_a_source_knows_who_cites_it(library: Library) -> None:
    assert {source.id: [fact.id for fact in source.cited_by] for source in library.sources} == {
        "a-bare-title": ["crest-in-1962"],
        "board-1963-report": ["crest-in-1962"],
    }


def test_today_is_the_newest_day_in_the_data_and_no_forecast(library: Library) -> None:
    assert library.today == datetime.date(2021, 5, 4)


def test_a_forecast_is_due_after_its_day(library: Library) -> None:
    forecast = fact(library, "next-flood").record.forecast
    assert not replace(library, today=datetime.date(2040, 12, 31)).is_due(forecast)
    assert replace(library, today=datetime.date(2041, 1, 1)).is_due(forecast)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_files_never_shows(site: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    expected = [fact.id for fact in library_of(site).facts]
    iterdir = Path.iterdir

    def shuffled(path: Path):
        found = list(iterdir(path))
        random.Random(seed).shuffle(found)
        return iter(found)

    monkeypatch.setattr(Path, "iterdir", shuffled)
    assert [fact.id for fact in library_of(site).facts] == expected


def test_a_hyphen_of_a_passage_is_no_sign_of_the_text_fragment() -> None:
    passage = Passage(exact="a well-known rise of water", prefix="then-", suffix="-then")
    link = addresses.text_fragment("https://dam.example/", passage)
    assert link == "https://dam.example/#:~:text=then%2D-,a%20well%2Dknown%20rise%20of%20water,-%2Dthen"
