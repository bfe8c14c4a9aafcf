"""Take blocks of HTML out of a page quickly, where they are written as this engine writes them.

Python-Markdown reads the HTML in a page tag by tag to find where its blocks end, and MkDocs reads it once more for the
ids in it: most of the time that a site takes. A page is left to them as it is at anything that is not plainly whole, so
that it is made into the same bytes either way.
"""

import re
from collections.abc import Iterator

from markdown import Markdown
from markdown.preprocessors import Preprocessor

# After code in fences is taken out (25); before MkDocs looks for ids (21), and Python-Markdown for blocks (20).
_BEFORE_IDS_ARE_READ, _BEFORE_BLOCKS_ARE_READ = 22, 20.5
_NAME, _ATTRIBUTE = r"[a-zA-Z][a-zA-Z0-9-]*", r"[a-zA-Z_:][a-zA-Z0-9_:.-]*(?:=\"[^\"`]*\")?"
# A tag, or a sign that begins one and is none.
_TAG = re.compile(rf"<(?:(/?)({_NAME})((?:\s+{_ATTRIBUTE})*)\s*(/?)>)?")
_WITH_ID = re.compile(r"\s(?:id|name)(?![a-z0-9_:.-])", re.IGNORECASE)
_ENTITY_IN_PIECES = re.compile(r"&(?!(?:[a-zA-Z][a-zA-Z0-9]*|#[0-9]+|#[xX][0-9a-fA-F]+);)")
_LINE_END, _BLANK_LINE = re.compile(" *\n"), re.compile("(?: *\n){2}")
_OF_CODE = {"script": re.compile("</script", re.IGNORECASE), "style": re.compile("</style", re.IGNORECASE)}
# What some versions of Python read as text: with no tag in it, it is the same for all.
_OF_TEXT = ("textarea", "title", "iframe", "noembed", "noframes", "plaintext", "xmp")


class _NotWhole(Exception):
    """Says that a page has to be read tag by tag."""


class WholeBlocks(Preprocessor):
    """Puts a mark in the place of each block, as Python-Markdown does; the ids in them follow on a last line."""

    @classmethod
    def register(cls, md: Markdown) -> None:
        """Have a converter take out whole blocks."""
        blocks = cls(md)
        md.preprocessors.register(blocks, "diptych-blocks", _BEFORE_IDS_ARE_READ)
        md.preprocessors.register(_WithoutIds(blocks), "diptych-ids", _BEFORE_BLOCKS_ARE_READ)

    def __init__(self, md: Markdown):
        super().__init__(md)
        self.has_ids = False

    def run(self, lines: list[str]) -> list[str]:
        """Take out the blocks of a page, or leave it as it is."""
        text, self.has_ids = "\n".join(lines), False
        if "<" not in text:
            return lines
        blocks = _Blocks(self.md, text)
        try:
            found = list(blocks)
        except _NotWhole:
            return lines
        done, parts = 0, []
        for start, end in found:
            raw = text[start:end] + ("\n" if _BLANK_LINE.match(text, end) else "")
            parts += [text[done:start], "\n", self.md.htmlStash.store(raw), "\n\n"]
            done = end
        self.has_ids = True
        return [*"".join([*parts, text[done:]]).split("\n"), "".join(blocks.with_ids)]


class _WithoutIds(Preprocessor):
    def __init__(self, blocks: WholeBlocks):
        super().__init__(blocks.md)
        self.blocks = blocks

    def run(self, lines: list[str]) -> list[str]:
        return lines[:-1] if self.blocks.has_ids else lines


class _Blocks:
    """The blocks of HTML in a text, from where to where. Raises _NotWhole at anything that is not plain."""

    def __init__(self, md: Markdown, text: str):
        self.md, self.text = md, text
        self.with_ids: list[str] = []

    def __iter__(self) -> Iterator[tuple[int, int]]:
        at, start, open_tags = 0, -1, list[str]()
        while tag := _TAG.search(self.text, at):
            closes, name, is_empty, at = tag[1], (tag[2] or "").lower(), bool(tag[4]), tag.end()
            if not name or (closes and (tag[3] or is_empty)):
                raise _NotWhole
            if closes:
                if name in open_tags:
                    del open_tags[len(open_tags) - 1 - open_tags[::-1].index(name) :]
                if start >= 0 and not open_tags:
                    yield start, self._end(start, at)
                    start = -1
            elif is_empty or name == "hr":
                if start < 0 and self.md.is_block_level(name):
                    raise _NotWhole
            elif start >= 0 or self._begins(tag.start(), name):
                start = tag.start() if start < 0 else start
                open_tags.append(name)
                at = self._after_code(name, at)
            if start >= 0 and not closes and _WITH_ID.search(tag[3]):
                self.with_ids.append(tag[0])
        if start >= 0:
            raise _NotWhole

    def _begins(self, at: int, name: str) -> bool:
        """Tell whether a tag begins a block: one of blocks, at the start of a line."""
        if name in _OF_TEXT:
            raise _NotWhole
        before = self.text[self.text.rfind("\n", 0, at) + 1 : at]
        if self.md.is_block_level(name) and len(before) < 4 and not before.strip():
            return True
        if name in _OF_CODE:
            raise _NotWhole
        return False

    def _after_code(self, name: str, at: int) -> int:
        """Find where tags begin again after one whose element holds none."""
        if name in _OF_TEXT and not self.text.startswith(f"</{name}>", self.text.find("<", at)):
            raise _NotWhole
        if name not in _OF_CODE:
            return at
        end = _OF_CODE[name].search(self.text, at)
        if end is None:
            raise _NotWhole
        return end.start()

    def _end(self, start: int, end: int) -> int:
        if not _LINE_END.match(self.text, end) or _ENTITY_IN_PIECES.search(self.text, start, end):
            raise _NotWhole
        return end
