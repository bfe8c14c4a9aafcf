"""Golden pages and cards of the good example, and what holds for every card."""

import base64
import gzip
import hashlib
import re

import html5lib
import pytest

from diptych.library import Library
from diptych.outputs import OUTPUTS
from diptych.outputs.embeds import cards, scripts, styles
from diptych.outputs.pages import fragments, pages
from diptych.outputs.render import script as card_script

from .conftest import real_library

HTML = "{http://www.w3.org/1999/xhtml}"


def files(output, library: Library) -> dict[str, str]:
    return {file.path: file.text for file in output(library)}


def test_no_two_outputs_write_the_same_file(library: Library) -> None:
    paths = [file.path for output in OUTPUTS for file in output(library)]
    assert len(paths) == len(set(paths)) > 20


@pytest.mark.parametrize(
    "path",
    ["topics/index.md", "topics/flood.md", "topics/cost.md", "facts/index.md", "facts/crest-in-1962.md",
     "facts/crest-as-the-last.md", "facts/next-flood.md", "facts/markup-is-text.md", "topics/flood/again.md"],
)  # fmt: skip
def test_page_is_as_its_golden_file(library: Library, golden, path: str) -> None:
    golden(f"pages/{path}", files(pages.pages, library)[path])


@pytest.mark.parametrize("name", ["crest-in-1962", "crest-as-the-last", "markup-is-text", "cost/price", "flood/again"])
def test_card_is_as_its_golden_file(library: Library, golden, name: str) -> None:
    golden(f"embed/{name}.html", files(cards.cards, library)[f"embed/{name}/index.html"])


def test_fragment_and_style_are_as_their_golden_files(library: Library, golden) -> None:
    golden("fragments/perspectives.html", files(fragments.fragments, library)[".diptych/fragments/perspectives.html"])
    golden("card.css", files(styles.styles, library)["assets/diptych/card.css"])


def test_every_card_is_valid_html_that_asks_for_nothing(library: Library) -> None:
    for path, text in files(cards.cards, library).items():
        document = html5lib.HTMLParser(strict=True).parse(text)
        loading = {"src", "srcset", "poster", "data", "background", "action", "style"}
        assert not [element for element in document.iter() if loading & element.attrib.keys()], path
        assert [link.get("rel") for link in document.iter(f"{HTML}link")] == ["alternate", "canonical"], path
        css, script = document.find(f".//{HTML}style").text, document.find(f".//{HTML}script").text
        assert not re.search(r"url\(|@import|@font-face|color-scheme:", css.replace("prefers-color-scheme:", "")), path
        assert not re.search(r"fetch|XMLHttp|import|cookie|storage|https?:", script), path
        policy = next(meta for meta in document.iter(f"{HTML}meta") if meta.get("http-equiv")).get("content")
        assert policy == (
            f"default-src 'none'; style-src 'sha256-{sha256(css)}'; script-src 'sha256-{sha256(script)}'; "
            "base-uri 'none'; form-action 'none'"
        )


def sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def weigh(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def test_cards_and_their_scripts_weigh_little(capsys: pytest.CaptureFixture) -> None:
    library = real_library()
    topics = {id_ for topic in library.topics for id_ in (topic.id, *topic.record.moved_from)}
    (embed_js,) = (file.text for file in scripts.scripts(library) if file.path == "embed.js")
    weights = {"embed.js": [(weigh(embed_js), "embed.js")], "its script": [(weigh(card_script("card.js")), "card.js")]}
    for path, text in files(cards.cards, library).items():
        kind = "pair card" if path.split("/")[1] in topics else "card"
        weights.setdefault(kind, []).append((weigh(text), path))
    heaviest = {kind: max(each) for kind, each in weights.items()}
    with capsys.disabled():
        for kind, (weight, path) in heaviest.items():
            print(f"\nthe heaviest {kind}: {weight:,} bytes gzipped, {path}", end="")
    most = {"embed.js": 1_400, "its script": 700, "card": 3_000, "pair card": 4_000}
    assert {kind: heaviest[kind] for kind in most if heaviest[kind][0] > most[kind]} == {}


def test_a_card_says_everything_without_its_page(library: Library) -> None:
    text = "".join(html5lib.parse(files(cards.cards, library)["embed/crest-in-1962/index.html"]).itertext())
    for part in (
        "Keep", "Ada Moor", "The dam must stay", "more than", "1,600", "centimetres", "about", "900", "1962", "1931",
        "inferred: a generation before", "The river board", "Cites a work", "River Board", "The Flood of 1962",
        "p.\N{NO-BREAK SPACE}12",
        "no outlet, date or address printed", "Editor’s note, arithmetic", "Remove: reads it differently", "The Dam",
    ):  # fmt: skip
        assert part in text


def test_markup_in_a_fact_stays_text_everywhere(library: Library) -> None:
    written = "<script>alert(1)</script> {{ 7*7 }} **3.30** million a year, & `more` [x](y)."
    card = html5lib.parse(files(cards.cards, library)["embed/markup-is-text/index.html"])
    assert written in "".join(card.itertext())
    for output in OUTPUTS:
        for file in output(library):
            if file.path.endswith((".html", ".md", ".xml", ".svg")):
                assert b"<script>alert" not in file.data(), file.path
