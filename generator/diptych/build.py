"""Make the site of the written files with MkDocs, and serve it while facts are edited."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from diptych.problem import CannotBuild, CannotRun
from diptych.settings import CONFIG, Settings

SITE = "site"


def build_site(settings: Settings) -> Path:
    """Build the site into site/, strictly; the last good one stays until the new one is whole.

    Raises CannotBuild with the builder's warnings.
    """
    site, next_site, last_site = (settings.root / name for name in (SITE, ".site-next", ".site-last"))
    command = [*_MKDOCS, "build", "--strict", "--clean", "--config-file", CONFIG, "--site-dir", str(next_site)]
    try:
        run = subprocess.run(  # noqa: S603 (our own arguments)
            command, cwd=settings.root, env=_environment(), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        if run.returncode:
            told = [line for line in run.stdout.splitlines() if line.strip() and not line.startswith("INFO")]
            raise CannotBuild("The site was not built; the last one stays. MkDocs says:\n" + "\n".join(told))
        shutil.rmtree(last_site, ignore_errors=True)
        if site.exists():
            site.rename(last_site)
        next_site.rename(site)
    finally:
        shutil.rmtree(next_site, ignore_errors=True)
        shutil.rmtree(last_site, ignore_errors=True)
    return site


def serve_site(settings: Settings, address: str, regenerate: Callable[[], None]) -> int:
    """Serve the site on `address` (HOST:PORT) until interrupted; call `regenerate` after every edit.

    Facts, settings and hand-written pages are watched here; MkDocs watches docs/ and rebuilds what changes there.

    Raises
    ------
    CannotRun where the address cannot be had.

    """
    _claim(address)
    handler = _AfterEdits(regenerate)
    observer = Observer()
    observer.schedule(handler, str(settings.facts), recursive=True)
    for folder in (settings.root, settings.docs):
        observer.schedule(handler, str(folder), recursive=False)
    observer.start()
    # Ended from outside, it ends its child too, which would keep the address.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(0))
    command = [*_MKDOCS, "serve", "--livereload", "--config-file", CONFIG, "--dev-addr", address]
    mkdocs = subprocess.Popen(command, cwd=settings.root, env=_environment())  # noqa: S603
    try:
        return mkdocs.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        mkdocs.terminate()
        mkdocs.wait()
        observer.stop()
        observer.join()
        handler.cancel()


_MKDOCS = [sys.executable, "-m", "mkdocs"]
_SETTLE = 0.3  # seconds: an editor saves in several steps


def _claim(address: str) -> None:
    """Make sure that the address can be served on, before anything starts."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise CannotRun(f'--address: "{address}" is not HOST:PORT, as in 127.0.0.1:8000')
    try:
        with socket.create_server((host.strip("[]"), int(port))):
            pass
    except OSError as error:
        raise CannotRun(f"--address: {address} cannot be served on ({error.strerror}); choose another port") from error


def _environment() -> dict[str, str]:
    # The theme's authors advertise their next product into every build's log. And MkDocs writes the time of the build
    # into the packed site map, unless it is told another.
    return {"SOURCE_DATE_EPOCH": "0"} | os.environ | {"NO_MKDOCS_2_WARNING": "1"}


class _AfterEdits(FileSystemEventHandler):
    """Calls back once when a burst of edits has settled."""

    def __init__(self, call: Callable[[], None]):
        self.call = call
        self.timer: threading.Timer | None = None

    def on_any_event(self, event: FileSystemEvent) -> None:
        name = Path(str(event.src_path)).name
        is_page = name == CONFIG or name.endswith((".yml", ".md")) or event.is_directory
        if event.event_type in ("opened", "closed", "closed_no_write") or name.startswith(".") or not is_page:
            return
        self.cancel()
        self.timer = threading.Timer(_SETTLE, self.call)
        self.timer.daemon = True
        self.timer.start()

    def cancel(self) -> None:
        if self.timer:
            self.timer.cancel()
