"""Make a record of a YAML document, or say in the domain's words what is wrong with it."""

import re
from collections.abc import Iterator
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from diptych.problem import Fix, Problem, did_you_mean, nearest
from diptych.reading.yaml.document import Document, Path, Tree
from diptych.reading.yaml.fixing import key_fix, list_fix, value_fix
from diptych.reading.yaml.mending import quoted
from diptych.values import limits
from diptych.values.types import is_id

Model = TypeVar("Model", bound=BaseModel)
Loc = tuple[int | str, ...]  # where in a record, as Pydantic tells it


def validate(model: type[Model], tree: Tree, document: Document, name: str, at: Path = ()) -> Model | list[Problem]:
    """Make a `model` of the part `tree` of a document, found at the path `at`; or list its problems.

    `name` is how problems speak of the record: `fact "liquid-share"`.
    """
    try:
        return model.model_validate(tree)
    except ValidationError as invalid:
        every = invalid.errors(include_url=False)
        errors = every[: limits.PROBLEMS]
        meant = _meant_keys(errors, model)
        found = [
            _problem(error, model, document, name, at, meant) for error in errors if not _follows(error, errors, meant)
        ]
        return found + _rest(len(every) - len(errors), name, found[-1])


def _rest(untold: int, name: str, last: Problem) -> list[Problem]:
    """Count the problems of a record that are not told one by one, where the last of those stands."""
    says = f"{name}: {untold} more problems are in this record"
    return [Problem(last.place, says, "mend those that are told first", "invalid-value")] if untold else []


def _meant_keys(errors: list[ErrorDetails], model: type[BaseModel]) -> dict[Loc, Loc]:
    """Pair each misspelt key with the missing one that it was meant as: one mistake, not two."""
    missing = {error["loc"] for error in errors if error["type"] == "missing"}
    meant: dict[Loc, Loc] = {}
    for error in errors:
        if error["type"] != "extra_forbidden":
            continue
        *within, key = error["loc"]
        beside = [loc for loc in missing if list(loc[:-1]) == within]
        near = nearest(str(key), _keys(within, model))
        if near is not None and (*within, near) in missing:
            meant[error["loc"]] = (*within, near)
        elif near is None and len(beside) == 1:
            meant[error["loc"]] = beside[0]
    return meant


def _follows(error: ErrorDetails, errors: list[ErrorDetails], meant: dict[Loc, Loc]) -> bool:
    """Tell whether an error only follows from another: a missing key is misspelt, a list has bad parts only."""
    if error["type"] == "too_short":
        return any(other["loc"][: len(error["loc"])] == error["loc"] and other is not error for other in errors)
    return error["type"] == "missing" and error["loc"] in meant.values()


def _problem(
    error: ErrorDetails, model: type[BaseModel], document: Document, name: str, at: Path, meant: dict[Loc, Loc]
) -> Problem:
    path = (*at, *error["loc"])
    field, context = _spoken(error["loc"]), error.get("ctx", {})
    if error["type"] == "extra_forbidden":
        says, instead = _unknown_key(error["loc"], model)
        if error["loc"] in meant and "did you mean" not in instead:
            instead = f'did you mean "{meant[error["loc"]][-1]}"?'
        # A key that is missing, and one that is nearly written so, are one.
        near = str(meant[error["loc"]][-1]) if error["loc"] in meant else ""
        is_near = bool(near) and nearest(str(error["loc"][-1]), [near]) is not None
        fix = key_fix(document, path, near) if is_near else None
        return Problem(document.key_place(path), f"{name}: {says}", instead, "unknown-key", fix=fix)
    place = document.value_place((*path, context["at"]) if context.get("at") else path)
    if error["type"] == "missing":
        says, instead = f"{field} is missing", _what_it_is(error["loc"], model)
    elif error["type"] == "enum":
        choices = re.findall(r"'([^']+)'", context["expected"])
        says, instead = (
            f'{field}: "{error["input"]}" is none of the choices',
            did_you_mean(str(error["input"]), choices),
        )
    elif error["type"] == "diptych":
        says, instead = f"{field}: {context['says']}" if field else context["says"], context["instead"]
    else:
        says, instead = _of_another_shape(error, model)
        says = f"{field or 'the file'}: {says}"
    code = "missing-key" if error["type"] == "missing" else "invalid-value"
    return Problem(place, f"{name}: {says}", instead, code, fix=_fix(error, document, path))


def _fix(error: ErrorDetails, document: Document, path: Path) -> Fix | None:
    """Make the fix of a value where only one can be meant."""
    written, right = error["input"], error.get("ctx", {}).get("right")
    if right:
        return value_fix(document, path, right)
    if error["type"] == "tuple_type" and isinstance(written, str) and is_id(written):
        return list_fix(document, path, written)
    return None


