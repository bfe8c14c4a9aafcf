"""A Python-Markdown extension: a hand-written page shows a card by naming its id.

    [card: liquid-share-of-reserves]
    [pair: state-finances/reserves]
    [perspectives]
    [topics]
    [balance]

Each stands as a paragraph of its own. It works in every builder that runs Python-Markdown.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

from diptych.load import Facts
from diptych.outputs.fragments import FOLDER
from diptych.problem import Place, Problem, did_you_mean

_MARK = re.compile(r" {0,3}\[(?:(?P<kind>card|pair): *(?P<id>[^\]\s]+)|(?P<list>perspectives|topics|balance))\] *")


class UnknownMark(ValueError):
    """Raised when a page names a card that was not made."""


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
            raise UnknownMark(f"{mark}: there is no such card; `diptych check` says where, and what is meant")
        fragment = ElementTree.fromstring(f"<div>{path.read_text(encoding='utf-8')}</div>")  # noqa: S314 (our own file)
        for element in fragment.iter():
            # The text was written by contributors: no Markdown in it has a meaning.
            element.text = AtomicString(element.text or "")
            element.tail = AtomicString(element.tail or "")
        parent.extend(fragment)


class CardsInPages(Extension):
    """Shows cards in hand-written pages."""

    def __init__(self, **kwargs: object):
        self.config = {"fragments": [f"docs/{FOLDER}", "The folder of the generated fragments"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.parser.blockprocessors.register(_Fragment(md.parser, Path(self.getConfig("fragments"))), "diptych", 75)


def makeExtension(**kwargs: object) -> CardsInPages:  # noqa: N802 (Python-Markdown's name)
    """Make the extension, as Python-Markdown asks for it."""
    return CardsInPages(**kwargs)


def check_marks(docs: Path, root: Path, generated: set[str], facts: Facts) -> Iterator[Problem]:
    """Find every mark in a hand-written page that names no fact or question."""
    known = {
        "card": {fact.id for _, fact in facts.facts},
        "pair": {f"{topic.id}/{question.id}" for topic in facts.topics.values() for question in topic.record.questions},
    }
    for path in sorted(docs.rglob("*.md")):
        if path.relative_to(docs).as_posix() in generated:
            continue
        for number, match in _marks(path.read_text(encoding="utf-8")):
            kind, id_ = match["kind"], match["id"]
            if kind and id_ not in known[kind]:
                place = Place(path.relative_to(root).as_posix(), number, match.start("id") + 1)
                yield Problem(place, f'there is no {kind} "{id_}"', did_you_mean(id_, known[kind]))


def _fragment(match: re.Match[str]) -> str:
    return match["list"] or f"{match['kind']}/{match['id']}"


def _marks(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the marks of a Markdown page with their lines; an example in a fenced block is none."""
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        opening = re.match(r" {0,3}(```+|~~~+)", line)
        if opening and (not fence or opening[1].startswith(fence)):
            fence = "" if fence else opening[1]
        elif not fence and (match := _MARK.fullmatch(line)):
            yield number, match
