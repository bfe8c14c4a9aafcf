"""A fact that was corrected, moved and withdrawn, as its cards and pages show it."""

import json
import re
from pathlib import Path

import html5lib
import pytest

from diptych.library import Library
from diptych.outputs.embeds import cards, oembed
from diptych.outputs.pages import lists, pages

from .conftest import library_of

CORRECTIONS = """\
moved_from: [price-of-upkeep]
corrections:
  - version: 2
    date: 2022-03-04
    kind: figure
    was:
      statement: Upkeep takes between 50 and 60 pounds a day.
      figures: [{label: Upkeep, low: 50, high: 60, qualifier: between, unit: GBP}]
    why: A zero had been lost.
"""
WITHDRAWAL = """\
  - {version: 3, date: 2023-01-02, kind: withdrawn, why: The text was misread.}
"""


@pytest.fixture
def corrected(site: Path) -> Library:
    path = site / "facts/cost/upkeep.yml"
    path.write_text(path.read_text() + CORRECTIONS)
    return library_of(site)


@pytest.fixture
def withdrawn(site: Path) -> Library:
    path = site / "facts/cost/upkeep.yml"
    path.write_text(path.read_text() + CORRECTIONS + WITHDRAWAL)
    return library_of(site)


def files(output, library: Library) -> dict[str, str]:
    return {file.path: file.text for file in output(library)}


def text_of(html: str) -> str:
    return " ".join("".join(html5lib.parse(html).find(".//{*}body").itertext()).split())


def test_an_earlier_version_says_what_it_said_and_that_it_was_corrected(corrected: Library) -> None:
    first = text_of(files(cards.cards, corrected)["embed/upkeep/v1/index.html"])
    assert "Upkeep takes between 50 and 60 pounds a day." in first
    assert "Corrected on 4 March 2022: the figure. A zero had been lost. The current card" in first
    assert "version 1" in first


def test_the_current_card_tells_its_corrections_for_good(corrected: Library) -> None:
    made = files(cards.cards, corrected)
    assert made["embed/upkeep/index.html"].count("Corrected on 4 March 2022: the figure") == 1
    assert "Upkeep takes between 500 and 600 pounds a day." in text_of(made["embed/upkeep/v2/index.html"])
    assert "The current card" not in made["embed/upkeep/v2/index.html"]


def test_a_fact_without_corrections_has_its_first_version(corrected: Library) -> None:
    made = files(cards.cards, corrected)
    assert text_of(made["embed/next-flood/v1/index.html"]) == text_of(made["embed/next-flood/index.html"])


def test_a_withdrawn_fact_keeps_its_card_and_says_so_in_words(withdrawn: Library) -> None:
    made = files(cards.cards, withdrawn)
    for path in ("embed/upkeep/index.html", "embed/upkeep/v1/index.html", "embed/upkeep/v2/index.html"):
        assert "Withdrawn on 2 January 2023. The text was misread." in text_of(made[path])
    assert "<s>Upkeep takes between 500 and 600 pounds a day.</s>" in made["embed/upkeep/index.html"]
    assert "<s>" not in made["embed/upkeep/v1/index.html"]
    assert "Withdrawn." in text_of(made["embed/cost/price/index.html"])


def test_a_moved_fact_keeps_its_embeds_and_redirects_its_page(corrected: Library) -> None:
    made = files(cards.cards, corrected)
    assert text_of(made["embed/price-of-upkeep/index.html"]) == text_of(made["embed/upkeep/index.html"])
    assert text_of(made["embed/price-of-upkeep/v1/index.html"]) == text_of(made["embed/upkeep/v1/index.html"])
    redirect = files(pages.pages, corrected)["facts/price-of-upkeep/index.html"]
    assert 'content="0; url=../../facts/upkeep/"' in redirect
    assert oembed_of(redirect) == "https://dam.example/oembed/price-of-upkeep.json"
    assert 'property="og:title" content="Ada Moor: Upkeep takes' in redirect
    answer = files(oembed.oembed, corrected)["oembed/price-of-upkeep.json"]
    assert "https://dam.example/embed/upkeep/" in answer


def oembed_of(page: str) -> str:
    """Find where a page says that its oEmbed answer is."""
    return re.search(r'<link [^>]*application/json\+oembed" href="([^"]*)"', page)[1]


def test_a_pinned_address_pasted_alone_shows_what_is_pinned(corrected: Library) -> None:
    made, answers = files(cards.cards, corrected), files(oembed.oembed, corrected)
    for id_ in ("upkeep", "price-of-upkeep"):
        at = oembed_of(made[f"embed/{id_}/v1/index.html"]).removeprefix("https://dam.example/")
        answer = json.loads(answers[at])
        assert 'src="https://dam.example/embed/upkeep/v1/"' in answer["html"]
        assert "version 1 of 4 May 2021" in answer["html"]
        assert "Corrected on" in answer["html"]
        assert "thumbnail_url" not in answer  # the picture is of the current card


def test_history_and_corrections_have_their_pages(withdrawn: Library, golden) -> None:
    golden("corrected/corrections.md", files(lists.lists, withdrawn)["corrections/index.md"])
    golden("corrected/upkeep.md", files(pages.pages, withdrawn)["facts/upkeep.md"])


def test_many_corrections_cost_no_more_than_their_number(site: Path) -> None:
    """Each doubled the time once: sixteen took six seconds, thirty would have taken a day."""
    path = site / "facts/cost/upkeep.yml"
    corrections = "".join(
        f"  - {{version: {version}, date: 2022-03-04, kind: meaning, was: {{statement: Then {version}.}}, why: x}}\n"
        for version in range(2, 62)
    )
    path.write_text(f"{path.read_text()}corrections:\n{corrections}")
    library = library_of(site)
    (fact,) = (fact for fact in library.facts if fact.id == "upkeep")
    assert [version.record.statement for version in fact.versions] == [
        *(f"Then {version}." for version in range(2, 62)), "Upkeep takes between 500 and 600 pounds a day.",
    ]  # fmt: skip
    assert [version.version for version in fact.versions] == list(range(1, 62))
