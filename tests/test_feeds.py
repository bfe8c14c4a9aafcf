"""The feeds: Atom read by feedparser, JSON Feed held against the words of its specification."""

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import html5lib
import pytest
from jsonschema import Draft202012Validator

from diptych.library import Library
from diptych.outputs.feeds import feeds

from .conftest import library_of
from .corrected import HOSTILE_READ, SITES, corrected, site_of

ATOM = "{http://www.w3.org/2005/Atom}"

# JSON Feed 1.1 (jsonfeed.org/version/1.1) has no schema of its own: these are its sentences. Only what begins with an
# underscore may stand beside the fields it names.
TEXT, URL = {"type": "string", "minLength": 1}, {"type": "string", "pattern": "^https?://"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
AUTHORS = {"type": "array", "items": {"properties": {"name": TEXT, "url": URL, "avatar": URL}, "minProperties": 1}}
ITEM = {
    "type": "object",
    "required": ["id"],
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
    "properties": {
        "id": TEXT, "url": URL, "external_url": URL, "title": TEXT, "content_html": TEXT, "content_text": TEXT,
        "summary": TEXT, "image": URL, "banner_image": URL, "date_published": MOMENT, "date_modified": MOMENT,
        "authors": AUTHORS, "tags": {"type": "array", "items": TEXT}, "language": TEXT, "attachments": {},
    },
    "patternProperties": {"^_": {}},
    "additionalProperties": False,
}  # fmt: skip
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"}, "title": TEXT, "home_page_url": URL, "feed_url": URL,
        "description": TEXT, "user_comment": TEXT, "next_url": URL, "icon": URL, "favicon": URL, "authors": AUTHORS,
        "language": TEXT, "expired": {"type": "boolean"}, "hubs": {}, "items": {"type": "array", "items": ITEM},
    },
    "patternProperties": {"^_": {}},
    "additionalProperties": False,
}  # fmt: skip


def made(library: Library) -> dict[str, str]:
    return {file.path.removeprefix("feeds/"): file.text for file in feeds(library)}


def atom(library: Library, name: str) -> feedparser.FeedParserDict:
    feed = feedparser.parse(made(library)[f"{name}.xml"].encode())
    assert not feed.bozo
    assert feed.version == "atom10"
    return feed


def words(html: str) -> str:
    return " ".join("".join(html5lib.parseFragment(html).itertext()).split())


@pytest.mark.parametrize("name", ["facts.xml", "facts.json", "corrections.xml", "corrections.json"])
def test_it_is_as_its_golden_file(site: Path, golden, name: str) -> None:
    golden(f"feeds/{name}", made(library_of(corrected(site)))[name])


@pytest.mark.parametrize("which", SITES)
@pytest.mark.parametrize("name", ["facts", "corrections"])
def test_both_formats_are_valid_and_say_the_same(site: Path, which: str, name: str) -> None:
    library = library_of(site_of(which, site))
    read = atom(library, name)
    other = json.loads(made(library)[f"{name}.json"])
    validator = Draft202012Validator(JSON_FEED)
    assert [error.message for error in validator.iter_errors(other)] == []
    assert (read.feed.title, read.feed.subtitle) == (other["title"], other["description"])
    assert read.feed.id == library.settings.url + f"feeds/{name}.xml" == read.feed.links[0].href
    assert len(read.entries) == len(other["items"])
    for entry, item in zip(read.entries, other["items"], strict=True):
        assert (entry.id, entry.link, entry.title, entry.summary) == (
            item["id"], item["url"], item["title"], item["summary"],
        )  # fmt: skip
        assert (entry.published, entry.updated) == (item["date_published"], item["date_modified"])
        assert [tag.label for tag in entry.tags] == item["tags"]
        assert words(entry.content[0].value) == words(item["content_html"])


@pytest.mark.parametrize("which", SITES)
def test_every_entry_has_an_id_of_its_own_and_stands_in_order(site: Path, which: str) -> None:
    library = library_of(site_of(which, site))
    entries = [(name, entry) for name in ("facts", "corrections") for entry in atom(library, name).entries]
    assert len({entry.id for _, entry in entries}) == len(entries)
    for name in ("facts", "corrections"):
        days = [entry.published for of, entry in entries if of == name]
        assert days == sorted(days, reverse=True)
        feed = atom(library, name).feed
        assert all(entry.updated <= feed.updated for of, entry in entries if of == name)


