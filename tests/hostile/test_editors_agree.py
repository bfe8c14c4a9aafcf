"""What check takes an editor takes, by the JSON Schema; and what an editor takes, check, but for reasons that are told.

Records are made of their models, and then some of them broken: a value is another scalar, bare or in quotes, a key is
gone or new, a value is a list. An editor reads YAML 1.2, to which a bare scalar may be a number; to us each is a text.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from diptych.reading.validate import validate
from diptych.reading.yaml.faults import LOADER
from diptych.reading.yaml.strict import read
from diptych.records import Exemption, Fact, KeyQuestion, Omission, Perspective, Source, Subject, Topic, Words
from diptych.schemas.of_records import SCHEMAS, schemas_of_records

from . import tries
from .records import IDS, SPECIAL, Maker, corrected

# Each kind of file that people write, by the model of one record and what wraps it in its file.
KINDS: dict[str, tuple[Any, Any]] = {
    "fact": (Fact, None), "source": (Source, None), "topic": (Topic, None), "words": (Words, None),
    "perspectives": (Perspective, dict), "names": (Subject, dict), "omissions": (Omission, list),
    "key-questions": (KeyQuestion, list), "exemptions": (Exemption, list),
}  # fmt: skip
WRITTEN_BY_COMMANDS = {"positions", "text-shapes", "text-words"}
# Scalars that YAML, old or new, reads as something else than a text; and values of other fields.
SCALARS = (
    "2024", "0988", "988", "0x1F", "0o17", "017", "1_000", "1e3", "1E-3", "12e-3", ".5", "5.", "+5", "-5", "-0", "0",
    "0.0", "1.0", "2", "2.0", "10.1234", "12:30", "190:20:30", ".inf", "-.inf", ".nan", "1e400", "9" * 20,
    "true", "True", "false", "yes", "no", "on", "Off", "y", "null", "Null", "~", "2001-12-14", "2001-12-14T21:59:43Z",
    "2024-02-30", "2023-02-29", "2024-06-31", "2024-13", "2024-33", "2024-42", "199X", "19XX", "000X", "0000",
    "2004-XX", "2004-XX-XX", "2004-XX-15", "2024~", "2024/2022", "2022/..", "..", "/", "2024-04-31/2025", "<<", "=",
    "9783161484100", "9783161484101", "0306406152", "080442957x", "306406152",
    "9790260000438", "p12", "p.c.", "978-3-16-148410-0", "03785955", "0378-5955",
    "2101.00001", "2113.00001", "10.1234/abc.5", "10.1234/abc)", "20.500.12345/678", "12", "12-14", "p. 5", "xii",
    "en", "EN", "zh-Hant", "north-bank", "North Bank", "cost/price", "cost/price/x", "con", "a" * 81, "RUB", "usd",
    "percent", "percentage", "%", "boats", "bridge", "million boats", "https://x.example/a", "HTTPS://x.example",
    "https://me@x.example/", "ftp://x.example", "https://", "figure", "quotation", "forecast", "outside", "between",
    "", " ", " 12 ", "a b c d", "one two", "word " * 46, "x" * 1201, "x\u200by", "e\u0301", "1\u00a0000",
)  # fmt: skip
_PLAIN = re.compile(
    r"[^\s,\[\]{}#&*!|>'\"%@`?:<=~-][^\s,\[\]{}#:]*(:\d[^\s,\[\]{}#:]*)*|-?\.?\d[^\s,\[\]{}#]*|~|-\.inf"
)


class Bare(str):
    """A scalar that is written without quotes."""

    __slots__ = ()


class Core(LOADER):  # type: ignore[misc, valid-type]
    """Reads YAML as editors do: by the core schema of YAML 1.2, keys as texts."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (as PyYAML declares it)


