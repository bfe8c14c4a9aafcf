"""The real site, built as `make site` builds it: walked link by link."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import yaml

from diptych.outputs.search.search import FOLDER
from diptych.reading.load import load
from diptych.reading.validate import validate
from diptych.reading.yaml.strict import read
from diptych.records import Fact, Kind
from diptych.values.types import is_id

from .conftest import ELSEWHERE, ROOT, tree
from .test_search import hits

LOADING = {"script", "img", "iframe", "link", "audio", "video", "object", "embed"}


def test_every_internal_link_and_anchor_is_alive(built: Path, documents: dict[str, object]) -> None:
    anchors = {
        address: {element.get("id") or element.get("name") for element in document.iter()}
        for address, document in documents.items()
    }
    dead, seen = [], 0
    root = urlsplit(ELSEWHERE["SITE_URL"]).path
    for address, document in documents.items():
        for element in document.iter():
            for target in filter(None, (element.get("href"), element.get("src"))):
                url = urlsplit(urljoin(f"https://site{root}{address}", target))
                if url.netloc != "site" or url.scheme != "https":
                    continue
                seen += 1
                path = unquote(url.path).removeprefix(root)
                is_page = path in documents
                if not is_page and not (built / path).is_file():
                    dead.append(f"{address}: {target}")
                elif is_page and url.fragment and unquote(url.fragment) not in anchors[path]:
                    dead.append(f"{address}: {target} (no such anchor)")
    assert dead == []
    assert seen > 1000


def test_no_id_of_a_record_meets_another_of_its_page(documents: dict[str, object]) -> None:
    facts = load(ROOT / "facts", ROOT)
    of_records = {
        "forecasts/": {fact.id for fact in facts.facts},
        "sources/": facts.sources.keys(),
        "names/": facts.names.keys() | {place for fact in facts.facts for place in fact.record.places},
    } | {f"topics/{id_}/": {each.id for each in topic.record.questions} for id_, topic in facts.topics.items()}
    for address, document in documents.items():
        ids = Counter(element.get("id") for element in document.iter() if element.get("id"))
        assert [each for each, count in ids.items() if count > 1] == [], address
        if address in of_records:
            # A page's own ids hold an underscore, which no id of a record can.
            assert {each for each in ids if is_id(each)} <= of_records[address], address


def test_no_page_loads_anything_from_elsewhere(documents: dict[str, object]) -> None:
    for address, document in documents.items():
        for element in (e for e in document.iter() if e.tag in LOADING):
            target = element.get("src") or element.get("href") or ""
            if element.get("rel") not in (
                "alternate",
                "alternate nofollow",
                "alternate feed",
                "canonical",
                "next",
                "prev",
            ):
                assert not urlsplit(target).netloc, f"{address}: {target}"


def test_no_script_holds_up_the_page_but_that_which_says_how_it_is_first_drawn(documents: dict[str, object]) -> None:
    for address, document in documents.items():
        for script in document.iter("script"):
            if (script.get("src") or "").endswith("assets/diptych/chosen.js"):
                continue
            assert script.get("src") is None or {"defer", "async"} & set(script.attrib), address


def test_fact_pages_stay_out_of_the_navigation(documents: dict[str, object]) -> None:
    for address, document in documents.items():
        for nav in document.iter("nav"):
            if "dp-nav" in (nav.get("class") or ""):
                links = [link.get("href") or "" for link in nav.iter("a")]
                assert not [link for link in links if re.search(r"facts/[^/#]+/?$", link)], address


def test_every_fact_has_its_page_and_its_card(documents: dict[str, object]) -> None:
    facts = [
        path for path in (ROOT / "facts").glob("*/*.yml") if path.parent.name != "sources" and path.stem != "topic"
    ]
    assert len(facts) > 300
    for path in facts:
        assert f"facts/{path.stem}/" in documents
        assert f"embed/{path.stem}/" in documents


def test_topics_show_both_sides_of_every_question(documents: dict[str, object]) -> None:
    topics = list((ROOT / "facts").glob("*/topic.yml"))
    assert len(topics) >= 10
    for path in topics:
        document = documents[f"topics/{path.parent.name}/"]
        for question in yaml.safe_load(path.read_text(encoding="utf-8"))["questions"]:
            assert any(element.get("id") == question["id"] for element in document.iter("h2"))
        for row in (element for element in document.iter() if (element.get("class") or "").startswith("dp-row")):
            sides = [part.get("class").removesuffix(" dp-silent") for part in row.iter("section")]
            assert sides == ["dp-answer dp-bar dp-left", "dp-answer dp-bar dp-right"]


def test_every_fact_is_in_the_search_index(built: Path) -> None:
    found = {hit["url"] for hit in hits(built / FOLDER)}
    assert {f"facts/{path.name}/" for path in (built / "facts").iterdir() if path.is_dir()} <= found


def test_every_hit_leads_somewhere(built: Path, documents: dict[str, object]) -> None:
    for hit in hits(built / FOLDER):
        page, _, anchor = hit["url"].partition("#")
        assert not page or not anchor or anchor in {element.get("id") for element in documents[page].iter()}
        assert page in documents


def test_a_foreign_title_is_marked_with_its_language_wherever_it_stands(documents: dict[str, object]) -> None:
    works = [entry.record for entry in load(ROOT / "facts", ROOT).sources.values()]
    languages = {" ".join(work.title.split()): work.language for work in works if work.language != "en"}
    seen = set()
    for address, document in documents.items():
        for text, language in spoken(document, "en"):
            for title in (each for each in languages if each in text):
                assert language == languages[title], f"{address}: {title}"
                seen.add(title)
    assert seen == languages.keys() != set()


def spoken(element: object, language: str) -> Iterator[tuple[str, str]]:
    """Yield every text below an element with its language; what is read by machines or copied is none."""
    if element.tag in {"head", "script", "style", "textarea"}:
        return
    language = element.get("lang") or language
    yield " ".join((element.text or "").split()), language
    for child in element:
        yield from spoken(child, language)
        yield " ".join((child.tail or "").split()), language


def test_the_texts_are_not_published(built: Path) -> None:
    # Besides: the list of hashes, the licences of type.
    is_ours = re.compile(r"(robots|sums)\.txt|assets/diptych/fonts/OFL-[\w-]+\.txt").fullmatch
    assert not [name for name in tree(built) if name.endswith(".txt") and not is_ours(name)]


def test_the_engine_knows_nothing_of_the_dispute() -> None:
    words = re.compile(r"russia|gauin|overreach|counterweight|putin|kazakh|ukrain", re.IGNORECASE)
    files = [
        path for path in (ROOT / "generator").rglob("*") if path.is_file() and path.suffix not in (".pyc", ".woff2")
    ]
    assert [path.name for path in files if words.search(path.read_text(encoding="utf-8"))] == []


def test_the_fact_shown_to_contributors_is_one_that_passes() -> None:
    page = (ROOT / "docs/contributing.md").read_text(encoding="utf-8")
    document, problems = read(re.search(r"```yaml\n(.*?)```", page, re.DOTALL)[1], "contributing.md")
    assert problems == []
    facts = load(ROOT / "facts", ROOT)
    shown = validate(Fact, document.tree, document, "fact")
    assert shown == next(entry.record for entry in facts.facts if entry.id == "gold-reserves-in-2024")


CONTRIBUTING = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/contributing.md").read_text(encoding="utf-8"), re.DOTALL)


def test_contributors_are_shown_a_fact_of_each_kind_a_topic_and_a_source_that_are_there() -> None:
    shown = [block for block in CONTRIBUTING if block.startswith("# yaml-language-server: ")]
    there = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (ROOT / "facts").glob("*/*.yml")]
    assert [block for block in shown if yaml.safe_load(block) not in there] == []
    facts = [yaml.safe_load(block) for block in shown if "fact.json" in block.partition("\n")[0]]
    assert {fact["kind"] for fact in facts} == {kind.value for kind in Kind}
    assert {fact["perspective"] for fact in facts} == set(yaml.safe_load((ROOT / "facts/perspectives.yml").read_text()))
    assert any("topic.json" in block.partition("\n")[0] for block in shown)


def test_what_contributors_are_shown_of_a_correction_a_withdrawal_and_a_new_name_stands_in_a_fact() -> None:
    fact = next(block for block in CONTRIBUTING if "fact.json" in block)
    parts = [block for block in CONTRIBUTING if block.startswith(("corrections:", "moved_from:"))]
    assert ["corrections" in each for each in parts] == [True, False, True]
    for part in parts:
        document, problems = read(fact + part, "contributing.md")
        assert problems == []
        assert isinstance(validate(Fact, document.tree, document, "fact"), Fact)
    assert "kind: withdrawn" in parts[-1]
