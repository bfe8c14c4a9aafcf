"""Snippets and oEmbed, held against what WordPress does with them."""

import json
import re

import html5lib

from diptych.library import Library
from diptych.outputs.embeds import oembed, scripts
from diptych.outputs.embeds.snippets import fact_snippets, pair_snippets

from .conftest import real_library


def fact(library: Library, id_: str):
    return next(fact for fact in library.facts if fact.id == id_)


def test_snippets_are_as_their_golden_files(library: Library, golden) -> None:
    for id_ in ("crest-in-1962", "crest-as-the-last", "markup-is-text"):
        snippets = fact_snippets(library, fact(library, id_))
        golden(f"snippets/{id_}.html", "\n\n".join(vars(snippets).values()) + "\n")
    for topic in library.topics:
        for question in topic.questions:
            snippets = pair_snippets(library, question)
            golden(f"snippets/{topic.id}-{question.id}.html", "\n\n".join(vars(snippets).values()) + "\n")


def parts(html: str) -> list:
    return list(html5lib.parseFragment(html, namespaceHTMLElements=False))


def test_the_blockquote_is_complete_without_its_script(library: Library) -> None:
    snippet = fact_snippets(library, fact(library, "crest-in-1962")).quote
    text = " ".join("".join(parts(snippet)[0].itertext()).split())
    for part in ("1,600", "900", "Keep", "Ada Moor", "The dam must stay", "River Board", "1962", "version 1"):
        assert part in text
    assert not re.search(r" style=|<iframe| on\w+=", snippet)


def test_a_snippet_cannot_be_broken_out_of(library: Library) -> None:
    for written in vars(fact_snippets(library, fact(library, "markup-is-text"))).values():
        tags = {element.tag for part in parts(written) for element in part.iter()}
        assert tags <= {"blockquote", "p", "a", "script", "iframe", "strong"}
        assert "<script>" not in written


def test_oembed_is_what_its_readers_expect() -> None:
    library = real_library()
    answers = {file.path: json.loads(file.text) for file in oembed.oembed(library)}
    assert len(answers) == len(library.facts) + sum(len(topic.questions) for topic in library.topics)
    for path, answer in answers.items():
        assert (answer["version"], answer["type"]) == ("1.0", "rich"), path
        assert isinstance(answer["width"], int)
        assert 100 < answer["height"] < 5000
        assert answer["thumbnail_url"].startswith(library.settings.url + "embed/")
        assert answer["thumbnail_url"].endswith("/card.png")
        assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (1200, 630)
        # WordPress keeps of an unknown provider's html a blockquote, links and one iframe, in this order.
        elements = parts(answer["html"])
        assert [element.tag for element in elements] == ["blockquote", "iframe"]
        assert elements[1].get("sandbox") == "allow-scripts"
        assert re.search(r"(<blockquote.*?</blockquote>)?.*(<iframe.*?></iframe>)", answer["html"], re.DOTALL)


def test_embed_js_is_small_and_asks_for_nothing(library: Library) -> None:
    import gzip

    (script,) = [file.text for file in scripts.scripts(library) if file.path == "embed.js"]
    assert len(gzip.compress(script.encode(), 9)) < 1_200
    assert 'const site = "https://dam.example/";' in script
    assert not re.search(r"fetch|XMLHttp|import|cookie|Storage|eval|innerHTML", script)
