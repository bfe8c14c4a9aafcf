"""Pictures of cards: their sizes, inks, lines and words, read back by parsers that others wrote."""

import hashlib
import io
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from PIL import Image

from diptych.drawing import alt_text as alt_texts
from diptych.drawing import picture, typesetting
from diptych.drawing.palette import inks
from diptych.library import Fact, Library
from diptych.outputs.embeds.pictures import pictures
from diptych.outputs.file import SlowFile
from diptych.wording import addresses, card_of
from diptych.wording.topics import leading_question

from .conftest import ROOT, library_of, real_library

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert(1)</script> #read("/etc/passwd") *b* _i_ $x$ `c` @a <l> \\ // {{ 7*7 }} ]]> & "q" \'r\''
NAMES = "Владимир Путин told בנימין נתניהו and محمد بن سلمان in «Российская газета» that it fell by −12.5%."
LONG = " ".join(
    f"{'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft' * 2}{n}" for n in range(3)
)
WORDY = " ".join(["incomprehensibilities", "counterrevolutionary", "responsibilities"] * 15)


def files(library: Library) -> dict[str, SlowFile]:
    return {file.path: file for file in pictures(library)}


def image(file: SlowFile) -> Image.Image:
    data = file.data()
    Image.open(io.BytesIO(data)).verify()
    return Image.open(io.BytesIO(data))


def a_fact(library: Library, id_: str) -> Fact:
    return next(fact for fact in library.facts if fact.id == id_)


def change(fact: Fact, **fields: object) -> None:
    fact.record = fact.record.model_copy(update=fields)


def texts(items: list[dict]) -> Iterator[dict]:
    return (item for item in items if item["shape"] == "text")


def lines(items: list[dict], ink: str = "", face: str = "") -> str:
    runs = [run for item in texts(items) for run in item["runs"]]
    return " ".join(
        run["words"] for run in runs if run["ink"] == (ink or run["ink"]) and run["face"] == (face or run["face"])
    )


def test_every_fact_and_every_question_has_its_pictures(library: Library) -> None:
    cards = [addresses.card(fact.id) for fact in library.facts]
    cards += [addresses.pair(question.path) for topic in library.topics for question in topic.questions]
    pictures_of_cards = {card + name for card in cards for name in ("card.png", "card.svg")}
    assert set(files(library)) == {*pictures_of_cards, "topics/flood/card.png", "topics/cost/card.png", "card.png"}


def words_of(shown: typesetting.Picture) -> str:
    """All words of a picture, whatever lines they stand on."""
    return " ".join(lines(typesetting.listed(shown, is_loose=False)).split())


def test_a_topics_picture_shows_both_answers_to_the_question_that_stands_for_it(library: Library) -> None:
    topic = library.topics[0]
    question = leading_question(topic, library)
    shown = words_of(picture.of_topic(topic, library))
    for part in ("The flood", "Keep", "Remove", "They read it differently: 1", "https://dam.example/topics/flood/"):
        assert part in shown
    assert question.record.title in shown
    for answer in question.answers:
        assert answer.facts[0].record.statement in shown


def test_of_a_key_question_a_topics_picture_shows_the_answers_in_a_sentence() -> None:
    library = real_library()
    key = library.key_questions[0]
    shown = words_of(picture.of_topic(key.question.topic, library))
    assert key.question.record.title in shown
    for answer in key.answers:
        assert answer.answer in shown
        assert answer.answer in alt_texts.alt_text_of_topic(key.question.topic, library)


def test_a_topic_on_which_one_side_is_silent_shows_its_silence(library: Library) -> None:
    silent = [question for question in library.questions if any(answer.silence for answer in question.answers)]
    topic = silent[0].topic
    topic.questions = silent[:1]
    shown = words_of(picture.of_topic(topic, library))
    assert "Silent." in shown
    assert "Silent." in alt_texts.alt_text_of_topic(topic, library)


def test_the_sites_picture_shows_what_each_side_holds(library: Library) -> None:
    site = words_of(picture.of_site(library))
    for side in library.sides:
        assert side.record.thesis in site
        assert side.record.sourcing in site
    for part in ("The Dam", "2 topics", f"{len(library.facts)} claims", "As of 4 May 2021"):
        assert part in site


def test_a_fact_that_moved_has_its_pictures_below_its_old_id_too(library: Library) -> None:
    change(a_fact(library, "next-flood"), moved_from=("older",))
    made = files(library)
    assert made["embed/older/card.png"].data() == made["embed/next-flood/card.png"].data()