for _tag, _shape in {
    "null": r"null|Null|NULL|~|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "core-int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "core-float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
}.items():
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^({_shape})$"), None)
Core.add_constructor(
    "tag:yaml.org,2002:core-int",
    lambda _, node: int(node.value, 0 if node.value[1:2] in ("o", "x") else 10),
)
Core.add_constructor("tag:yaml.org,2002:core-float", lambda _, node: float(re.sub(r"\.(?=[a-zA-Z])", "", node.value)))
Core.add_constructor(
    "tag:yaml.org,2002:map",
    lambda loader, node: {key.value: loader.construct_object(value, deep=True) for key, value in node.value},
)


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schemas_of_records()[kind]))


def of_editors(kind: str, text: str) -> list[str]:
    """What an editor marks in a file."""
    found = validator(kind).iter_errors(yaml.load(text, Loader=Core))
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}" for error in found]


def of_check(kind: str, text: str) -> list[str]:
    """What check says of a file's record alone."""
    document, problems = read(text, "f.yml")
    if problems:
        return [str(problem) for problem in problems]
    model, wrapped = KINDS[kind]
    tree: Any = document.tree
    records = tree.values() if wrapped is dict else tree if wrapped is list else [tree]
    made = [validate(model, record, document, kind) for record in records]
    ids = [validate(Omission, {"perspective": key, "exact": "x", "reason": "x"}, document, "its id")
           for key in (tree if wrapped is dict else ())]  # fmt: skip
    return [str(problem) for each in (*made, *ids) if isinstance(each, list) for problem in each]


def dump(tree: Any) -> str:
    """Write a tree as YAML, in one line."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{dump(key)}: {dump(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return f"[{', '.join(map(dump, tree))}]"
    if isinstance(tree, Bare) and _PLAIN.fullmatch(tree):
        return tree
    written = json.dumps(str(tree), ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", lambda sign: f"\\u{ord(sign[0]):04x}", written)


def paths(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a tree but the whole."""
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in parts:
        yield (*path, key)
        yield from paths(value, (*path, key))


def bared(tree: Any) -> Any:
    """Write every scalar without quotes that can be."""
    if isinstance(tree, dict):
        return {key: bared(value) for key, value in tree.items()}
    return [bared(each) for each in tree] if isinstance(tree, list) else Bare(tree)


def broken(draw: Any, tree: Any) -> None:
    """Change one place of a tree."""
    *within, last = draw(st.sampled_from(list(paths(tree))))
    part = tree
    for key in within:
        part = part[key]
    scalar = draw(st.sampled_from(SCALARS))
    written = draw(st.sampled_from([str, Bare]))(scalar)
    how = draw(st.integers(0, 9))
    if how == 0:
        del part[last]
    elif how == 1 and isinstance(part, dict):
        part[draw(st.sampled_from(["more", "value", "low", "literal", "inferred", "forecast", "was", "2024"]))] = (
            written
        )
    elif how == 2:
        part[last] = draw(st.sampled_from([[], {}, [written], {"a": written}]))
    else:
        part[last] = written


@st.composite
def files(draw: Any, kind: str) -> str:
    """A file of a kind, right or nearly so."""
    model, wrapped = KINDS[kind]
    maker = Maker(draw, {"record": IDS, "perspective": IDS, "source": IDS})
    record = maker.record(model, **SPECIAL.get(model, lambda _: {})(maker))
    if "corrections" in model.model_fields and draw(st.booleans()):
        fields = [name for name in ("title", "statement", "thesis") if name in record]
        record = corrected(maker, record, tuple(fields))
    tree: Any = {draw(IDS): record} if wrapped is dict else [record] if wrapped is list else record
    if draw(st.booleans()):
        tree = bared(tree)
    for _ in range(draw(st.integers(0, 2))):
        if tree:
            broken(draw, tree)
    return dump(tree)


