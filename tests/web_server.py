"""Serves a built site on loopback as GitHub Pages serves it: gzipped, kept for ten minutes, below any path."""

import functools
import gzip
import hashlib
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
}
_IS_SMALL_ALREADY = {".gz", ".png"}


@contextmanager
def serving(site: Path, sub_path: str = "/") -> Iterator[str]:
    """Serve a folder; give the address of its home page."""
    handler = functools.partial(_LikeGitHubPages, site.resolve(), sub_path)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{sub_path}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _LikeGitHubPages(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, site: Path, sub_path: str, *arguments: Any):
        self.site, self.sub_path = site, sub_path
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self._file(path)
        if file and file.is_dir():
            self._send(HTTPStatus.MOVED_PERMANENTLY, location=f"{path}/")
        elif file and file.is_file():
            self._send(HTTPStatus.OK, file)
        else:
            self._send(HTTPStatus.NOT_FOUND, self.site / "404.html")

    do_HEAD = do_GET  # noqa: N815 (the server's name)

    def _file(self, path: str) -> Path | None:
        """Find what lies at a path, which may be a folder that is asked for without its slash."""
        if not path.startswith(self.sub_path):
            return None
        below = path.removeprefix(self.sub_path)
        file = (self.site / below / "index.html" if below.endswith("/") or not below else self.site / below).resolve()
        return file if file.is_relative_to(self.site) else None

    def _send(self, status: HTTPStatus, file: Path | None = None, location: str = "") -> None:
        takes_gzip = "gzip" in self.headers.get("Accept-Encoding", "")
        is_zipped = file is not None and takes_gzip and file.suffix not in _IS_SMALL_ALREADY
        body = _read(file, is_zipped) if file else b""
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        if file:
            self.send_header("Content-Type", _TYPES.get(file.suffix, "application/octet-stream"))
            self.send_header("Cache-Control", "max-age=600")
            self.send_header("ETag", f'"{hashlib.sha256(body).hexdigest()[:20]}"')
            self.send_header("Vary", "Accept-Encoding")
        if is_zipped:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@functools.lru_cache(maxsize=2000)
def _read(file: Path, is_zipped: bool) -> bytes:
    data = file.read_bytes()
    return gzip.compress(data, 6, mtime=0) if is_zipped else data
