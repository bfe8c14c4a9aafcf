"""The differences of two states of a site as Markdown, for whoever judges a proposal.

Much of it was written by strangers, and it is shown where a host gives signs a meaning: names call people, numbers lead
to issues, words make links. So each of their texts stands in <code>, in which a host finds none of these, on one line,
with every sign that Markdown or HTML obeys written as an entity, and cut where it is longer than anybody reads.
"""

from collections.abc import Iterable, Iterator, Sequence

from diptych import wording
from diptych.library import Library, Side, Topic
from diptych.library.changes import Changes, MeasureChange, Pair
from diptych.outputs.render import escape_markdown
from diptych.problem import Problem, visible
from diptych.wording.changes import Changed, FieldChange, fact_changes, other_changes

LONGEST = 60_000  # characters: a host takes a comment of 65,536
_LONGEST_TEXT = 600


def changes_as_markdown(changes: Changes, after: Library, missing: Sequence[Problem]) -> str:
    """Write what is new, changed and gone, what of it lacks a correction, and how the balance moved."""
    if not changes and not missing:
        return "Nothing that the site says is changed.\n"
    parts = {
        "Corrections missing": [f"- {told(str(problem.place))} {told(problem.says)}" for problem in missing],
        "Claims": list(_facts(changes)),
        "Questions": list(_questions(changes)),
        "Topics": list(_named(changes.topics)),
        "Texts": list(_named(changes.sides)),
        "Works": list(_works(changes)),
        "Balance": list(_balance(changes.measures, {side.id: side.record.name for side in after.sides})),
    }
    blocks = [[f"### {title}", "", *lines, ""] for title, lines in parts.items() if lines]
    return _cut([line for block in blocks for line in block])


def told(text: str) -> str:
    """Write a stranger's text so that it is shown as it is, and means nothing to whatever shows it."""
    line = visible(" ".join(text.split()))
    line = line if len(line) <= _LONGEST_TEXT else f"{line[:_LONGEST_TEXT]}…"
    return f"<code>{escape_markdown(line)}</code>"


def _facts(changes: Changes) -> Iterator[str]:
    for before, after in changes.facts:
        if after is None and before is not None:
            yield f"- **Gone**: {told(before.id)}, {before.side.mark} {told(before.record.statement)}"
        elif before is None and after is not None:
            yield f"- **New**: {told(after.id)}, {after.side.mark} {told(after.record.statement)}"
            yield f"  - on {told(after.question.path)}; passage {told(after.record.passage.exact)}"
        elif before is not None and after is not None:
            yield f"- **Changed**: {told(after.id)}, {after.side.mark} {told(wording.claim_title(after))}"
            yield from _fields(fact_changes(before, after))


def _questions(changes: Changes) -> Iterator[str]:
    for before, after in changes.questions:
        question = after or before
        yield from _pair(before, after, f"{question.topic.record.title}: {question.record.title}" if question else "")


def _fields(changed: Iterable[FieldChange]) -> Iterator[str]:
    for field, before, after in changed:
        yield f"  - {told(field)}: {told(before)} → {told(after)}"


def _named(pairs: Iterable[Pair[Topic] | Pair[Side]]) -> Iterator[str]:
    for before, after in pairs:
        named = after or before
        yield from _pair(before, after, named.record.title if named else "")


def _works(changes: Changes) -> Iterator[str]:
    for before, after in changes.sources:
        work = after or before
        yield from _pair(before, after, wording.work_in_a_line(work.record) if work else "")


def _pair(before: Changed | None, after: Changed | None, title: str) -> Iterator[str]:
    """Say of what has a title whether it is new, gone or changed."""
    if after is None and before is not None:
        yield f"- **Gone**: {told(before.id)}, {told(title)}"
    elif before is None and after is not None:
        yield f"- **New**: {told(after.id)}, {told(title)}"
    elif before is not None and after is not None:
        yield f"- **Changed**: {told(after.id)}, {told(title)}"
        yield from _fields(other_changes(before, after))


def _balance(measures: Iterable[MeasureChange], names: dict[str, str]) -> Iterator[str]:
    rows = [each for each in measures if not each.topic]
    if not rows:
        return
    yield "| Measure | Side | Before | After |"
    yield "|---|---|---|---|"
    for each in rows:
        name = told(names.get(each.side, each.side))
        yield f"| {wording.MEASURES[each.measure]} | {name} | {each.before:g} | {each.after:g} |"


def _cut(lines: list[str]) -> str:
    """Leave out the last lines of what would be longer than a host takes, and say so."""
    kept: list[str] = []
    length = 0
    for line in lines:
        length += len(line) + 1
        if length > LONGEST:
            kept += ["", "The rest is left out: it is longer than a comment may be."]
            break
        kept.append(line)
    return "".join(f"{each}\n" for each in kept)