@pytest.mark.parametrize("card", ["embed/crest-in-1962/", "embed/cost/price/"])
def test_png_has_its_size_and_few_colours(library: Library, card: str) -> None:
    made = image(files(library)[f"{card}card.png"])
    assert (made.size, made.mode) == ((1200, 630), "P")
    assert len(made.getpalette()) <= 16 * 3
    assert made.convert("RGB").getpixel((2, 600)) == tuple(bytes.fromhex(inks("light")["paper"][1:]))


@pytest.mark.parametrize(("id_", "panel"), [("crest-in-1962", "left"), ("crest-as-the-last", "right")])
def test_the_mark_is_half_filled_on_its_side(library: Library, id_: str, panel: str) -> None:
    made = image(files(library)[f"embed/{id_}/card.png"]).convert("RGB")
    left, right = (made.getpixel((x, 70)) for x in (71, 87))
    paper, ink = (tuple(bytes.fromhex(inks("light")[name][1:])) for name in ("paper", panel))
    assert (left, right) == ((ink, paper) if panel == "left" else (paper, ink))


def test_png_says_what_it_shows_where_and_in_which_version(library: Library) -> None:
    fact = a_fact(library, "crest-in-1962")
    assert image(files(library)[f"embed/{fact.id}/card.png"]).text == {
        "Title": "Ada Moor: The crest of the flood stood at more than 1,600 centimetres …",
        "Description": alt_texts.alt_text(card_of(fact, library)),
        "Source": "https://dam.example/facts/crest-in-1962/",
        "Version": "Version 1, 4 May 2021",
    }
    assert image(files(library)["embed/cost/price/card.png"]).text["Version"] == "Version 1, as of 4 May 2021"


def test_picture_shows_version_and_address(library: Library) -> None:
    shown = lines(typesetting.listed(picture.of_fact(a_fact(library, "next-flood"), library), is_loose=False))
    for part in ("Keep", "Ada Moor", "Forecast for 2040", "Carries neither note nor name", "The Dam"):
        assert part in shown
    for part in ("Version 1, 4 May 2021", "https://dam.example/facts/next-flood/"):
        assert part in shown


@pytest.mark.parametrize("name", ["crest-in-1962", "crest-as-the-last", "cost/price", "flood/again"])
def test_svg_is_as_its_golden_file(library: Library, golden, name: str) -> None:
    golden(f"embed/{name}.svg", files(library)[f"embed/{name}/card.svg"].data().decode())


def test_every_svg_is_well_formed_and_safe(library: Library) -> None:
    change(a_fact(library, "next-flood"), statement=HOSTILE)
    for path, file in files(library).items():
        if not path.endswith(".svg"):
            continue
        root = ET.fromstring(file.data())
        assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"], path
        assert root.get("role") == "img"
        assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
            "svg", "title", "desc", "path", "text", "tspan"
        }  # fmt: skip
        for element in root.iter():
            for attribute, value in element.attrib.items():
                assert not attribute.startswith("on") and "href" not in attribute and "url(" not in value, path
    root = ET.fromstring(files(library)["embed/next-flood/card.svg"].data())
    shown = "".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    assert HOSTILE.replace(" ", "") in shown.replace(" ", "")
    assert HOSTILE in root.find(f"{SVG}desc").text


@pytest.mark.parametrize("is_loose", [False, True])
@pytest.mark.parametrize("statement", ["It fell.", HOSTILE, NAMES, LONG, WORDY])
def test_every_word_is_shown_and_stays_in_the_picture(library: Library, statement: str, is_loose: bool) -> None:
    fact = a_fact(library, "next-flood")
    change(fact, statement=statement)
    items = typesetting.listed(picture.of_fact(fact, library), is_loose=is_loose)
    assert lines(items, face="serif").replace(" ", "") == statement.replace(" ", "")
    baselines = [item["y"] for item in texts(items)]
    assert baselines[:-4] == sorted(set(baselines[:-4]))
    assert min(baselines) > 60
    assert max(baselines) < 620
    assert baselines[-5] < 534  # above the line over the foot


def test_what_no_size_fits_is_cut_and_says_so(library: Library) -> None:
    fact = a_fact(library, "next-flood")
    change(fact, statement=LONG * 4)
    items = typesetting.listed(picture.of_pair(fact.question, library), is_loose=False)
    ends = [item["runs"][-1]["words"] for item in texts(items) if item["x"] < 600 and item["y"] < 534]
    assert ends[-1].endswith("…")


