"""The texts in place: where claims and omissions stand, how they are drawn, and what is written down."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
import yaml
from click.testing import CliRunner

from diptych.commands.cli import cli
from diptych.drawing.strip import GAP, strip
from diptych.library import Library
from diptych.library.in_place import InPlace, Part, in_place
from diptych.outputs.pages.texts import texts
from diptych.reading.texts import Text
from diptych.records import Omission, Position
from diptych.wording import addresses

from .conftest import GOOD, library_of, problems_of, real_library


def located(site: Path) -> Library:
    options = [f"--text={side}={GOOD / side}.txt" for side in ("keep", "remove")]
    done = CliRunner().invoke(cli, ["--root", str(site), "locate", *options])
    assert done.exit_code == 0, done.output
    return library_of(site)


def pages(library: Library) -> dict[str, str]:
    return {file.path: file.text for file in texts(library)}


def ids_of(page: str) -> set[str | None]:
    return {element.get("id") for element in html5lib.parse(page, namespaceHTMLElements=False).iter()}


def test_a_shape_is_a_texts_length_its_headings_and_what_is_left_out_and_never_its_notes() -> None:
    text = Text.of("Of dams\n\nFirst line.\nThe cost\nIt costs much, we say.\n[i] A note, which is longer than all.\n")
    left_out = [Omission(perspective="keep", exact=exact, reason="No claim.") for exact in ("we say", "Of dams")]
    shape = text.shape({"The cost": "cost"}, left_out)
    assert shape.characters == len("Of damsFirst line.The costIt costs much, we say.")
    assert (shape.paragraphs, shape.headings["cost"].paragraph, shape.headings["cost"].start) == (4, 3, 18)
    assert [(each.exact, each.paragraph) for each in shape.omissions] == [("Of dams", 1), ("we say", 4)]


def test_locate_writes_shapes_that_the_checks_take_and_keeps_those_of_a_text_that_is_not_given(site: Path) -> None:
    located(site)
    given = {side: GOOD / f"{side}.txt" for side in ("keep", "remove")}
    assert not [problem for problem in problems_of(site, given) if "shape" in problem.code]
    path = site / "facts/text-shapes.yml"
    before = path.read_text()
    assert set(yaml.safe_load(before)) == {"keep", "remove"}
    options = ["--root", str(site), "locate", f"--text=keep={GOOD / 'keep.txt'}"]
    assert CliRunner().invoke(cli, options).exit_code == 0
    assert path.read_text() == before


def test_a_shape_that_is_not_its_texts_is_told(site: Path) -> None:
    located(site)
    path = site / "facts/text-shapes.yml"
    path.write_text(path.read_text().replace("paragraphs: ", "paragraphs: 1"))
    found = problems_of(site, {"keep": GOOD / "keep.txt"})
    assert [problem.code for problem in found if "shape" in problem.code] == ["text-shape"]


def test_a_shape_of_nobody_or_of_no_section_is_a_mistake(site: Path) -> None:
    (site / "facts/text-shapes.yml").write_text(
        "kep: {characters: 10, paragraphs: 1}\n"
        "keep: {characters: 10, paragraphs: 1, headings: {nowhere: {paragraph: 1, start: 0, share: 0}}}\n"
    )
    says = [problem.says for problem in problems_of(site) if problem.code == "text-shape-of-no-side"]
    assert says == [
        'shape "kep": there is no perspective of this id',
        'shape "keep": its text has no section "nowhere"',
    ]


@pytest.mark.parametrize("side", [0, 1])
def test_every_claim_stands_once_in_its_part_and_in_the_order_of_the_text(side: int) -> None:
    library = real_library()
    text = in_place(library, library.sides[side])
    assert sorted(fact.id for fact in text.claims) == sorted(fact.id for fact in library.facts_of(text.side))
    starts = [fact.position.start for fact in text.claims if fact.position]
    assert len(starts) == len(text.claims)
    assert starts == sorted(starts)
    for part in text.parts:
        for item in part.items:
            assert item.position
            assert part.start <= item.position.share <= part.end


def test_all_that_is_left_out_stands_in_one_text_with_its_reason() -> None:
    library = real_library()
    told = " ".join("".join(html5lib.parse(text).itertext()) for text in pages(library).values())
    for omission in library.omissions:
        assert omission.reason in told


def test_bars_stand_apart_within_their_strip_and_in_the_order_of_the_text() -> None:
    library = real_library()
    for side in library.sides:
        text = in_place(library, side)
        for part in text.parts:
            drawn = strip(text, part)
            places = [bar.y for bar in drawn.bars] if drawn else []
            assert all(second - first >= GAP - 0.2 for first, second in pairwise(places))
            assert all(0 < place < drawn.height for place in places if drawn)


def test_a_short_part_with_many_claims_has_room_for_all(library: Library) -> None:
    facts = [replace(fact, position=Position(paragraph=1, start=5, share=0.5)) for fact in library.facts]
    shape = Text.of("A line.").shape({}, [])
    part = Part(None, 1, 0.0, 1.0, list(facts))
    drawn = strip(InPlace(library.sides[0], shape, [part]), part)
    assert drawn
    assert len({bar.y for bar in drawn.bars}) == len(facts)
    assert drawn.height > GAP * len(facts)


def test_without_places_the_claims_are_there_and_nothing_is_drawn(library: Library) -> None:
    made = pages(library)
    assert not [path for path, text in made.items() if "dp-strip dp-" in text]
    ids = set[str | None]().union(*map(ids_of, made.values()))
    assert {addresses.in_text(fact.id) for fact in library.facts if not fact.record.is_withdrawn} <= ids
    assert "Where its claims stand is not written down." in made["texts/index.md"]


def test_a_bar_leads_to_a_claim_that_is_there(site: Path) -> None:
    made = pages(located(site))
    for side in ("keep", "remove"):
        page = html5lib.parse(made[f"texts/{side}.md"], namespaceHTMLElements=False)
        targets = {link.get("href") for link in page.iterfind(".//{*}a") if link.get("class", "").startswith("dp-bar ")}
        assert targets
        assert targets <= {f"#{id_}" for id_ in ids_of(made[f"texts/{side}.md"])}


def test_both_texts_have_the_same_kind_of_page_and_hand_written_pages_can_link_to_it(library: Library) -> None:
    made = pages(library)
    heads = [made[f"texts/{side.id}.md"].split("\n# ")[1].split("\n")[0] for side in library.sides]
    assert all(head.endswith("</span> in place { .dp-list-title }") for head in heads)
    assert addresses.in_markdown("texts/") == "/texts/index.md"


def test_pages_are_as_their_golden_files(site: Path, golden) -> None:
    for path, text in pages(located(site)).items():
        golden(f"pages/{path}", text)
