"""Records made of their models, field by field: a field that is new is filled from then on, and none is forgotten."""

import types
import zlib
from collections.abc import Callable
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from pydantic import BaseModel

from diptych.records import CslName, EditorsNote, Fact, Figure, Kind, Name
from diptych.values import dates, identifiers
from diptych.values import types as values
from diptych.values.letters import composed

from .values import TEXTS, Free

Draw = Callable[[st.SearchStrategy[Any]], Any]

DAYS = st.dates(dates.earliest("0001"), dates.latest("2020")).map(str)
HEDGES = st.sampled_from(["", "", "", "~", "?", "%"])
SIMPLE = st.one_of(
    st.integers(1, 2020).map("{:04}".format),
    st.integers(1, 201).map("{:03}X".format),
    st.integers(1, 20).map("{:02}XX".format),
    st.builds("{:04}-{:02}".format, st.integers(1, 2020), st.integers(1, 12)),
    st.builds("{:04}-{}".format, st.integers(1, 2020), st.sampled_from(sorted(dates.PARTS))),
    st.builds("{:04}-{}".format, st.integers(1, 2020), st.sampled_from(["XX", "XX-XX", "02-XX", "12-XX"])),
    DAYS,
)
HEDGED = st.builds("{}{}".format, SIMPLE, HEDGES)
DATES = st.one_of(
    HEDGED,
    st.builds("{}/{}".format, HEDGED, HEDGED).filter(dates.is_edtf),
    st.builds("{}/{}".format, HEDGED, st.sampled_from(["", ".."])),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), HEDGED),
)
NUMBERS = st.one_of(
    st.integers(-(10**14), 10**14).map(str),
    st.decimals(-(10**6), 10**6, places=3).map("{:f}".format),
    st.sampled_from(["0", "0.0", "1", "1.0", "-1", "999999999999999", "0.00000000000001"]),
)
URLS = st.sampled_from(
    ["https://x.example/a_b*c?d=~e&f=#g", "http://x.example:8080/%3Cscript%3E", "https://x.example/(a)[b]!$&+,;=@",
     "https://xn--bcher-kva.example/%E2%80%AE", "https://bücher.example/größe", "https://x.example/--%3E/]]&quot;"]
)  # fmt: skip
UNITS = st.sampled_from(
    [
        "percent",
        "percentage points",
        "RUB",
        "USD",
        "kilometer",
        "boats",
        "men's suits",
        "members (paying)",
        "Ärzte",
        "sheep",
    ]
)
IDS = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5})?", fullmatch=True).filter(values.is_id)
# Of the types of fields, in records/values.py: what may stand in them.
FILLED: tuple[tuple[Any, st.SearchStrategy[Any]], ...] = (
    (values.Text, TEXTS),
    (values.Statement, TEXTS),
    (values.Excerpt, TEXTS.map(lambda text: Free(f"one two three {text[:300]}"))),
    (values.Edtf, DATES),
    (values.Day, st.dates(dates.earliest("2000"), dates.latest("2020")).map(str)),
    (values.Number, NUMBERS),
    (values.Unit, UNITS),
    (values.Url, URLS),
    (values.Language, st.sampled_from(["en", "fr", "ru", "zh-Hant", "sr-Latn-RS"])),
    (values.Mark, TEXTS.map(lambda text: Free(composed(text)[:12].strip(), f"m{zlib.crc32(text.encode()):x}"))),
    (values.Pages, st.sampled_from(["12", "1-3", "12–14, 16", "xii", "A1", "291-301"]) | TEXTS),
    (values.Id, IDS),
    (values.QuestionPath, st.sampled_from(["cost/price", "flood/height"])),
    (identifiers.Doi, st.sampled_from(["10.1234/abc.5", "10.1/(x)_y<z>", "10.1000/\"'&{}"])),
    (identifiers.Isbn, st.just("978-3-16-148410-0")),
    (identifiers.Issn, st.just("0378-5955")),
    (identifiers.Arxiv, st.sampled_from(["2101.00001", "hep-th/9901001v2"])),
    (identifiers.Handle, st.just("20.500.12345/6<7>8")),
)


