"""Find the one change after which a file can be read: what is wrong, and the line as it should stand.

No advice is a guess. What a contributor may have meant is tried out, the likeliest first, and the first change after
which the file can be read beyond that line is the one that is told.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from diptych.reading.yaml.faults import CURLY, Fault, begins_on, fault_in, quotes_cut
from diptych.values.units import SIGNS

_KEY = r"[A-Za-z_][\w-]*"
_DASHES = "–—−‐‑‒•·∙*"
_OPENS = {"}": "{", "]": "["}
_OPENERS = "[]{},&*!|>%@`?-#"
STRANGE_BREAKS = "\x85\u2028\u2029"
# Keys that follow others within a `{}`, and would hardly stand so in a text.
_OF_PARTS = re.compile(
    r", *(?:value|low|high|scale|unit|qualifier|section|prefix|suffix|mark|source|locator|speaker|due|settles|given): "
)
_FURTHEST = 6  # lines before the place of an error that may be its cause


@dataclass(frozen=True)
class Mending:
    """A change of one line, or of a few that become one: why, and how it should read."""

    line: int
    column: int
    says: str
    fixed: str
    until: int
    is_indentation: bool = False
    advice: str = "write"
    is_sure: bool = False
    is_key: bool = False
    """Whether the line begins with a key or a dash, which it must not lose to a text above it."""


def mend(text: str, fault: Fault) -> Mending | None:
    """Find the change after which the file can be read beyond the fault, where there is one."""
    is_of_quotes = fault_in(text) is None
    lines = text.split("\n")
    for mending in _candidates(lines, fault):
        tried = [*lines[: mending.line], mending.fixed, *lines[mending.until + 1 :]]
        if mending.is_key and not begins_on("\n".join(tried), mending.line):
            continue
        after = fault_in("\n".join(tried))
        if after is None and is_of_quotes:
            after = quotes_cut("\n".join(tried))
        if after is None or min(after.line, max(after.starts, fault.line)) > max(mending.line, fault.line):
            return mending
    return _first_of_several(lines, fault)


def _first_of_several(lines: list[str], fault: Fault) -> Mending | None:
    """Find the change of the faulty line after which another mistake of it is found, and not this one."""
    at = fault.line
    for mending in _quotes(lines[at], at, at) if at < len(lines) else ():
        after = fault_in("\n".join([*lines[:at], mending.fixed, *lines[at + 1 :]]))
        if after and after.line == at and after.column not in (fault.column, fault.column + 1):
            return replace(mending, is_sure=False)
    return None


def named(sign: str) -> str:
    """Name a sign that looks like another, or like nothing: `the no-break space U+00A0`."""
    return f"the {unicodedata.name(sign, 'control character').lower()} U+{ord(sign):04X}"


def quoted(words: str) -> str:
    """Put a text in the quotes of YAML that it can stand in as it is."""
    if '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'


def in_plain_signs(line: str) -> str:
    """Write a line without signs that nobody sees, and with plain spaces where none is part of a text."""
    seen = "".join(sign for sign in line if unicodedata.category(sign) != "Cf")
    return re.sub(r"^\s+|(?<=[:-])\s+|\s+(?=:)", lambda found: " " * len(found[0]), seen)


def _candidates(lines: list[str], fault: Fault) -> Iterator[Mending]:
    last = min(fault.line, len(lines) - 1)
    near = [line for line in (last, fault.starts, *range(last - 1, last - _FURTHEST, -1)) if 0 <= line < len(lines)]
    near = [line for line in dict.fromkeys(near) if lines[line].strip() and not lines[line].lstrip().startswith("#")]
    for line in near:
        yield from (replace(each, is_sure=True) for each in _strange_signs(lines, line))
    for line in near:
        yield from _missing_space(lines, line)
    for line in near:
        yield from _indentation(lines, line)
    for line in near:
        yield from _quotes(lines[line], line, line)
    for line in near:
        yield from _open_ends(lines[line], line)
    for line in near:
        if (end := _last_of(lines, line, last)) > line:
            yield from _quotes(" ".join([lines[line], *map(str.strip, lines[line + 1 : end + 1])]), line, end)


def _last_of(lines: list[str], at: int, last: int) -> int:
    """Find the last line of the text that a line begins: up to the fault, and as far as lines are indented deeper."""
    depth = len(lines[at]) - len(lines[at].lstrip(" "))
    end = max(at, last if last - at < _FURTHEST else at)
    while end + 1 < len(lines) and len(lines[end + 1]) - len(lines[end + 1].lstrip(" ")) > depth:
        end += 1
    return end


def _strange_signs(lines: list[str], at: int) -> Iterator[Mending]:
    """Try plain signs for those that only look like them."""
    line = lines[at]
    if found := re.search(rf"[{STRANGE_BREAKS}]", line):
        fixed = re.sub(rf"\s*[{STRANGE_BREAKS}]\s*", " ", line)
        yield Mending(at, found.start(), f"{named(found[0])} ends the line for YAML", fixed, at)
    spaces = [place for place, sign in enumerate(line) if sign != " " and unicodedata.category(sign) in ("Zs", "Cf")]
    if spaces:
        sign = line[spaces[0]]
        hidden = unicodedata.category(sign) == "Cf"
        says = f"{named(sign)} stands there, which nobody sees" if hidden else (
            f"{named(sign)} stands where YAML needs a plain space")  # fmt: skip
        yield Mending(at, spaces[0], says, in_plain_signs(line), at)
        yield Mending(at, spaces[0], says, re.sub(r"\s", " ", in_plain_signs(line)), at)
    if found := re.match(rf"( *)([{re.escape(_DASHES)}])\s*(?=\S)", line):
        says = f"“{found[2]}” ({named(found[2]).removeprefix('the ')}) starts no list; a hyphen and a space do"
        yield Mending(at, len(found[1]), says, f"{found[1]}- {line[found.end() :]}", at)
    if found := re.search(rf"^[ -]*({_KEY})([：﹕∶꞉]) *", line):
        says = f"“{found[2]}” ({named(found[2]).removeprefix('the ')}) ends no key; a colon and a space do"
        yield Mending(at, found.start(2), says, f"{line[: found.start(2)]}: {line[found.end() :]}", at)


def _missing_space(lines: list[str], at: int) -> Iterator[Mending]:
    line = lines[at]
    if found := re.match(rf"[ -]*({_KEY}):(?=[^\s:/])", line):
        yield Mending(at, found.end() - 1, "the colon of a key needs a space after it",
                      f"{line[: found.end()]} {line[found.end() :]}", at, is_sure=True)  # fmt: skip
    if found := re.match(r"( *)-(?=[^\s-])", line):
        yield Mending(at, found.end() - 1, "the dash of a list needs a space after it",
                      f"{found[1]}- {line[found.end() :]}", at, is_sure=True)  # fmt: skip
    if found := re.match(rf"[ -]*({_KEY})( *= *| +)(?=\S)", line):
        says = "a key ends with a colon and a space"
        yield Mending(at, found.end(1), says, f"{line[: found.end(1)]}: {line[found.end() :]}", at)
    for found in re.finditer(rf"[{{,] *({_KEY}):(?=[^\s:/,}}])", line):
        yield Mending(at, found.end() - 1, "the colon of a key needs a space after it",
                      f"{line[: found.end()]} {line[found.end() :]}", at, is_sure=True)  # fmt: skip


def _indentation(lines: list[str], at: int) -> Iterator[Mending]:
    """Try the indentation of the lines before: of their keys, and of what follows their dashes."""
    line = lines[at]
    depth = len(line) - len(line.lstrip(" "))
    before = next((other for other in reversed(lines[:at]) if other.strip()), "")
    if re.search(r":\s*[>|][+-]?\s*$", before):
        within = len(before) - len(before.lstrip(" ")) + 2
        end = at
        while end + 1 < len(lines) and not re.match(rf" *({_KEY}:|- )", lines[end + 1]) and lines[end + 1].strip():
            end += 1
        text = "\n".join(" " * within + other.strip() for other in lines[at : end + 1])
        yield Mending(at, depth, "this text belongs to the key above it and is not indented", text, end, True)
    if not re.match(rf" *({_KEY}:|- |-$)", line):
        return
    tried = {depth}
    for other in reversed(lines[max(0, at - 40) : at]):
        for match in (re.match(r" *(- +)*(?=\S)", other), re.match(r" *(?=\S)", other)):
            if match and match.end() not in tried and not other.lstrip().startswith("#"):
                tried.add(match.end())
                says = f"this line is indented by {depth}, and the ones it belongs to by {match.end()}"
                yield Mending(at, depth, says, " " * match.end() + line.lstrip(" "), at, True, is_key=True)


def _quotes(line: str, at: int, until: int) -> Iterator[Mending]:
    """Try each value of a line in quotes, the innermost first: up to the next key, to a closing bracket, to the end."""
    values: list[tuple[str | None, int, int, bool]] = []
    for key in reversed(list(re.finditer(rf"(?:^[ -]*|[{{,] *)\"?({_KEY})\"?:\s+|^ *- +|\[ *", line))):
        start = key.end()
        before = line[:start]
        is_within = before.count("{") + before.count("[") > before.count("}") + before.count("]")
        ends = [len(line)]
        if is_within:
            next_keys = re.finditer(rf", *\"?{_KEY}\"?: ", line[start:])
            closings = re.finditer(r"[}\]](?=[}\]]* *(?:$|,))", line[start:])
            ends = sorted({start + found.start() for found in (*next_keys, *closings)} | {len(line)})
        values += [(key[1], start, end, is_within) for end in ends]
    # Signs that were meant as quotes say best where a text begins and ends.
    values.sort(key=lambda value: line[value[1] : value[1] + 1] not in {*CURLY, '"', "'"})
    for name, start, end, is_within in values:
        raw = line[start:end].strip()
        if re.match(r"-?[\d.]+,\d", raw) and name in ("value", "low", "high"):
            continue  # a number is not mended by quotes
        if _OF_PARTS.search(raw):
            continue  # nor is a part that would lose its other keys to one text
        if cause := _cause(raw, is_within=is_within):
            says, words = cause
            written = SIGNS.get(raw, quoted(words)) if name == "unit" else quoted(words)
            # Where quotes stand already, nobody can tell where the text was meant to begin or to end.
            is_sure = at == until and not {raw[0], raw[-1]} & {'"', "'"}
            fixed = f"{line[:start]}{written}{line[end:]}"
            yield Mending(at, start, says, fixed, until, advice=_advice(written), is_sure=is_sure)


def _advice(written: str) -> str:
    return "put the text in straight quotes" if written[0] in "\"'" else "write"


def _cause(raw: str, *, is_within: bool) -> tuple[str, str] | None:
    """Say why a text has to be quoted otherwise than it is, and give its words; None where nothing shows why."""
    if raw[:1] in ("{", "[") and not re.search(r"[}\]] +\w", raw):
        return None  # a list or a mapping, whose end may be missing, and no text
    if len(raw) > 1 and raw[0] in CURLY and raw[-1] in CURLY[raw[0]] and not set(raw[1:-1]) & set(raw[0] + raw[-1]):
        return f"{raw[0]} {raw[-1]} are no quotes to YAML", raw[1:-1]
    if raw[:1] == "'" and "'" in (inner := raw[1:].removesuffix("'")):
        return "an apostrophe ends a text in single quotes", inner.replace("''", "'")
    if raw[:1] == '"' and '"' in (inner := raw[1:].removesuffix('"')):
        if raw[-1] == '"' and raw.count('"') % 2 == 0 and not inner.strip().startswith('"'):
            whole = raw if re.match(r'"[^"]*" \w', raw) and re.search(r'\w "[^"]*"$', raw) else inner
            return "a quotation mark ends a text in such quotes", whole
        after = re.match(r'"[^"]*"\s*[,}\]]', raw)
        return None if is_within and after else ("the text goes on after its closing quotation mark", raw)
    if raw[:1] in ('"', "'") and raw.count(raw[0]) == 1:
        return f"the {raw[0]} at the start of the text is not closed", raw[1:]
    if raw[-1:] == '"' and raw.count('"') == 1:
        return 'the " at the end of the text is opened nowhere', raw[:-1]
    if raw[:1] in ('"', "'"):
        return None
    if re.search(r":(\s|$)", raw):
        return "the colon within the text makes a key of what stands before it", raw
    if raw and raw[0] in _OPENERS and not (is_within and raw[0] in ",]}"):
        return f"“{raw[0]}” at the start of a text means something else to YAML", raw
    if is_within and re.search(r"\s#", raw):
        return 'the sign " #" starts a comment', raw
    if is_within and "," in raw:
        return "within {} or [] a comma ends the text", raw
    if is_within and (found := re.search(r"[{}\[\]]", raw)):
        return f"within {{}} or [] the sign “{found[0]}” ends the text", raw
    return None


def _open_ends(line: str, at: int) -> Iterator[Mending]:
    """Try to close what is opened, and to leave out what closes nothing."""
    stripped = line.rstrip()
    for ending in ('"', "'", "}", "]", '"}', "'}", "]}", "}]"):
        place = stripped.rfind(_OPENS.get(ending[-1], ending[-1]))
        if place >= 0:
            sign = _OPENS.get(ending[0], ending[0])
            says = f"the {sign} of this line is not closed"
            yield Mending(at, max(stripped.rfind(sign), 0), says, stripped + ending, at)
    for sign in _OPENS:
        if stripped.rstrip(", ").endswith(sign):
            place = stripped.rfind(sign)
            yield Mending(at, place, f"the {sign} of this line closes nothing", stripped[:place], at)
