"""What the tests share: no network, example sites in a folder of their own, and golden files."""

import http.server
import json
import os
import shutil
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import hypothesis
import lxml.html
import pytest
from filelock import FileLock

from diptych.checking.check import check
from diptych.library import Library, build_library
from diptych.outputs import OUTPUTS
from diptych.outputs.file import File
from diptych.problem import Problem
from diptych.publishing.generate import generate
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site

from .browser import fonts
from .browser.engines import found
from .web_server import serving

ROOT = Path(__file__).parent.parent
EXAMPLES = Path(__file__).parent / "examples"
GOOD = EXAMPLES / "good" / "dam"
GOLDEN = Path(__file__).parent / "golden"
# Where the real site is built for, and on which day: neither is what an undisturbed checkout says.
ELSEWHERE = {"SITE_URL": "https://example.org/two-readings/", "SOURCE_DATE_EPOCH": "1790000000"}
# A test never waits for time, nor fails for want of it.
_EXAMPLES = int(os.environ.get("HYPOTHESIS_EXAMPLES", "30"))
hypothesis.settings.register_profile("unhurried", deadline=None, max_examples=_EXAMPLES)
hypothesis.settings.load_profile("unhurried")
_NOT_OF_THE_SITE = {"expected.txt", "keep.txt", "remove.txt"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="write the golden files anew; read the diff after")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs the real site built, so that `make quick` can leave it out; nobody waits while it is built."""
    for item in items:
        if {"built", "clone", "documents", "served"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("site")
        # Tracing doubles the time of all that runs; what is quick goes everywhere already, and is measured alone.
        if any(item.get_closest_marker(each) for each in ("browser", "site", "slow", "full")):
            item.add_marker("no_cover")
    built = list(dict.fromkeys(item.path for item in items if item.get_closest_marker("site")))

    def when(item: pytest.Item) -> int:
        """One file has the site built; beside it run those in a browser that do not need it; then all others."""
        without = item.path not in built and item.get_closest_marker("browser")
        return 0 if item.path in built[:1] else 1 if without else 2

    items.sort(key=when)


def pytest_xdist_auto_num_workers() -> int:
    """Start one worker more than there are processors: a test waits half of its time, for a browser or a program."""
    return (os.cpu_count() or 1) + 1


def pytest_report_header() -> str:
    return f"{fonts.report()}\n{found.report()}"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)


@pytest.fixture(autouse=True)
def data_alone_says_what_day_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[..., Path]:
    """Copy the good example to a folder of its own, and lay the files of another folder over it."""

    def make(overlay: Path | None = None, name: str = "site-source") -> Path:
        site = tmp_path / name
        shutil.copytree(GOOD, site)
        if overlay:
            shutil.copytree(overlay, site, dirs_exist_ok=True, symlinks=True)
        for name_ in _NOT_OF_THE_SITE:
            (site / name_).unlink(missing_ok=True)
        return site

    return make


@pytest.fixture
def site(make_site: Callable[..., Path]) -> Path:
    """A copy of the good example."""
    return make_site()


def dressed(site: Path) -> Path:
    """Give an example the looks of the engine, as the real site has them."""
    config = (site / "mkdocs.yml").read_text(encoding="utf-8")
    looks = "name: material\n  custom_dir: docs/.diptych/overrides\n  icon: {logo: diptych}\n"
    (site / "mkdocs.yml").write_text(config.replace("name: material\n", looks), encoding="utf-8")
    return site


LICENCE = {"name": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}


def licensed(site: Path) -> Path:
    """Let an example name a licence."""
    config = site / "mkdocs.yml"
    config.write_text(
        f"{config.read_text(encoding='utf-8')}extra: {{license: {json.dumps(LICENCE)}}}\n", encoding="utf-8"
    )
    return site


@pytest.fixture
def library(site: Path) -> Library:
    """The good example as a library."""
    return library_of(site)


def library_of(root: Path) -> Library:
    site = read_site(read_settings(root))
    assert [problem for problem in check(site) if not problem.is_warning] == []
    return build_library(site, None)


def made(library: Library) -> dict[str, str]:
    """Every text that is made of a site, by its path; nothing of what is no text."""
    files = (file for output in OUTPUTS for file in output(library))
    return {
        file.path: file.content if isinstance(file, File) and isinstance(file.content, str) else "" for file in files
    }


@cache
def real_library() -> Library:
    """The real site as a library, which no test changes."""
    return library_of(ROOT)


def problems_of(root: Path, texts: Mapping[str, Path] | None = None, since: str | None = None) -> list[Problem]:
    """Every problem and warning of a site."""
    return check(read_site(read_settings(root), texts, since))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of a name."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--write-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"there is no golden file {name}: run pytest --write-golden and read what it wrote"
        assert text == path.read_text(encoding="utf-8")

    return compare


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def once_for_all_workers(
    name: str, tmp_path_factory: pytest.TempPathFactory, worker_id: str, make: Callable[[Path], None]
) -> Path:
    """Make a folder that all workers of this run share; the first to need it makes it, the others wait."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / name
    with FileLock(f"{folder}.lock"):
        if not folder.with_suffix(".made").exists():
            folder.mkdir()
            make(folder)
            folder.with_suffix(".made").touch()
    return folder


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A clean clone: what git holds of this checkout, and nothing that an earlier run left in it."""
    return once_for_all_workers("clone", tmp_path_factory, worker_id, copy_of_what_git_holds)


def copy_of_what_git_holds(root: Path) -> None:
    run = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, text=True, capture_output=True, check=True)
    for name in filter(None, run.stdout.split("\0")):
        if (ROOT / name).is_file():  # and not deleted since
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, root / name)


@pytest.fixture(scope="session")
def built(clone: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The real site, built in a clean clone for another address than its own, on another day than the facts' last."""

    def build(_: Path) -> None:
        run = subprocess.run(
            [sys.executable, "-m", "diptych", "build"],
            cwd=clone, env=os.environ | ELSEWHERE, text=True, capture_output=True, timeout=900,
        )  # fmt: skip
        assert run.returncode == 0, run.stderr

    once_for_all_workers("built", tmp_path_factory, worker_id, build)
    return clone / "site"


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good example with all that is generated of it, which no test changes."""
    root = tmp_path_factory.mktemp("example") / "site-source"
    shutil.copytree(GOOD, root)
    generate(read_site(read_settings(root)))
    return root


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The package as its wheel holds it, unpacked: nothing of this checkout but what is installed."""

    def install(folder: Path) -> None:
        wheels = tmp_path_factory.mktemp("wheels")
        pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
        subprocess.run([*pip, "--wheel-dir", str(wheels), str(ROOT)], check=True, cwd=wheels)
        (wheel,) = wheels.iterdir()
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)

    return once_for_all_workers("installed", tmp_path_factory, worker_id, install)


@pytest.fixture(scope="session")
def documents(built: Path) -> dict[str, object]:
    """Every page of the site, by its address below the root; test_valid.py holds that browsers read them so too."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return {
        path.relative_to(built).as_posix().removesuffix("index.html"): lxml.html.document_fromstring(
            path.read_bytes(), parser=parser
        )
        for path in sorted(built.rglob("*.html"))
    }


@pytest.fixture
def free_port() -> Callable[[], int]:
    """Find a port of this machine that nobody serves on."""

    def find() -> int:
        with socket.create_server(("127.0.0.1", 0)) as free:
            return int(free.getsockname()[1])

    return find


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[str]:
    """The address on loopback at which the real site is served as GitHub Pages does it, below its own path."""
    with serving(built, urlsplit(ELSEWHERE["SITE_URL"]).path) as address:
        yield address