def test_both_sides_show_equally_many_statements(library: Library) -> None:
    question = a_fact(library, "crest-in-1962").question
    shown = picture.of_pair(question, library)
    long, short = {"role": "line", "units": [f"{WORDY[:200]} "] * 2}, {"role": "line", "units": ["It ", "rose."]}
    for answer, entry in zip(shown["answers"], (long, short), strict=True):
        answer["entries"] = [[entry]] * 5
    words = lines(typesetting.listed(shown, is_loose=False))
    assert words.count("It rose.") == 1  # five would have room
    assert words.count("and 4 more") == 2
    shown["answers"][0]["entries"] = [[short]] * 2
    words = lines(typesetting.listed(shown, is_loose=False))
    assert words.count("It rose.") == 2 + 5  # the first side has no more


def test_a_withdrawn_fact_is_struck_and_says_so(site: Path) -> None:
    with (site / "facts/flood/crest-in-1962.yml").open("a") as file:
        file.write("corrections:\n  - {version: 2, date: 2021-06-01, kind: withdrawn, why: It is not in the text.}\n")
    library = library_of(site)
    fact = a_fact(library, "crest-in-1962")
    items = typesetting.listed(picture.of_fact(fact, library), is_loose=False)
    assert "Withdrawn on 1 June 2021" in lines(items)
    assert "Version 2, 1 June 2021" in lines(items)
    struck = [run["words"] for item in texts(items) for run in item["runs"] if run["struck"]]
    assert struck[0] == "1,600"
    assert " ".join(struck[1:]) == fact.record.statement
    svg = files(library)["embed/crest-in-1962/card.svg"].data()
    assert svg.count(b'text-decoration="line-through"') == len(struck)
    assert "Withdrawn. The crest" in alt_texts.alt_text_of_pair(fact.question)


def test_alt_texts_are_as_their_golden_file(library: Library, golden) -> None:
    said = [alt_texts.alt_text(card_of(fact, library)) for fact in library.facts]
    said += [alt_texts.alt_text_of_pair(question) for topic in library.topics for question in topic.questions]
    said += [
        *(alt_texts.alt_text_of_topic(topic, library) for topic in library.topics),
        alt_texts.alt_text_of_site(library),
    ]
    golden("alt_texts.txt", "\n".join(said) + "\n")


def test_a_key_changes_with_all_that_goes_into_a_picture_and_with_nothing_else(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keys() -> dict[str, str]:
        return {path: file.key for path, file in files(library).items()}

    before = keys()
    assert before == keys()
    assert len(set(before.values())) == len(before)
    change(a_fact(library, "next-flood"), statement="It will not come.")
    changed = {path for path, key in keys().items() if key != before[path]}
    assert {path.rpartition("/")[0] for path in changed} == {"embed/next-flood", "embed/flood/again"}
    before = keys()
    monkeypatch.setattr("diptych.outputs.embeds.pictures._recipe", lambda: [typesetting.versions() | {"typst": "0"}])
    assert not set(keys().values()) & set(before.values())


def test_no_font_of_the_system_is_used() -> None:
    folders = [str(distribution(name).locate_file("")) for name in ("fontpkg-noto-sans", "fontpkg-noto-sans-arabic")]
    for font in typesetting.fonts().fonts():
        assert font.path is None or font.path.startswith(tuple(folders))
    assert {"Libertinus Serif", "Noto Sans", "Noto Sans Arabic"} <= set(typesetting.fonts().families())


def test_the_template_reads_nothing_but_its_data() -> None:
    source = (ROOT / "generator/diptych/templates/picture.typ").read_text(encoding="utf-8")
    for word in ("eval", "read", "include", "import", "plugin", "image", "datetime"):
        assert f"{word}(" not in source
        assert f"#{word}" not in source


_DIGESTS = """
import hashlib, sys
from pathlib import Path
from tests.conftest import library_of
from diptych.outputs.embeds.pictures import pictures
for file in pictures(library_of(Path(sys.argv[1]))):
    print(file.path, file.key, hashlib.sha256(file.data()).hexdigest())
"""


@pytest.mark.slow
def test_bytes_are_the_same_in_another_place(library: Library, site: Path, tmp_path: Path) -> None:
    here = [f"{path} {file.key} {hashlib.sha256(file.data()).hexdigest()}" for path, file in files(library).items()]
    elsewhere = {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "HOME": str(tmp_path),
                 "SOURCE_DATE_EPOCH": "1577836800", "PYTHONPATH": str(Path(__file__).parent.parent)}  # fmt: skip
    run = subprocess.run(
        [sys.executable, "-c", _DIGESTS, str(site)],
        cwd=tmp_path, env=os.environ | elsewhere, text=True, capture_output=True, check=True,
    )  # fmt: skip
    assert run.stdout.splitlines() == here
