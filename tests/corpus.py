"""Sites of any size, to measure growth: the real facts many times over, and invented ones of other shapes.

python -m tests.corpus multiplied 28 /tmp/site
python -m tests.corpus invented 1000 /tmp/site
"""

import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
Tree = Any


def multiplied(times: int, into: Path, source: Path = ROOT) -> Path:
    """Write a site whose facts, topics and works are those of another, `times` over under ids of their own."""
    _copy_site(source, into)
    facts, copies = into / "facts", range(2, times + 1)
    works = {path.stem for path in (source / "facts/sources").glob("*.yml")}
    for path in sorted((source / "facts").glob("*/*.yml")):
        tree = _read(path)
        for number in copies:
            name = path.name if path.name == "topic.yml" else f"{path.stem}-{number}.yml"
            folder = path.parent.name if path.parent.name == "sources" else f"{path.parent.name}-{number}"
            _write(facts / folder / name, _renamed(tree, number, works))
    _multiply_lists(facts, copies)
    nav = (into / "mkdocs.yml").read_text(encoding="utf-8")
    more = re.compile(r"^( *- )topics/(?!index)(.+)\.md\n", re.MULTILINE)
    topics = [found[2] for found in more.finditer(nav)]
    added = [f"topics/{topic}-{number}.md" for number in copies for topic in topics]
    *_, last = more.finditer(nav)
    lines = "".join(f"{last[1]}{each}\n" for each in added)
    (into / "mkdocs.yml").write_text(nav[: last.end()] + lines + nav[last.end() :], encoding="utf-8")
    return into


