"""nginx and Caddy take the configurations that are delivered, and say beside each kind of file what the table says."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from typing import NamedTuple

import pytest

from diptych.outputs.headers import EVERYWHERE, KINDS, PAGES

from .conftest import ROOT
from .test_servers import SAMPLES

pytestmark = pytest.mark.full

# `make full` unpacks them here (tests/install_servers.sh): nothing is installed, all runs on loopback.
SERVERS = ROOT / ".venv/servers"
AT_MOST = 10  # seconds until one answers


@pytest.fixture
def site(example: Path, tmp_path: Path) -> Path:
    """What is generated of the example, as a server finds it, with a file of every kind."""
    site = tmp_path / "site"
    shutil.copytree(example / "docs", site)
    for name in SAMPLES:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        if not (site / name).exists():
            (site / name).write_text(f"{name} " * 500, encoding="utf-8")
    return site


def nginx(site: Path, folder: Path, port: int) -> list[str]:
    config = (site / "servers/nginx.conf").read_text("utf-8")
    config = config.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("root /srv/diptych;", f"root {site};")
    logs = f"pid {folder}/pid; error_log stderr; daemon off; master_process off; events {{}}"
    temporary = "".join(f"{each}_temp_path {folder}; " for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(f"{logs} http {{ access_log off; {temporary}\n{config}\n}}", encoding="utf-8")
    return [str(SERVERS / "usr/sbin/nginx"), "-c", str(folder / "nginx.conf"), "-e", "stderr"]


def caddy(site: Path, folder: Path, port: int) -> list[str]:
    config = (site / "servers/Caddyfile").read_text("utf-8")
    config = config.replace("dam.example {", f"http://127.0.0.1:{port} {{").replace("/srv/diptych", str(site))
    (folder / "Caddyfile").write_text(f"{{\n    admin off\n}}\n{config}", encoding="utf-8")
    return [str(SERVERS / "usr/bin/caddy"), "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


class Answer(NamedTuple):
    status: int
    headers: HTTPMessage
    body: bytes


@contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[Callable[..., Answer]]:
    """Start a server; give what asks it for a path."""

    def ask(path: str, **headers: str) -> Answer:
        with closing(HTTPConnection("127.0.0.1", port, timeout=AT_MOST)) as connection:
            connection.request("GET", f"/{path}", headers=headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())

    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "log").open("w") as log, subprocess.Popen(command, env=home, stdout=log, stderr=log) as server:
        try:
            for _ in range(AT_MOST * 10):
                try:
                    ask("")
                    break
                except ConnectionRefusedError:
                    assert server.poll() is None, (folder / "log").read_text()
                    try:
                        server.wait(0.1)
                    except subprocess.TimeoutExpired:
                        continue
            yield ask
        finally:
            server.terminate()


@pytest.mark.parametrize("start", [nginx, caddy], ids=lambda each: each.__name__)
def test_a_server_says_what_the_table_says(
    site: Path, tmp_path: Path, free_port: Callable[[], int], start: Callable[[Path, Path, int], list[str]]
) -> None:
    folder, port = tmp_path / "server", free_port()
    folder.mkdir()
    with running(start(site, folder, port), folder, port) as ask:
        for name in sorted(SAMPLES):
            answer = ask(name.removesuffix("index.html"))
            assert answer.status == 200, name
            kinds = [(b, kind) for kind in (*KINDS, PAGES) for b in kind.beginnings if name.startswith(b)]
            expected = EVERYWHERE | max(kinds, key=lambda each: len(each[0]))[1].headers
            assert {header: answer.headers.get_all(header) for header in expected} == {
                header: [value] for header, value in expected.items()
            }, name
        missing = ask("embed/nothing/here/")
        assert missing.status == 404
        assert missing.headers["Content-Security-Policy"] == PAGES.headers["Content-Security-Policy"]
        assert missing.body == (site / "404.html").read_bytes()
        for name in ("index.html", "assets/diptych/site.js", "api/v1/facts.json", "feeds/facts.xml"):
            assert (
                ask(name.removesuffix("index.html"), **{"Accept-Encoding": "gzip"}).headers["Content-Encoding"]
                == "gzip"
            )
        assert ask("../../etc/passwd").status in (400, 404)
