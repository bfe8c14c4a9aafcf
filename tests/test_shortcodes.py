from pathlib import Path

import html5lib
import markdown
import pytest

from diptych.generate import generate
from diptych.settings import read_settings
from diptych.shortcodes import UnknownMark


@pytest.fixture
def render(site: Path):
    generate(read_settings(site))
    folder = str(site / "docs/.diptych/fragments")

    def render(text: str) -> str:
        extensions = ["diptych.shortcodes", "fenced_code", "smarty", "attr_list"]
        return markdown.markdown(
            text, extensions=extensions, extension_configs={"diptych.shortcodes": {"fragments": folder}}
        )

    return render


def test_a_card_stands_where_its_id_is_named(render) -> None:
    html = render("Before.\n\n[card: crest-in-1962]\n\nAfter.")
    assert html.startswith("<p>Before.</p>\n<article")
    assert html.endswith("<p>After.</p>")
    assert '<a href="/facts/crest-in-1962.md">The whole fact</a>' in html


def test_what_contributors_wrote_is_no_markdown(render) -> None:
    html = render("[card: markup-is-text]")
    assert "**3.30** million a year, &amp; `more` [x](y)." in html
    assert "&lt;script&gt;" in html


def test_pairs_perspectives_and_topics_are_shown(render) -> None:
    html = render("[pair: cost/price]\n\n[perspectives]\n\n[topics]")
    text = "".join(html5lib.parse(html).itertext())
    assert "What does it cost?" in text
    assert "The river is worth more than the dam." in text
    assert 'href="/topics/flood.md"' in html


@pytest.mark.parametrize(
    "mark", ["[card: nothing]", "[card: ../../../x]", "[pair: cost/nothing]", "[card: /etc/passwd]"]
)
def test_an_unknown_mark_is_an_error(render, mark: str) -> None:
    with pytest.raises(UnknownMark, match="there is no such card"):
        render(mark)


@pytest.mark.parametrize(
    "text", ["```\n[card: x]\n```", "See [card: x] here.", "[cards: x]", "`[card: x]`", "    [card: x]"]
)
def test_what_is_no_mark_stays_as_it_is(render, text: str) -> None:
    assert "[card: x]" in render(text) or "[cards: x]" in render(text)
