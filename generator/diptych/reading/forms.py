"""Read what somebody filled into the form "Propose a fact", as the repository's host writes it in Markdown.

It comes from a stranger: every answer is text, or YAML that is read strictly; nothing of it names a file.
"""

import re
from collections.abc import Mapping
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

    `many` says that each line of the answer is a part of a list; `is_yaml` that it is `key: value, key: value`.
    """

    id: str
    label: str
    of: str
    part: str = ""
    many: bool = False
    is_yaml: bool = False


FIELDS = (
    Field("perspective", "Whose claim is it?", "perspective"),
    Field("question", "Which question does it answer?", "question"),
    Field("kind", "What kind of claim is it?", "kind"),
    Field("statement", "The claim in your own words", "statement"),
    Field("figures", "Its numbers", "figures", many=True, is_yaml=True),
    Field("words", "The quoted words", "quotation", "words"),
    Field("speaker", "Who said them", "quotation", "speaker"),
    Field("date", "When it happened or held", "date"),
    Field("said_by", "Whom the text credits with it", "said_by"),
    Field("exact", "The passage", "passage", "exact"),
    Field("section", "The section it stands in", "passage", "section"),
    Field("footnotes", "The notes of the text", "footnotes", many=True, is_yaml=True),
    Field("due", "When the forecast falls due", "forecast", "due"),
    Field("settles", "What would settle it", "forecast", "settles"),
    Field("places", "The places it is about", "places", many=True),
)
# What of a fact the form does not ask for: the editors write it.
LEFT_OUT = ("also_answers", "chart", "inferred", "names", "notes", "published", "corrections", "moved_from")

# Words that say nothing of what a claim is about, when its id is suggested.
EMPTY = {"a", "an", "and", "are", "as", "at", "by", "for", "from", "had", "has", "have", "in", "is", "it", "its", "of",
         "on", "or", "than", "that", "the", "their", "this", "to", "was", "were", "which", "with"}  # fmt: skip

_HEADING = re.compile(r"^### (.+?)[ \t]*$", re.MULTILINE)
_NO_ANSWER = "_No response_"


def read_form(markdown: str) -> dict[str, Any]:
    """Make the answers of a filled form the fields of a fact. Raises CannotRun where it is no such form."""
    if len(markdown) > LONGEST:
        raise CannotRun(f"the form is longer than {LONGEST} characters")
    answers: dict[str, Any] = {}
    for field, written in _answers(line_feeds(markdown)).items():
        if value := _value(field, written):
            if field.part:
                answers.setdefault(field.of, {})[field.part] = value
            else:
                answers[field.of] = value
    return answers


def _answers(markdown: str) -> dict[Field, str]:
    """Cut a form at its headings; what looks like a heading within an answer is a part of it."""
    known = {field.label: field for field in FIELDS}
    found = [match for match in _HEADING.finditer(markdown) if match[1] in known]
    labels = [match[1] for match in found]
    if twice := next((label for label in labels if labels.count(label) > 1), None):
        raise CannotRun(f'the form has the heading "{twice}" twice; delete the one that is none of the form’s')
    if missing := [label for label in known if label not in labels]:
        raise CannotRun(f'this is no form "Propose a fact": it has no heading "### {missing[0]}"')
    ends = [*(match.start() for match in found[1:]), len(markdown)]
    return {
        known[match[1]]: markdown[match.end() : end].strip() for match, end in zip(found, ends, strict=True)
    }  # fmt: skip


def _value(field: Field, written: str) -> Any:
    if written == _NO_ANSWER or not written:
        return None
    if not field.many:
        return one_space(written)
    lines = [line.strip().removeprefix("- ").strip() for line in written.splitlines() if line.strip()]
    return [_mapping(field, line) for line in lines] if field.is_yaml else lines


def _mapping(field: Field, line: str) -> Mapping[str, Tree]:
    """Read `key: value, key: value`, with brackets or without."""
    document, problems = read(line if line.startswith("{") else f"{{{line}}}", field.id)
    if problems or not isinstance(document.tree, dict):
        says = f"{problems[0].says}; {problems[0].instead}" if problems else "write it as key: value, key: value"
        raise CannotRun(f"{field.label}: {says}")
    return document.tree
