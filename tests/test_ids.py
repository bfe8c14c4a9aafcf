"""An id is a part of addresses and of pages: none takes the place of another, or of what the site makes itself."""

import shutil
from collections import Counter
from pathlib import Path, PurePosixPath

import html5lib
import pytest
from mkdocs.structure.files import File

from diptych.outputs import OUTPUTS
from diptych.problem import Problem
from diptych.values.types import is_id

from .conftest import library_of, problems_of
from .test_fairness import mend

FACT = """\
perspective: remove
question: price
kind: forecast
statement: It will cost more.
forecast: {due: 2099, settles: The bill.}
passage: {exact: takes 3.30 million a year}
footnotes: [{mark: %s, source: %s}]
"""
SOURCE = "{type: report, kind: official, title: A report, issued: 1963}\n"
DEVICES = ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]


def with_id(site: Path, what: str, id_: str) -> None:
    """Give a fact, a topic, a question, a source or a name an id."""
    source = id_ if what == "source" else "a-bare-title"
    if what == "source":
        (site / f"facts/sources/{id_}.yml").write_text(SOURCE)
    folder = site / "facts/cost"
    fact = FACT % (f"m{len(list(folder.iterdir()))}", source)
    (folder / f"{id_ if what == 'fact' else f'for-{id_}'}.yml").write_text(fact)
    if what == "topic":
        (site / "facts/cost").rename(site / f"facts/{id_}")
        mend(site / "mkdocs.yml", "topics/cost.md", f"topics/{id_}.md")
        shutil.rmtree(site / "docs/topics", ignore_errors=True)
        (site / "facts/exemptions.yml").unlink()
    if what == "question":
        for path in (site / "facts/cost").glob("*.yml"):
            path.write_text(path.read_text().replace("question: price", f"question: {id_}"))
        mend(site / "facts/cost/topic.yml", "id: price", f"id: {id_}")
    if what == "name":
        with (site / "facts/names.yml").open("a") as names:
            names.write(f"{id_}: {{name: Thing {id_}, kind: thing}}\n")


def parts_of_addresses(site: Path) -> set[str]:
    """Every word that could be an id and stands in an address, or is the place of something on a page."""
    words: set[str] = set()
    for output in OUTPUTS:
        for file in output(library_of(site)):
            words |= {part for each in PurePosixPath(file.path).parts for part in (each, each.split(".")[0])}
            if file.path.endswith(".md"):
                words |= {element.get("id") or "" for element in html5lib.parse(file.text).iter()}
    return {word for word in words if is_id(word)} | {"index", "readme", "sources", "names", "forecasts", "v1", "404"}


def clashes(site: Path) -> list[str]:
    """Addresses that two files share, on a disk that knows no capitals too, and places that a page has twice."""
    files = [file for output in OUTPUTS for file in output(library_of(site))]
    addresses = Counter(File(file.path, "docs", "site", True).dest_uri.casefold() for file in files)
    found = [address for address, count in addresses.items() if count > 1]
    folders = {parent.as_posix() for address in addresses for parent in PurePosixPath(address).parents}
    found += [address for address in addresses if address in folders]
    for file in files:
        if file.path.endswith(".md"):
            title = file.path.split("/")[-2 if file.path.endswith("index.md") else -1]
            ids = Counter(filter(None, (element.get("id") for element in html5lib.parse(file.text).iter())))
            ids[title] += file.path == f"{title}/index.md"  # the builder gives a list's title the id that it says
            found += [f"{file.path}#{id_}" for id_, count in ids.items() if count > 1]
    return found


@pytest.mark.parametrize("what", ["topic", "question", "name"])
def test_an_id_is_refused_or_takes_no_address_from_another(make_site, what: str) -> None:
    for id_ in sorted(parts_of_addresses(make_site(name="plain"))):
        site = make_site(name=f"with-{id_}")
        try:
            with_id(site, what, id_)
        except OSError:
            continue  # a topic of that id is there already
        if not refused(site):
            assert not clashes(site), id_
        shutil.rmtree(site)


@pytest.mark.parametrize("what", ["fact", "source"])
def test_ids_are_refused_or_take_no_address_from_each_other(make_site, what: str) -> None:
    """Of these a site has room for all at once: those that are refused leave, and the others live together."""
    ids = sorted(parts_of_addresses(make_site(name="plain")))
    there = {path.stem for path in make_site(name="there").glob("facts/**/*.yml")}
    ids = [id_ for id_ in ids if id_ not in there]
    for attempt in range(4):
        site = make_site(name=f"attempt-{attempt}")
        for id_ in ids:
            with_id(site, what, id_)
        wrong = refused(site)
        if not wrong:
            break
        ids = [id_ for id_ in ids if not any(is_about(problem, what, id_) for problem in wrong)]
    assert not wrong
    assert ids
    assert not clashes(site)


def refused(site: Path) -> list[Problem]:
    """What stops a site."""
    return [problem for problem in problems_of(site) if not problem.is_warning]


def is_about(problem: Problem, what: str, id_: str) -> bool:
    """Whether a problem stands in a file that has this id, or in the fact that refers to it."""
    files = {"fact": [f"cost/{id_}"], "source": [f"sources/{id_}", f"cost/for-{id_}"]}[what]
    return problem.place.file in [f"facts/{file}.yml" for file in files]


@pytest.mark.parametrize("id_", DEVICES)
def test_no_id_is_a_device_on_windows(site: Path, id_: str) -> None:
    assert not is_id(id_)
    assert is_id(f"{id_}s")
    (site / f"facts/cost/{id_}.yml").write_text(FACT % ("x", "a-bare-title"))
    (problem,) = (problem for problem in problems_of(site) if not problem.is_warning)
    assert "Windows keeps this name for a device" in problem.instead


def test_an_id_is_suggested_in_plain_letters(site: Path) -> None:
    (site / "facts/cost/Łódź Straße.yml").write_text(FACT % ("x", "a-bare-title"))
    (problem,) = (problem for problem in problems_of(site) if not problem.is_warning)
    assert problem.instead.endswith("as in lodz-strasse")
