import random
from collections.abc import Iterator

import pytest

from diptych.reading.yaml import strict
from diptych.reading.yaml.plain import plain_tree
from diptych.reading.yaml.strict import read

from .conftest import ROOT


def problems_of(text: str) -> list[str]:
    return [f"{problem.place.line}:{problem.place.column} {problem.says}" for problem in read(text, "f.yml")[1]]


def test_every_scalar_stays_its_text() -> None:
    document, problems = read("a: 2025-02-30\nb: no\nc: 1_000\nd: 'true'\ne: [0x1F, 12:30]\n", "f.yml")
    assert problems == []
    assert document.tree == {"a": "2025-02-30", "b": "no", "c": "1_000", "d": "true", "e": ["0x1F", "12:30"]}


def test_keys_and_values_keep_their_places() -> None:
    document, _ = read("one:\n  - {two: zwei, three: drei}\n", "f.yml")
    assert str(document.value_place(("one", 0, "three"))) == "f.yml:2:24"
    assert str(document.key_place(("one", 0, "three"))) == "f.yml:2:17"
    assert str(document.value_place(("one", 0, "missing", 3))) == "f.yml:2:5"


def test_folded_text_is_one_string() -> None:
    assert read("a: >-\n  one\n  two\n", "f.yml")[0].tree == {"a": "one two"}


def test_every_duplicate_key_is_reported() -> None:
    assert problems_of("a: 1\na: 2\nb: 3\nb: [4]\n") == [
        '2:1 "a" is written twice (first on line 1)',
        '4:1 "b" is written twice (first on line 3)',
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1:1 this file is empty"),
        ("---\n...\n", "2:1 this file is empty"),
        ("a: ~\n", '1:4 "a" has no value, for to YAML the word ~ is none'),
        ("a: NULL\n", '1:4 "a" has no value, for to YAML the word NULL is none'),
        ("a: &b c\n", '1:4 "&b" is an anchor'),
        ("a: *b\n", '1:4 "*b" is an alias'),
        ("? [a]\n: b\n", "1:3 a list or mapping stands where a key is expected"),
        ("<<: {a: b}\n*c : d\n", '2:1 "*c" is an alias'),
        ("a: !!python/name:os.system b\n", '1:4 "!!python/name:os.system" is a YAML tag'),
        ("a: one # two\n", '1:7 the text ends here, for " #" starts a comment'),
        ("a:\tb\n", "1:3 a tab stands here"),
        ("a: b\n---\nc: d\n", "2:1 a second document starts here"),
        ("a: 'b\n", "1:4 the ' at the start of the text is not closed"),
    ],
)
def test_what_two_readers_could_read_differently_is_a_problem(text: str, expected: str) -> None:
    assert problems_of(text) == [expected]


def test_a_comment_on_its_own_line_and_a_hash_in_quotes_are_fine() -> None:
    assert read("# yes\na: 'one # two'\nb: C#\n", "f.yml")[1] == []


def test_a_control_character_has_its_place() -> None:
    assert problems_of("a: b\nc: d\x07e\n")[0].startswith("2:")


@pytest.mark.parametrize("end", ["\r", "\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("line", ["# A comment.{}said_by: Somebody else", 'a: "b{}  c"', "a: b{}c: d", "a: [b,{} c]"])
def test_no_line_ends_where_nobody_sees_it_end(line: str, end: str) -> None:
    text = line.format(end)
    (problem,) = problems_of(f"x: y\n{text}\nz: y\n")
    assert problem.startswith(f"2:{text.index(end) + 1} ")
    assert "ends a line to YAML" in problem


def test_deep_nesting_ends_in_a_problem() -> None:
    assert "nested too deeply" in problems_of("[" * 5000)[0]


# What may be wrong with a file, to be put anywhere into files that are right.
_SIGNS = (
    *"{}[],:#&*!|>'\"%@`?-~<=\t\r\n\x07\u00a0\u200b\u2028“”„«»‘’", "", " #", ": ", "- ", "? ", "\n# ", "\n  # ", "|\n",
    "null", "~ ", "&a ", "*a", "!!str ", "! ", "---\n", "...\n", "\nid: x\nid: y\n", "\n<<<<<<< \n", "\ufeff",
    "{a: “b, c”}", "[„x“, “y, z”]", "''", "{a, b}", "[[[[[[[[[[[[[x]]]]]]]]]]]]]", "\nstatement: again\n",
    "no\u00a0break: x\n",
)  # fmt: skip


def _broken(tries: int) -> Iterator[str]:
    """Break files of facts at random, the same way each time."""
    chance = random.Random(17)
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/examples/good").rglob("*.yml"))]
    yield from texts
    for _ in range(tries):
        text = chance.choice(texts)
        for _ in range(chance.randint(1, 2)):
            at, gone = chance.randint(0, len(text)), chance.choice((0, 0, 1, 3))
            text = text[:at] + chance.choice(_SIGNS) + text[at + gone :]
        yield text


def test_what_is_read_quickly_has_no_problem_and_says_the_same_read_strictly() -> None:
    quick = 0
    for text in _broken(3000):
        tree = plain_tree(text)
        if tree is not None:
            quick += 1
            document, problems = strict._read(text, "fact.yml")
            assert (problems, document.tree) == ([], tree), text
    assert quick > 500


def test_places_are_the_same_in_what_is_read_quickly() -> None:
    text = "a:\n  - {b: x, c: 'y'}\n  - z\nlong: one\n  two\n"
    (quick, _), (slow, _) = read(text, "f.yml"), strict._read(text, "f.yml")
    assert plain_tree(text) is not None
    assert quick.places == slow.places
    assert str(quick.value_place(("a", 0, "c"))) == "f.yml:2:15"


@pytest.mark.parametrize(
    "broken",
    [
        "  - {label: Ukrainians: at home, value: 16}",
        "  - {label: Depots, four, value: 16}",
        "  - {label: 'The dam's cost', value: 16}",
        "  - {label: “Low”, high, value: 16}",
        "  - {label: %, value: 16}",
        "  - {label: Cost, value: 16",
        "  - label: Ukrainians: at home",
        '  - label: "Low" it is',
        "  - label: *all of it",
        "  -label: Cost",
        " - label: Cost",
    ],
)
@pytest.mark.parametrize(
    "above", ["statement: >-\n  The share fell\n  and fell.\n", "statement: |\n  It fell.\n\n", ""]
)
def test_a_mistake_below_a_text_of_several_lines_is_told_of_on_its_own_line(above: str, broken: str) -> None:
    text = f"kind: figure\n{above}figures:\n  - {{label: Fine, value: 3}}\n{broken}\ndate: 2005\n"
    problem, *others = read(text, "f.yml")[1]
    assert (problem.place.line, others) == (1 + text.splitlines().index(broken), [])
