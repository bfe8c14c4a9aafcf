"""Make the site of the written files with MkDocs, and serve it while facts are edited."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from diptych.problem import CannotRun
from diptych.settings import CONFIG, Settings

SITE = "site"


def build_site(settings: Settings, *, quiet: bool) -> Path:
    """Build the site into site/, strictly; the last good one stays until the new one is whole."""
    site, next_site = settings.root / SITE, settings.root / ".site-next"
    command = [*_MKDOCS, "build", "--strict", "--clean", "--config-file", CONFIG, "--site-dir", str(next_site)]
    run = subprocess.run(  # noqa: S603 (our own arguments)
        command, cwd=settings.root, env=_environment(), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if run.returncode:
        shutil.rmtree(next_site, ignore_errors=True)
        raise CannotRun(f"MkDocs could not build the site:\n{run.stdout.strip()}")
    if not quiet:
        sys.stderr.write(run.stdout)
    last_site = settings.root / ".site-last"
    shutil.rmtree(last_site, ignore_errors=True)
    if site.exists():
        site.rename(last_site)
    next_site.rename(site)
    shutil.rmtree(last_site, ignore_errors=True)
    return site


def serve_site(settings: Settings, address: str, regenerate: Callable[[], None]) -> int:
    """Serve the site on `address` until interrupted; call `regenerate` after every edit of a fact.

    MkDocs watches docs/ and rebuilds what changes there.
    """
    handler = _AfterEdits(regenerate)
    observer = Observer()
    observer.schedule(handler, str(settings.facts), recursive=True)
    observer.start()
    try:
        command = [*_MKDOCS, "serve", "--livereload", "--config-file", CONFIG, "--dev-addr", address]
        return subprocess.run(command, cwd=settings.root, env=_environment()).returncode  # noqa: S603
    except KeyboardInterrupt:
        return 0
    finally:
        observer.stop()
        observer.join()
        handler.cancel()


_MKDOCS = [sys.executable, "-m", "mkdocs"]
_SETTLE = 0.3  # seconds: an editor saves in several steps


def _environment() -> dict[str, str]:
    # The theme's authors advertise their next product into every build's log.
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


class _AfterEdits(FileSystemEventHandler):
    """Calls back once when a burst of edits has settled."""

    def __init__(self, call: Callable[[], None]):
        self.call = call
        self.timer: threading.Timer | None = None

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("opened", "closed", "closed_no_write"):
            return
        self.cancel()
        self.timer = threading.Timer(_SETTLE, self.call)
        self.timer.daemon = True
        self.timer.start()

    def cancel(self) -> None:
        if self.timer:
            self.timer.cancel()
