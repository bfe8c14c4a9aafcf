"""Write a record as YAML in one layout, quoted where a comma, a colon or a sign would otherwise change its meaning."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Union

from diptych.problem import is_plain
from diptych.reading.yaml.mending import quoted

Tree = Union[str, "Sequence[Tree]", "Mapping[str, Tree]"]
Path = tuple[str | int, ...]

WIDTH = 120
_NO_TEXTS = {"~", "null", "Null", "NULL"}  # which YAML takes for no value
_CUTS = re.compile(r":(\s|$)|\s#|[\"\\]|\s\s")
_CUTS_IN_FLOW = re.compile(r"[,\[\]{}]|:[?]|:$")


@dataclass(frozen=True)
class Beside:
    """What stands in a file beside its values, which only who reads it as a text can see.

    `before` holds the comments, and the empty lines, before a key or an item; `last` those after all of them. `quoted`
    are the texts that stand in quotes.
    """

    before: Mapping[Path, Sequence[str]] = field(default_factory=dict)
    last: Sequence[str] = ()
    quoted: AbstractSet[Path] = frozenset()


def write_record(record: Mapping[str, Tree], schema: str = "") -> str:
    """Write a record's file; `schema` is the path of its JSON Schema, for editors."""
    head = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    return head + write(record)


def write(tree: Tree, beside: Beside | None = None) -> str:
    """Write a whole file."""
    return "".join(f"{line}\n" for line in _Writer(beside or Beside()).file(tree))


def written_within(text: str) -> str:
    """Write a text so that it means the same wherever it stands, within {} too."""
    return _scalar(text, is_within=True)


class _Writer:
    """Writes the parts of a file line by line: a part that fits stands on one, with what it holds in {} or []."""

    def __init__(self, beside: Beside):
        self.beside = beside
        # Whatever holds a comment stands over several lines.
        commented = (path for path, lines in beside.before.items() if any(lines))
        self.open = {path[:length] for path in commented for length in range(len(path))}

    def file(self, tree: Tree) -> Iterator[str]:
        if isinstance(tree, str) or not tree:
            yield from self.beside.before.get((), ())
            yield self._flow(tree, (), is_within=False)
        elif isinstance(tree, Mapping):
            yield from self._mapping(tree, (), 0)
        else:
            yield from self._items(tree, (), 0)
        yield from self.beside.last

    def _mapping(self, mapping: Mapping[str, Tree], path: Path, depth: int) -> Iterator[str]:
        for key, value in mapping.items():
            at = (*path, key)
            yield from self._before(at, depth)
            yield from self._entry(f"{' ' * depth}{_scalar(key, is_within=False)}:", value, at, depth)

    def _entry(self, key: str, value: Tree, at: Path, depth: int) -> Iterator[str]:
        """Write a key with its value: on one line where it fits, else over several."""
        line = f"{key} {self._flow(value, at, is_within=False)}"
        holds_mappings = not isinstance(value, str | Mapping) and any(isinstance(each, Mapping) for each in value)
        if isinstance(value, str) and value.endswith("\n") and _may_fold(value[:-1]):
            yield f"{key} >"
            yield from _folded(value[:-1], depth + 2)
        elif not value or (len(line) <= WIDTH and not holds_mappings and at not in self.open):
            yield line
        elif isinstance(value, Mapping):
            yield key
            yield from self._mapping(value, at, depth + 2)
        elif not isinstance(value, str):
            yield key
            yield from self._items(value, at, depth + 2)
        elif _may_fold(value):
            yield f"{key} >-"
            yield from _folded(value, depth + 2)
        else:
            yield line

    def _items(self, items: Sequence[Tree], path: Path, depth: int) -> Iterator[str]:
        for number, item in enumerate(items):
            at = (*path, number)
            yield from self._before(at, depth)
            yield from self._item(item, at, depth)

    def _item(self, item: Tree, at: Path, depth: int) -> Iterator[str]:
        dash = f"{' ' * depth}- "
        line = dash + self._flow(item, at, is_within=False)
        if not item or isinstance(item, str) or (len(line) <= WIDTH and at not in self.open):
            yield line
            return
        lines = self._mapping(item, at, depth + 2) if isinstance(item, Mapping) else self._items(item, at, depth + 2)
        is_first = True
        for each in lines:
            is_comment = not each or each.lstrip(" ").startswith("#")
            yield dash + each.lstrip(" ") if is_first and not is_comment else each
            is_first = is_first and is_comment

    def _before(self, at: Path, depth: int) -> Iterator[str]:
        for line in self.beside.before.get(at, ()):
            yield f"{' ' * depth}{line}" if line else line

    def _flow(self, value: Tree, at: Path, *, is_within: bool) -> str:
        if isinstance(value, str):
            return quoted(value) if self._stays_quoted(value, at) else _scalar(value, is_within=is_within)
        if isinstance(value, Mapping):
            parts = (
                f"{_scalar(key, is_within=True)}: {self._flow(each, (*at, key), is_within=True)}"
                for key, each in value.items()
            )
            return "{" + ", ".join(parts) + "}"
        return (
            "[" + ", ".join(self._flow(each, (*at, number), is_within=True) for number, each in enumerate(value)) + "]"
        )

    def _stays_quoted(self, text: str, at: Path) -> bool:
        """Tell whether a text is in quotes so that nobody takes it for a number or a truth."""
        return at in self.beside.quoted and bool(_OF_ANOTHER_TYPE.fullmatch(text))


# What YAML 1.1 or 1.2 would read as a number, a day or a truth.
_OF_ANOTHER_TYPE = re.compile(r"[-+.]?[0-9][0-9a-fA-FoxXTZ_:.,+-]*|[-+]?\.(inf|nan)|true|false|yes|no|on|off|y|n", re.I)


def _scalar(text: str, *, is_within: bool) -> str:
    if _may_be_plain(text, is_within=is_within):
        return text
    return quoted(text) if _is_shown(text) else _escaped(text)


def _is_shown(text: str) -> bool:
    return all(map(is_plain, text))


def _escaped(text: str) -> str:
    """Put a text into double quotes with what nobody sees, or would break its line, written out: \\n."""
    return '"' + "".join(sign if is_plain(sign) and sign not in '"\\' else _escape(sign) for sign in text) + '"'


def _escape(sign: str) -> str:
    if sign == "\n":
        return "\\n"
    return f"\\{sign}" if sign in '"\\' else f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def _may_be_plain(text: str, *, is_within: bool) -> bool:
    if text in _NO_TEXTS or not re.match(r"[^\W_]|-\d|\(", text) or text != text.strip() or _CUTS.search(text):
        return False
    return _is_shown(text) and not (is_within and _CUTS_IN_FLOW.search(text))


def _may_fold(text: str) -> bool:
    """Tell whether a text can stand folded over lines: none of its spaces is lost, and no line looks like a comment."""
    return " " in text and not re.search(r"^ |  | $|(^| )#", text) and _is_shown(text)


def _folded(text: str, depth: int) -> Iterator[str]:
    """Fold a text at plain spaces; of the others none is lost."""
    line = " " * (depth - 1)
    for word in text.split(" "):
        if line.strip() and len(line) + 1 + len(word) > WIDTH:
            yield line
            line = " " * (depth - 1)
        line += f" {word}"
    yield line
