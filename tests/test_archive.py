"""The archive: every card as it is and was, for a host that has nothing but files."""

import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from diptych.library import Library
from diptych.outputs.archive import archive
from diptych.outputs.embeds.cards import cards
from diptych.problem import CannotRun
from diptych.publishing.sums import read_sums, sums_of, write_sums
from diptych.publishing.whole_folder import write_folder

from .conftest import GOOD, library_of, tree
from .corrected import corrected


class Linked(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [
            value or "" for name, value in attrs if name in ("href", "src") and tag in ("a", "img", "script")
        ]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A site whose facts were corrected."""
    site = tmp_path_factory.mktemp("archived") / "site-source"
    shutil.copytree(GOOD, site)
    corrected(site)
    return library_of(site)


@pytest.fixture(scope="module")
def archived(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its archive, which no test changes."""
    folder = tmp_path_factory.mktemp("archived") / "archive"
    write_folder(folder, archive(library), finish=write_sums)
    return folder


def test_every_card_and_version_is_there_as_it_is_on_the_site(archived: Path, library: Library) -> None:
    held = tree(archived)
    made = {file.path: file.data() for file in cards(library)}
    assert len([path for path in made if re.search(r"/v\d+/", path)]) > 1
    assert made.items() <= held.items()
    assert {"embed.js", "index.html", "api/v1/facts.json", "api/v1/facts.csv", "sums.txt", "_headers"} <= held.keys()
    assert read_sums((archived / "sums.txt").read_text("utf-8")) == sums_of(archived)


def test_every_link_within_the_archive_leads_to_a_file_of_it(archived: Path) -> None:
    base = "https://dam.example/"
    dead = []
    for name, content in tree(archived).items():
        if name.endswith(".html"):
            reader = Linked()
            reader.feed(content.decode())
            for link in reader.found:
                address = urljoin(base + name.removesuffix("index.html"), link).partition("#")[0]
                path = address.removeprefix(base)
                places = (archived / path, archived / path / "index.html")
                if address.startswith(base) and not any(place.is_file() for place in places):
                    dead.append((name, link))
    assert dead == []


def test_an_archive_is_written_over_nothing(archived: Path, library: Library) -> None:
    before = tree(archived)
    with pytest.raises(CannotRun, match="is there already"):
        write_folder(archived, archive(library), finish=write_sums)
    (archived.parent / "link").symlink_to(archived.parent / "nothing")
    with pytest.raises(CannotRun, match="is there already"):
        write_folder(archived.parent / "link", [], finish=write_sums)
    assert tree(archived) == before


def test_an_archive_that_cannot_be_finished_leaves_nothing(tmp_path: Path, library: Library) -> None:
    def failing():
        yield from list(archive(library))[:5]
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        write_folder(tmp_path / "archive", failing(), finish=write_sums)
    assert [*tmp_path.iterdir()] == []


@pytest.mark.slow
def test_the_command_writes_into_an_empty_folder(site: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    command = [sys.executable, "-m", "diptych", "--root", str(site), "archive", str(tmp_path / "empty")]
    run = subprocess.run(command, text=True, capture_output=True)
    assert run.returncode == 0, run.stderr
    assert "files written to" in run.stdout
    assert (tmp_path / "empty/embed/upkeep/index.html").is_file()
