"""Letters and signs: kept as they are written, one form of each, found and ordered as readers look for them."""

import unicodedata
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from diptych.library import Library
from diptych.library.names import name_index
from diptych.outputs import OUTPUTS
from diptych.reading.texts import Text as Read
from diptych.records import Fact, Passage
from diptych.values.letters import alphabetical, plain
from diptych.values.types import Text

from .conftest import library_of, made, problems_of
from .test_fairness import mend

TEXT = TypeAdapter(Text)
FACT = """\
perspective: remove
question: price
kind: assertion
statement: {}
passage: {{exact: takes 3.30 million a year}}
published: 2021-05-04
"""


def state(site: Path, statement: str, names: str = "") -> Path:
    (site / "facts/cost/x.yml").write_text(FACT.format(statement), encoding="utf-8")
    with (site / "facts/names.yml").open("a", encoding="utf-8") as file:
        file.write(names)
    return site


def record(library: Library, id_: str) -> Fact:
    return next(fact.record for fact in library.facts if fact.id == id_)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u2007"])
def test_spaces_that_somebody_set_stay_in_every_output(site: Path, space: str) -> None:
    library = library_of(state(site, f"It cost 5{space}000 men,\n  it says."))
    ends = ("facts/x.md", "embed/x/index.html", "facts/x.json", "facts.xml")
    files = ((output.__name__, file) for output in OUTPUTS for file in output(library) if file.path.endswith(ends))
    kept = {name for name, file in files if f"5{space}000 men, it says." in file.text}
    assert kept == {"pages", "cards", "api", "feeds"}


def test_a_passage_is_found_whatever_spaces_and_letters_either_has() -> None:
    text = Read.of("The sum of 5\u202f000 pounds for Vuc\u030cic\u0301 is\u00a0too high.\n")
    assert text.find(Passage(exact="5\u00a0000 pounds for Vučić is too"))


@pytest.mark.parametrize(
    "text",
    ["می‌شود", "کتاب‌ها", "क्‍ष", "ශ්‍රී", "ه‍.ش", "👩‍🔧", "👩🏽‍🔧", "🏳️‍🌈", "❤️", "1️⃣",
     "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "বাক্\u200c", "ไทย\u200bแท้", "ខ្មែរ\u200bខ្មែរ",
     "\u182d\u180b\u182d"],
)  # fmt: skip
def test_joiners_that_a_script_needs_are_kept(text: str) -> None:
    assert TEXT.validate_python(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "text",
    ["pay\u200cment", "pay\u200dment", "a\u200bb", "\u200cمی", "می\u200c", "می\u200c\u200cشود", "a\u202eb", "a\u2066b",
     "pay\u00adment", "pay\u034fment", "a\u3164b", "a\ufe0fb", "a\U000e0101b", "\u2060a", "a\ue000b",
     "ไทย\u200b", "ไทย\u200bpay", "a\u180bb"],
)  # fmt: skip
def test_signs_that_hide_something_are_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="invisible character U"):
        TEXT.validate_python(text)


def test_composed_and_decomposed_letters_are_one_name(site: Path) -> None:
    name = "vucic: {name: Vučić, kind: person}\n"
    state(site, unicodedata.normalize("NFD", "Vučić pays, says the text."), name)
    assert [problem for problem in problems_of(site) if "vucic" in problem.says] == []
    library = library_of(site)
    assert record(library, "x").statement == "Vučić pays, says the text."
    (entry,) = (entry for entries in name_index(library).values() for entry in entries if entry.id == "vucic")
    assert [fact.id for fact in entry.facts] == ["x"]
    for path, text in made(library).items():
        if not path.endswith((".js", ".css")):
            assert unicodedata.is_normalized("NFC", text), path


def test_a_form_in_composed_and_in_decomposed_letters_is_one_form(site: Path) -> None:
    forms = f"vucic: {{name: Vučić, kind: person, forms: [{unicodedata.normalize('NFD', 'Vučić')}]}}\n"
    state(site, "Vučić pays, says the text.", forms)
    assert any("stands here twice" in problem.says for problem in problems_of(site))


def test_letters_stand_where_a_reader_looks_for_them(site: Path) -> None:
    named = {"Łódź": "lodz", "Zürich": "zurich", "Madrid": "madrid", "Ostrava": "ostrava", "Øresund": "oresund",
             "Æbelø": "aebelo", "Évry": "evry", "İzmir": "izmir", "Ðakovo": "dakovo", "Lyon": "lyon"}  # fmt: skip
    names = "".join(f"{id_}: {{name: {name}, kind: place}}\n" for name, id_ in named.items())
    library = library_of(state(site, f"There are {', '.join(named)}.", names))
    places = [entry.record.name for entry in name_index(library)["place"] if entry.record.name in named]
    assert places == ["Æbelø", "Ðakovo", "Évry", "İzmir", "Łódź", "Lyon", "Madrid", "Øresund", "Ostrava", "Zürich"]


def test_words_with_other_letters_are_ordered_by_their_plain_ones() -> None:
    assert sorted(["Zebra", "Łódź", "lodge", "Straße", "strasse", "Strate"], key=alphabetical) == [
        "lodge", "Łódź", "Straße", "strasse", "Strate", "Zebra",
    ]  # fmt: skip
    assert plain("Đinđić’s Œuvre in IĞDIR") == "dindics oeuvre in igdir"


def test_a_comment_within_a_folded_text_is_reported(site: Path) -> None:
    state(site, ">-\n  It costs more than it brings.\n  # TODO check this")
    (problem,) = (problem for problem in problems_of(site) if not problem.is_warning)
    assert "nothing is a comment" in problem.says


def test_an_exact_passage_keeps_its_spaces_on_the_page(site: Path) -> None:
    mend(site / "facts/cost/upkeep.yml", "5/600 pounds a day", "5/600\u00a0pounds a day")
    assert "5/600\u00a0pounds" in record(library_of(site), "upkeep").passage.exact
