"""What is in another language than the page says so, and what is read from right to left has its own direction."""

from pathlib import Path

from diptych.outputs.embeds import cards
from diptych.outputs.pages import lists

from .conftest import library_of

HEBREW = "מה קרה לנהר?"
QUOTATION = """\
perspective: remove
question: price
kind: quotation
statement: A keeper says that it is over.
quotation: {words: "C’est fini, la rivière est morte", speaker: "אדם"}
passage: {exact: takes 3.30 million a year}
footnotes: [{mark: x, source: hebrew}]
"""
SOURCE = f'type: article-newspaper\nkind: press\ntitle: "{HEBREW}"\nlanguage: he\nissued: 2020\n'


def text_of(site: Path, output, path: str) -> str:
    (site / "facts/cost/x.yml").write_text(QUOTATION, encoding="utf-8")
    (site / "facts/sources/hebrew.yml").write_text(SOURCE, encoding="utf-8")
    return next(file.text for file in output(library_of(site)) if file.path == path)


def test_a_card_marks_hebrew_and_french(site: Path) -> None:
    perspectives = site / "facts/perspectives.yml"
    head, _, rest = perspectives.read_text(encoding="utf-8").partition("remove:\n")
    lines = [line for line in rest.splitlines(keepends=True) if not line.startswith("  language:")]
    perspectives.write_text(f"{head}remove:\n  language: fr\n{''.join(lines)}", encoding="utf-8")
    text = text_of(site, cards.cards, "embed/x/index.html")
    assert '<bdi lang="fr" dir="auto">“C’est fini, la rivière est morte”</bdi>' in text
    assert f'<bdi dir="auto">“{HEBREW}”</bdi>' in text
    assert '<bdi dir="auto">אדם</bdi>' in text
    assert "Says</dt><dd>" in text
    assert text.count('<bdi lang="fr" dir="auto">«') == 2  # the text's title: beside the side's name, and in the chain


def test_the_page_of_sources_marks_hebrew(site: Path) -> None:
    text = text_of(site, lists.lists, "sources/index.md")
    assert '<bdi dir="auto">“' in text