class Maker:
    """Makes records; `known` names what a field may refer to, by the field's name, as a strategy."""

    def __init__(self, draw: Draw, known: dict[str, st.SearchStrategy[Any]]):
        self.draw, self.known = draw, known

    def record(self, model: type[BaseModel], **given: Any) -> dict[str, Any]:
        """Make a record with all it needs, and some of what it may have; `given` is what it has to have, or not."""
        made: dict[str, Any] = {}
        hints = get_type_hints(model, include_extras=True)
        for name, info in model.model_fields.items():
            key = info.alias or name
            if name in given:
                if given[name] is not None:
                    made[key] = given[name]
            elif name == "corrections":
                continue  # they are made last, of a record that stands
            elif info.is_required() or self.draw(st.integers(0, 2)) == 0:
                value = self.value(hints[name], name)
                if value not in ([], {}):
                    made[key] = value
        return made

    def value(self, type_: Any, name: str) -> Any:
        """Make a value of a type; a list has three parts at most."""
        if get_origin(type_) is Annotated and get_origin(type_.__origin__) is tuple:
            type_ = type_.__origin__  # with a bound of how long it may be
        if name in self.known:
            return self._known(type_, name)
        for filled, strategy in FILLED:
            if type_ == filled:
                return self.draw(strategy)
        origin, arguments = get_origin(type_), get_args(type_)
        if origin in (Union, types.UnionType):
            return self.value(next(each for each in arguments if each is not type(None)), name)
        if origin is Annotated:
            return self.value(type_.__origin__, name)
        if origin is tuple:
            return [self.value(arguments[0], f"{name}[]") for _ in range(self.draw(st.integers(1, 3)))]
        if origin is dict:
            return {self.value(arguments[0], f"{name}{{}}"): self.value(arguments[1], f"{name}[]") for _ in range(2)}
        if origin is Literal or (isinstance(type_, type) and issubclass(type_, Enum)):
            return str(self.draw(st.sampled_from(list(arguments or type_))))
        if isinstance(type_, type) and issubclass(type_, BaseModel):
            return self.record(type_, **SPECIAL.get(type_, lambda _: {})(self))
        raise NotImplementedError(f"{name}: {type_}")

    def _known(self, type_: Any, name: str) -> Any:
        is_list = get_origin(type_) is tuple
        return self.draw(st.lists(self.known[name], max_size=2, unique=True) if is_list else self.known[name])


def _figure(maker: Maker) -> dict[str, Any]:
    is_share = None
    unit = maker.draw(UNITS)
    if unit.startswith("percent"):
        is_share = {"scale": None}
    date = maker.draw(st.none() | DATES)
    dated = {"date": date} if date else {"date": None, "inferred": None}
    if maker.draw(st.booleans()):
        low, high = sorted(maker.draw(st.lists(st.integers(-(10**6), 10**6), min_size=2, max_size=2, unique=True)))
        ends = {"value": None, "low": str(low), "high": str(high), "qualifier": "between"}
    else:
        hedge = maker.draw(st.sampled_from(["exact", "about", "at-least", "at-most", "more-than", "less-than"]))
        ends = {"value": maker.draw(NUMBERS), "low": None, "high": None, "qualifier": hedge}
    return {"unit": unit} | (is_share or {}) | dated | ends


def _person_or_body(maker: Maker) -> dict[str, Any]:
    if maker.draw(st.booleans()):
        return {"family": maker.draw(TEXTS), "literal": None}
    rest = dict.fromkeys(("family", "given", "dropping_particle", "non_dropping_particle", "suffix"))
    return {"literal": maker.draw(TEXTS)} | rest


def _fact(maker: Maker) -> dict[str, Any]:
    kind = maker.draw(st.sampled_from(Kind))
    date = maker.draw(st.none() | DATES)
    given: dict[str, Any] = {"kind": str(kind), "date": date, "moved_from": None, "chart": None, "names": None}
    if date is None:
        given["inferred"] = None
    for name, of in (("quotation", Kind.QUOTATION), ("forecast", Kind.FORECAST)):
        given[name] = maker.value(Fact.model_fields[name].annotation, name) if kind is of else None
    if kind is Kind.FIGURE:
        given["figures"] = [maker.value(Figure, "figure") for _ in range(maker.draw(st.integers(1, 3)))]
    return given


def _note(maker: Maker) -> dict[str, Any]:
    return {"source": maker.draw(maker.known["source"])}


def _name(maker: Maker) -> dict[str, Any]:
    return {"printed": [maker.draw(TEXTS)]}


# What a record needs of its fields together, which no field says alone.
SPECIAL: dict[type, Callable[[Maker], dict[str, Any]]] = {
    Figure: _figure, CslName: _person_or_body, Fact: _fact, EditorsNote: _note, Name: _name,
}  # fmt: skip


def corrected(maker: Maker, record: dict[str, Any], texts: tuple[str, ...]) -> dict[str, Any]:
    """Correct a record up to three times: each time another of its `texts` had other words."""
    corrections = []
    for number in range(2, 2 + maker.draw(st.integers(0, 3))):
        was = {maker.draw(st.sampled_from(texts)): Free(f"was {number} {maker.draw(TEXTS)}")}
        about = {"version": str(number), "date": f"2021-0{number}-01", "kind": "meaning", "why": maker.draw(TEXTS)}
        corrections.append(about | {"was": was})
    return record | ({"corrections": corrections} if corrections else {})
