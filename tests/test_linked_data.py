"""The JSON-LD of a fact: expanded by PyLD, and taken out of a page by two HTML parsers."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import html5lib
import markdown
import pytest
from pyld import jsonld

from diptych.library import Fact, Library
from diptych.wording.cards.linked_data import linked_data, script_text

from .conftest import LICENCE, library_of, licensed
from .corrected import HOSTILE, HOSTILE_READ, SITES, corrected, site_of

SCHEMA = "https://schema.org/"
BREAKERS = ["</script>", "<!--<script>", "]]>", "&lt;/script&gt;", "\u2028\u2029", "\n\n", '"}\\', "`````", HOSTILE]


def facts(library: Library) -> dict[str, Fact]:
    return {fact.id: fact for fact in library.facts}


def expanded(node: dict) -> dict:
    """Let a JSON-LD processor read it; schema.org's context is not fetched, its terms are simply schema.org's."""

    def load(url: str, _options: dict) -> dict:
        assert url == "https://schema.org"
        context = {"@context": {"@vocab": SCHEMA, "url": {"@type": "@id"}, "image": {"@type": "@id"}}}
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}

    (whole,) = jsonld.expand(node, {"documentLoader": load})
    return whole


def types_in(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from [node["@type"]] if "@type" in node else []
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from types_in(each)


@pytest.mark.parametrize("id_", ["crest-in-1962", "crest-as-the-last", "next-flood", "upkeep"])
def test_it_is_as_its_golden_file(site: Path, golden, id_: str) -> None:
    library = library_of(corrected(site))
    text = json.dumps(linked_data(facts(library)[id_], library), ensure_ascii=False, indent=2) + "\n"
    golden(f"linked_data/{id_}.json", text)


@pytest.mark.parametrize("which", SITES)
def test_every_fact_is_a_claim_that_a_processor_reads(site: Path, which: str) -> None:
    library = library_of(site_of(which, site))
    seen = set()
    for fact in library.facts:
        node = linked_data(fact, library)
        claim = expanded(node)
        assert claim["@type"] == [f"{SCHEMA}Claim"]
        assert claim["@id"] == f"{library.settings.url}facts/{fact.id}/#claim"
        for name in ("author", "appearance", "text", "url"):
            assert len(claim[SCHEMA + name]) == 1, name
        assert len(claim.get(f"{SCHEMA}datePublished", [])) == bool(fact.published)
        assert len(claim.get(f"{SCHEMA}citation", [])) == len({note.source.id for note in fact.footnotes})
        assert len(claim.get(f"{SCHEMA}correction", [])) == len(fact.changes)
        assert (f"{SCHEMA}hasPart" in claim) == (fact.record.kind == "quotation")
        assert set(node) - {"@context", "@type", "@id"} == {
            name.removeprefix(SCHEMA) for name in claim if name[0] != "@"
        }
        seen |= set(types_in(node))
    assert not {type_ for type_ in seen if "Review" in type_ or "Rating" in type_}


def test_a_claim_is_its_author_s_and_else_its_text_s(library: Library) -> None:
    signed, unsigned = (linked_data(facts(library)[id_], library) for id_ in ("crest-in-1962", "crest-as-the-last"))
    assert signed["author"] == {"@type": "Person", "name": "Ada Moor"}
    assert signed["appearance"]["name"] == "The dam must stay"
    assert unsigned["author"] == unsigned["appearance"]
    assert (unsigned["author"]["@type"], unsigned["author"]["name"]) == ("CreativeWork", "Let the river run")


def test_a_quotation_gives_its_words_to_whom_the_text_gives_them(library: Library) -> None:
    quotation = linked_data(facts(library)["crest-as-the-last"], library)["hasPart"]
    assert quotation["@type"] == "Quotation"
    assert (quotation["text"], quotation["creditText"]) == ("We shall not see its like", "A fisherman")


def test_a_claim_has_the_licence_that_the_site_names(site: Path) -> None:
    assert "license" not in linked_data(facts(library_of(site))["upkeep"], library_of(site))
    library = library_of(licensed(site))
    assert linked_data(facts(library)["upkeep"], library)["license"] == LICENCE["url"]
    (licence,) = expanded(linked_data(facts(library)["upkeep"], library))[f"{SCHEMA}license"]
    assert licence == {"@value": LICENCE["url"]}


def test_every_correction_is_told(site: Path) -> None:
    library = library_of(corrected(site))
    crest, upkeep = (linked_data(facts(library)[id_], library) for id_ in ("crest-in-1962", "upkeep"))
    assert [(each["@type"], each["datePublished"], each["text"]) for each in crest["correction"]] == [
        ("CorrectionComment", "2022-02-01", "The gauge had been misread."),
        ("CorrectionComment", "2023-03-01", "The note had been put to the wrong work."),
    ]
    assert (crest["version"], crest["dateModified"], crest["creativeWorkStatus"]) == (3, "2023-03-01", "Published")
    assert (upkeep["version"], upkeep["creativeWorkStatus"]) == (2, "Withdrawn")


@pytest.mark.parametrize(
    ("edtf", "said"),
    [("1962", "1962"), ("2025-03-18", "2025-03-18"), ("2022-11/2023-02", "2022-11/2023-02"), ("2022/..", "2022/.."),
     ("1962~", None), ("199X", None), ("2001-21", None), ("2024?/2025", None)],
)  # fmt: skip
def test_only_a_date_that_is_iso_8601_is_said(library: Library, edtf: str, said: str | None) -> None:
    crest = facts(library)["crest-in-1962"]
    dated = replace(crest, record=crest.record.model_copy(update={"date": edtf}))
    assert linked_data(dated, library).get("temporalCoverage") == said


class Scripts(HTMLParser):
    """Python's own parser of HTML, with what it finds in scripts and beside them."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.beside, self.tags = "", "", []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            self.inside += data
        else:
            self.beside += data


