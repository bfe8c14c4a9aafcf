"""A fact's page: what it answers, in what order, and what stands in it for readers without style or script."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import html5lib
import markdown
import pytest
import yaml

from diptych import wording
from diptych.library import Library
from diptych.outputs.pages import pages

from .conftest import library_of
from .corrected import SITES, site_of

ANCHORS = [
    "chart",
    "authority",
    "passage",
    "when",
    "notes",
    "forecast",
    "other-side",
    "same-side",
    "near",
    "history",
    "embed",
    "cite",
]
ALWAYS = {"authority", "passage", "when", "other-side", "near", "history", "embed", "cite"}


def written(library: Library) -> dict[str, str]:
    return {file.path: file.text for file in pages.pages(library)}


def parse(page: str):
    """A page as a browser reads it, without the theme around it."""
    html = markdown.markdown(page.partition("\n---\n")[2], extensions=["attr_list"])
    return html5lib.parse(html, namespaceHTMLElements=False).find("body")


def words(element) -> str:
    return " ".join("".join(element.itertext()).split())


def classed(element, name: str) -> list:
    return [each for each in element.iter() if name in (each.get("class") or "").split()]


@pytest.fixture
def page(library: Library) -> Callable:
    made = written(library)
    return lambda id_: parse(made[f"facts/{id_}.md"])


@pytest.mark.parametrize("site_name", SITES)
def test_every_page_answers_in_the_same_order(site_name: str, site: Path) -> None:
    made = written(library_of(site_of(site_name, site)))
    facts = {path: text for path, text in made.items() if re.fullmatch(r"facts/(?!index)[^/]+\.md", path)}
    assert facts
    for path, text in facts.items():
        headings = re.findall(r'<(h[1-6])(?: id="([^"]*)")?', text)
        tags = [tag for tag, _ in headings]
        assert (tags[0], tags.count("h1")) == ("h1", 1), path
        assert all(int(below[1]) <= int(above[1]) + 1 for above, below in pairwise(tags)), path
        ids = [id_ for tag, id_ in headings if tag == "h2"]
        assert ids == [id_ for id_ in ANCHORS if id_ in ids], path
        assert set(ids) >= ALWAYS, path


def test_no_heading_is_folded_away(page) -> None:
    for details in page("crest-in-1962").iter("details"):
        assert not [each for each in details.iter() if re.fullmatch("h[1-6]", each.tag)]


def stations(body) -> list[str]:
    return [words(each) for each in classed(body, "dp-station")]


def test_the_chain_is_a_list_that_reads_without_style(page) -> None:
    (drawn,) = classed(page("crest-in-1962"), "dp-authority")
    steps = drawn.find("ol").findall("li")
    assert [words(step) for step in steps[:2]] == ["Says Ada Moor, “The dam must stay”", "Credits The river board"]
    # Two notes, and each leads to its own work.
    assert [words(note) for note in steps[2].find("ul").findall("li")] == [
        "Note i Cites River Board, The Flood of 1962, River Board, 1963, p. 12 Cited by this claim only",
        "Note ii Cites « « Crues » » (no outlet, date or address printed) Cited by this claim only",
    ]
    assert len(steps) == 3


@pytest.mark.parametrize(
    ("fact", "side", "credited"),
    [
        ("next-flood", "Ada Moor, “The dam must stay”", "nobody: it speaks in its own voice"),
        ("crest-as-the-last", "An unsigned text, “Let the river run”", "A fisherman"),
    ],
)
def test_missing_links_keep_their_stations_on_either_side(page, fact: str, side: str, credited: str) -> None:
    body = page(fact)
    assert stations(body) == [f"Says {side}", f"Credits {credited}", "Note no note", "Cites no work"]
    gaps = ["dp-gap" in each.get("class").split() for each in classed(body, "dp-station")]
    assert gaps == [False, credited.startswith("nobody"), True, True]


def test_several_works_of_a_note_branch(site: Path) -> None:
    path = site / "facts/flood/crest-in-1962.yml"
    path.write_text(path.read_text().replace("mark: ii,", "mark: i,"))
    body = parse(written(library_of(site))["facts/crest-in-1962.md"])
    (note,) = classed(body, "dp-noted")
    assert len(note.find("ul").findall("li")) == 2
    assert stations(body)[2] == "Note i"


def test_the_page_says_when_and_where(page) -> None:
    def said(fact: str) -> dict[str, str]:
        (listed,) = classed(page(fact), "dp-facts")[:1]
        return {words(row.find("dt")): words(row.find("dd")) for row in listed}

    crest = said("crest-in-1962")
    assert crest.pop("Names")  # of the index of names
    assert crest == {"When": "1962", "Place": "Lune Valley", "The text": "Printed on 3 May 2021."}
    assert said("upkeep") == {"When": "No single date", "Place": "None named", "The text": "Printed on 3 May 2021."}


def test_the_other_side_and_the_rest_of_the_same_side_are_a_step_away(site: Path) -> None:
    more = (site / "facts/cost/upkeep.yml").read_text()
    (site / "facts/cost/repairs.yml").write_text(more.replace("Upkeep takes", "Repairs take"))
    made = written(library_of(site))
    other, same = classed(parse(made["facts/repairs.md"]), "dp-briefs")
    assert "3.30 million British pounds" in words(other)
    assert [link.get("href") for link in same.iter("a")] == ["../../facts/upkeep/"]
    silent = parse(made["facts/next-flood.md"])
    assert "Silent. The text looks back only." in words(silent)
    assert classed(silent, "dp-briefs") == []


def test_one_reads_from_fact_to_fact_through_a_topic(library: Library) -> None:
    made = written(library)
    for topic in library.topics:
        read, path = [], f"facts/{topic.facts[0].id}.md"
        while path:
            read.append(path)
            (steps,) = classed(parse(made[path]), "dp-steps")
            links = {link.get("rel"): link.get("href") for link in steps.iter("a")}
            path = links["next"].strip("./") + ".md" if "next" in links else ""
            assert len(links) == 2 - (len(read) == 1) - (not path)
        assert read == [f"facts/{fact.id}.md" for fact in topic.facts]


def test_history_says_what_every_version_said(site: Path) -> None:
    made = written(library_of(site_of("corrected", site)))

    def versions(fact: str) -> list[str]:
        (listed,) = classed(parse(made[f"facts/{fact}.md"]), "dp-history")
        return [" ".join(" ".join(version.itertext()).split()) for version in listed.findall("li")]

    first, second, third = versions("crest-in-1962")
    assert first == "Version 1 , published on 4 May 2021."
    assert "The gauge had been misread. Until then: Claim The crest of the flood stood at more than 1,500" in second
    assert second.endswith("Figures more than 1.5 thousand centimetres Crest of the flood, 1962")
    assert "Until then: Credited nobody Cited i « « Crues » »" in third
    assert versions("upkeep")[1] == "Version 2 . Withdrawn on 1 February 2022. The text gives no such sum."
    assert versions("next-flood") == ["Version 1 , published on 4 May 2021. Not corrected since."]


@pytest.mark.parametrize("site_name", SITES[1:])
def test_titles_are_unique_and_nothing_is_cut_within_a_word(site_name: str, site: Path) -> None:
    library = library_of(site_of(site_name, site))
    made = written(library)
    heads = {fact: yaml.safe_load(made[f"facts/{fact.id}.md"].split("---")[1]) for fact in library.facts}
    assert len({head["title"] for head in heads.values()}) == len(heads)
    for fact, head in heads.items():
        claimant = wording.claimant(fact.side.record, begins=True)
        title = unescaped(head["title"]).removeprefix("Withdrawn: ").removeprefix(f"{claimant}: ")
        # Before the claim stands what the other side says to it.
        for shown in (title, unescaped(head["description"]).split(": ", 2)[2]):
            # What is shown of the statement ends where one of its words does.
            rest = f"{fact.record.statement} ".removeprefix(re.sub(r" …[”’»)\]}\"' ]*$", "", shown))
            assert not rest[0].isalnum()
            assert len(rest) <= len(fact.record.statement)


def unescaped(text: str) -> str:
    return html5lib.parseFragment(text, namespaceHTMLElements=False).text


def test_an_outside_note_names_its_work(site: Path) -> None:
    path = site / "facts/cost/upkeep.yml"
    note = "  - {kind: outside, text: So it is., source: board-1963-report, locator: 7}\n"
    path.write_text(path.read_text().replace("published:", f"{note}published:"))
    body = parse(written(library_of(site))["facts/upkeep.md"])
    assert "So it is. River Board, The Flood of 1962, River Board, 1963, p. 7 (source)." in words(body)


def test_each_way_to_embed_and_to_cite_is_a_field_with_a_name(page) -> None:
    body = page("crest-in-1962")
    ways = [each for each in body.iter("details") if each.get("name")]
    assert [(way.get("name"), way.get("open")) for way in ways if way.get("open")] == [
        ("embed", "open"),
        ("cite", "open"),
    ]
    ids = {each.get("id"): each for each in body.iter() if each.get("id")}
    for way in ways:
        (field,) = way.iter("textarea")
        assert field.text
        assert ids[field.get("aria-labelledby")] is way.find("summary")
        (button,) = way.iter("button")
        assert ids[button.get("data-copy")] is field
    assert [way.find("summary").get("id") for way in ways] == [
        f"use-{name}-name"
        for name in ("quote", "iframe", "pinned", "address", "credit", "apa", "chicago", "bibtex", "ris")
    ]


def test_every_number_on_the_page_says_what_it_counts(page: Callable, library: Library) -> None:
    for fact in library.facts:
        for brief in classed(page(fact.id), "dp-briefs"):
            for item in (item for item in brief if classed(item, "dp-figure")):
                shown = next(each for each in library.facts if f"/{each.id}/" in item.find(".//a").get("href"))
                assert shown.record.headline.label in words(item)


def test_both_pictures_of_the_card_are_a_click_away(page: Callable, library: Library) -> None:
    for fact in library.facts:
        (row,) = classed(page(fact.id), "dp-actions")
        links = {words(link): link.get("href") for link in row.iter("a")}
        for name, ending in (("PNG", "png"), ("SVG", "svg")):
            assert links[name] == f"../../embed/{fact.id}/card.{ending}"
