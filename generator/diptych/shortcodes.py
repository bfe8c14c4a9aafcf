"""A Python-Markdown extension: a hand-written page shows a card by naming its id.

    [card: liquid-share-of-reserves]
    [pair: state-finances/reserves]
    [perspectives]
    [topics]
    [meetings]
    [balance]

Each stands as a paragraph of its own. It works in every builder that runs Python-Markdown.
"""

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from diptych.load import Facts
from diptych.outputs.fragments import FOLDER
from diptych.problem import Place, Problem, did_you_mean, not_utf8
from diptych.settings import Settings

# Below MkDocs' own name, so that it counts this extension's warnings among its own.
_LOG = logging.getLogger("mkdocs.diptych")
_MARK = re.compile(
    r" {0,3}\[(?:(?P<kind>card|pair): *(?P<id>[^\]\s]+)|(?P<list>perspectives|topics|meetings|balance))\] *"
)

_ALMOST = re.compile(
    r"\[\s*(?:(?:card|pair)s?\s*:[^\]]*|perspectives|topics|meetings|balance)\s*\](?!\()", re.IGNORECASE
)


class _Fragment(BlockProcessor):
    """Sets a fragment in the place of its mark."""

    def __init__(self, parser: BlockParser, folder: Path):
        super().__init__(parser)
        self.folder = folder

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        return bool(_MARK.fullmatch(block))

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        mark = blocks.pop(0).strip()
        path = self.folder / f"{_fragment(_MARK.fullmatch(mark))}.html"
        if not path.resolve().is_relative_to(self.folder.resolve()) or not path.is_file():
            # A warning ends a strict build; a served page stays, with the mark as it was written.
            _LOG.warning("%s: there is no such card; `diptych check` says where, and what is meant", mark)
            ElementTree.SubElement(parent, "p").text = AtomicString(mark)
            return
        fragment = ElementTree.fromstring(f"<div>{path.read_text(encoding='utf-8')}</div>")  # noqa: S314 (our own file)
        for element in fragment.iter():
            # The text was written by contributors: no Markdown in it has a meaning.
            element.text = AtomicString(element.text or "")
            element.tail = AtomicString(element.tail or "")
        parent.extend(fragment)


class _LinksFromRoot(Treeprocessor):
    """Makes links that start at the root of docs/ relative to the page, which MkDocs does by itself."""

    def __init__(self, md: Markdown, page: str):
        super().__init__(md)
        self.page = page

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                link = element.get(name, "")
                if link.startswith("/") and not link.startswith("//"):
                    element.set(name, "../" * self.page.count("/") + link.removeprefix("/"))


class CardsInPages(Extension):
    """Shows cards in hand-written pages."""

    def __init__(self, **kwargs: object):
        self.config = {"fragments": [f"docs/{FOLDER}", "The folder of the generated fragments"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.parser.blockprocessors.register(_Fragment(md.parser, Path(self.getConfig("fragments"))), "diptych", 75)
        # Zensical leaves links from the root as they are, but says which page it converts.
        if "rendering_context" in md.preprocessors:
            page = md.preprocessors["rendering_context"].page.path
            md.treeprocessors.register(_LinksFromRoot(md, page), "diptych-links", 5)


def makeExtension(**kwargs: object) -> CardsInPages:  # noqa: N802 (Python-Markdown's name)
    """Make the extension, as Python-Markdown asks for it."""
    return CardsInPages(**kwargs)


def check_marks(settings: Settings, generated: set[str], facts: Facts) -> Iterator[Problem]:
    """Find every mark in a hand-written page that names no fact or question, or that would not be read as one."""
    known = {
        "card": {fact.id for _, fact in facts.facts},
        "pair": {f"{topic.id}/{question.id}" for topic in facts.topics.values() for question in topic.record.questions},
    }
    for path in sorted(settings.docs.rglob("*.md")):
        if path.relative_to(settings.docs).as_posix() in generated or not path.is_file():
            continue
        shown = path.relative_to(settings.root).as_posix()
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            yield not_utf8(shown, error)
            continue
        for number, column, match in _marks(text):
            place = Place(shown, number, column)
            if match is None:
                says = "this looks like the mark of a card, and would be printed as it is"
                yield Problem(place, says, "write [card: the-id], alone between two empty lines")
            elif not settings.shows_cards:
                says = "this mark would be printed as it is"
                yield Problem(place, says, "add diptych.shortcodes to markdown_extensions in mkdocs.yml")
            elif match["kind"] and match["id"] not in known[match["kind"]]:
                says = f'there is no {match["kind"]} "{match["id"]}"'
                yield Problem(
                    Place(shown, number, match.start("id") + 1), says, did_you_mean(match["id"], known[match["kind"]])
                )


def _fragment(match: re.Match[str]) -> str:
    return match["list"] or f"{match['kind']}/{match['id']}"


def _marks(text: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Yield line and column of all that looks like a mark, with its match where it is one.

    What stands in a fenced block, in code or in a comment is an example.
    """
    text = re.sub(r"<!--.*?-->", lambda comment: re.sub(r"[^\n]", " ", comment[0]), text, flags=re.DOTALL)
    lines = ["", *text.splitlines(), ""]
    fence = ""
    for number, line in enumerate(lines[1:-1], start=1):
        opening = re.match(r" {0,3}(```+|~~~+)", line)
        if opening and (not fence or opening[1].startswith(fence)):
            fence = "" if fence else opening[1]
        if fence or opening or line.startswith("    "):
            continue
        for almost in _ALMOST.finditer(re.sub(r"`[^`]*`", lambda code: " " * len(code[0]), line)):
            is_alone = not lines[number - 1].strip() and not lines[number + 1].strip()
            yield number, almost.start() + 1, _MARK.fullmatch(line) if is_alone else None
