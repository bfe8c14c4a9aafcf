"""Addresses of cited works are asked, patiently, and only by `diptych links`."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from diptych.reading import web
from diptych.reading.web import unanswered

from .conftest import problems_of
from .test_commands import diptych

REPORT = "facts/sources/board-1963-report.yml"


@contextmanager
def server(answers: dict[str, list[int]]) -> Iterator[tuple[str, list[str]]]:
    """Serve on loopback; each path answers with one status after another, and then with its last."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            left = answers.get(self.path, [404])
            self.send_response(left.pop(0) if len(left) > 1 else left[0])
            self.send_header("Location", "/well")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{httpd.server_port}", asked
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()


def test_what_answers_late_or_lets_only_people_in_is_not_gone() -> None:
    answers = {
        "/well": [200],
        "/late": [503, 500, 200],
        "/moved": [302],
        "/people": [403],
        "/gone": [404],
        "/down": [500],
    }
    waited: list[float] = []
    with server(answers) as (here, asked):
        said = unanswered([f"{here}{path}" for path in answers], waited.append)
    assert {address.removeprefix(here): wrong for address, wrong in said.items()} == {
        "/gone": "the server answers 404",
        "/down": "the server answers 500",
    }
    assert asked.count("/gone") == asked.count("/late") == 3
    assert sorted(waited) == [5.0, 5.0, 5.0, 60.0, 60.0, 60.0]


def test_nobody_there_is_told() -> None:
    with server({}) as (here, _):
        pass
    (said,) = unanswered([here, here], lambda _: None).values()
    assert said.startswith("no answer: ")


@pytest.fixture
def cited(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The example with the address of a work that is gone."""
    monkeypatch.setattr(web, "_PAUSES", ())
    with server({"/well": [200]}) as (here, _):
        path = site / REPORT
        path.write_text(path.read_text(encoding="utf-8") + f"URL: {here}/gone\n", encoding="utf-8")
        yield site


def test_a_work_that_is_gone_is_told_with_where_to_look_for_it(cited: Path) -> None:
    run = diptych("links", cwd=cited)
    assert run.returncode == 1
    assert f"{REPORT}:7:6: warning: source " in run.stdout
    assert "(the server answers 404); look for it at https://web.archive.org/web/1963/http://127.0.0.1:" in run.stdout
    assert "exemptions.yml (check: dead-link, record: board-1963-report)" in run.stdout
    assert run.stderr == "1 link asked: 1 problem\n"


def test_a_reason_lets_it_stand_and_is_not_needed_where_it_answers(cited: Path) -> None:
    exemptions = cited / "facts/exemptions.yml"
    reason = "- check: dead-link\n  record: board-1963-report\n  reason: The board took its reports down.\n"
    exemptions.write_text(exemptions.read_text(encoding="utf-8") + reason, encoding="utf-8")
    assert diptych("links", cwd=cited).returncode == 0
    assert problems_of(cited) == []
    path = cited / REPORT
    path.write_text(path.read_text(encoding="utf-8").replace("/gone", "/well"), encoding="utf-8")
    run = diptych("links", cwd=cited)
    assert run.returncode == 1
    assert 'dead-link has nothing to say of "board-1963-report"; delete the exemption' in run.stdout


def test_no_other_command_asks(cited: Path) -> None:
    assert problems_of(cited) == []
