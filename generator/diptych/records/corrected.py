"""What was corrected is never changed silently: how earlier versions of a record follow from its corrections."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from diptych.records.values import wrong


class CorrectionLike(Protocol):
    """A correction: which version it made, when, and what stood there before."""

    version: int
    date: str
    was: Any


Corrected = TypeVar("Corrected", bound=BaseModel)


def earlier_versions(record: Corrected, corrections: Sequence[CorrectionLike]) -> Iterator[Corrected]:
    """Take back one correction after another, the newest first.

    Raises ValidationError where a correction does not lead back to a record that could have stood so.
    """
    model = type(record)
    fields = {name: getattr(record, name) for name in model.model_fields if name != "corrections"}
    for number in range(len(corrections) - 1, -1, -1):
        was = corrections[number].was
        fields |= {name: getattr(was, name) for name in was.model_fields_set - {"absent"}}
        fields |= {name: model.model_fields[name].get_default() for name in was.absent}
        # Validated without its corrections: they were with the whole, and each would validate all before it again.
        yield model(**fields).model_copy(update={"corrections": corrections[:number]})


def corrections_lead_here(record: BaseModel, corrections: Sequence[CorrectionLike]) -> None:
    """Raise the error that a contributor reads where the corrections are not in order or lead back to no record."""
    for number, correction in enumerate(corrections, start=2):
        if correction.version != number:
            raise wrong(f"correction {number - 1} makes version {correction.version}", f"write version: {number}")
    days = [correction.date for correction in corrections]
    if days != sorted(days):
        raise wrong("the corrections are not in the order of their dates", "write the oldest first")
    earlier = earlier_versions(record, corrections)
    for version in range(len(corrections), 0, -1):
        try:
            next(earlier)
        except ValidationError as invalid:
            what = invalid.errors()[0]["msg"]
            raise wrong(f"version {version} cannot be shown again: {what}", "correct its was:") from None


def check_absent(absent: Sequence[str], model: type[BaseModel]) -> None:
    """Raise the error that a contributor reads where `absent` names a field that was never there."""
    fields = set(model.model_fields) - {"absent"}
    for name in absent:
        if name not in fields:
            raise wrong(f'absent names "{name}", which is no field that was', f"write some of {sorted(fields)}")
