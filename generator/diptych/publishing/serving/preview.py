"""Serve a built site on this machine alone: to whoever asks for it by a name of this machine, and its files only."""

import ipaddress
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer, _Handler

from diptych.problem import visible
from diptych.publishing.serving.news import News

Start = Callable[[str, list[tuple[str, str]]], object]

_NO_SUCH_PAGE, _OTHER_HOST, _NO_ADDRESS = "404 Not Found", "421 Misdirected Request", "400 Bad Request"
_ODD = re.compile(r"[\x00-\x1f\x7f\\]")


class _Quiet(_Handler):
    """Reads requests; of one that cannot be read it says nothing but that."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        super().send_error(code)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        self.requestline = visible(self.requestline)
        super().log_request(code, size)  # type: ignore[no-untyped-call]


class Preview(LiveReloadServer):
    """MkDocs' server, which answers everybody who finds it and ends in an error at an odd address."""

    def __init__(self, builder: Callable[[], None], host: str, port: int, root: str, mount_path: str):
        super().__init__(builder, host, port, root, mount_path=mount_path)
        self.served_as = host
        self.news = News()
        self.error_handler = self._error_page
        self.RequestHandlerClass = _Quiet

    def show(self) -> None:
        """Answer with what stands in the site now, and let open pages follow, while the rest of it is being made."""
        self.news.is_begun()  # before a page is answered that would otherwise be told of it once more
        with self._epoch_cond:
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def is_outdated(self) -> bool:
        """Tell whether somebody edited what is being made."""
        return bool(self._want_rebuild)

    def serve_request(self, environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        """Answer a request. A page of another site may ask this machine by a name of its own (DNS rebinding)."""
        refusal = self._refusal(environ)
        if refusal is None:
            if answer := self.news.answer(environ["PATH_INFO"]):
                start_response("200 OK", [("Content-Type", answer.kind), ("Cache-Control", "no-store")])
                return [answer.content]
            return super().serve_request(environ, start_response)
        start_response(refusal, [("Content-Type", "text/plain; charset=utf-8")])
        return [refusal.encode()]  # nothing of what was asked

    def _refusal(self, environ: dict[str, Any]) -> str | None:
        """Say why a request is not answered: whom it asks for, how, or for what."""
        if not is_name_of_this_machine(environ.get("HTTP_HOST", ""), self.served_as):
            return _OTHER_HOST
        if environ.get("REQUEST_METHOD") not in ("GET", "HEAD"):
            return "405 Method Not Allowed"
        path = environ.get("PATH_INFO", "")
        if not path.startswith("/") or path.startswith("//") or _ODD.search(path) or not _is_utf8(path):
            return _NO_ADDRESS
        return None if all(len(part) < 256 for part in path.split("/")) and len(path) < 4000 else _NO_SUCH_PAGE

    def _inject_js_into_html(self, content: bytes, _epoch: int) -> bytes:
        """Let a page follow its site: with a file, for MkDocs' own script within the page is against its policy."""
        return self.news.followed(content)

    def _error_page(self, code: int) -> bytes | None:
        page = Path(self.root) / f"{code}.html"
        return page.read_bytes() if page.is_file() else None


def _is_utf8(path: str) -> bool:
    """Tell whether a path's bytes, which WSGI gives as Latin-1, are text."""
    try:
        path.encode("latin-1").decode()
    except UnicodeError:
        return False
    return True


def is_name_of_this_machine(asked: str, served_as: str) -> bool:
    """Tell whether the header Host names this machine: localhost, an IP address, or the name that it is served as."""
    try:
        name = urlsplit(f"//{asked}").hostname or ""
    except ValueError:
        return False
    if name in ("localhost", served_as.casefold()) or name.endswith(".localhost"):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
