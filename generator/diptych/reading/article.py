"""Read somebody's article: a file, or a page of the web."""

import re
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from diptych.problem import CannotRun
from diptych.reading.web import SECONDS, bounded, is_address, reason, request_for

_LARGEST = 20_000_000  # bytes: no article is longer
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?([a-z0-9_-]{2,40})""", re.IGNORECASE)


@dataclass(frozen=True)
class Article:
    """The HTML of an article, and its address; without one where it was read of a file."""

    html: str
    address: str = ""


def read_article(name: str) -> Article:
    """Read an article of an address (http or https) or of a file. Raises CannotRun where it cannot be had."""
    return _fetched(name) if is_address(name) else Article(_text(_bytes(name)))


def _bytes(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return bounded(name, file.read, _LARGEST, "article")
    except OSError as error:
        raise CannotRun(f"{name}: {error.strerror or error}") from error


def _fetched(address: str) -> Article:
    try:
        request = request_for(address, "checks the cards of an article")
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 (http or https, as read_article made sure)
            html = _text(bounded(address, answer.read, _LARGEST, "article"), answer.headers.get_content_charset())
            return Article(html, answer.geturl())
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise CannotRun(f"{address}: {reason(error)}") from error


def _text(data: bytes, charset: str | None = None) -> str:
    """Decode by what the server says, else by what the page says, else as UTF-8; signs that are none stay visible."""
    said = _CHARSET.search(data[:4096])
    for name in (charset, said and said[1].decode("ascii")):
        try:
            return data.decode(name or "utf-8-sig", errors="replace")
        except LookupError:
            continue
    return data.decode("utf-8-sig", errors="replace")
