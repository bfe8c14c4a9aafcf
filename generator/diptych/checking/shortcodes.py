"""Find shortcodes in hand-written pages that name nothing, or that would be printed as they are."""

import re
from collections.abc import Iterator

from diptych.problem import Place, Problem, did_you_mean, not_utf8
from diptych.reading.load import Facts
from diptych.reading.settings import EXTENSION, Settings

_MARK = re.compile(
    r" {0,3}\[(?:(?P<kind>card|pair): *(?P<id>[^\]\s]+)|(?P<list>perspectives|topics|meetings|balance))\] *"
)


_ALMOST = re.compile(
    r"\[\s*(?:(?:card|pair)s?\s*:[^\]]*|perspectives|topics|meetings|balance)\s*\](?!\()", re.IGNORECASE
)


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
                yield Problem(place, says, f"add {EXTENSION} to markdown_extensions in mkdocs.yml")
            elif match["kind"] and match["id"] not in known[match["kind"]]:
                says = f'there is no {match["kind"]} "{match["id"]}"'
                yield Problem(
                    Place(shown, number, match.start("id") + 1), says, did_you_mean(match["id"], known[match["kind"]])
                )


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