def test_what_was_corrected_is_told_newest_first(site: Path) -> None:
    entries = atom(library_of(corrected(site)), "corrections").entries
    assert [(entry.published, entry.id) for entry in entries] == [
        ("2023-03-01T00:00:00Z", "https://dam.example/embed/crest-in-1962/v3/"),
        ("2022-02-01T00:00:00Z", "https://dam.example/embed/upkeep-a-day/v2/"),
        ("2022-02-01T00:00:00Z", "https://dam.example/embed/crest-in-1962/v2/"),
    ]
    assert entries[0].title.startswith("Corrected on 1 March 2023: the source – Ada Moor: The crest")
    assert entries[1].title.startswith("Withdrawn on 1 February 2022")
    assert entries[1].link == "https://dam.example/facts/upkeep/#history"
    told = words(entries[2].content[0].value)
    before, after = told.split("Version 2 says:")
    assert "The gauge had been misread." in before
    assert "more than 1.5 thousand centimetres" in before and "1,600" not in before
    assert "more than 1,600 centimetres" in after and "1,500" not in after


def test_a_corrected_fact_is_new_no_more_but_updated(site: Path) -> None:
    entries = {entry.id: entry for entry in atom(library_of(corrected(site)), "facts").entries}
    crest = entries["https://dam.example/facts/crest-in-1962/"]
    assert (crest.published, crest.updated) == ("2021-05-04T00:00:00Z", "2023-03-01T00:00:00Z")
    assert "Corrected on 1 February 2022: the figure. The gauge had been misread." in words(crest.content[0].value)
    assert entries["https://dam.example/facts/upkeep-a-day/"].title.startswith("Withdrawn: Ada Moor: ")


def test_an_entry_keeps_its_id_when_its_fact_is_renamed_or_reworded(site: Path) -> None:
    before = [entry.id for entry in atom(library_of(site), "facts").entries]
    old, new = site / "facts/cost/upkeep.yml", site / "facts/cost/upkeep-a-day.yml"
    new.write_text(old.read_text() + "moved_from: [upkeep]\n")
    old.unlink()
    crest = site / "facts/flood/crest-in-1962.yml"
    crest.write_text(crest.read_text().replace("The crest of the flood stood", "The flood's crest stood"))
    feed = atom(library_of(site), "facts")
    assert [entry.id for entry in feed.entries] == before
    assert "https://dam.example/facts/upkeep-a-day/" in [entry.link for entry in feed.entries]


def test_a_fact_published_later_stands_first(site: Path) -> None:
    later = site / "facts/flood/next-flood.yml"
    later.write_text(later.read_text().replace("published: 2021-05-04", "published: 2022-01-01"))
    feed = atom(library_of(site), "facts")
    assert feed.entries[0].link == "https://dam.example/facts/next-flood/"
    assert feed.feed.updated == "2022-01-01T00:00:00Z"


def test_an_old_day_is_left_out_and_no_day_is_cut(site: Path) -> None:
    upkeep = (site / "facts/cost/upkeep.yml").read_text()
    days = {"2023-01-01": 60, "2022-01-01": 60, "2021-12-31": 1}
    for day, count in days.items():
        for number in range(count):
            (site / f"facts/cost/n{day}-{number}.yml").write_text(upkeep.replace("2021-05-04", day))
    assert [entry.published[:10] for entry in atom(library_of(site), "facts").entries] == (
        ["2023-01-01"] * 60 + ["2022-01-01"] * 60
    )


def test_a_feed_without_entries_says_when_the_site_began(library: Library) -> None:
    feed = atom(library, "corrections")
    assert feed.entries == []
    assert feed.feed.updated == "2021-05-04T00:00:00Z"
    assert made(replace(library, topics=[]))["facts.json"]


@pytest.mark.parametrize("name", ["facts", "corrections"])
def test_hostile_text_stays_text(site: Path, name: str) -> None:
    corrected(site)
    crest = site / "facts/flood/crest-in-1962.yml"
    hostile = "<script>alert(1)</script> ]]> &amp; <b>mis</b>read."
    crest.write_text(crest.read_text().replace("misread.", hostile))
    files = made(library_of(site))
    # feedparser cleans what it reads; here the HTML is looked at as it stands.
    from_atom = [element.text for element in ElementTree.fromstring(files[f"{name}.xml"]).iter(f"{ATOM}content")]
    from_json = [item["content_html"] for item in json.loads(files[f"{name}.json"])["items"]]
    assert from_atom == from_json
    for html in from_json:
        elements = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parseFragment(html).iter()
        assert {element.tag for element in elements} <= {"DOCUMENT_FRAGMENT", "p", "b", "ul", "li", "blockquote"}
    assert any(hostile in words(html) for html in from_json)


def test_a_hostile_title_and_quotation_survive(site: Path) -> None:
    library = library_of(corrected(site))
    titles = [entry.title for entry in atom(library, "facts").entries]
    assert "An unsigned text: Upkeep takes <script>alert(1)</script> {{ 7*7 }} …" in titles
    shown = [words(item["content_html"]) for item in json.loads(made(library)["facts.json"])["items"]]
    assert sum(text.count(f"“{HOSTILE_READ}”") for text in shown) == 2  # the words, and the title of the work
