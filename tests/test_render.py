import markdown
import pytest

from diptych.outputs.render import escape_markdown, front_matter

HOSTILE = [
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %}",
    "**bold** _em_ `code` [a](javascript:b) ![c](d) <a@b.c> https://x.example",
    "``` fence", "~~~ fence", "# heading", "- list", "> quote", "!!! note", "[TOC]", "[card: x]", "{: .class }",
    'a "quoted" & \'single\' &amp; &#42;', "\\*", "++ins++ ==mark== ~~del~~ ^sup^ :smile: $x$", "| a | b |",
    "[^1]: note", "*[HTML]: abbreviation", "--8<-- 'x'",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_shown_as_written_in_markdown_and_in_html(text: str) -> None:
    extensions = ["extra", "toc", "admonition", "sane_lists"]
    prose = markdown.markdown(f"It says {escape_markdown(text)}", extensions=extensions)
    assert shown(prose) == ["It says " + text]
    raw = markdown.markdown(
        f'<div title="{escape_markdown(text)}">{escape_markdown(text)}</div>', extensions=extensions
    )
    assert shown(raw) == [text]
    assert shown(raw, "title") == [text]


def test_front_matter_is_quoted_for_yaml_and_escaped_for_html() -> None:
    assert front_matter('a: "b" <c> é') == '"a: &#34;b&#34; &lt;c&gt; é"'


def shown(html: str, attribute: str = "") -> list[str]:
    import html5lib

    elements = list(html5lib.parseFragment(html, namespaceHTMLElements=False))
    if attribute:
        return [element.get(attribute) for element in elements]
    assert [len(element) for element in elements] == [0], "some of the text became markup"
    return ["".join(element.itertext()) for element in elements]


@pytest.mark.parametrize("text", ["- item", "1. item", "12) item", "---", "- - -", "1.", "-2+3", "1.5 boats"])
def test_no_text_that_begins_a_paragraph_makes_a_list(text: str) -> None:
    assert markdown.markdown(str(escape_markdown(text))).startswith("<p>")
