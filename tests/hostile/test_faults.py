"""Whatever goes wrong, and whenever: the last output stands, or the new one; the next run gives a fresh one's bytes."""

import os
import random
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from diptych.outputs.file import AnyFile, File, SlowFile
from diptych.problem import CannotBuild, CannotRun
from diptych.publishing import build
from diptych.publishing.lock import LOCK, alone
from diptych.publishing.write import write
from diptych.reading.manifest import MANIFEST
from diptych.reading.settings import read_settings

from ..conftest import tree
from . import tries


def files(edition: str) -> list[AnyFile]:
    """Pages and pictures, of which an edition changes some, adds one and leaves one out."""
    pages = [
        File(f"facts/{number}.md", f"{edition if number % 3 else ''} page {number}\n" * 300) for number in range(60)
    ]
    key = f"key of {edition}"
    pictures = [SlowFile(f"embed/{number}/card.png", key, lambda: f"{edition} picture".encode()) for number in range(9)]
    return [*pages, *pictures, File(f"only-in/{edition}.md", edition)]


OLD, NEW = files("old"), files("new")


def made(docs: Path) -> dict[str, bytes]:
    """Give all that was made, but for what a run keeps for itself while it works."""
    return {path: data for path, data in tree(docs).items() if path != LOCK}


@pytest.fixture
def fresh(tmp_path: Path) -> dict[str, bytes]:
    """What a run makes where there was none before."""
    write(NEW, tmp_path / "fresh")
    return made(tmp_path / "fresh")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    write(OLD, tmp_path / "docs")
    return tmp_path / "docs"


def in_a_process(work: Callable[[], object]) -> int:
    """Start some work in a process of its own, which ends as the work does: with 0, or with 1 where it raised."""
    if process := os.fork():
        return process
    try:
        work()
        os._exit(0)
    except BaseException:
        os._exit(1)


