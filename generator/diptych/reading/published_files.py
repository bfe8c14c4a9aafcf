"""Read the files of a published site: of a folder, or of the web, from one host and within limits."""

import re
from collections.abc import Callable
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from diptych.problem import CannotRun
from diptych.reading.web import SECONDS, bounded, is_address, reason, request_for

ReadFile = Callable[[str], bytes | None]

_LARGEST = 50_000_000  # bytes: no file of a site is larger
_NOT_THERE = (404, 410)


def read_site_files(target: str) -> ReadFile:
    """Give what reads a file by its path in the site, None where it is not there.

    Raises CannotRun, as does what it gives, where the site cannot be read.
    """
    if is_address(target):
        return _of_the_web(target.rstrip("/") + "/")
    if "://" in target:
        raise CannotRun(f"{target}: write an address that begins with https:// or http://, or a folder")
    folder = Path(target)
    if not folder.is_dir():
        raise CannotRun(f"{target}: this is no folder")
    return lambda name: _of_the_folder(folder, name)


def _of_the_folder(folder: Path, name: str) -> bytes | None:
    path = folder / name
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return bounded(name, file.read, _LARGEST, "file of a site")


class _OnOneHost(HTTPRedirectHandler):
    """Follows a redirect only where it stays on the host that was asked."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).netloc != urlsplit(req.full_url).netloc:
            raise CannotRun(f"{req.full_url} leads to another host: {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _of_the_web(site: str) -> ReadFile:
    opener = build_opener(_OnOneHost)

    def read(name: str) -> bytes | None:
        # Asked for as readers do: some hosts lead from a folder's file to the folder.
        address = urljoin(site, quote(re.sub(r"(^|/)index\.html$", r"\1", name)))
        try:
            with opener.open(request_for(address, "verifies a site"), timeout=SECONDS) as answer:
                return bounded(address, answer.read, _LARGEST, "file of a site")
        except HTTPError as error:
            with error:
                if error.code in _NOT_THERE:
                    return None
                raise CannotRun(f"{address}: {error.code} {error.reason}") from error
        except (URLError, HTTPException, OSError, ValueError) as error:
            raise CannotRun(f"{address}: {reason(error)}") from error

    return read
