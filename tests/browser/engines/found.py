"""Which engines besides Chromium this machine has."""

import shutil
from pathlib import Path

FIREFOX = ("firefox-esr", "firefox")
WEBKIT = ("WebKitWebDriver", "Xvfb")
_ALL = ("chromium", "firefox", "webkit")


def program(*names: str) -> str | None:
    """Find the first program of these names that is there."""
    return next(filter(None, map(shutil.which, names)), None)


def webkit_browser() -> Path | None:
    """Find the browser that WebKitGTK's driver drives."""
    return next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), None)


def engines() -> list[str]:
    """List the engines that tests run in here; Chromium is installed where it is not there."""
    has_webkit = all(map(program, WEBKIT)) and webkit_browser()
    there = {"chromium": True, "firefox": program(*FIREFOX), "webkit": has_webkit}
    return [name for name in _ALL if there[name]]


def report() -> str:
    """Say in which engines the tests run."""
    there = engines()
    missing = " and ".join(name for name in _ALL if name not in there)
    return f"engines: {', '.join(there)}" + (f" ({missing} not there: make engines installs it)" if missing else "")
