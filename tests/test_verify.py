"""A published site is held against one that was built here: every file, and what is published besides."""

import functools
import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from diptych.commands.cli import cli
from diptych.problem import CannotRun
from diptych.publishing.sums import SUMS, write_sums
from diptych.reading.published_files import read_site_files

from .conftest import Quiet

FILES = {"index.html": "home", "facts/a/index.html": "a", "404.html": "no", "embed.js": "go()", "ü b/x.css": "p{}"}


def filled(folder: Path) -> Path:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    write_sums(folder)
    return folder


@contextmanager
def serving(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return filled(tmp_path / "here/site").parent


@pytest.fixture
def there(tmp_path: Path) -> Path:
    return filled(tmp_path / "there")


def verified(root: Path, published: str) -> tuple[int, list[str]]:
    run = CliRunner().invoke(cli, ["--root", str(root), "verify", published], catch_exceptions=False)
    return run.exit_code, run.stdout.splitlines()


def test_the_same_bytes_are_the_same_in_a_folder_and_on_the_web(here: Path, there: Path) -> None:
    assert verified(here, str(there)) == (0, ["The same bytes: 5 files."])
    with serving(functools.partial(Quiet, directory=there)) as url:
        assert verified(here, url) == (0, ["The same bytes: 5 files."])
    assert subprocess.run(["sha256sum", "--check", "--quiet", SUMS], cwd=there).returncode == 0


@pytest.mark.parametrize("web", [False, True])
def test_every_difference_is_named(here: Path, there: Path, web: bool) -> None:
    (there / "index.html").write_text("hame", encoding="utf-8")
    shutil.rmtree(there / "facts")
    (there / "more.html").write_text("slipped in", encoding="utf-8")
    write_sums(there)
    with serving(functools.partial(Quiet, directory=there)) as url:
        assert verified(here, url if web else str(there)) == (
            1,
            [
                "facts/a/index.html: not published",
                "index.html: other bytes",
                "more.html: published, and not built here",
            ],
        )


def test_the_published_hashes_are_not_believed(here: Path, there: Path) -> None:
    (there / "embed.js").write_text("steal()", encoding="utf-8")  # and sums.txt still says what it was
    assert verified(here, str(there)) == (1, ["embed.js: other bytes"])
    (there / SUMS).unlink()
    assert verified(here, str(there)) == (1, [f"{SUMS}: not published", "embed.js: other bytes"])


def test_a_hash_that_is_not_the_files_is_named(here: Path, there: Path) -> None:
    lines = (there / SUMS).read_text(encoding="utf-8")
    (there / SUMS).write_text(f"{'0' * 64}{lines[64:]}no line\n", encoding="utf-8")
    code, said = verified(here, str(there))
    assert code == 1
    assert [line.partition(": ")[2] for line in said] == [f"another hash in {SUMS}"]


def test_what_a_host_calls_its_files_commands_no_terminal(here: Path, there: Path) -> None:
    with (there / SUMS).open("a", encoding="utf-8") as sums:
        sums.write(f"{'0' * 64}  \x1b[2Jall is well\n")
    _, said = verified(here, str(there))
    assert "\x1b" not in "".join(said)
    assert len(said) == 1


def test_many_differences_are_counted(here: Path, there: Path) -> None:
    with (there / SUMS).open("a", encoding="utf-8") as sums:
        sums.writelines(f"{'0' * 64}  {number}\n" for number in range(60))
    _, said = verified(here, str(there))
    assert len(said) == 51
    assert said[-1] == "... and 10 more"


class Elsewhere(Quiet):
    def do_GET(self) -> None:  # noqa: N802
        self.send_response(302)
        self.send_header("Location", "http://localhost:9/stolen" if self.path != "/slash" else "/slash/")
        self.end_headers()


class Broken(Quiet):
    def do_GET(self) -> None:  # noqa: N802
        self.send_error(503)


@pytest.mark.parametrize(("handler", "says"), [(Elsewhere, "leads to another host"), (Broken, "503")])
def test_a_host_that_leads_away_or_fails_ends_it_in_a_line(handler: type[Quiet], says: str) -> None:
    with serving(handler) as url, pytest.raises(CannotRun, match=says):
        read_site_files(url)("index.html")


def test_a_redirect_on_the_host_is_followed(there: Path) -> None:
    with serving(functools.partial(Quiet, directory=there)) as url:
        assert read_site_files(f"{url}facts")("a") == b"a"  # a folder, asked for without its slash


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/", "no/such/folder"])
def test_what_is_no_site_is_refused(target: str) -> None:
    with pytest.raises(CannotRun):
        read_site_files(target)


def test_a_file_that_no_site_has_is_not_read_to_its_end(there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diptych.reading.published_files._LARGEST", 3)
    with serving(functools.partial(Quiet, directory=there)) as url, pytest.raises(CannotRun, match="more than"):
        read_site_files(url)("index.html")


def test_a_host_that_nobody_answers_at_is_a_line(free_port: Callable[[], int]) -> None:
    with pytest.raises(CannotRun, match="refused"):
        read_site_files(f"http://127.0.0.1:{free_port()}/")("index.html")


def test_without_a_build_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "diptych", "--root", str(tmp_path), "verify", str(tmp_path)]
    run = subprocess.run(command, text=True, capture_output=True)
    assert run.returncode == 2
    assert "run diptych build" in run.stderr
