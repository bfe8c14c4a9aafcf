"""Of everything there is a most, and a contributor reads how much; until there, time grows as what is written."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from diptych.checking.shortcodes import shortcodes_name_what_exists
from diptych.problem import Problem
from diptych.reading.pages import Page
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site
from diptych.reading.yaml.strict import read
from diptych.records import Exemption, Fact, KeyQuestion, Omission, Perspective, Source, Subject, Topic, Words
from diptych.values import limits
from diptych.values.types import Number, Url

from .sites import dump, lay, tried
from .test_refused import PLAIN

MODELS = (Exemption, Fact, KeyQuestion, Omission, Perspective, Source, Subject, Topic, Words)


def lists(type_: Any, bounds: tuple[Any, ...] = (), name: str = "") -> dict[str, int | None]:
    """Name every list within a type with the most parts that it may have; what was is bounded as what is."""
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        hints = get_type_hints(type_, include_extras=True)
        found: dict[str, int | None] = {}
        for field, hint in hints.items():
            if field in type_.model_fields:
                found |= lists(hint, (), f"{type_.__name__}.{field}")
        return found
    if hasattr(type_, "__metadata__"):
        return lists(type_.__origin__, type_.__metadata__, name)
    found = {}
    if get_origin(type_) is tuple:
        each_bound = (each for bound in bounds for each in getattr(bound, "metadata", [bound]))
        counts = [bound for bound in each_bound if hasattr(bound, "max_length")]
        found[name] = counts[0].max_length if counts else None
    for argument in get_args(type_):
        found |= lists(argument, (), f"{name}[]" if get_origin(type_) is tuple else name)
    return found


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_list_has_an_end(model: type[BaseModel]) -> None:
    assert [name for name, most in lists(model).items() if most is None and not name.endswith("Was.absent")] == []


def said(tmp_path: Path, name: str, **fields: Any) -> list[str]:
    trees = PLAIN | {name: PLAIN[name] | fields}
    return [f"{problem.says}; {problem.instead}" for problem in tried(lay(trees, tmp_path / "site")).errors]


def test_a_list_that_is_too_long_says_how_long_it_may_be(tmp_path: Path) -> None:
    places = [f"place-{number}" for number in range(limits.PARTS + 1)]
    (problem,) = said(tmp_path, "cost/upkeep.yml", places=places)
    assert f"places: the list is too long: at most {limits.PARTS} of them are read" in problem
    assert said(tmp_path, "cost/upkeep.yml", places=places[:-1]) == []


def test_a_text_that_is_too_long_is_called_a_text(tmp_path: Path) -> None:
    (problem,) = said(tmp_path, "cost/upkeep.yml", inferred="9" * 2000)
    assert "inferred: the text is too long: at most 1200 characters are read" in problem


def test_a_record_of_nothing_but_mistakes_is_told_of_in_a_hundred_lines(tmp_path: Path) -> None:
    *told, last = said(tmp_path, "cost/upkeep.yml", **{f"k{number}": "v" for number in range(30_000)})
    assert len(told) == limits.PROBLEMS
    assert last == 'fact "upkeep": 29900 more problems are in this record; mend those that are told first'


@pytest.mark.parametrize("number", ["12345678901234567890123456789", "0." + "1" * 30, "9" * 5000, "1" * 16])
def test_a_number_of_more_digits_than_readers_keep_is_refused(number: str) -> None:
    with pytest.raises(ValidationError, match=f"has {len(number.replace('.', ''))} digits, and at most 15 are read"):
        TypeAdapter(Number).validate_python(number)


@pytest.mark.parametrize("number", ["999999999999999", "-0.00000000000001"])
def test_a_number_of_as_many_is_taken(number: str) -> None:
    assert str(json.loads(json.dumps(float(TypeAdapter(Number).validate_python(number))))) not in ("inf", "nan")


@pytest.mark.parametrize(
    "address",
    ["https://x.example/\x00", "https://x.example/\x1b[2J", "https://x.example/\x7f", "https://x.example/\u202e",
     "https://x.example/\u200b", "https://x.example/\u2066", "https://x.example/\ufffe", "https://x.example/\ue000",
     "https://user:secret@x.example/", "https://user@x.example/", "https://@x.example/", "https://x.example:x/",
     "https://x.example:99999/", "https://x.example:0/", "https://x.example:/", "https://.../", "https://a..b/",
     "https://-a.example/", "https://[::1/", "https://1.2.3/", "https://999.1.1.1/", f"https://x.example/{'a' * 2000}",
     "https://0x7f.1/", "https://0x7f000001/", "https://2130706433/", "https://127.1/", "https://x.0X7F/", "https://a.1/",
     "https://x.example\uff20y.example/", "https://x\u3002example/", "https://x.example\u2024y/", "https://x\u2100y/",
     "ht\ttps://x.example/", "https://x.example/\n", " https://x.example/", "https:\\\\x.example/", "https:x.example",
     "https://x.example\\@y.example/", "https://x.example/\u00ad", "https://[v1.x]/", "data:text/html,x", "blob:https://x/",
     "https://a%2eb/", "https:///x", "javascript:alert(1)", "//x.example", "https://x_.example:8 0/"],
)  # fmt: skip
def test_no_address_hides_where_it_leads(address: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Url).validate_python(address)


@pytest.mark.parametrize(
    "address",
    ["https://x.example", "http://x.example:8080/a?b=c#d", "https://bücher.example/größe", "https://1.2.3.4/",
     "https://[2001:db8::1]/", "https://x.example./", "https://a_b.example/~c", "https://localhost/",
     "https://x.example/@name", "https://x1.example/0x7f", "https://1.example/", "https://0xa.example/", "https://web.archive.org/web/2020/http://x.example/"],
)  # fmt: skip
def test_other_addresses_are_taken(address: str) -> None:
    assert TypeAdapter(Url).validate_python(address) == address


@pytest.mark.parametrize("name", ["facts/cost/upkeep.yml", "docs/index.md"])
def test_a_file_longer_than_anybody_writes_is_not_read(name: str, tmp_path: Path) -> None:
    root = lay(PLAIN, tmp_path / "site")
    (root / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (root / name).write_text(f"# {'x' * limits.FILE}\n", encoding="utf-8")
    assert "this file is longer than 2000 kB" in next(problem.says for problem in tried(root).errors)


def growth(work: Callable[[int], object], size: int) -> float:
    """Say how many times as long work takes at four times the size: 4 where it grows as the size."""

    def seconds(of: int) -> float:
        times = []
        for _ in range(3):
            start = time.process_time()
            work(of)
            times.append(time.process_time() - start)
        return min(times)

    return seconds(4 * size) / max(seconds(size), 0.001)


def shortcodes(site: Path) -> Callable[[str], list[Problem]]:
    read_ = read_site(read_settings(site))

    def find(text: str) -> list[Problem]:
        return list(
            shortcodes_name_what_exists.problems(type(read_)(read_.settings, read_.records, (Page("docs/a.md", text),)))
        )

    return find


@pytest.mark.parametrize(
    "piece", ["<!--", "[ card:", "[", "[card: ", "`", "~~~\n", "<!-- --> ", "[card:" + " " * 50, "[ \t"]
)
def test_time_grows_as_a_page_by_hand(piece: str, site: Path) -> None:
    find = shortcodes(site)
    assert growth(lambda size: find(piece * size), 40_000 // len(piece)) < 9


def corrections(number: int) -> list[dict[str, str | dict[str, str]]]:
    return [
        {"version": str(version), "date": "2022-01-01", "kind": "meaning", "why": "It was misread.",
         "was": {"statement": f"It said {version}."}}
        for version in range(2, number + 2)
    ]  # fmt: skip


def figures(number: int) -> list[dict[str, str]]:
    return [{"label": "Crest", "value": str(each), "unit": "boats", "date": f"{1900 + each}"} for each in range(number)]


def test_time_grows_as_the_corrections_of_a_fact(tmp_path: Path) -> None:
    def work(number: int) -> None:
        trees = PLAIN | {"cost/upkeep.yml": PLAIN["cost/upkeep.yml"] | {"corrections": corrections(number)}}
        assert tried(lay(trees, tmp_path / "site")).errors == []

    assert growth(work, limits.CORRECTIONS // 4) < 9


def test_time_grows_as_the_figures_of_a_fact(tmp_path: Path) -> None:
    def work(number: int) -> None:
        fact = {key: value for key, value in PLAIN["cost/upkeep.yml"].items() if key != "figures"}
        tried(lay(PLAIN | {"cost/upkeep.yml": fact | {"figures": figures(number)}}, tmp_path / "site"))

    assert growth(work, limits.FIGURES // 4) < 9


@pytest.mark.parametrize(
    "shape",
    [lambda n: dump({f"k{each}": "v" for each in range(n)}), lambda n: "a: [" + "x, " * n + "]",
     lambda n: "a: " + "b " * n,     lambda n: "".join(f"k{each}: v\n" for each in range(n)),
     lambda n: "a: '" + "''" * n + "'"],
)  # fmt: skip
def test_time_grows_as_a_file(shape: Callable[[int], str]) -> None:
    assert growth(lambda size: read(shape(size), "a.yml"), 4_000) < 9