def invented(facts: int, into: Path) -> Path:
    """Write a site of invented facts, in which names, works, figures, corrections and redirects grow with the facts."""
    topics = max(1, facts // 50)
    for folder in ("facts/sources", "docs"):
        (into / folder).mkdir(parents=True, exist_ok=True)
    nav = [{"Home": "index.md"}, {"Topics": [f"topics/topic-{number}.md" for number in range(topics)]}]
    config = {
        "site_name": "Invented",
        "site_url": "https://invented.example/",
        "nav": nav,
        "theme": {
            "name": "material",
            "font": False,
            "custom_dir": "docs/.diptych/overrides",
            "icon": {"logo": "diptych"},
        },
        "plugins": [],
        "markdown_extensions": ["attr_list", "diptych.publishing.shortcodes"],
        "validation": {"links": {"absolute_links": "relative_to_docs"}},
    }
    _write(into / "mkdocs.yml", config)
    (into / "docs/index.md").write_text("# Invented\n\n[perspectives]\n\n[topics]\n", encoding="utf-8")
    _write(into / "facts/perspectives.yml", {side: _perspective(side, facts, topics) for side in _SIDES})
    _write(into / "facts/names.yml", dict(_names(max(2, facts // 20))))
    _write(into / "facts/words.yml", {"loaded": [{"source": "Invented", "words": ["ravag*", "rash"]}]})
    for number in range(max(1, facts // 10)):
        _write(into / f"facts/sources/work-{number}.yml", _work(number))
    for number in range(topics):
        _write(into / f"facts/topic-{number}/topic.yml", _topic(number))
    for number in range(facts):
        _write(into / f"facts/topic-{number % topics}/fact-{number}.yml", _fact(number, facts, topics))
    return into


# --- the real facts ----------------------------------------------------------------------------------------------


def _copy_site(source: Path, into: Path) -> None:
    """Copy what people wrote: nothing that was generated, which the manifest lists."""
    shutil.copytree(source / "facts", into / "facts")
    shutil.copy(source / "mkdocs.yml", into)
    if (source / "overrides").is_dir():
        shutil.copytree(source / "overrides", into / "overrides")
    (into / "docs").mkdir()
    for path in (source / "docs").glob("*.md"):
        shutil.copy(path, into / "docs")


def _renamed(tree: Tree, number: int, works: set[str]) -> Tree:
    """Write a record anew with the ids of a copy; names and places are those of all copies."""
    if isinstance(tree, list):
        return [_renamed(each, number, works) for each in tree]
    if not isinstance(tree, dict):
        return tree
    renamed = {}
    for key, value in tree.items():
        if (key == "source" and value in works) or key == "chart":
            value = f"{value}-{number}"
        elif key == "also_answers":
            value = ["/".join((f"{path.split('/')[0]}-{number}", path.split("/")[1])) for path in value]
        elif key == "moved_from":
            value = [f"{path.split('/')[0]}-{number}" + "".join(path.partition("/")[1:]) for path in value]
        elif not isinstance(value, str):
            value = _renamed(value, number, works)
        if key == "passage" and isinstance(value, dict):  # or each copy would be told to be one
            value |= {"suffix": f"copy {number}"}
        renamed[key] = value
    return renamed


def _multiply_lists(facts: Path, copies: range) -> None:
    if (facts / "positions.yml").is_file():
        tree = _read(facts / "positions.yml")
        more = {f"{id_}-{number}": place for number in copies for id_, place in tree.items()}
        _write(facts / "positions.yml", tree | more)
    if (facts / "exemptions.yml").is_file():
        tree = _read(facts / "exemptions.yml")
        exempted = [each | {"record": _moved(each["record"], number)} for number in copies for each in tree]
        _write(facts / "exemptions.yml", tree + exempted)


def _moved(record: str, number: int) -> str:
    folder, slash, rest = record.partition("/")
    return f"{folder}-{number}{slash}{rest}"


# --- invented ones -----------------------------------------------------------------------------------------------

_SIDES = ("north", "south")
_QUESTIONS = 5
_WORDS = ("water", "stone", "bridge", "harvest", "winter", "market", "letter", "signal", "garden", "engine", "mirror")


def _said(number: int, length: int) -> str:
    """Say something of some length that no other fact says."""
    return " ".join(_WORDS[(number * 7 + step * (1 + number % 5)) % len(_WORDS)] for step in range(length))


def _perspective(side: str, facts: int, topics: int) -> Tree:
    key = next(number for number in range(0, facts, 4) if _side(number, topics) == side)
    return {
        "name": side.title(),
        "title": f"What the {side} says",
        "dating": "Undated.",
        "thesis": f"The {side} is right.",
        "sourcing": "Notes.",
        "key_figures": [f"fact-{key}"],
    }


def _names(count: int) -> Iterator[tuple[str, Tree]]:
    for number in range(count):
        yield (
            f"person-{number}",
            {"name": f"Ada Moor{_letters(number)}", "kind": "person", "under": f"Moor{_letters(number)}"},
        )


def _letters(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def _work(number: int) -> Tree:
    return {
        "type": "article-newspaper",
        "kind": "press",
        "title": f"{_said(number, 4).title()} {number}",
        "author": [{"family": f"Writer{_letters(number)}", "given": "Ada"}],
        "issued": f"{1950 + number % 70}",
        "language": ["en", "fr", "ar"][number % 3],
    }


def _topic(number: int) -> Tree:
    questions = [
        {
            "id": f"question-{each}",
            "title": f"Question {each} of {number}?",
            "relation": "read-differently",
            "why": "They differ.",
        }
        for each in range(_QUESTIONS)
    ]
    return {
        "title": f"Topic {number}",
        "summary": f"All of {number}.",
        "published": "2020-01-01",
        "questions": questions,
    }


def _side(number: int, topics: int) -> str:
    return _SIDES[number // topics // _QUESTIONS % 2]


def _fact(number: int, facts: int, topics: int) -> Tree:
    person, in_topic = number % max(2, facts // 20), number // topics
    fact: dict[str, Any] = {
        "perspective": _side(number, topics),
        "question": f"question-{in_topic % _QUESTIONS}",
        "kind": "assertion",
        "statement": f"Ada Moor{_letters(person)} has {_said(number, 6 + number % 9)} {number}.",
        "passage": {"exact": f"{_said(number, 5)} {number}"},
        "published": "2020-01-02",
    }
    if number % 3 == 0:
        fact["footnotes"] = [{"mark": _roman(number % 30 + 1), "source": f"work-{number // 3 % max(1, facts // 10)}"}]
    if number % 4 == 0:
        fact |= {"kind": "figure", "passage": {"exact": f"{_said(number, 5)} {number} {number + 7}"}}
        fact["figures"] = [
            {
                "label": f"Height {number}",
                "value": number + 7,
                "unit": "percent" if number % 8 else "tonne",
                "date": "2001",
            },
            {
                "label": f"Height {number}",
                "value": number + 9,
                "unit": "percent" if number % 8 else "tonne",
                "date": "2002",
            },
        ]
    if number % 5 == 0:
        fact["date"] = f"{1900 + number % 120}"
    if number % 50 == 1:
        fact["moved_from"] = [f"was-{number}"]
    if number % 20 == 3:
        was = {"statement": f"It was {_said(number, 7)} {number}."}
        fact["corrections"] = [
            {"version": 2, "date": "2021-01-01", "kind": "meaning", "was": was, "why": "It was misread."}
        ]
    return fact


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][ones]


# --- files -------------------------------------------------------------------------------------------------------


class _Dumper(yaml.CSafeDumper):
    """Writes out what stands in two places: nobody may write an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _read(path: Path) -> Tree:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def _write(path: Path, tree: Tree | Mapping[str, Tree]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(tree, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    shape, size, folder = sys.argv[1:]
    make = multiplied if shape == "multiplied" else invented
    make(int(size), Path(folder))
