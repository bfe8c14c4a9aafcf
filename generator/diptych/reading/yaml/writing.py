"""Write a record as YAML in one layout, quoted where a comma, a colon or a sign would otherwise change its meaning."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Union

from diptych.problem import is_plain
from diptych.reading.yaml.mending import quoted

Tree = Union[str, "Sequence[Tree]", "Mapping[str, Tree]"]

_WIDTH = 120
_NO_TEXTS = {"~", "null", "Null", "NULL"}  # which YAML takes for no value
_CUTS = re.compile(r":(\s|$)|\s#|[\"\\\n]|\s\s")
_CUTS_IN_FLOW = re.compile(r"[,\[\]{}]|:$")


def write_record(record: Mapping[str, Tree], schema: str = "") -> str:
    """Write a record's file; `schema` is the path of its JSON Schema, for editors."""
    head = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    return head + "".join(f"{line}\n" for line in _mapping(record, 0))


def written_within(text: str) -> str:
    """Write a text so that it means the same wherever it stands, within {} too."""
    return _flow(text, is_within=True)


def _mapping(record: Mapping[str, Tree], depth: int) -> Iterator[str]:
    for key, value in record.items():
        yield from _entry(f"{' ' * depth}{key}:", value, depth)


def _entry(key: str, value: Tree, depth: int) -> Iterator[str]:
    """Write a key with its value: on one line where it fits, else over several."""
    holds_mappings = not isinstance(value, str | Mapping) and any(isinstance(each, Mapping) for each in value)
    line = f"{key} {_flow(value, is_within=False)}"
    if len(line) <= _WIDTH and not holds_mappings:
        yield line
    elif isinstance(value, Mapping):
        yield key
        yield from _mapping(value, depth + 2)
    elif not isinstance(value, str):
        yield key
        for item in value:
            yield from _item(item, depth + 2)
    elif _may_fold(value):
        yield f"{key} >-"
        yield from textwrap.wrap(value, _WIDTH, initial_indent=" " * (depth + 2), subsequent_indent=" " * (depth + 2),
                                 break_long_words=False, break_on_hyphens=False)  # fmt: skip
    else:
        yield line


def _item(item: Tree, depth: int) -> Iterator[str]:
    line = f"{' ' * depth}- {_flow(item, is_within=False)}"
    if len(line) <= _WIDTH or not isinstance(item, Mapping):
        yield line
        return
    first, *others = _mapping(item, depth + 2)
    yield f"{' ' * depth}- {first.lstrip(' ')}"
    yield from others


def _flow(value: Tree, *, is_within: bool) -> str:
    if isinstance(value, str):
        if not all(map(is_plain, value)):
            return _escaped(value)
        return value if _may_be_plain(value, is_within=is_within) else quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(each, is_within=True)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(_flow(each, is_within=True) for each in value) + "]"


def _escaped(text: str) -> str:
    """Put a text into double quotes with what nobody sees, or would break its line, written out: \\u000a."""
    return '"' + "".join(sign if is_plain(sign) and sign not in '"\\' else _escape(sign) for sign in text) + '"'


def _escape(sign: str) -> str:
    return f"\\{sign}" if sign in '"\\' else f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def _may_be_plain(text: str, *, is_within: bool) -> bool:
    if text in _NO_TEXTS or not re.match(r"[^\W_]|-\d|\(", text) or text != text.strip() or _CUTS.search(text):
        return False
    return not (is_within and _CUTS_IN_FLOW.search(text))


def _may_fold(text: str) -> bool:
    """Tell whether a text can stand folded over lines: none of its spaces is lost, and no line looks like a comment."""
    return text == " ".join(text.split()) and "#" not in text and text.isprintable()