# What only check can know, by what it says: for each a record that shows that no schema tells it.
ONLY_CHECK: dict[str, tuple[str, str]] = {
    # What a pattern cannot count or compare.
    r"is no date(: (February|its end)| that is taken: (only|a digit))": ("source", "{issued: 2023-02-29}"),
    r"is no day: February": ("topic", "{published: 2023-02-29}"),
    r"is not below high": ("fact", "{figures: [{label: a, low: 3, high: 2, qualifier: between, unit: boats}]}"),
    r"its last sign does not fit|is no ISBN; compare": ("source", "{ISBN: 9783161484101}"),
    r"correction \d+ (makes version|does not say)": (
        "topic",
        "{corrections: [{version: 3, date: 2024-01-01, why: a, was: {title: b}}]}",
    ),
    r"not in the order of their dates": (
        "topic",
        "{corrections: [{version: 2, date: 2024-02-01, why: a, was: {title: b}}, "
        "{version: 3, date: 2024-01-01, why: a, was: {title: c}}]}",
    ),
    r"cannot be shown again": (
        "source",
        "{corrections: [{version: 2, date: 2024-02-01, why: a, was: {absent: [title]}}]}",
    ),
    r"a withdrawn fact is corrected": (
        "fact",
        "{corrections: [{version: 2, date: 2024-02-01, why: a, kind: withdrawn}, "
        "{version: 3, date: 2024-03-01, why: a, kind: meaning, was: {statement: b}}]}",
    ),
    # What is known of words and signs.
    r"the unit .*(is a sign|is nearly|holds a scale|small letters|has a capital|is the code of no)": (
        "fact",
        "{figures: [{label: a, value: 3, unit: usd}]}",
    ),
    r"is no unit": ("fact", "{figures: [{label: a, value: 3, unit: two·boats}]}"),
    r"holds the invisible character": ("source", '{title: "a\\u200bb"}'),
    r"is more than the number itself": ("source", "{DOI: 10.1234/abc)}"),
    r"holds a suffix": ("source", "{author: [{family: Moor Jr.}]}"),
    r"is no web address": ("source", "{URL: https://a_-.-x.example}"),
    # How a bare scalar is written, of which an editor knows only what number it is.
    r"is not a number|digits, and at most|is no version": ("fact", "{figures: [{label: a, value: 1e3, unit: boats}]}"),
    r"mark: the text is too long": (
        "fact",
        "{footnotes: [{mark: 99999999999999999999, source: a}]}",
    ),
    r"is not an id|this is no id": ("fact", "{question: 1.5}"),
    r"is no date": ("source", "{issued: 988}"),
    r"is no (ISBN|arXiv number);|lacks the first digit|of printed music": ("source", "{ISBN: 0x1F}"),
    r'the " at the end of the text': ("source", '{title: a"}'),
}
BASE: dict[str, str] = {
    "fact": "{perspective: keep, question: price, kind: assertion, statement: It is, passage: {exact: a b c d}}",
    "source": "{type: book, kind: book, title: On locks}",
    "topic": "{title: The cost, summary: All, questions: [{id: a, title: What?, relation: contradict, why: So}]}",
}
# Records with every field, in which each value is put after another into each place.
WHOLE: dict[str, str] = {
    "fact": """{perspective: keep, question: price, also_answers: [cost/sum], kind: figure, statement: It is, figures: [
        {label: a, value: 3, scale: million, unit: boats, qualifier: about, date: 2024, inferred: b}], chart: c,
        date: 2024, inferred: b, said_by: d, passage: {exact: a b c d, prefix: e, suffix: f, section: g}, footnotes: [
        {mark: i, source: h, locator: 5, printed: k}], names: [{name: Kyiv, printed: [Kiev]}], places: [north-bank],
        notes: [{kind: outside, text: a, source: h, locator: 5}], published: 2024-01-01, moved_from: [b], corrections: [
        {version: 2, date: 2024-01-01, kind: figure, why: a, was: {statement: b, absent: [said_by]}}]}""",
    "source": """{type: book, kind: book, title: On locks, author: [{family: Moor, given: Ada, dropping-particle: von,
        non-dropping-particle: van, suffix: Jr.}], editor: [{literal: Board}], translator: [{family: Rill}],
        container-title: a, publisher: b, publisher-place: c, issued: 2024, volume: 5, issue: 6, page: 12-14,
        language: en, URL: https://x.example/, DOI: 10.1234/abc, ISBN: 9783161484100, ISSN: 0378-5955,
        arXiv: 2101.00001, handle: 2027/mdp.3, note: d, corrections: [
        {version: 2, date: 2024-01-01, kind: source, why: a, was: {title: b, issued: 2023}}]}""",
    "topic": """{title: The cost, summary: All, published: 2024-01-01, moved_from: [b], questions: [{id: a, title: Q?,
        relation: one-sided, why: So, timing: apart, silence: {perspective: keep, note: a}, moved_from: [b/c]}],
        corrections: [{version: 2, date: 2024-01-01, kind: meaning, why: a, was: {title: b}}]}""",
    "perspectives": """{keep: {name: Keep, title: Stay, author: a, publisher: b, url: https://x.example/, language: en,
        dated: c, dating: d, thesis: e, sourcing: f, sections: [{id: g, heading: h}], key_figures: [i]}}""",
    "names": "{lune: {name: Lune, kind: place, under: L, forms: [a], spellings: [b]}}",
    "omissions": "[{perspective: keep, exact: a, prefix: b, suffix: c, reason: d}]",
    "key-questions": "[{question: cost/price, answers: {keep: {answer: a, facts: [b]}}}]",
    "exemptions": "[{check: loaded-word, record: a/b, reason: c}]",
    "words": "{loaded: [{source: a, words: [b]}], hedges: [{source: a, words: [b]}], terms: {keep: [a]}, alike: [[a]]}",
}


