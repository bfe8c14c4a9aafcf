"""Ask addresses of the web: by name, in a bounded time, for a bounded answer; also whether they answer at all."""

import re
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from diptych.problem import CannotRun

SECONDS = 30
_AT_ONCE = 8
_PAUSES = (5.0, 60.0)  # seconds before each further try: who is down for a moment is not gone
# What a server says that is there, and lets no program in.
_ONLY_FOR_PEOPLE = {401, 402, 403, 405, 406, 418, 429, 451, 999}


def is_address(name: str) -> bool:
    """Tell an address of the web from the name of a file."""
    return bool(re.match("https?://", name, re.IGNORECASE))


def request_for(address: str, purpose: str) -> Request:
    """Make a request that says who asks, and what for."""
    return Request(address, headers={"User-Agent": f"diptych ({purpose})"})  # noqa: S310 (http or https, as callers see to)


def reason(error: Exception) -> str:
    """Say why an address or a file cannot be had, without what is said of every such error."""
    return str(getattr(error, "reason", None) or error or type(error).__name__)


def bounded(name: str, read: Callable[[int], bytes], most: int, what: str) -> bytes:
    """Read at most so many bytes. Raises CannotRun where there are more, so that nobody can fill the memory."""
    data = read(most + 1)
    if len(data) > most:
        raise CannotRun(f"{name}: more than {most // 1_000_000} MB, which no {what} is")
    return data


def unanswered(addresses: Iterable[str], pause: Callable[[float], None] = time.sleep) -> dict[str, str]:
    """Find the addresses (http or https) that do not answer, also when asked again; say what is wrong with each."""
    asked = list(dict.fromkeys(addresses))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        said = pool.map(lambda address: _patiently(address, pause), asked)
        return {address: wrong for address, wrong in zip(asked, said, strict=True) if wrong}


def _patiently(address: str, pause: Callable[[float], None]) -> str:
    wrong = _ask(address)
    for seconds in _PAUSES:
        if not wrong:
            break
        pause(seconds)
        wrong = _ask(address)
    return wrong


def _ask(address: str) -> str:
    """Ask once; give what is wrong, nothing where it answers."""
    try:
        with urlopen(request_for(address, "checks the addresses of cited works"), timeout=SECONDS):  # noqa: S310 (http or https: the type of the field makes sure)
            return ""
    except HTTPError as error:
        error.close()
        return "" if error.code in _ONLY_FOR_PEOPLE else f"the server answers {error.code}"
    except (HTTPException, OSError, ValueError) as error:
        return f"no answer: {reason(error)}"
