"""An id is a part of addresses and of pages: none takes the place of another, or of what the site makes itself."""

import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import lxml.html
import pytest
from mkdocs.structure.files import File

from diptych.outputs import OUTPUTS
from diptych.outputs.file import AnyFile
from diptych.problem import Problem
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site
from diptych.values.types import is_id

from .conftest import library_of, problems_of
from .test_fairness import mend

FACT = """\
perspective: remove
question: %s
kind: forecast
statement: It will cost %s more.
forecast: {due: 2099, settles: The bill.}
passage: {exact: takes 3.30 million a year}
footnotes: [{mark: %s, source: %s}]
"""
QUESTION = """\
  - id: %s
    title: Is it %s?
    relation: one-sided
    why: Only Remove says so.
    silence: {perspective: keep, note: The text does not ask.}
"""
SOURCE = "{type: report, kind: official, title: A report, issued: 1963}\n"
# Where a record begins among others of its file, with its id.
STARTS = defaultdict(lambda: re.compile("(?!)"), {
    "name": re.compile(r"([\w-]+): \{"),
    "question": re.compile(r"  - id: ([\w-]+)"),
})  # fmt: skip
# Of what has an id in the same way as a fact.
OTHERS = ("name", "question", "source")
DEVICES = ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]


def with_id(site: Path, what: str, id_: str) -> None:
    """Give a fact, a topic, a question, a source or a name an id."""
    source = id_ if what == "source" else "a-bare-title"
    if what == "source":
        (site / f"facts/sources/{id_}.yml").write_text(SOURCE)
    if what == "name":
        with (site / "facts/names.yml").open("a") as names:
            names.write(f"{id_}: {{name: Thing {id_}, kind: thing}}\n")
    folder = site / "facts/cost"
    question, named = id_ if what == "question" else "price", f"Thing {id_}" if what == "name" else "us"
    fact = FACT % (question, named, f"m{len(list(folder.iterdir()))}", source)
    (folder / f"{id_ if what == 'fact' else f'for-{id_}'}.yml").write_text(fact)
    if what == "question":
        with (folder / "topic.yml").open("a") as topic:
            topic.write(QUESTION % (id_, id_))
    if what == "topic":
        folder.rename(site / f"facts/{id_}")
        mend(site / "mkdocs.yml", "topics/cost.md", f"topics/{id_}.md")
        shutil.rmtree(site / "docs/topics", ignore_errors=True)
        (site / "facts/exemptions.yml").unlink()


def outputs_of(site: Path) -> list[AnyFile]:
    """All that is made of a site."""
    library = library_of(site)
    return [file for output in OUTPUTS for file in output(library)]


def ids_on(page: AnyFile) -> Counter[str]:
    """Count the places of a generated page by their ids."""
    return Counter(filter(None, (element.get("id") for element in lxml.html.document_fromstring(page.text).iter())))


def parts_of_addresses(site: Path) -> list[str]:
    """Every word that could be an id and stands in an address, or is the place of something on a page."""
    words = {"index", "readme", "sources", "names", "forecasts", "v1", "404"}
    for file in outputs_of(site):
        words |= {part for each in PurePosixPath(file.path).parts for part in (each, each.split(".")[0])}
        if file.path.endswith(".md"):
            words |= ids_on(file).keys()
    return sorted(filter(is_id, words))


def clashes(site: Path) -> list[str]:
    """Addresses that two files share, on a disk that knows no capitals too, and places that a page has twice."""
    files = outputs_of(site)
    addresses = Counter(File(file.path, "docs", "site", True).dest_uri.casefold() for file in files)
    found = [address for address, count in addresses.items() if count > 1]
    folders = {parent.as_posix() for address in addresses for parent in PurePosixPath(address).parents}
    found += [address for address in addresses if address in folders]
    for file in files:
        if file.path.endswith(".md"):
            title = file.path.split("/")[-2 if file.path.endswith("index.md") else -1]
            ids = ids_on(file)
            ids[title] += file.path == f"{title}/index.md"  # the builder gives a list's title the id that it says
            found += [f"{file.path}#{id_}" for id_, count in ids.items() if count > 1]
    return found


@pytest.mark.slow
def test_a_topics_id_is_refused_or_takes_no_address_from_another(make_site) -> None:
    for id_ in parts_of_addresses(make_site(name="plain")):
        site = make_site(name=f"with-{id_}")
        try:
            with_id(site, "topic", id_)
        except OSError:
            continue  # a topic of that id is there already
        if not refused(site):
            assert not clashes(site), id_
        shutil.rmtree(site)


@pytest.mark.full
@pytest.mark.parametrize("what", ["fact", *OTHERS])
def test_ids_are_refused_or_take_no_address_from_each_other(make_site, what: str) -> None:
    """Of these a site has room for many at once: those that are refused leave, and the others live together."""
    there = ids_of(what, make_site(name="there"))
    ids = [id_ for id_ in parts_of_addresses(make_site(name="plain")) if id_ not in there]
    together = 30 if what == "question" else len(ids)  # a topic has no more questions
    for start in range(0, len(ids), together):
        assert not clashes(settled(make_site, what, ids[start : start + together]))


def settled(make_site: Callable[..., Path], what: str, ids: list[str]) -> Path:
    """A site with those of the ids that are not refused."""
    for attempt in range(4):
        site = make_site(name=f"{ids[0]}-{attempt}")
        for id_ in ids:
            with_id(site, what, id_)
        wrong = refused(site)
        if not wrong:
            return site
        ids = [id_ for id_ in ids if not any(is_about(problem, site, what, id_) for problem in wrong)]
    raise AssertionError(wrong)


def refused(site: Path) -> list[Problem]:
    """What stops a site."""
    return [problem for problem in problems_of(site) if not problem.is_warning]


def ids_of(what: str, site: Path) -> set[str]:
    """The ids that the records of a kind have already; a fact's and a source's is the name of its file."""
    records = read_site(read_settings(site)).records
    if what == "name":
        return set(records.names)
    if what == "question":
        return {question.id for topic in records.topics.values() for question in topic.record.questions}
    return {path.stem for path in site.glob("facts/**/*.yml")}


def is_about(problem: Problem, site: Path, what: str, id_: str) -> bool:
    """Whether a problem stands in a record that has this id, or in the fact that refers to it."""
    of = {"fact": [f"cost/{id_}"], "source": [f"sources/{id_}", f"cost/for-{id_}"], "question": [f"cost/for-{id_}"],
          "name": [f"cost/for-{id_}"]}  # fmt: skip
    file, line = problem.place.file, problem.place.line
    if file in [f"facts/{each}.yml" for each in of.get(what, ())]:
        return True
    above = (site / file).read_text().splitlines()[line - 1 :: -1]
    return id_ == next((found[1] for each in above if (found := STARTS[what].match(each))), None)


@pytest.mark.parametrize("id_", DEVICES)
def test_no_id_is_a_device_on_windows(site: Path, id_: str) -> None:
    assert not is_id(id_)
    assert is_id(f"{id_}s")
    (site / f"facts/cost/{id_}.yml").write_text(FACT % ("price", "us", "x", "a-bare-title"))
    (problem,) = (problem for problem in problems_of(site) if not problem.is_warning)
    assert "Windows keeps this name for a device" in problem.instead


def test_an_id_is_suggested_in_plain_letters(site: Path) -> None:
    (site / "facts/cost/Łódź Straße.yml").write_text(FACT % ("price", "us", "x", "a-bare-title"))
    (problem,) = (problem for problem in problems_of(site) if not problem.is_warning)
    assert problem.instead.endswith("as in lodz-strasse")
