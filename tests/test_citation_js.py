"""The bibliography as citation-js reads it, the reader of other people's tools: BibTeX, RIS and CSL-JSON alike."""

import json
import subprocess
from typing import Any

import pytest

from diptych.reading.yaml import strict
from diptych.wording.citing import bibtex, csl, ris

from .conftest import ROOT
from .test_works import item

# What a reader has most trouble with: particles, suffixes, bodies with commas and "and", dashes, dates of all kinds.
WORKS = {
    "particles": """{type: book, kind: book, title: "A 100% {true} tale of $5 & #1", publisher: Rill,
        ISBN: 9783161484100,
        author: [{family: Beek, given: Jan, non-dropping-particle: van der, suffix: Jr.},
                 {family: Goethe, given: Johann Wolfgang, dropping-particle: von}, {family: al-Nahr, given: Ada}],
        editor: [{family: Moor, given: Ada}], publisher-place: Łódź, issued: 1949-05-13}""",
    "body": """{type: report, kind: official, title: Yearly report, publisher: Ministry,
        author: [{literal: "Ministry of Rivers, Valley and Dams"}, {literal: And Sons}], issued: 2019-05}""",
    "pages": """{type: article-journal, kind: book, title: On locks, container-title: River Studies, volume: 12,
        issue: 3, page: 13905–13911, ISSN: 0378-5955,
        DOI: "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        author: [{family: Rill, given: Ann}], issued: 2021-21/2021-23}""",
    "preprint": """{type: article, kind: research, title: "מה קרה לנהר?", language: he, arXiv: 2101.00001,
        author: [{family: נהר, given: עדה}], issued: 2020/..}""",
    "chapter": """{type: chapter, kind: book, title: Weirs, container-title: All weirs, page: xii-xiv,
        editor: [{family: Moor, given: Ada}], translator: [{family: Rill}], issued: 198X}""",
    "page": "{type: webpage, kind: press, title: \"AT&T's 'plan' <b>\", URL: \"https://x.example/a_b%20c?d=~e&f=#g\", "
    "issued: 0988}",
}  # fmt: skip
FIELDS = ("title", "container-title", "DOI", "URL", "volume", "issue", "page", "publisher-place", "ISBN", "ISSN")
YEARS = {"particles": 1949, "body": 2019, "pages": 2021, "preprint": 2020, "chapter": 1980, "page": 988}


Read = tuple[dict[str, csl.Item], dict[str, Any]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """The works as they are exported, and as citation-js reads each export of them."""
    works = {id_: item(**strict.read(work, f"{id_}.yml")[0].tree) | {"id": id_} for id_, work in WORKS.items()}
    made = {
        "@biblatex/text": "\n".join(map(bibtex.entry, works.values())),
        "@ris/file": "\n".join(map(ris.entry, works.values())).replace("\n", "\r\n"),
        "@else/json": json.dumps([*works.values()]),
    }
    found = {}
    for form, text in made.items():
        path = tmp_path_factory.mktemp("citing") / "works"
        path.write_text(text, encoding="utf-8", newline="")
        node = ["node", str(ROOT / "tests/read_citations.mjs"), form, str(path)]
        found[form] = json.loads(subprocess.run(node, capture_output=True, text=True, check=True, timeout=60).stdout)
    return works, found


def dashed(text: str) -> str:
    """Write a text with one kind of dash: each format has its own between pages."""
    return text.replace("–", "-").replace("--", "-")


def people(item: dict[str, Any], role: str) -> list[str]:
    """Name the people of a role, whatever parts a reader has put their names into; without the commas of bodies.

    This reader makes a particle of `al-`, and loses its hyphen.
    """
    parts = ("non-dropping-particle", "family", "literal", "given", "dropping-particle", "suffix")
    names = (" ".join(name[part] for part in parts if part in name) for name in item.get(role, []))
    return [name.replace(",", "").replace("-", " ") for name in names]


@pytest.mark.full
def test_citation_js_reads_what_the_works_say(read: Read) -> None:
    works, found = read
    for form, answer in found.items():
        assert [each["id"] for each in answer["items"]] == [*works], form
        for told, work in zip(answer["items"], works.values(), strict=True):
            for field in FIELDS:
                assert dashed(told.get(field, "")) == dashed(work.get(field, "")), (form, work["id"], field)
            for role in ("author", "editor"):
                assert people(told, role) == people(work, role), (form, work["id"], role)
            if "date-parts" in told["issued"]:
                assert told["issued"]["date-parts"][0][0] == YEARS[work["id"]], (form, work["id"])


@pytest.mark.full
def test_citation_js_prints_them_from_each_export(read: Read) -> None:
    _, found = read
    for form, answer in found.items():
        assert "13905–13911. https://doi.org/10.1002/(SICI)1097-4571(199806)49:8<693" in answer["printed"], form
        assert "van der Beek, J., Jr., Goethe, J. W. von, &" in answer["printed"], form
        assert "Ministry of Rivers" in answer["printed"], form
