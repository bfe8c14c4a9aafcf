"""Write the correction that a change needs, so that it can be pasted as it is."""

import datetime
from textwrap import indent
from typing import Any

import yaml

from diptych.checking.corrections.corrected import Key, Subject, written
from diptych.checking.corrections.kinds import fitting_kind
from diptych.records import Corrected, CorrectionKind

_WHY = {
    CorrectionKind.FIGURE: "The figure was not as the text gives it.",
    CorrectionKind.DATE: "The date was not as the text gives it.",
    CorrectionKind.QUOTATION: "The quotation was not as the text has it.",
    CorrectionKind.SOURCE: "The source was not as the text gives it.",
    CorrectionKind.SPELLING: "A slip of the pen.",
    CorrectionKind.MEANING: "It did not say what the texts say.",
}


def entry_for(old: Subject, new: Subject, today: dict[Key, Key], day: datetime.date) -> str:
    """Write the correction of all that was changed since `old`, at the depth at which `new` stands in its file.

    A correction that is there already keeps its day, its kind where that fits, and its reason.
    """
    kept = len(old.record.corrections)
    now, was = written(new, new.record, today), written(old, old.record, today)
    changed = [name for name in was if now[name] != was[name]]
    kind = fitting_kind({name: (was[name], now[name]) for name in changed})
    entry: dict[str, Any] = {
        "version": kept + 2,
        "date": day.isoformat(),
        "kind": kind.value,
        "was": _was(old.record, was, changed),
        "why": _WHY[kind],
    }
    for there in new.record.corrections[kept:]:
        entry |= {"date": there.date, "why": there.why}
    item = yaml.safe_dump([entry], sort_keys=False, allow_unicode=True, width=1_000_000, default_flow_style=None)
    whole = item if kept else "corrections:\n" + indent(item, "  ")
    return indent(whole, " " * _depth(new, kept)).rstrip("\n")


def _was(record: Corrected, written_: dict[str, Any], changed: list[str]) -> dict[str, Any]:
    """Give the changed fields as they were, under the names by which people write them."""
    aliases = {name: info.alias or name for name, info in type(record).model_fields.items()}
    dumped = record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    dumped |= {"question": written_["question"].split("/")[1]} if "question" in written_ else {}
    dumped |= {"also_answers": written_["also_answers"]} if written_.get("also_answers") else {}
    names = [aliases[name] for name in changed]
    was = {name: dumped[name] for name in names if name in dumped}
    absent = [name for name in names if name not in dumped]
    return was | ({"absent": absent} if absent else {})


def _depth(subject: Subject, kept: int) -> int:
    """Give the number of spaces before a key of the record, or before the corrections that it has."""
    if kept:
        return subject.place("corrections", 0).column - 3
    first = next(info.alias or name for name, info in type(subject.record).model_fields.items() if info.is_required())
    return subject.key_place(first).column - 1
