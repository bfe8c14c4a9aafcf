"""The built site takes its place whole, and serving does one thing after another."""

import contextlib
import json
import os
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from diptych.problem import CannotRun
from diptych.publishing import build
from diptych.publishing.build import build_site
from diptych.publishing.generate import GaveWay, read_library, write_outputs
from diptych.publishing.serving import serve
from diptych.publishing.serving.serve import serve_site
from diptych.publishing.write import MANIFEST
from diptych.reading.settings import read_settings

from .conftest import tree


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A builder that copies the pages as they are, after a moment: quick, and as far from atomic as MkDocs."""

    def run(command: list[str], cwd: Path, **_: object) -> SimpleNamespace:
        site = Path(command[command.index("--site-dir") + 1])
        pages = sorted((cwd / "docs").glob("*.md"))
        time.sleep(0.2)
        site.mkdir(parents=True)
        for page in pages:
            (site / page.with_suffix(".html").name).write_bytes(page.read_bytes())
        return SimpleNamespace(returncode=0, stdout="")

    monkeypatch.setattr(build.subprocess, "run", run)
    monkeypatch.setattr(serve, "Builder", Anew)


class Anew:
    """Builds the whole each time."""

    def __init__(self, _root: Path, site: Path, _environment: object, build_whole: Callable[[], None]):
        self.site, self.build = site, build_whole

    def show(self, pages: Mapping[str, str]) -> bool:
        for name, text in pages.items():
            (self.site / name).with_suffix(".html").write_text(text, encoding="utf-8")
        return True

    def close(self) -> None:
        pass


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.iterdir() if path.name.startswith((".site", "site")))


def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system that cannot exchange two folders."""
    monkeypatch.setattr(build, "exchange", lambda *_: False)


def test_a_site_that_cannot_be_exchanged_stays(site: Path, builder: None, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read_settings(site)
    last = tree(build_site(settings))
    (site / "docs/index.md").write_text("new", encoding="utf-8")

    def stop(*_: Path) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "exchange", stop)
    with pytest.raises(KeyboardInterrupt):
        build_site(settings)
    assert tree(site / "site") == last
    assert beside(site) == ["site"]