def assert_both_agree(kind: str, text: str) -> None:
    marked, told = of_editors(kind, text), of_check(kind, text)
    assert bool(told) or not marked, (text, marked)
    if not marked:
        assert [each for each in told if not any(re.search(known, each) for known in ONLY_CHECK)] == [], text


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@tries.settings(max(15, tries.RECORDS // 10))
@given(st.data())
def test_check_and_an_editor_agree(kind: str, data: st.DataObject) -> None:
    assert_both_agree(kind, data.draw(files(kind)))


def changed(kind: str, is_asked: Callable[..., bool] = lambda *_: True) -> Iterator[str]:
    """A whole record with one value changed: each, to each of the scalars, bare and in quotes, that is asked for."""
    whole = bared(read(WHOLE[kind], "f.yml")[0].tree)
    for *within, last in paths(whole):
        part = whole
        for key in within:
            part = part[key]
        before = part[last]
        for scalar, how in product(SCALARS, (str, Bare)):
            if is_asked(within, last, scalar, how):
                part[last] = how(scalar)
                yield dump(whole)
        part[last] = before


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_they_agree_on_every_scalar_in_some_places(kind: str) -> None:
    def is_asked(*place: object) -> bool:
        return tries.is_asked(*place) and tries.is_asked(*place, "again")

    for text in changed(kind, is_asked):
        assert_both_agree(kind, text)


@pytest.mark.full
@pytest.mark.parametrize("kind", KINDS)
def test_they_agree_on_every_scalar_in_every_place(kind: str) -> None:
    for text in changed(kind):
        assert_both_agree(kind, text)


@pytest.mark.parametrize("kind", WHOLE)
def test_both_take_a_whole_record(kind: str) -> None:
    assert (of_editors(kind, WHOLE[kind]), of_check(kind, WHOLE[kind])) == ([], [])


@pytest.mark.parametrize(("says", "shown"), ONLY_CHECK.items())
def test_what_only_check_can_know_is_marked_by_no_schema(says: str, shown: tuple[str, str]) -> None:
    kind, more = shown
    text = f"{{{BASE[kind][1:-1]}, {more[1:-1]}}}"
    text = text.replace("kind: assertion", "kind: figure") if "figures" in more else text
    for key in re.findall(r"\w+", more)[:1]:  # what is written anew
        text = re.sub(rf"(?<=[{{ ]){key}: [^,{{}}]+, (?=.*\b{key}: )", "", text)
    assert of_editors(kind, text) == []
    assert any(re.search(says, problem) for problem in of_check(kind, text)), of_check(kind, text)


def test_every_kind_that_people_write_is_tried() -> None:
    assert KINDS.keys() | WRITTEN_BY_COMMANDS == SCHEMAS.keys()
    assert KINDS.keys() == WHOLE.keys()
