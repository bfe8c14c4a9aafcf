"""Snippets and oEmbed, held against what WordPress does with them."""

import json
import re
from pathlib import Path

import html5lib

from diptych.library import Library
from diptych.outputs.embeds import oembed, scripts
from diptych.outputs.embeds.snippets import fact_snippets, pair_snippets
from diptych.wording import addresses

from .conftest import library_of, real_library
from .corrected import corrected
from .wordpress import as_wordpress_keeps


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


def test_a_claim_and_a_pair_can_be_pinned_to_their_version(site: Path) -> None:
    library = library_of(corrected(site))
    claim = fact(library, "crest-in-1962")
    url = library.settings.url
    for snippets, card, version in (
        (fact_snippets(library, claim), addresses.card(claim.id), claim.version),
        (pair_snippets(library, claim.question), addresses.pair(claim.question.path), claim.question.version),
    ):
        assert version > 1
        assert parts(snippets.pinned)[0].get("src") == f"{url}{card}v{version}/"
        assert parts(snippets.iframe)[0].get("src") == f"{url}{card}"
    cards = json.loads(next(file.text for file in scripts.scripts(library) if file.path.endswith("cards.json")))
    assert all(re.fullmatch(rf"{each['card']}v\d+/", each["pinned"]) for each in cards)


def test_what_is_not_yet_published_is_of_no_day(site: Path) -> None:
    for path in site.glob("facts/*/*.yml"):
        path.write_text(re.sub(r"^published: .*\n", "", path.read_text(), flags=re.MULTILINE))
    library = library_of(site)
    pair = library.topics[0].questions[0]
    for snippets in (fact_snippets(library, fact(library, "crest-in-1962")), pair_snippets(library, pair)):
        assert "version 1, not yet published</a>" in snippets.quote


def test_a_snippet_cannot_be_broken_out_of(library: Library) -> None:
    for written in vars(fact_snippets(library, fact(library, "markup-is-text"))).values():
        tags = {element.tag for part in parts(written) for element in part.iter()}
        assert tags <= {"blockquote", "p", "a", "script", "iframe", "strong"}
        assert "<script>" not in written


def test_oembed_is_what_its_readers_expect() -> None:
    library = real_library()
    answers = {file.path: json.loads(file.text) for file in oembed.oembed(library)}
    questions = [question for topic in library.topics for question in topic.questions]
    assert len(answers) == sum(1 + len(each.versions) for each in (*library.facts, *questions))
    for path, answer in answers.items():
        assert (answer["version"], answer["type"]) == ("1.0", "rich"), path
        assert isinstance(answer["width"], int)
        assert 100 < answer["height"] < 5000
        quote, frame = parts(answer["html"])
        assert (quote.tag, frame.tag) == ("blockquote", "iframe")
        assert frame.get("src") == library.settings.url + path.replace("oembed/", "embed/").replace(".json", "/")
        if "thumbnail_url" in answer:
            assert answer["thumbnail_url"] == f"{frame.get('src')}card.png"
            assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (1200, 630)
        assert ("thumbnail_url" in answer) == (not re.search(r"/v\d+\.json$", path))


def test_wordpress_keeps_the_whole_text_in_words_that_do_not_run_together(library: Library) -> None:
    said = fact(library, "crest-in-1962")
    answer = next(json.loads(file.text) for file in oembed.oembed(library) if file.path == f"oembed/{said.id}.json")
    text, frame = as_wordpress_keeps(answer["html"])
    pasted = parts(fact_snippets(library, said).quote)[0]
    assert "".join(parts(text)[0].itertext()).split() == "".join(pasted.itertext()).split()
    assert f'<a href="{library.settings.url}facts/{said.id}/">' in text
    assert "scrolling" not in frame


def test_whoever_shows_the_answer_as_it_is_has_the_card_alone_no_wider_than_its_place(library: Library) -> None:
    for file in oembed.oembed(library):
        quote, frame = parts(json.loads(file.text)["html"])
        assert quote.get("hidden") is not None
        assert "display:none!important" in quote.get("style")
        assert (quote.get("lang"), quote.get("dir")) == ("en", "ltr")
        assert frame.get("width") == "100%"
        assert "max-width:600px" in frame.get("style")
        assert frame.get("scrolling") is None
        assert set(frame.get("sandbox").split()) >= {"allow-scripts", "allow-popups", "allow-popups-to-escape-sandbox"}


def test_embed_js_asks_for_nothing(library: Library) -> None:
    (script,) = [file.text for file in scripts.scripts(library) if file.path == "embed.js"]
    assert 'const site = "https://dam.example/";' in script
    assert not re.search(r"fetch|XMLHttp|\bimport\b|cookie|Storage|eval|innerHTML", script)
