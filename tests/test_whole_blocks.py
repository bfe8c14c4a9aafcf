"""Blocks of HTML are taken out of pages quickly, and no page is made otherwise for it."""

import random
from collections.abc import Iterator
from functools import cache

import markdown
import pytest
from mkdocs.structure.pages import _RawHTMLPreprocessor

from diptych.outputs import OUTPUTS
from diptych.outputs.embeds.pictures import pictures
from diptych.publishing.whole_blocks import WholeBlocks

from .conftest import GOOD, library_of

_EXTENSIONS = ("attr_list", "def_list", "fenced_code", "toc")


class Made:
    """What a text is made into, and the ids that MkDocs finds in its HTML."""

    def __init__(self, text: str, *, quickly: bool):
        md = markdown.Markdown(extensions=_EXTENSIONS)
        if quickly:
            WholeBlocks.register(md)
        ids = _RawHTMLPreprocessor()
        ids._register(md)
        self.made = (md.convert(text), ids.present_anchor_ids)
        self.is_whole = quickly and md.preprocessors["diptych-blocks"].has_ids


@cache
def _pages() -> dict[str, str]:
    """Give every kind of page that is generated."""
    library = library_of(GOOD)
    files = (file for output in OUTPUTS if output is not pictures for file in output(library))
    return {file.path: file.data().decode() for file in files if file.path.endswith(".md")}


def _body(page: str) -> str:
    return page.split("\n---\n", 1)[1]


@pytest.mark.parametrize("path", sorted(_pages()))
def test_a_generated_page_is_whole_and_made_the_same_either_way(path: str) -> None:
    quick = Made(text := _body(_pages()[path]), quickly=True)
    assert quick.made == Made(text, quickly=False).made
    assert quick.is_whole


ODD = [
    "<div>\n<p>a</p>\n</div>",
    '<div id="a">\n\n<a name="b">x</a>\n</div>\n\n# After',
    "<p>a</p> tail\n",
    "<p>a</p><p>b</p>\n",
    "<div>\nnever closed",
    "</div>\n\n<p>a</p>\n",
    "<p>a\n<div>b</p>\n</div>\n\nc",
    "<hr>\n\n<p>a</p>\n",
    '<p><hr><br><img src="x"></p>\n',
    "<!-- <div> -->\n\n<p>a</p>\n",
    "<div><!-- </div> -->\n</div>\n",
    "<p>a & b &copy c &amp; d</p>\n",
    "<p>1 < 2</p>\n\n> 1 < 2",
    "`<div>`\n\n<p>a</p>\n",
    "    <div>\n\n<p>a</p>\n",
    "   <div>a</div>\n\n<p>a</p>\n",
    "a <div>b</div>\n\n<p>a</p>\n",
    "```\n<div>\n```\n\n<p>a</p>\n",
    "<script>if (a < b) x = '</p>'</script>\n\n<p>a</p>\n",
    "<script>a</SCRIPT>\n\n<p>a</p>\n",
    "<style>a{}</style>\n\nb",
    "<p><style>p > a {}</style></p>\n",
    "<p>a</p>\n*b*",
    "<p>a</p>\n\n\n\n*b*",
    "<p>a</p>  \n  \nb",
    "<textarea>a</textarea>\n",
    "<p><textarea><p></textarea></p>\n",
    '<p><iframe title="a"></iframe></p>\n',
    "<p title='a>'>b</p>\n",
    "<p title=a>b</p>\n",
    '<p title="a`b">c</p>\n',
    '<p title="a"b>c</p>\n',
    '<p title="</p>">a</p>\n',
    '<P ID="x">a</P>\n',
    '<svg><path id="p" d="M0"/></svg>\n',
    "<section/>\n\na",
    '<a id="x"></a>\n\n<p>b</p>\n',
    "<p>a</p >\n",
    '<p\n id="x">a</p>\n',
    '- <p id="x">a</p>\n- b\n',
    "- a\n\n  <div>\n  b\n  </div>\n",
    '> <div id="x">\n> a\n> </div>\n',
    "<?php <p> ?>\n\n<p>a</p>\n",
    "<![CDATA[<p>]]>\n\n<p>a</p>\n",
    "<p>a</p>\r\n\r\nb",
    "<p>\ta</p>\n",
    "Term\n: <p>a</p>\n",
    "<title>a</title>\n",
    "<>\n\n<p>a</p>\n",
    "<noscript><p>a</p></noscript>\n",
    '<p data-id="x" title=" id=">a</p>\n',
    '<p id="a&amp;b">c</p>\n',
    "text only",
    "",
    "<div><script>x = '<p id=\"no\">'</script><p id>a</p></div>\n",
]


@pytest.mark.parametrize("text", ODD)
def test_an_odd_page_is_made_the_same_either_way(text: str) -> None:
    assert Made(text, quickly=True).made == Made(text, quickly=False).made


def _broken() -> Iterator[str]:
    """Break generated pages and odd ones, the same way each time; but `<![` ends both ways in an error of Python's."""
    chance = random.Random(17)
    parts = [line for page in _pages().values() for line in _body(page).split("\n\n") if len(line) < 2000]
    odd = [text for text in ODD if "<![" not in text]
    signs = [
        "<",
        ">",
        "</p>",
        "<p>",
        "\n",
        "\n\n",
        '"',
        "'",
        "&",
        "`",
        "<b>",
        "</div>",
        "<div>",
        "<!--",
        "    ",
        "/",
        "é",
    ]
    for _ in range(500):
        text = "\n\n".join(chance.choice((chance.choice(parts), chance.choice(odd))) for _ in range(3))
        for _ in range(chance.randint(0, 2)):
            at = chance.randint(0, len(text))
            text = text[:at] + chance.choice(signs) + text[at + chance.choice((0, 0, 1, 4)) :]
        yield text


def test_a_broken_page_is_made_the_same_either_way() -> None:
    whole = 0
    for text in _broken():
        quick = Made(text, quickly=True)
        whole += quick.is_whole
        assert quick.made == Made(text, quickly=False).made, text
    assert whole > 60
