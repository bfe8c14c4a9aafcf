"""The good example after some years: facts corrected, withdrawn and renamed, and a work with a hostile title."""

import json
from pathlib import Path

import pytest

from .conftest import ROOT

# Signs that some format gives a meaning: quotes, braces out of balance, TeX, HTML, XML, RIS and BibTeX of their own.
HOSTILE = (
    """A "quote", an 'other', {one} } { \\ \\end{document} \\textbf{x} 100% & $5_0$ #1 ^ ~ a--b ``c'' """
    """@misc{x, title={y}} <script>alert(1)</script> </script> <!-- --> ]]> &amp; \\u003c """
    """ER  - \n\nTY  - BOOK\nTI  - not a title | =1+1 « é » Ж"""
)
# What is left of it when a file is read: every run of spaces and line ends is one space.
HOSTILE_READ = " ".join(HOSTILE.split())


def _yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


CREST = """
corrections:
  - version: 2
    date: 2022-02-01
    kind: figure
    was:
      statement: The crest of the flood stood at more than 1,500 centimetres in 1962.
      figures:
        - {label: Crest of the flood, value: 1.5, scale: thousand, unit: centimeter, qualifier: more-than, date: 1962}
    why: The gauge had been misread.
  - version: 3
    date: 2023-03-01
    kind: source
    was: {footnotes: [{mark: i, source: a-bare-title}], absent: [said_by]}
    why: The note had been put to the wrong work.
"""
UPKEEP = """
corrections:
  - {version: 2, date: 2022-02-01, kind: withdrawn, why: The text gives no such sum.}
moved_from: [upkeep-a-day]
"""


WORK = f"""
type: article-newspaper
kind: press
title: {_yaml(HOSTILE)}
container-title: {_yaml(HOSTILE)}
author:
  - {{family: "O'Neil, {{Jr}} and", given: Ada & Bo}}
  - {{literal: "Smith and Sons, Ltd. {{"}}
  - {{family: de Moor, given: Jan}}
editor: [{{family: Madonna}}]
issued: 2020-11/2020-12~
volume: 3
issue: 22
page: 291-301
language: de
URL: https://news.example/a_b%20c?d=~e&f=#g
DOI: 10.1/(x)_y
publisher-place: Åbo
note: {_yaml(HOSTILE)}
"""
# The real site, which takes seconds, is read through with `make full`.
SITES = ("example", "corrected", pytest.param("real", marks=pytest.mark.full))


def site_of(name: str, site: Path) -> Path:
    """Find the good example, the same corrected, or the real site; `site` is a copy of the good example."""
    return {"example": lambda: site, "corrected": lambda: corrected(site), "real": lambda: ROOT}[name]()


def corrected(site: Path) -> Path:
    """Let a copy of the good example age."""
    for name, lines in (("flood/crest-in-1962", CREST), ("cost/upkeep", UPKEEP)):
        path = site / f"facts/{name}.yml"
        path.write_text(path.read_text(encoding="utf-8").rstrip() + lines, encoding="utf-8")
    quotation = site / "facts/flood/crest-as-the-last.yml"
    text = quotation.read_text(encoding="utf-8")
    for plain, hostile in (
        ("A fisherman called the flood of 1962 the last of its kind.", f"{HOSTILE[:60]} called it the last."),
        ("We shall not see its like", HOSTILE),
    ):
        text = text.replace(plain, _yaml(hostile), 1)
    quotation.write_text(f"{text}footnotes: [{{mark: i, source: hostile}}]\n", encoding="utf-8")
    (site / "facts/sources/hostile.yml").write_text(WORK, encoding="utf-8")
    return site