@pytest.mark.parametrize("text", BREAKERS)
def test_nothing_breaks_out_of_the_script(library: Library, text: str) -> None:
    crest = facts(library)["crest-in-1962"]
    hostile = replace(crest, record=crest.record.model_copy(update={"statement": text, "said_by": text}))
    script = script_text(hostile, library)
    assert not re.search("[<>&\u2028\u2029\n]", script)
    page = f'<!doctype html><title>x</title><script type="application/ld+json">{script}</script><p>after</p>'
    element = html5lib.parse(page, namespaceHTMLElements=False).find(".//script")
    assert json.loads(element.text) == linked_data(hostile, library)
    other = Scripts()
    other.feed(page)
    assert json.loads(other.inside)["text"] == text
    assert (other.tags, other.beside) == (["title", "script", "p"], "xafter")


@pytest.mark.parametrize("text", BREAKERS)
def test_markdown_leaves_it_alone(library: Library, text: str) -> None:
    crest = facts(library)["crest-in-1962"]
    hostile = replace(crest, record=crest.record.model_copy(update={"statement": f"[card: x] {{{{ 7*7 }}}} *{text}*"}))
    script = f'<script type="application/ld+json">{script_text(hostile, library)}</script>'
    made = markdown.markdown(
        f"# A page\n\n{script}\n\nAfter.\n", extensions=["attr_list", "def_list", "fenced_code", "toc", "extra"]
    )
    assert script in made


@pytest.mark.parametrize("which", SITES)
def test_every_script_is_read_back(site: Path, which: str) -> None:
    library = library_of(site_of(which, site))
    for fact in library.facts:
        page = f"<script>{script_text(fact, library)}</script>"
        element = html5lib.parse(page, namespaceHTMLElements=False).find(".//script")
        assert json.loads(element.text) == linked_data(fact, library)


def test_hostile_words_and_titles_survive(site: Path) -> None:
    library = library_of(corrected(site))
    node = json.loads(script_text(facts(library)["crest-as-the-last"], library))
    assert node["hasPart"]["text"] == HOSTILE_READ
    assert node["citation"][0]["name"] == HOSTILE_READ
