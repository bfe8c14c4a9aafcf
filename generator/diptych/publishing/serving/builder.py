"""Build a served site in a process that keeps what it built, so that only what changed is built again."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

from diptych.publishing.build import not_built


class Builder:
    """Asks the process for one build after another; where a site is not plain, it is built anew as a whole.

    A process that ends, or in which something goes wrong, is followed by another that begins with the whole.
    """

    def __init__(self, root: Path, site: Path, environment: Mapping[str, str], build_whole: Callable[[], None]):
        self.root, self.site, self.environment, self.build_whole = root, site, environment, build_whole
        self._process: subprocess.Popen[str] | None = None

    def build(self) -> None:
        """Bring the site up to date. Raises CannotBuild with the builder's warnings."""
        if not self._ask({}):
            self.build_whole()

    def show(self, pages: Mapping[str, str]) -> bool:
        """Show some pages, Markdown by their paths below docs/, before others are made; tell whether that can be."""
        return bool(pages) and self._process is not None and self._ask({"show": dict(pages)})

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()

    def _ask(self, question: dict[str, Any]) -> bool:
        process = self._process = self._process or self._start()
        asked, answered = cast(Any, process.stdin), cast(Any, process.stdout)
        try:
            print(json.dumps(question), file=asked, flush=True)
            line = answered.readline()
        except BrokenPipeError:
            line = ""
        answer = json.loads(line) if line else {"wrong": ["the process that builds pages has ended"]}
        if "wrong" in answer:
            self.close()
            raise not_built(answer["wrong"])
        return bool(answer["done"])

    def _start(self) -> "subprocess.Popen[str]":
        return subprocess.Popen(  # noqa: S603 (our own arguments)
            [sys.executable, "-m", "diptych.publishing.serving.kept_site", str(self.site.absolute())],
            cwd=self.root,
            env=dict(self.environment),
            text=True,
            encoding="utf-8",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
