from pathlib import Path

import html5lib
import markdown
import pytest

from .conftest import problems_of


@pytest.fixture
def render(example: Path):
    folder = str(example / "docs/.diptych/fragments")

    def render(text: str) -> str:
        extensions = ["diptych.publishing.shortcodes", "fenced_code", "smarty", "attr_list"]
        return markdown.markdown(
            text, extensions=extensions, extension_configs={"diptych.publishing.shortcodes": {"fragments": folder}}
        )

    return render


def test_a_card_stands_where_its_id_is_named(render) -> None:
    html = render("Before.\n\n[card: crest-in-1962]\n\nAfter.")
    assert html.startswith("<p>Before.</p>\n<article")
    assert html.endswith("<p>After.</p>")
    assert '<a href="/facts/crest-in-1962.md">The claim in full</a>' in html


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
def test_an_unknown_mark_stays_and_is_a_warning(render, caplog: pytest.LogCaptureFixture, mark: str) -> None:
    assert render(f"{mark}\n\nMore.") == f"<p>{mark}</p>\n<p>More.</p>"
    assert [(record.name, record.levelname) for record in caplog.records] == [("mkdocs.diptych", "WARNING")]


@pytest.mark.parametrize(
    "page",
    ["- [card: upkeep]", "> [card: upkeep]", "See [card: upkeep] here.", "[Card: upkeep]", "[cards: upkeep]",
     "text\n[topics]", "[card: upkeep] [card: upkeep]", "[card: ]"],
)  # fmt: skip
def test_what_looks_like_a_mark_and_is_none_is_a_problem(site: Path, page: str) -> None:
    (site / "docs/more.md").write_text(f"# More\n\n{page}\n")
    problems = [str(problem) for problem in problems_of(site)]
    assert problems
    assert all("this looks like the mark of a card" in problem for problem in problems)


@pytest.mark.parametrize(
    "page", ["<!-- [card: x] -->", "`[card: x]`", "~~~\n[card: x]\n~~~", "    [card: x]", "[topics](a.md)"]
)
def test_an_example_of_a_mark_is_none(site: Path, page: str) -> None:
    (site / "docs/more.md").write_text(f"# More\n\n{page}\n")
    assert problems_of(site) == []


def test_marks_without_the_extension_are_a_problem(site: Path) -> None:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text().replace(", diptych.publishing.shortcodes", ""))
    assert "add diptych.publishing.shortcodes to markdown_extensions" in str(problems_of(site)[0])


@pytest.mark.parametrize(
    "text", ["```\n[card: x]\n```", "See [card: x] here.", "[cards: x]", "`[card: x]`", "    [card: x]"]
)
def test_what_is_no_mark_stays_as_it_is(render, text: str) -> None:
    assert "[card: x]" in render(text) or "[cards: x]" in render(text)
