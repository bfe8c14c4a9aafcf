"""What the site tells machines of itself: the head of every page, robots.txt, the site map."""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest
from PIL import Image

from diptych import wording
from diptych.drawing.typesetting import SIZE
from diptych.library import Library
from diptych.outputs.robots import robots

from .conftest import ELSEWHERE
from .kinds import kinds

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ONCE = ("description", "og:type", "og:site_name", "og:title", "og:description", "og:url", "og:image", "og:image:alt",
        "twitter:card")  # fmt: skip


@pytest.fixture(scope="module")
def url() -> str:
    """The address that the real site is built for."""
    return ELSEWHERE["SITE_URL"]


@pytest.fixture(scope="module")
def heads(documents: dict[str, object]) -> dict[str, dict[str, list[str]]]:
    """What the head of every page says by name, but for cards and the page that is not there."""
    return {
        address: said(document)
        for address, document in documents.items()
        if address != "404.html" and not address.startswith("embed/")
    }


def said(document: object) -> dict[str, list[str]]:
    head: dict[str, list[str]] = {"title": [document.find(".//title").text]}
    for meta in document.iter("meta"):
        head.setdefault(meta.get("name") or meta.get("property") or "", []).append(meta.get("content") or "")
    for link in document.iter("link"):
        head.setdefault(link.get("rel"), []).append(link.get("href"))
    return head


def is_found_by_search(head: dict[str, list[str]]) -> bool:
    return "noindex" not in head.get("robots", [])


def doubles(texts: Iterator[str]) -> list[str]:
    return [text for text, count in Counter(texts).items() if count > 1]


def test_every_page_says_everything_once(heads: dict[str, dict[str, list[str]]], url: str) -> None:
    assert len(heads) > 450
    for address, head in heads.items():
        for name in ONCE:
            assert len(head.get(name, [])) == 1, f"{address}: {name}"
            assert head[name][0].strip(), f"{address}: {name}"
        assert head["canonical"] == head["og:url"] == [url + address], address
        assert head["og:description"] == head["description"], address
        assert head["twitter:card"] == ["summary_large_image"], address
        assert "&amp;" not in str(head), f"{address} is escaped twice"


def test_no_two_pages_have_the_same_title_or_description(heads: dict[str, dict[str, list[str]]]) -> None:
    for name in ("title", "description"):
        said = [head[name][0] for head in heads.values()]
        # A few statements begin with the same words, and differ after where they are cut.
        assert doubles(text for text in said if "…" not in text) == []
        assert len(doubles(iter(said))) < len(said) / 100


def test_no_description_is_longer_than_what_is_shown_of_it(heads: dict[str, dict[str, list[str]]]) -> None:
    assert [address for address, head in heads.items() if len(head["description"][0]) > 160] == []


def test_every_page_has_a_picture_of_its_size(heads: dict[str, dict[str, list[str]]], built: Path, url: str) -> None:
    for address, head in heads.items():
        [picture] = head["og:image"]
        with Image.open(built / picture.removeprefix(url)) as image:
            assert (image.format, image.size) == ("PNG", SIZE), address
        if "og:image:width" in head:
            assert (head["og:image:width"], head["og:image:height"]) == ([str(SIZE[0])], [str(SIZE[1])])


def test_topics_questions_and_facts_have_pictures_of_their_own(
    heads: dict[str, dict[str, list[str]]], built: Path
) -> None:
    for kind in ("topics/*/", "topics/*/*/", "facts/*/"):
        addresses = kinds(built)[kind]
        assert doubles(heads[address]["og:image"][0] for address in addresses) == []
        assert doubles(heads[address]["og:image:alt"][0] for address in addresses) == []


def test_only_home_is_a_site_of_its_own(heads: dict[str, dict[str, list[str]]]) -> None:
    assert [address for address, head in heads.items() if head["og:type"] != ["article"]] == [""]


def test_the_site_map_lists_every_page_that_may_be_found_and_no_day(
    heads: dict[str, dict[str, list[str]]], built: Path, url: str
) -> None:
    root = ET.parse(built / "sitemap.xml").getroot()
    assert {element.tag for element in root.iter()} == {f"{SITEMAP}{name}" for name in ("urlset", "url", "loc")}
    listed = [element.text for element in root.iter(f"{SITEMAP}loc")]
    assert doubles(iter(listed)) == []
    assert set(listed) == {url + address for address, head in heads.items() if is_found_by_search(head)}


def test_no_card_and_no_missing_page_is_found_by_search(documents: dict[str, object]) -> None:
    for address, document in documents.items():
        if address == "404.html" or address.startswith("embed/"):
            assert not is_found_by_search(said(document)), address


def test_machines_may_read_everything_and_are_led_to_the_site_map(library: Library) -> None:
    [file] = robots(library)
    assert file.path == "robots.txt"
    rules = RobotFileParser()
    rules.parse(file.text.splitlines())
    assert rules.site_maps() == ["https://dam.example/sitemap.xml"]
    for address in ("", "facts/crest-in-1962/", "embed/crest-in-1962/", "api/v1/facts.json"):
        assert rules.can_fetch("AnyBot", f"https://dam.example/{address}")


def test_a_description_is_cut_between_words() -> None:
    assert wording.short_description("It rose.") == "It rose."
    cut = wording.short_description("word, " * 40)
    assert len(cut) <= 160
    assert cut.endswith("word …")
