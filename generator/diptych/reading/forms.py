"""Read what somebody filled into the form "Propose a fact", as the repository's host writes it in Markdown.

It comes from a stranger: every answer is text, or YAML that is read strictly; nothing of it names a file.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from diptych.problem import CannotRun
from diptych.reading.yaml.document import Tree
from diptych.reading.yaml.strict import read
from diptych.values.letters import line_feeds, one_space

LONGEST = 100_000  # characters; a host takes fewer


@dataclass(frozen=True)
class Field:
    """A field of the form: its id, its label, and the field of a fact that it fills, or the `part` of that.

    `many` says that each line of the answer is a part of a list; `as_in` shows one that is `key: value, key: value`;
    `is_copied` says that it is a text's own words, which people put into quotation marks.
    """

    id: str
    label: str
    of: str
    part: str = ""
    many: bool = False
    as_in: str = ""
    is_copied: bool = False

    @property
    def is_yaml(self) -> bool:
        """Whether each line of the answer is keys with values."""
        return bool(self.as_in)


FIELDS = (
    Field("perspective", "Whose claim is it?", "perspective"),
    Field("question", "Which question does it answer?", "question"),
    Field("kind", "What kind of claim is it?", "kind"),
    Field("statement", "The claim in your own words", "statement"),
    Field("figures", "Its numbers", "figures", many=True, as_in="label: Fall, value: 46.4, unit: percent"),
    Field("words", "The quoted words", "quotation", "words", is_copied=True),
    Field("speaker", "Who said them", "quotation", "speaker"),
    Field("date", "When it happened or held", "date"),
    Field("said_by", "Whom the text credits with it", "said_by"),
    Field("exact", "The passage", "passage", "exact", is_copied=True),
    Field("section", "The section it stands in", "passage", "section"),
    Field("footnotes", "The notes of the text", "footnotes", many=True, as_in="mark: xix, source: a-report"),
    Field("due", "When the forecast falls due", "forecast", "due"),
    Field("settles", "What would settle it", "forecast", "settles"),
    Field("places", "The places it is about", "places", many=True),
)
# What of a fact the form does not ask for: the editors write it.
LEFT_OUT = ("also_answers", "chart", "inferred", "names", "notes", "published", "corrections", "moved_from")

# Words that say nothing of what a claim is about, when its id is suggested.
EMPTY = {"a", "an", "and", "are", "as", "at", "by", "for", "from", "had", "has", "have", "in", "is", "it", "its", "of",
         "on", "or", "than", "that", "the", "their", "this", "to", "was", "were", "which", "with"}  # fmt: skip

_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?):?[ \t]*$", re.MULTILINE)
_NO_ANSWER = "_no response_"
_UNSEEN = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)  # by whoever reads the issue, so that it must not come to a fact
_FENCE = re.compile(r"^[ \t]*(?:```|~~~).*$\n?", re.MULTILINE)
_BEFORE_A_LINE = re.compile(r"^[ \t]*(?:[-*•]|>|\d+[.)])[ \t]+", re.MULTILINE)  # what makes a list or a quotation of it
_IN_MARKS = re.compile(r"(?:“(.+)”|\"(.+)\"|«\s*(.+?)\s*»)")


def read_form(markdown: str) -> dict[str, Any]:
    """Make the answers of a filled form the fields of a fact. Raises CannotRun where it is no such form."""
    if len(markdown) > LONGEST:
        raise CannotRun(f"the form is longer than {LONGEST} characters")
    answers: dict[str, Any] = {}
    for field, written in _answers(_UNSEEN.sub("", line_feeds(markdown))).items():
        if value := _value(field, written):
            if field.part:
                answers.setdefault(field.of, {})[field.part] = value
            else:
                answers[field.of] = value
    return answers


def _answers(markdown: str) -> dict[Field, str]:
    """Cut a form at its headings; what looks like a heading within an answer is a part of it."""
    known = {field.label.casefold(): field for field in FIELDS}
    found = [match for match in _HEADING.finditer(markdown) if match[1].casefold() in known]
    fields = [known[match[1].casefold()] for match in found]
    if twice := next((field for field in fields if fields.count(field) > 1), None):
        raise CannotRun(f'the form has the heading "{twice.label}" twice; delete the one that is none of the form’s')
    if missing := [field for field in FIELDS if field not in fields]:
        says = f'this is no form "Propose a fact": it has no heading "### {missing[0].label}"'
        raise CannotRun(f"{says}; write it above its answer, or above {_NO_ANSWER}")
    ends = [*(match.start() for match in found[1:]), len(markdown)]
    return {
        field: markdown[match.end() : end].strip() for field, match, end in zip(fields, found, ends, strict=True)
    }  # fmt: skip


def _value(field: Field, written: str) -> Any:
    written = _FENCE.sub("", written).strip()
    if written.casefold() == _NO_ANSWER or not written:
        return None
    if field.is_yaml:
        return list(_mappings(field, written))
    bare = _BEFORE_A_LINE.sub("", written) if field.many or written.startswith(">") else written
    if field.many:
        return [each for line in bare.splitlines() for part in line.split(",") if (each := part.strip())]
    marked = _IN_MARKS.fullmatch(one_space(bare)) if field.is_copied else None
    return next(filter(None, marked.groups())) if marked else one_space(bare)


def _mappings(field: Field, written: str) -> Iterator[Mapping[str, Tree]]:
    """Read a list of keys with values: a line for each, or as YAML has it over several lines."""
    tree = read(written, field.id)[0].tree if "\n" in written else None
    whole = [tree] if isinstance(tree, dict) else tree
    if isinstance(whole, list) and all(isinstance(each, dict) for each in whole):
        yield from (each for each in whole if isinstance(each, dict))
        return
    for line in _BEFORE_A_LINE.sub("", written).splitlines():
        if line.strip():
            yield _mapping(field, line.strip())


def _mapping(field: Field, line: str) -> Mapping[str, Tree]:
    """Read `key: value, key: value`, with brackets or without."""
    document, problems = read(line if line.startswith("{") else f"{{{line}}}", field.id)
    if problems or not isinstance(document.tree, dict):
        says = f"{problems[0].says}; {problems[0].instead}" if problems else "it has no keys with values"
        raise CannotRun(f"{field.label}: {says}; a line is written as {field.as_in}")
    return document.tree