def _of_another_shape(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """Say what shape a value should have, and write the value in it where that can be done."""
    written, key, type_ = error["input"], str(error["loc"][-1]) if error["loc"] else "", error["type"]
    if type_ == "string_type" and isinstance(written, dict) and len(written) == 1:
        ((before, after),) = written.items()
        if isinstance(after, str):
            text = quoted(f"{before}: {after}")
            return f'the colon within the text makes a key of "{before}"', f"write it in quotes: {text}"
    if type_ == "string_type" and isinstance(written, list) and all(isinstance(part, str) for part in written):
        text = quoted(f"[{', '.join(written)}]") if len(written) != 1 else quoted(written[0])
        return "a list stands where a text is expected", f"write one text, in quotes: {text}"
    if type_ == "tuple_type" and isinstance(written, str):
        if dash := re.match(r"[-–—−•*]\s*", written):
            # Within a word it is a hyphen: north-bank.
            parts = [part for part in re.split(rf"(?:^|\s+){re.escape(dash[0].strip())}\s*", written) if part]
            says = "a list is expected here, and its dashes are not followed by a plain space"
            says = says if dash[0][0] == "-" else f"“{dash[0][0]}” starts no list; a hyphen and a space do"
            return says, f"write {key}: [{', '.join(parts)}]"
        return "a list is expected here", f"write {key}: [{written}]"
    if type_ == "too_long" and isinstance(written, str):
        type_ = "string_too_long"
    says = _SHAPES.get(type_, "this cannot stand here").format(**error.get("ctx", {}))
    return says, _what_it_is(error["loc"], model)


_SHAPES = {
    "string_type": "a text is expected here, not a list or a mapping",
    "string_too_long": "the text is too long: at most {max_length} characters are read",
    "tuple_type": "a list is expected here",
    "model_type": "keys with values are expected here",
    "dict_type": "keys with values are expected here",
    "decimal_type": "a number is expected here",
    "int_type": "a whole number is expected here",
    "int_parsing": "a whole number is expected here",
    "int_from_float": "a whole number is expected here",
    "greater_than_equal": "the number is too small: it is at least {ge}",
    "too_short": "the list is empty",
    "too_long": "the list is too long: at most {max_length} of them are read",
    "int_parsing_size": "the number is too long",
    "less_than_equal": "the number is too large: it is at most {le}",
    "string_pattern_mismatch": "this is no id",
}


def _spoken(loc: tuple[int | str, ...]) -> str:
    """Say where in a record: `figures 2, value`."""
    words: list[str] = []
    for part in loc:
        if isinstance(part, int):
            words[-1:] = [f"{words[-1]} {part + 1}" if words else f"{part + 1}"]
        else:
            words.append(part)
    return ", ".join(words)


def _unknown_key(loc: tuple[int | str, ...], model: type[BaseModel]) -> tuple[str, str]:
    *within, key = loc
    where = f" in {_spoken(tuple(within))}" if within else ""
    says = f'"{key}" is no key of this record{where}'
    beside = _model_at(within, model)
    if (meant := _CALLED_OTHERWISE.get(str(key).casefold())) in _keys(within, model):
        return says, f'did you mean "{meant}"?'
    if nearest(str(key), _keys(within, model)) is None:
        for name, info in beside.model_fields.items():
            if any(str(key) in part.model_fields for part in _models_in(info.annotation)):
                is_list = get_origin(info.annotation) is tuple
                shape = f"[{{{key}: …}}]" if is_list else f"{{{key}: …}}"
                return says, f"it belongs in {name}: write {name}: {shape}"
    return says, did_you_mean(str(key), _keys(within, model))


# How BibTeX and RIS, and other people, call what CSL and our records call otherwise.
_CALLED_OTHERWISE = {
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "newspaper": "container-title",
    "year": "issued",
    "date": "issued",
    "published": "issued",
    "number": "issue",
    "pages": "page",
    "address": "publisher-place",
    "location": "publisher-place",
    "institution": "publisher",
    "organization": "publisher",
    "school": "publisher",
    "langid": "language",
    "link": "URL",
    "authors": "author",
    "claim": "statement",
    "place": "places",
    "quote": "quotation",
    "source": "footnotes",
    "sources": "footnotes",
    "amount": "value",
    "first": "given",
    "last": "family",
    "name": "literal",
}


def _keys(within: list[int | str], model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in _model_at(within, model).model_fields.items()]


def _what_it_is(loc: tuple[int | str, ...], model: type[BaseModel]) -> str:
    *within, key = loc or ("",)
    for name, info in _model_at(within, model).model_fields.items():
        if key in (name, info.alias) and info.description:
            described = " ".join(info.description.split())  # a problem is one line
            return f"write {key}: {described[0].lower()}{described[1:].rstrip('.')}"
    return f"write {key}: with a value" if isinstance(key, str) and key else "see the schema"


def _model_at(within: list[int | str], model: type[BaseModel]) -> type[BaseModel]:
    """Follow the path of an error down to the model of the record it is in."""
    for part in within:
        if isinstance(part, int):
            continue
        fields = {info.alias or name: info for name, info in model.model_fields.items()}
        # Where there is a list or a mapping in place of a text, the path goes on below what has fields.
        model = next(_models_in(fields[part].annotation), model) if part in fields else model
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
