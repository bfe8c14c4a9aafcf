"""List the letters that the pictures' fonts have, as `diptych/values/drawn_letters.txt`: `check` has no fonts to ask.

Run by `make fonts`, after a font or Typst has changed. Typst is asked itself, for some of its fonts stand in no file:
every letter is set, and the box that is drawn for a lacking one is known by a letter that no font has.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

import typst

from diptych.drawing.typesetting import fonts
from diptych.values.drawn_letters import is_seen

TABLE = Path(__file__).parent / "diptych/values/drawn_letters.txt"
_LACKING = "\U0010fffd"  # of a private area: nobody draws it
_AT_ONCE = 4_000
_SETTING = '#set page(width: 40pt, height: auto, margin: 0pt)\n#set text(font: "Noto Sans", size: 10pt)\n'


def drawn(letters: Iterable[str]) -> list[str]:
    """Find those of some letters that a font of the pictures has."""
    letters = list(letters)
    blocks = "".join(f'#block("{letter}")\n' for letter in (_LACKING, *(f"\\u{{{ord(each):x}}}" for each in letters)))
    svg = typst.compile((_SETTING + blocks).encode(), format="svg", font_paths=fonts(), ignore_system_fonts=True)
    box, *blocks_drawn = re.split(r'<g transform="translate\(0 ', bytes(svg).decode())
    (lacking,) = re.findall(r'href="(#\w+)"', box.partition("<defs>")[0])
    if len(blocks_drawn) != len(letters):
        raise AssertionError(f"{len(letters)} letters were set, {len(blocks_drawn)} drawn")
    return [letter for letter, block in zip(letters, blocks_drawn, strict=True) if lacking not in block]


def all_letters() -> list[str]:
    """List every assigned letter, mark, number and sign."""
    return [sign for sign in map(chr, range(0x21, sys.maxunicode)) if is_seen(sign)]


def ranges(letters: Iterable[str]) -> list[tuple[int, int]]:
    """Join letters, given in order, that follow each other: the first and the last of each row."""
    found: list[tuple[int, int]] = []
    for code in map(ord, letters):
        if found and code == found[-1][1] + 1:
            found[-1] = (found[-1][0], code)
        else:
            found.append((code, code))
    return found


def main() -> None:
    """Write the table."""
    letters = all_letters()
    rows = (letters[start : start + _AT_ONCE] for start in range(0, len(letters), _AT_ONCE))
    lines = (f"{first:04X}-{last:04X}\n" for first, last in ranges(letter for row in rows for letter in drawn(row)))
    TABLE.write_text("".join(lines), encoding="ascii", newline="\n")


if __name__ == "__main__":
    main()
