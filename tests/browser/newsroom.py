"""A stranger's page with cards on it: the site on one origin, a newsroom on another, both on loopback."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import ClassVar

from playwright.sync_api import Page

from diptych.library import Fact, Library
from diptych.outputs.embeds.snippets import fact_snippets, pair_snippets

from ..conftest import GOOD, Quiet, library_of


class Newsroom(http.server.BaseHTTPRequestHandler):
    """Serves the page that a test writes, with the headers it asks for."""

    html = ""
    headers_sent: ClassVar[dict[str, str]] = {}

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        for name, value in type(self).headers_sent.items():
            self.send_header(name, value)
        self.end_headers()
        if self.path == "/":
            self.wfile.write(type(self).html.encode())

    def log_message(self, *_: object) -> None:
        pass


class Site(Quiet):
    """Serves the site, and notes what it is asked for; its cards answer late where a test asks for that."""

    delay: ClassVar[float] = 0
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:  # noqa: N802 (the server's name)
        type(self).asked.append(self.path)
        if self.path.startswith("/embed/"):
            time.sleep(type(self).delay)
        with suppress(ConnectionError):  # a browser that closes a page asks for no more of it
            super().do_GET()


@contextmanager
def serving(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serve on loopback; give the address of the home page."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@contextmanager
def example_served(folder: Path) -> Iterator[Library]:
    """Build the good example, one fact corrected and one renamed, for the address at which it is served."""
    shutil.copytree(GOOD, folder)
    upkeep = folder / "facts/cost/upkeep.yml"
    correction = "{version: 2, date: 2022-03-04, kind: date, was: {date: 1999}, why: The text prints no year.}"
    upkeep.write_text(upkeep.read_text() + f"moved_from: [price-of-upkeep]\ncorrections:\n  - {correction}\n")
    with serving(functools.partial(Site, directory=folder / "site")) as url:
        config = folder / "mkdocs.yml"
        config.write_text(config.read_text().replace("https://dam.example/", url))
        for page in ("facts/index.md", "sources/index.md", "corrections/index.md"):
            config.write_text(config.read_text().replace("nav:\n", f"nav:\n  - {page}\n"))
        run = subprocess.run(
            [sys.executable, "-m", "diptych", "build"], cwd=folder, text=True, capture_output=True, env=os.environ
        )
        assert run.returncode == 0, run.stderr
        yield library_of(folder)


def quote(library: Library, id_: str) -> str:
    return fact_snippets(library, fact(library, id_)).quote


def fact(library: Library, id_: str) -> Fact:
    return next(fact for fact in library.facts if fact.id == id_)


def pair(library: Library) -> str:
    return pair_snippets(library, library.topics[0].questions[0]).quote


def script(library: Library) -> str:
    """What includes embed.js."""
    return f"<script async src='{library.settings.url}embed.js'></script>"


# The frames of a page in the order of the page, those in the shadow of a quote too.
FRAMES = """[...Document.prototype.querySelectorAll.call(document, "*")].flatMap(function within(each) {
    const inside = each.shadowRoot ? [...each.shadowRoot.querySelectorAll("*")].flatMap(within) : [];
    return each.localName === "iframe" ? [each, ...inside] : inside;
})"""
FITS = f"() => {{ const frames = {FRAMES}; return frames.length && frames.every(frame => frame.height > 100); }}"


def is_as_high_as_its_card(page: Page, number: int = 0) -> bool:
    frame = page.locator("iframe").nth(number).element_handle()
    card = frame.content_frame()
    inner = card.evaluate("document.documentElement.scrollHeight") if card else 0
    return bool(abs(int(frame.get_attribute("height") or 0) - inner) <= 1)
