"""The Chromium of this machine: the system's where there is one, else Playwright's own."""

import shutil

from playwright.sync_api import Playwright

# The shell has no window to draw: it opens a page in a third of the time.
_SYSTEM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# It asks nobody for anything. Inside containers the tests run as root, where Chromium has no sandbox; they open our
# own pages only.
FLAGS = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
         "--no-sandbox"]  # fmt: skip


def system_chromium() -> str | None:
    """Find the system's Chromium."""
    return next(filter(None, map(shutil.which, _SYSTEM)), None)


def any_chromium(playwright: Playwright) -> str:
    """Find the system's Chromium, or name Playwright's own."""
    return system_chromium() or playwright.chromium.executable_path