@pytest.mark.parametrize("failing", [1, 2])
@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_the_last_site_stays_when_the_new_one_cannot_take_its_place(
    site: Path, builder: None, monkeypatch: pytest.MonkeyPatch, failing: int, error: type[BaseException]
) -> None:
    without_exchange(monkeypatch)
    settings = read_settings(site)
    last = tree(build_site(settings))
    (site / "docs/index.md").write_text("new", encoding="utf-8")
    rename, calls = Path.rename, []

    def fail(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == failing:
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(error):
        build_site(settings)
    assert tree(site / "site") == last
    assert beside(site) == ["site"]
    monkeypatch.undo()


def test_a_run_killed_between_the_two_renames_loses_no_site(
    site: Path, builder: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_exchange(monkeypatch)
    settings = read_settings(site)
    last = tree(build_site(settings))
    (site / "site").rename(site / ".site-last")
    (site / "docs/index.md").unlink()
    (site / ".site-next").mkdir()  # what the killed run left
    build.put_in_place(site / ".site-next", site / "site", site / ".site-last")
    assert tree(site / "site") == {} != last
    (site / "site").rename(site / ".site-last")
    with pytest.raises(OSError, match=r"site-next"):
        build.put_in_place(site / ".site-next", site / "site", site / ".site-last")
    assert (site / "site").is_dir()


def wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(1200):  # which only a machine at its limit needs
        if is_so():
            return
        time.sleep(0.1)
    raise AssertionError("it does not come")


class Served:
    """A site served in this process, with what was generated and told."""

    def __init__(self, site: Path, port: int):
        self.site, self.address = site, f"127.0.0.1:{port}"
        self.made = self.running = self.most_at_once = 0
        self.told: list[str] = []
        self.steps: list[str] = []
        self.slow = threading.Event()

    def tell(self, wrong: Exception) -> str:
        self.told.append(str(wrong))
        return str(wrong)

    @contextlib.contextmanager
    def step(self, name: str) -> Iterator[None]:
        self.steps.append(name)
        yield

    def generate(self, _edited: object, preview: serve.Shows) -> None:
        self.made += 1
        self.running += 1
        self.most_at_once = max(self.most_at_once, self.running)
        try:
            text = (self.site / "facts/text.yml").read_text(encoding="utf-8")
            time.sleep(0.2)
            if text == "slow":
                preview.show({"one.md": "shown at once"})
                self.slow.set()
                while not preview.is_outdated():
                    time.sleep(0.05)
                raise GaveWay
            if text == "broken":
                raise CannotRun("the text is broken")
            if text == "a bug":
                raise KeyError("a bug")
            for name in ("one", "two"):
                (self.site / f"docs/{name}.md").write_text(text, encoding="utf-8")
        finally:
            self.running -= 1

    def news(self) -> dict[str, str | bool]:
        return dict(json.loads(urllib.request.urlopen(f"http://{self.address}/.diptych/news.json", timeout=10).read()))

    def page(self, name: str) -> str:
        return urllib.request.urlopen(f"http://{self.address}/{name}.html", timeout=10).read().decode()

    def comes(self, name: str, text: str) -> bool:
        for _ in range(1200):
            with contextlib.suppress(OSError):
                if text in self.page(name):
                    return True
            time.sleep(0.1)
        return False


@pytest.fixture
def served(
    site: Path, builder: None, free_port: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Served]:
    monkeypatch.setattr(serve.signal, "signal", lambda *_: None)  # which only a main thread may
    servers = []

    class Kept(serve.Preview):
        def __init__(self, *arguments: object, **named: object):
            super().__init__(*arguments, **named)
            servers.append(self)

    monkeypatch.setattr(serve, "Preview", Kept)
    (site / "facts/text.yml").write_text("first", encoding="utf-8")
    here = Served(site, free_port())
    arguments = (read_settings(site), here.address, here.generate, here.tell, here.step)
    thread = threading.Thread(target=serve_site, args=arguments)
    thread.start()
    assert here.comes("one", "first")
    yield here
    servers[0].shutdown()
    thread.join(10)
    assert not thread.is_alive()


def test_edits_in_a_row_are_made_one_after_another_and_the_last_one_is_seen(served: Served) -> None:
    for number in range(12):
        (served.site / "facts/text.yml").write_text(f"edit {number};", encoding="utf-8")
        time.sleep(0.1)
    assert served.comes("one", "edit 11;")
    assert served.comes("two", "edit 11;")
    assert served.most_at_once == 1


def test_what_is_being_made_is_shown_at_once_and_gives_way_to_the_next_edit(served: Served) -> None:
    before = served.news()
    (served.site / "facts/text.yml").write_text("slow", encoding="utf-8")
    assert served.slow.wait(120)
    assert "shown at once" in served.page("one")
    assert served.news() == before | {"built": served.news()["built"], "at_work": True} != before | {"at_work": True}
    (served.site / "facts/text.yml").write_text("second", encoding="utf-8")
    assert served.comes("one", "second")
    assert served.told == []
    wait_until(lambda: not served.news()["at_work"])


def test_files_that_are_no_longer_wanted_are_not_written(site: Path) -> None:
    library, before = read_library(read_settings(site)), tree(site)
    with pytest.raises(GaveWay):
        write_outputs(library, gives_way=lambda: True)
    assert tree(site) == before


def test_a_burst_of_saves_is_built_a_few_times_and_the_last_one_is_seen(served: Served) -> None:
    made = served.made
    for number in range(500):
        (served.site / "facts/text.yml").write_text(f"edit {number};", encoding="utf-8")
    assert served.comes("one", "edit 499;")
    assert served.made - made < 50
    assert served.most_at_once == 1


@pytest.mark.parametrize(("text", "says"), [("broken", "the text is broken"), ("a bug", "'a bug'")])
def test_what_is_wrong_is_told_to_open_pages_over_the_last_good_ones(served: Served, text: str, says: str) -> None:
    good = served.news()
    assert (good["wrong"], good["at_work"]) == ("", False)
    (served.site / "facts/text.yml").write_text(text, encoding="utf-8")
    wait_until(lambda: bool(served.news()["wrong"]))
    assert served.told == [says]
    assert served.news() == good | {"wrong": says}
    assert "first" in served.page("one")
    (served.site / "facts/text.yml").write_text("mended", encoding="utf-8")
    assert served.comes("one", "mended")
    wait_until(lambda: not served.news()["at_work"])
    assert served.news() == good | {"built": served.news()["built"]} != good


def test_each_build_shows_its_progress(served: Served) -> None:
    assert len(served.steps) == served.made
    assert set(served.steps) == {"Building the site"}


def test_a_page_by_hand_is_followed(served: Served) -> None:
    (served.site / "docs/more.md").write_text("more", encoding="utf-8")
    assert served.comes("more", "more")


def test_what_is_generated_is_no_edit(served: Served) -> None:
    (served.site / "docs/.diptych").mkdir()
    (served.site / "docs" / MANIFEST).write_text('{"one.md": "", "two.md": ""}', encoding="utf-8")
    (served.site / "facts/text.yml").write_text("second", encoding="utf-8")
    assert served.comes("one", "second")
    made = served.made
    (served.site / "docs/one.md").write_text("generated", encoding="utf-8")
    (served.site / "docs/more.md").write_text("more", encoding="utf-8")
    assert served.comes("more", "more")
    assert served.made == made + 1


def test_a_file_that_vanishes_while_it_is_looked_at_is_no_error(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings, gone = read_settings(site), site / "facts/gone.yml"
    gone.write_text("saved for a moment", encoding="utf-8")
    stat = Path.stat

    def stat_of_what_is_gone(self: Path, **named: bool) -> os.stat_result:
        if self == gone:
            raise FileNotFoundError(self)
        return stat(self, **named)

    monkeypatch.setattr(Path, "is_file", lambda self: os.path.isfile(self))  # noqa: PTH113 (it was there a moment ago)
    monkeypatch.setattr(Path, "stat", stat_of_what_is_gone)
    written = serve._by_hand(settings)
    assert gone not in written
    assert site / "facts/cost/upkeep.yml" in written
