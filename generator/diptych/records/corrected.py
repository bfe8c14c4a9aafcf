"""What was corrected is never changed silently: corrections, and how earlier versions of a record follow from them."""

from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self, get_args

from pydantic import Field, ValidationError, create_model, model_validator

from diptych.records.record import Record, said_of, where
from diptych.values.types import Day, Text, Version, wrong

# A model that is made here has no source, in which pydantic would look for the docstrings of its fields frame by frame.
_MADE = {"use_attribute_docstrings": False}


class CorrectionKind(StrEnum):
    """What a correction changed."""

    FIGURE = "figure"
    DATE = "date"
    QUOTATION = "quotation"
    SOURCE = "source"
    MEANING = "meaning"
    SPELLING = "spelling"
    WITHDRAWN = "withdrawn"


class Was(Record):
    """The fields that a correction changed, as they were before it."""

    absent: tuple[str, ...] = ()
    """The names of fields that the record did not have then."""

    @model_validator(mode="after")
    def _absent_fields_exist(self) -> Self:
        fields = set(self._names()) - {"absent"}
        for name in self.absent:
            if name not in fields:
                raise wrong(f'absent names "{name}", which is no field that was', f"write some of {sorted(fields)}")
        return self

    @classmethod
    def _names(cls) -> dict[str, str]:
        """Name the fields as people write them, with the names that they have here."""
        return {info.alias or name: name for name, info in cls.model_fields.items()}

    @property
    def gone(self) -> frozenset[str]:
        """The fields that the record did not have then."""
        return frozenset(self._names()[name] for name in self.absent)

    def before(self, field: str) -> Any:
        """Give the value that a field had; nothing where it was not changed, or had none."""
        return getattr(self, field)

    @property
    def changed(self) -> frozenset[str]:
        """The fields that the correction changed."""
        return frozenset(self.model_fields_set | self.gone) - {"absent"}


class Correction(Record):
    """A change of a published record: when, what it was, why."""

    model_config = said_of(
        where({"kind": {"const": "withdrawn"}}, {}, {"required": ["was"], "properties": {"was": {"minProperties": 1}}})
    )

    version: Version
    """Which version of this record it made: 2 for the first correction."""
    date: Day
    """The day it was made."""
    kind: CorrectionKind = CorrectionKind.MEANING
    """What it changed: figure, date, quotation, source, meaning, spelling; of a fact also withdrawn."""
    was: Was = Was()
    """The changed fields as they were before, so that every earlier version can be shown again."""
    why: Text
    """Why it was changed, in a sentence for readers."""


def correction_of(body: type[Record], but_for: Collection[str] = (), *, kind_is_said: bool = False) -> type[Correction]:
    """Make the model of a correction that can change every field of a record, `but_for` some.

    Of a record whose `kind_is_said` a correction must say what it changed.
    """
    name = body.__name__.removesuffix("Body")
    fields: dict[str, Any] = {
        field: (info.rebuild_annotation() | None, Field(None, alias=info.alias, description=info.description))
        for field, info in body.model_fields.items()
        if field not in but_for
    }
    was = create_model(f"{name}Was", __base__=Was, __doc__=Was.__doc__, __cls_kwargs__=_MADE, **fields)
    kind: dict[str, Any] = {"kind": (CorrectionKind, Field(description=_description("kind")))} if kind_is_said else {}
    before = (was, Field(default=was(), description=_description("was")))
    return create_model(
        f"{name}Correction", __base__=Correction, __doc__=Correction.__doc__, __cls_kwargs__=_MADE, was=before, **kind
    )


def _description(field: str) -> str | None:
    return Correction.model_fields[field].description


class Corrected(Record):
    """A record that is corrected in the open once it is published."""

    if TYPE_CHECKING:  # each has them in a place of its own among its fields
        corrections: tuple[Correction, ...] = ()

    @model_validator(mode="after")
    def _corrections_lead_here(self) -> Self:
        for number, correction in enumerate(self.corrections, start=2):
            if correction.version != number:
                raise wrong(f"correction {number - 1} makes version {correction.version}", f"write version: {number}")
            if correction.kind is not CorrectionKind.WITHDRAWN and not correction.was.changed:
                raise wrong(f"correction {number - 1} does not say what was", "add was: with the old values")
        days = [correction.date for correction in self.corrections]
        if days != sorted(days):
            raise wrong("the corrections are not in the order of their dates", "write the oldest first")
        earlier = self._earlier()
        for version in range(len(self.corrections), 0, -1):
            try:
                next(earlier)
            except ValidationError as invalid:
                what = invalid.errors()[0]["msg"]
                raise wrong(f"version {version} cannot be shown again: {what}", "correct its was:") from None
        return self

    @classmethod
    def changeable(cls) -> tuple[str, ...]:
        """Name the fields that a correction can change; nothing else of a record is shown to readers of cards."""
        correction = get_args(cls.model_fields["corrections"].annotation)[0]
        return tuple(name for name in correction.model_fields["was"].annotation.model_fields if name != "absent")

    @property
    def version(self) -> int:
        """The number of the current version: 1, and one more for every correction."""
        return 1 + len(self.corrections)

    def versions(self) -> list[Self]:
        """Show the record as it stood at each version, the first one first and the current one last."""
        return [*reversed(list(self._earlier())), self]

    def _earlier(self) -> Iterator[Self]:
        """Take back one correction after another, the newest first.

        Raises ValidationError where a correction does not lead back to a record that could have stood so.
        """
        model = type(self)
        fields = {name: getattr(self, name) for name in model.model_fields if name != "corrections"}
        for number in range(len(self.corrections) - 1, -1, -1):
            was = self.corrections[number].was
            fields |= {name: was.before(name) for name in was.changed - was.gone}
            fields |= {name: model.model_fields[name].get_default() for name in was.gone}
            # Validated without its corrections: they were with the whole, and each would validate all before it again.
            yield model(**fields).model_copy(update={"corrections": self.corrections[:number]})
