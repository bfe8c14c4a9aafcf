"""Ask addresses of the web whether they answer."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import Request, urlopen

_SECONDS = 30
_AT_ONCE = 8
_PAUSES = (5.0, 60.0)  # seconds before each further try: who is down for a moment is not gone
# What a server says that is there, and lets no program in.
_ONLY_FOR_PEOPLE = {401, 402, 403, 405, 406, 418, 429, 451, 999}


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
    request = Request(address, headers={"User-Agent": "diptych (checks the addresses of cited works)"})  # noqa: S310
    try:
        with urlopen(request, timeout=_SECONDS):  # noqa: S310 (http or https: the type of the field makes sure)
            return ""
    except HTTPError as error:
        error.close()
        return "" if error.code in _ONLY_FOR_PEOPLE else f"the server answers {error.code}"
    except (HTTPException, OSError, ValueError) as error:
        return f"no answer: {getattr(error, 'reason', None) or error or type(error).__name__}"
