"""Whole sites of generated records, laid over the good example; what is refused of them is sifted out."""

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from diptych.checking.check import check
from diptych.problem import Problem
from diptych.reading.settings import read_settings
from diptych.reading.site import Site, read_site
from diptych.records import Fact, Perspective, Question, Source, Subject, Topic

from ..conftest import GOOD
from .records import SPECIAL, Maker, corrected
from .values import TEXTS, Free

SIDES, TOPICS = ("keep", "remove"), ("cost", "flood")
QUESTIONS = {"cost": ("price", "sum"), "flood": ("height", "again")}
Trees = dict[str, Any]  # the files of a site's facts/, by their paths in it


@st.composite
def sites(draw: Any) -> Trees:
    """Generate a site in which every kind of record has every field at times."""
    trees: Trees = {}
    works = [f"work-{number}" for number in range(3)]
    maker = Maker(draw, {
        "perspective": st.sampled_from(SIDES), "source": st.sampled_from(works),
        "also_answers": st.sampled_from([f"{topic}/{id_}" for topic, ids in QUESTIONS.items() for id_ in ids]),
        "section": st.sampled_from(["the-flood", "the-price"]),
        "places": st.sampled_from(["north-bank", "lune-valley"]),
    })  # fmt: skip
    for id_ in works:
        trees[f"sources/{id_}.yml"] = corrected(maker, maker.record(Source), ("title", "note"))
    trees["perspectives.yml"] = {
        side: corrected(maker, _perspective(maker, side), ("thesis", "name", "dating")) for side in SIDES
    }
    for topic, questions in QUESTIONS.items():
        trees[f"{topic}/topic.yml"] = corrected(maker, _topic(maker, questions), ("title", "summary"))
        for question in questions:
            for side in SIDES:
                trees[f"{topic}/{question}-{side}.yml"] = _fact(maker, side, question)
    cite(trees, works)
    names = [(f"name-{number}", Free(f"N{number}{draw(TEXTS)}e", f"Nomen{number}e")) for number in range(2)]
    trees["names.yml"] = {id_: maker.record(Subject, name=name, kind="thing", forms=None) for id_, name in names}
    for (_, name), path in zip(names, ("cost/price-keep.yml", "flood/height-remove.yml"), strict=True):
        trees[path]["statement"] = Free(f"Of {name} much", f"Of {name.twin} much")
    answers = {side: {"answer": draw(TEXTS), "facts": [f"price-{side}"]} for side in SIDES}
    trees["key-questions.yml"] = [{"question": "cost/price", "answers": answers}]
    return trees


def cite(trees: Trees, works: list[str]) -> None:
    """Cite every work in the first fact, whatever else cites it."""
    notes = [{"mark": Free(f"*{number}", f"n{number}"), "source": work} for number, work in enumerate(works)]
    trees["cost/price-keep.yml"]["footnotes"] = notes


def _perspective(maker: Maker, side: str) -> Trees:
    sections = [{"id": id_, "heading": Free(f"{id_} {maker.draw(TEXTS)}", id_)} for id_ in ("the-flood", "the-price")]
    name = Free(f"{side} {maker.draw(TEXTS)}", side)
    return maker.record(Perspective, name=name, sections=sections, key_figures=None)


def _topic(maker: Maker, questions: tuple[str, ...]) -> Trees:
    both = {"relation": "contradict", "timing": None, "silence": None, "moved_from": None}
    asked = [corrected(maker, maker.record(Question, id=id_, **both), ("title", "why")) for id_ in questions]
    return maker.record(Topic, questions=asked, moved_from=None)


def _fact(maker: Maker, side: str, question: str) -> Trees:
    given = SPECIAL[Fact](maker) | {"perspective": side, "question": question}
    fact = maker.record(Fact, **given)
    if "also_answers" in fact:
        others = [path for path in fact["also_answers"] if not path.endswith(f"/{question}")]
        fact = {key: value for key, value in fact.items() if key != "also_answers"} | (
            {"also_answers": others} if others else {}
        )
    marks = {note["mark"]: note for note in fact.get("footnotes", [])}
    if marks:
        fact["footnotes"] = list(marks.values())
    return corrected(maker, fact, ("statement", "said_by"))


def dump(tree: Any) -> str:
    """Write a tree as YAML: in the double quotes of JSON, whose escapes YAML has too."""
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", lambda sign: f"\\u{ord(sign[0]):04x}",
                  json.dumps(tree, ensure_ascii=False))  # fmt: skip


def lay(trees: Trees, root: Path) -> Path:
    """Write a site's files into a new folder."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(GOOD, root, ignore=shutil.ignore_patterns("facts", "*.txt"))
    card = "price-keep" if "cost/price-keep.yml" in trees else "upkeep"
    (root / "docs/index.md").write_text(f"# Home\n\n[card: {card}]\n\n[pair: cost/price]\n", encoding="utf-8")
    for name, tree in trees.items():
        path = root / "facts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump(tree), encoding="utf-8")
    return root


@dataclass
class Tried:
    """A site as it was read, with what check says of it."""

    site: Site
    problems: list[Problem]

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if not problem.is_warning]


def tried(root: Path) -> Tried:
    site = read_site(read_settings(root))
    return Tried(site, check(site))
