"""Find shortcodes in hand-written pages that name nothing, or that would be printed as they are."""

import re
from collections.abc import Iterator, Mapping

from diptych.checking.rule import Scope, rule
from diptych.problem import Place, Problem, did_you_mean
from diptych.reading.entries import Records
from diptych.reading.pages import Page
from diptych.reading.settings import EXTENSION
from diptych.reading.site import Site

_LISTS = "perspectives|theses|finding|topics|key-questions|relations|relations-meant|decades|meetings|balance|editors"
SHORTCODE = re.compile(
    r" {0,3}\[(?:(?P<kind>card|pair): *(?P<id>[^\]\s]+)"
    rf"|(?P<list>{_LISTS}))\] *"
)


# No part of it can begin within another, or be read in two ways: else a long line would take time with its square.
_ALMOST = re.compile(rf"\[\s*(?:(?:card|pair)s?\s*:[^\[\]]*|(?:{_LISTS})\s*)\](?!\()", re.IGNORECASE)


@rule(
    "shortcode",
    Scope.SITE,
    why="A page that shows a card would show the mark itself where nothing of that name is there.",
    wrong="[card: no-such-fact]",
    right="[card: fall-of-the-reserves]",
)
def shortcodes_name_what_exists(site: Site) -> Iterator[Problem]:
    """Find shortcodes in hand-written pages that name no fact or question, or that would be printed as they are."""
    if not site.records.facts:
        return  # which is a problem of its own
    known = _known(site.records)
    for page in site.pages:
        for number, column, match in _shortcodes(page.text):
            place = Place(page.path, number, column)
            if match is None:
                says = "this looks like the mark of a card, and would be printed as it is"
                yield Problem(place, says, "write [card: the-id], alone between two empty lines")
            elif not site.settings.shows_cards:
                says = "this mark would be printed as it is"
                yield Problem(place, says, f"add {EXTENSION} to markdown_extensions in mkdocs.yml")
            elif match["kind"]:
                yield from _named(page, number, match, known, site.records)


def _known(records: Records) -> dict[str, set[str]]:
    """Give the ids that a card and a pair card can have."""
    topics = records.topics.values()
    questions = {f"{topic.id}/{question.id}" for topic in topics for question in topic.record.questions}
    return {"card": {fact.id for fact in records.facts}, "pair": questions}


def _named(
    page: Page, number: int, match: re.Match[str], known: Mapping[str, set[str]], records: Records
) -> Iterator[Problem]:
    kind, id_ = match["kind"], match["id"]
    may_be = records.may_be("fact", id_) if kind == "card" else records.may_be("topic", id_.partition("/")[0])
    if id_ not in known[kind] and not may_be:
        place = Place(page.path, number, match.start("id") + 1)
        yield Problem(place, f'there is no {kind} "{id_}"', did_you_mean(id_, known[kind]))


def _shortcodes(text: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Yield line and column of all that looks like a shortcode, with its match where it is one.

    What stands in a fenced block, in code or in a comment is an example.
    """
    text = "".join(_without_comments(text))
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
            yield number, almost.start() + 1, SHORTCODE.fullmatch(line) if is_alone else None


def _without_comments(text: str) -> Iterator[str]:
    """Yield a text with blanks in the place of its comments; one that is not closed is none."""
    done = 0
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield text[done:start]
        yield re.sub(r"[^\n]", " ", text[start : end + 3])
        done = end + 3
    yield text[done:]
