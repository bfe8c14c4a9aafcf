"""A site of words that are longer than a phone is wide: every text of every kind of record is one, or an address."""

import json
from pathlib import Path
from typing import Any

from .conftest import dressed

# As German has them, as a language without spaces has them, and as they stand in addresses.
WORD = "Rinderkennzeichnungsfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
ADDRESS = "https://archive.example/2021/05/03/a_report_of_the_river_board_on_the_flood_of_1962_and_of_1931.html"
UNBROKEN = "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"
LONG = f"{WORD} {ADDRESS} {UNBROKEN}"
UNIT = "meilenlangegewichtseinheitenderrinderkennzeichnungsbehördentonnen"
ID = "rinderkennzeichnungsfleischetikettierungsueberwachungsaufgabengesetz"
OF_THE_REAL_SITE = """
extra_css: [assets/diptych/card.css, assets/diptych/site.css, assets/diptych/search.css]
extra_javascript: [{path: assets/diptych/site.js, defer: true}]
"""


def long_worded(site: Path) -> Path:
    """Let a copy of the good example be of long words, in the looks of the real site."""
    facts = site / "facts"
    for path in (*facts.glob("flood/*.yml"), *facts.glob("cost/*.yml"), *facts.glob("sources/*.yml")):
        path.unlink()
    trees = {
        "perspectives.yml": {"keep": _side("keep"), "remove": _side("remove")},
        "names.yml": {ID: {"name": WORD, "kind": "place"}, "a-name": {"name": UNBROKEN, "kind": "person"}},
        "key-questions.yml": [{"question": f"flood/{ID}", "answers": {
            side: {"answer": LONG, "facts": [f"figure-{side}"]} for side in ("keep", "remove")}}],
        "omissions.yml": [{"perspective": "keep", "exact": LONG, "reason": LONG}],
        "exemptions.yml": [],
        "flood/topic.yml": _topic([_question(ID, "contradict"), _question("again", "one-sided")]),
        "cost/topic.yml": _topic([_question("price", "read-differently")]),
        "sources/work.yml": _work(),
    }  # fmt: skip
    for side in ("keep", "remove"):
        trees[f"flood/figure-{side}.yml"] = _fact(side, ID, "figure")
        trees[f"cost/quotation-{side}.yml"] = _fact(side, "price", "quotation", quotation={
            "words": LONG, "speaker": LONG})  # fmt: skip
    trees["flood/forecast.yml"] = _fact("keep", "again", "forecast", forecast={"due": "2040", "settles": LONG})
    for name, tree in trees.items():
        (facts / name).write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    (site / "docs/index.md").write_text(
        f"# {WORD}\n\n{LONG}\n\n- {LONG}\n\n`{UNBROKEN}`\n\n```\n{LONG}\n```\n\n[card: figure-keep]\n\n"
        f"[pair: flood/{ID}]\n\n[perspectives]\n\n[topics]\n", encoding="utf-8"
    )  # fmt: skip
    (site / "docs/contributing.md").write_text(f"# {WORD}\n\n{LONG}\n", encoding="utf-8")  # other pages lead there
    config = site / "mkdocs.yml"
    named = config.read_text(encoding="utf-8").replace("site_name: The Dam", f"site_name: {WORD}")
    titled = named.replace("- Home: index.md", f"- Home: index.md\n  - {WORD}: figures/index.md")
    config.write_text(f"{titled}{OF_THE_REAL_SITE}", encoding="utf-8")
    return dressed(site)


def _side(id_: str) -> dict[str, Any]:
    texts = dict.fromkeys(("title", "author", "publisher", "dated", "dating", "thesis", "sourcing"), LONG)
    return texts | {
        "name": f"{id_.title()}{WORD}", "url": ADDRESS, "key_figures": [f"figure-{id_}"],
        "sections": [{"id": ID, "heading": LONG}],
    }  # fmt: skip


def _question(id_: str, relation: str) -> dict[str, Any]:
    silence = {"silence": {"perspective": "remove", "note": LONG}} if relation == "one-sided" else {}
    return {"id": id_, "title": f"{id_.title()} {LONG}?", "relation": relation, "why": LONG} | silence


def _topic(questions: list[dict[str, Any]]) -> dict[str, Any]:
    return {"title": LONG, "summary": LONG, "published": "2021-05-04", "questions": questions}


def _fact(side: str, question: str, kind: str, **parts: Any) -> dict[str, Any]:
    words = f"{side.title()}s {kind} {LONG}"
    figures = [
        {"label": f"{WORD} {UNBROKEN}", "value": value, "unit": UNIT, "date": str(year), "inferred": LONG}
        for year, value in ((2001, "123456789012345"), (2002, "9"), (2003, "1"))
    ]
    corrections = [
        {"version": 2, "date": "2022-02-01", "kind": "meaning", "was": {"statement": f"Was {words}"}, "why": LONG}
    ]
    return {
        "perspective": side, "question": question, "kind": kind, "statement": words, "figures": figures,
        "chart": LONG, "date": "1962", "inferred": LONG, "said_by": LONG, "places": [ID],
        "passage": {"exact": f"one two three {LONG}", "section": ID},
        "footnotes": [{"mark": "xxxviiiiiiii", "source": "work", "locator": LONG, "printed": LONG}],
        "names": [{"name": WORD, "printed": [WORD, UNBROKEN]}],
        "notes": [{"kind": "outside", "text": LONG, "source": "work", "locator": LONG}],
        "published": "2021-05-04", "corrections": corrections,
    } | parts  # fmt: skip


def _work() -> dict[str, Any]:
    texts = ("title", "container-title", "publisher", "publisher-place", "volume", "issue", "page", "note")
    return dict.fromkeys(texts, LONG) | {
        "type": "report", "kind": "official", "author": [{"literal": LONG}, {"family": WORD, "given": UNBROKEN}],
        "editor": [{"literal": LONG}], "URL": f"{ADDRESS}?{UNBROKEN}", "DOI": f"10.1234/{UNBROKEN}",
        "handle": f"20.500.12345/{UNBROKEN}", "language": "de",
    }  # fmt: skip