def status_of(process: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


@pytest.mark.parametrize("failing", [1, 2, 3, 30, 70, 71])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_run_cut_short_at_a_replacement_is_finished_by_the_next(
    docs: Path, fresh: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, failing: int, error: BaseException
) -> None:
    calls, replace = [], os.replace

    def fail(here: Path, there: Path) -> None:
        calls.append(there)
        if len(calls) == min(failing, 51):
            raise error
        replace(here, there)

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(type(error)):
        write(NEW, docs)
    monkeypatch.undo()
    write(NEW, docs)
    assert made(docs) == fresh


@pytest.mark.parametrize("failing", [1, 2, 50])
def test_a_full_disk_changes_no_file(docs: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    before = made(docs)
    calls, write_bytes = [], Path.write_bytes

    def fail(self: Path, data: bytes) -> int:
        calls.append(self)
        if len(calls) == failing:
            raise OSError(28, "No space left on device", str(self))
        return write_bytes(self, data)

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="No space left"):
        write(NEW, docs)
    assert made(docs) == before


@pytest.mark.parametrize(("what", "most"), [(resource.RLIMIT_FSIZE, 500), (resource.RLIMIT_NOFILE, 0)])
def test_with_too_little_of_something_nothing_is_changed(docs: Path, what: int, most: int) -> None:
    before = made(docs)

    def work() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(what, (most or len([*Path("/proc/self/fd").iterdir()]) - 1, resource.getrlimit(what)[1]))
        write(NEW, docs)

    assert status_of(in_a_process(work)) == 1
    assert made(docs) == before


@pytest.mark.parametrize("number", range(tries.KILLS))
def test_a_run_killed_at_any_moment_is_finished_by_the_next(docs: Path, fresh: dict[str, bytes], number: int) -> None:
    before = made(docs)
    process = in_a_process(lambda: write(NEW, docs))
    time.sleep(random.Random(number).uniform(0, 0.1))
    os.kill(process, signal.SIGKILL)
    status_of(process)
    for path, data in made(docs).items():
        is_own = path == MANIFEST or path.startswith(".diptych/unfinished/")
        assert is_own or data in (before.get(path), fresh.get(path))
    write(NEW, docs)
    assert made(docs) == fresh


def builder(edition: str) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Write a site as MkDocs does, file by file."""

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        for number in range(60):
            page = Path(command[command.index("--site-dir") + 1]) / f"{number}/index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(f"{edition} {number}\n" * 200)
        return subprocess.CompletedProcess(command, 0, "")

    return run


def built(site: Path, edition: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    monkeypatch.setattr(build.subprocess, "run", builder(edition))
    monkeypatch.setattr(os, "sync", lambda: None)  # for seconds, where others write
    return tree(build.build_site(read_settings(site)))


@pytest.mark.parametrize("can_exchange", [True, False])
@pytest.mark.parametrize("number", range(tries.KILLS))
def test_a_build_killed_at_any_moment_leaves_a_whole_site(
    site: Path, monkeypatch: pytest.MonkeyPatch, number: int, can_exchange: bool
) -> None:
    if not can_exchange:
        monkeypatch.setattr(build, "exchange", lambda *_: False)
    new = built(site, "new", monkeypatch)
    start = time.monotonic()
    old = built(site, "old", monkeypatch)
    seconds = time.monotonic() - start
    process = in_a_process(lambda: built(site, "new", monkeypatch))
    time.sleep(random.Random(number).uniform(0, seconds))
    os.kill(process, signal.SIGKILL)
    status_of(process)
    left = tree(site / "site")
    assert left in (old, new) or (not can_exchange and not left and tree(site / ".site-last") == old)
    assert built(site, "new", monkeypatch) == new
    assert {path.name for path in site.iterdir() if path.name.startswith(".site")} == set()


@pytest.mark.parametrize("step", [1, 2])
def test_without_an_exchange_the_last_site_is_put_back_where_a_rename_fails(
    site: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    old = built(site, "old", monkeypatch)
    steps, rename = [], Path.rename

    def fail(self: Path, target: Path) -> Path:
        steps.append(target)
        if len(steps) == step:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    with monkeypatch.context() as broken:
        broken.setattr(build, "exchange", lambda *_: False)
        broken.setattr(Path, "rename", fail)
        with pytest.raises(OSError, match="No space"):
            built(site, "new", monkeypatch)
    assert tree(site / "site") == old


def test_the_last_site_is_put_back_before_anything_can_fail(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / ".site-last").mkdir()
    (site / ".site-last/index.html").write_text("the last good one")
    monkeypatch.setattr(build.subprocess, "run", lambda *_, **__: build.subprocess.CompletedProcess([], 1, "WARNING\n"))
    with pytest.raises(CannotBuild):
        build.build_site(read_settings(site))
    assert tree(site / "site") == {"index.html": b"the last good one"}


def test_a_builders_traceback_is_a_line(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = "INFO - Building\nTraceback (most recent call last):\n  File x\nOSError: No space left \x1b[2J\n"
    monkeypatch.setattr(build.subprocess, "run", lambda *_, **__: build.subprocess.CompletedProcess([], 1, printed))
    with pytest.raises(CannotBuild) as wrong:
        build.build_site(read_settings(site))
    assert str(wrong.value).splitlines()[1:] == ["  OSError: No space left \\x1b[2J"]


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_a_lock_ends_with_the_process_that_holds_it(tmp_path: Path, end: signal.Signals) -> None:
    def hold() -> None:
        with alone(tmp_path):
            time.sleep(60)

    holder = in_a_process(hold)
    while not ((tmp_path / LOCK).is_file() and (tmp_path / LOCK).read_bytes()):
        assert os.waitpid(holder, os.WNOHANG) == (0, 0)
    with pytest.raises(CannotRun, match=f"process {holder}: "), alone(tmp_path):
        pass
    os.kill(holder, end)
    os.waitpid(holder, 0)
    with alone(tmp_path):
        pass


def test_of_several_runs_at_once_one_is_done(docs: Path, fresh: dict[str, bytes]) -> None:
    def work() -> None:
        with alone(docs):
            write(NEW, docs)
            time.sleep(0.2)

    statuses = [status_of(process) for process in [in_a_process(work) for _ in range(4)]]
    assert 0 in statuses
    assert {*statuses} <= {0, 1}
    assert made(docs) == fresh
    shutil.rmtree(docs)
