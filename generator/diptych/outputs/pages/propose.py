"""The page "Propose a fact": the file of a fact written in the browser, for whoever has no git."""

from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from diptych import wording
from diptych.library import Library
from diptych.outputs.file import File
from diptych.outputs.render import render_markdown
from diptych.reading.forms import EMPTY, FIELDS, Field
from diptych.records import Fact, Figure, Footnote, Forecast, Passage, Quotation
from diptych.records.record import described
from diptych.wording import addresses
from diptych.wording.figures import words_of_units

_MODELS: dict[str, type[BaseModel]] = {
    "figures": Figure, "footnotes": Footnote, "quotation": Quotation, "passage": Passage, "forecast": Forecast
}  # fmt: skip
_LEFT_TO_EDITORS = ("inferred", "printed")


def propose(library: Library) -> Iterator[File]:
    """Make the page, with the lists of all that a fact can name."""
    page = render_markdown(
        "propose.md.jinja",
        library=library,
        fields=[_asked(field) for field in FIELDS],
        script=_script(library),
        places=sorted({place for fact in library.facts for place in fact.record.places}),
        units=sorted(_units(library)),
        works=sorted(library.works_of(library.facts), key=lambda work: work.id),
        to=addresses.from_depth(1),
    )
    yield File("propose-a-fact/index.md", page)


def _units(library: Library) -> set[str]:
    return {figure.unit for fact in library.facts for figure in fact.record.figures}


def _used(library: Library) -> set[str]:
    """Collect the ids that no new fact can have."""
    ids = {id_ for fact in library.facts for id_ in (fact.id, *fact.record.moved_from)}
    return ids | {topic.id for topic in library.topics}


def _asked(field: Field) -> dict[str, Any]:
    """Say what the page asks for a field: with its help, whether it is needed, and what there is to choose."""
    whole = Fact.model_fields[field.of]
    model, name = (_MODELS[field.of], field.part) if field.part else (Fact, field.of)
    info = model.model_fields[name]
    return {
        "id": field.id,
        "label": field.label,
        "help": described(model, name),
        "is_needed": whole.is_required() and info.is_required(),
        "of_kind": field.of if field.of in ("quotation", "forecast") else "",
        "options": _options(info),
        "many": field.many,
        "parts": list(_parts(_MODELS[field.of])) if field.is_yaml else [],
    }


def _parts(model: type[BaseModel]) -> Iterator[dict[str, Any]]:
    """List what is asked of each line of an answer."""
    for name, info in model.model_fields.items():
        if name not in _LEFT_TO_EDITORS:
            yield {"name": name, "options": _options(info)}


def _options(info: FieldInfo) -> list[str]:
    """List what a field can be, where that is a choice."""
    of = [info.annotation, *get_args(info.annotation)]
    return [each.value for kind in of if isinstance(kind, type) and issubclass(kind, StrEnum) for each in kind]


def _script(library: Library) -> dict[str, Any]:
    """Collect what the page's script needs to know besides what stands on the page."""
    return {
        "fields": [asdict(field) for field in FIELDS],
        "order": list(Fact.model_fields),
        "empty": sorted(EMPTY),
        "hedges": {qualifier.value: words for qualifier, words in wording.HEDGES.items()},
        # As short as can be: a unit a line, with the words before a number, after one and after several; ids in a line.
        "units": "\n".join("\t".join((unit, *words)) for unit, words in words_of_units(_units(library)).items()),
        "used": " ".join(sorted(_used(library))),
        "repository": library.settings.repository,
        "editor": wording.created_at(library.settings),
    }
