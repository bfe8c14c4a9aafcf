"""A Python-Markdown extension: a hand-written page shows a card by naming its id.

    [card: liquid-share-of-reserves]
    [pair: state-finances/reserves]
    [perspectives]
    [theses]
    [finding]
    [topics]
    [key-questions]
    [relations]
    [relations-meant]
    [decades]
    [meetings]
    [balance]
    [editors]

Each stands as a paragraph of its own. It works in every builder that runs Python-Markdown.
"""

import logging
import re
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from diptych.checking.shortcodes import SHORTCODE
from diptych.outputs.pages.fragments import FOLDER
from diptych.publishing.whole_blocks import WholeBlocks

# Below MkDocs' own name, so that it counts this extension's warnings among its own.
_LOG = logging.getLogger("mkdocs.diptych")


class _Fragment(BlockProcessor):
    """Sets a fragment in the place of its mark."""

    def __init__(self, parser: BlockParser, folder: Path):
        super().__init__(parser)
        self.folder = folder

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        return bool(SHORTCODE.fullmatch(block))

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        mark = blocks.pop(0).strip()
        match = cast(re.Match[str], SHORTCODE.fullmatch(mark))  # as test() made sure
        path = self.folder / f"{_fragment(match)}.html"
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
        WholeBlocks.register(md)
        # Zensical leaves links from the root as they are, but says which page it converts.
        if "rendering_context" in md.preprocessors:
            page = cast(Any, md.preprocessors["rendering_context"]).page.path
            md.treeprocessors.register(_LinksFromRoot(md, page), "diptych-links", 5)


def makeExtension(**kwargs: object) -> CardsInPages:  # noqa: N802 (Python-Markdown's name)
    """Make the extension, as Python-Markdown asks for it."""
    return CardsInPages(**kwargs)


def _fragment(match: re.Match[str]) -> str:
    return match["list"] or f"{match['kind']}/{match['id']}"
