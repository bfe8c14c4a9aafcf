"""Serve the site while facts are edited: after each edit it is generated and built again, and open pages follow."""

import contextlib
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol
from urllib.parse import urlsplit

from diptych.problem import CannotRun, FactsAreWrong
from diptych.publishing.build import SITE, build_anew, environment
from diptych.publishing.generate import GaveWay
from diptych.publishing.serving.builder import Builder
from diptych.publishing.serving.preview import Preview
from diptych.reading.manifest import MANIFEST, read_manifest
from diptych.reading.overrides import FOLDER as OVERRIDES
from diptych.reading.settings import CONFIG, Settings

_LOOKS_EVERY = 0.3  # seconds, before there is a server that watches
_BY_HAND = ("facts", OVERRIDES)  # folders in which everything is


class Shows(Protocol):
    """Whom pages may be shown to before they are written, and who knows whether they still are what is wanted."""

    def show(self, pages: Mapping[str, str], /) -> None:
        """Show pages, Markdown by their paths below docs/."""
        ...

    def is_outdated(self) -> bool:
        """Tell whether somebody edited what they are made of."""
        ...


# Writes the files anew after some were edited. May raise GaveWay.
Generate = Callable[[Collection[Path], Shows], None]


def serve_site(
    settings: Settings,
    address: str,
    generate: Generate,
    tell: Callable[[Exception], str],
    step: Callable[[str], AbstractContextManager[None]],
    ready: Callable[[], object] = lambda: None,
) -> None:
    """Generate, build and serve the site on `address` (HOST:PORT) until interrupted, and again after every edit.

    One thing is done after another, edits of a moment together: nothing is generated while a site is built of it. Until
    a site is built, the last one is served. What goes wrong after an edit ends nothing: `tell` says it, and gives what
    is shown in open pages. Wrong facts are waited for the first time too; once there is a site, `ready` is called.

    Raises
    ------
    CannotRun where the address cannot be had; whatever else goes wrong the first time.

    """
    host, port = _claim(address)
    # Ended from outside, it ends a builder that is at work too.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(0))
    with contextlib.suppress(KeyboardInterrupt), contextlib.ExitStack() as stack:
        site = Path(stack.enter_context(TemporaryDirectory(prefix="diptych-"))) / SITE
        maker = _Maker(settings, site, generate, step)
        stack.callback(maker.builder.close)

        def make_again() -> None:
            try:
                if maker.is_edited():
                    _watch(server, settings)
                    server.news.is_at_work()
                    maker.make(server)
                    server.news.is_built()
            except GaveWay:
                pass  # and is asked again at once
            except Exception as wrong:  # a bug of ours too must not end what somebody works with
                server.news.is_wrong(tell(wrong))

        _make_first(maker, tell)
        server = Preview(make_again, host, port, str(site), urlsplit(settings.url).path)
        _watch(server, settings)
        ready()
        make_again()  # what was edited in the meantime
        try:
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()


class _Maker:
    """Generates and builds a site, and knows what people had written when it last did."""

    def __init__(
        self, settings: Settings, site: Path, generate: Generate, step: Callable[[str], AbstractContextManager[None]]
    ):
        self.settings, self.generate, self.step = settings, generate, step
        self.builder = Builder(settings.root, site, environment(), lambda: build_anew(settings, site))
        self.server: Preview | None = None
        self.seen: dict[Path, int] = {}
        self.gave_way = False

    def make(self, server: Preview | None = None) -> None:
        self.server = server
        last, self.seen = self.seen, _by_hand(self.settings)
        edited = [path for path, time in self.seen.items() if last.get(path) != time]
        self.gave_way = False
        try:
            self.generate(edited, self)
        except GaveWay:
            self.gave_way = True
            raise
        with self.step("Building the site"):
            self.builder.build()

    def show(self, pages: Mapping[str, str], /) -> None:
        if self.server and self.builder.show(pages):
            self.server.show()

    def is_outdated(self) -> bool:
        return self.server is not None and self.server.is_outdated()

    def is_edited(self) -> bool:
        """Tell whether somebody wrote something since; what was generated is no edit."""
        return self.gave_way or _by_hand(self.settings) != self.seen


def _make_first(maker: _Maker, tell: Callable[[Exception], str]) -> None:
    """Make the site; where its facts are wrong, again after each edit until they are not."""
    while True:
        try:
            maker.make()
        except FactsAreWrong as wrong:
            tell(wrong)
            while not maker.is_edited():
                time.sleep(_LOOKS_EVERY)
        else:
            return


def _watch(server: Preview, settings: Settings) -> None:
    """Watch where people write: facts, looks, settings, and the folders of hand-written pages."""
    for folder in _BY_HAND:
        if (settings.root / folder).is_dir():
            server.watch(str(settings.root / folder))
    for path in {settings.docs, *(path.parent for path in _by_hand(settings)), settings.root / CONFIG}:
        server.watch(str(path), recursive=False)


def _by_hand(settings: Settings) -> dict[Path, int]:
    """Give every file that people write with the time it was written at (ns)."""
    not_by_hand = {settings.docs / path for path in (*read_manifest(settings.docs), MANIFEST)}
    folders = (settings.docs, *(settings.root / folder for folder in _BY_HAND))
    # Walked so that a folder, and asked so that a file, may vanish in the meantime, as when somebody switches branches.
    paths = [Path(folder) / name for top in folders for folder, _, names in os.walk(top) for name in names]
    written = {}
    for path in {settings.root / CONFIG, *paths} - not_by_hand:
        with contextlib.suppress(FileNotFoundError):
            written[path] = path.stat().st_mtime_ns
    return written


def _claim(address: str) -> tuple[str, int]:
    """Make sure that the address can be served on, before anything starts."""
    host, _, port = address.rpartition(":")
    host = host.strip("[]")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise CannotRun(f'--address: "{address}" is not HOST:PORT, as in 127.0.0.1:8000')
    try:
        with socket.create_server((host, int(port))):
            pass
    except OSError as error:
        raise CannotRun(f"--address: {address} cannot be served on ({error.strerror}); choose another port") from error
    return host, int(port)
