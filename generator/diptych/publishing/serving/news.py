"""What an open page asks for while its site is edited: whether it was built anew, and what is wrong."""

import json
import time
from importlib.resources import files
from typing import NamedTuple

# No page of the site is there.
_SCRIPT, _NEWS = "/.diptych/follow.js", "/.diptych/news.json"
_ALLOWS_NO_SCRIPT = b"default-src 'none'"  # a card, or a page that only leads on


class Answer(NamedTuple):
    """What is sent, and what kind of file it is."""

    kind: str
    content: bytes


class News:
    """What is to be told of a site: when it was built, whether it is being built, and what is wrong with an edit."""

    def __init__(self) -> None:
        self._told: dict[str, str | bool] = {}
        self.is_built()

    def is_built(self) -> None:
        """Say that the site was built anew, of all that was edited."""
        self._told = {"built": str(time.time_ns()), "wrong": "", "at_work": False}

    def is_begun(self) -> None:
        """Say that pages which are looked at first were built anew, while all others still are."""
        self._told = self._told | {"built": str(time.time_ns()), "wrong": ""}

    def is_at_work(self) -> None:
        """Say that an edit was seen, and is being built."""
        self._told = self._told | {"at_work": True}

    def is_wrong(self, said: str) -> None:
        """Say what is wrong with an edit, so that the last good pages stay."""
        self._told = self._told | {"wrong": said, "at_work": False}

    def answer(self, path: str) -> Answer | None:
        """Give what a page asks for to follow; nothing where something else is asked for."""
        if path == _NEWS:
            return Answer("application/json", json.dumps(self._told).encode())
        if path == _SCRIPT:
            return Answer("text/javascript", files("diptych").joinpath("templates/follow.js").read_bytes())
        return None

    def followed(self, page: bytes) -> bytes:
        """Add to a page what lets it follow."""
        if _ALLOWS_NO_SCRIPT in page:
            return page
        script = f'<script src="{_SCRIPT}" data-news="{_NEWS}" data-built="{self._told["built"]}"></script>'
        before, end, after = page.rpartition(b"</body>")
        return before + script.encode() + end + after if end else page + script.encode()
