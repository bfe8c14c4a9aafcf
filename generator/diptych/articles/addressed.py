"""Which card an address names: the reverse of `wording.addresses`.

The page "Check my article" reads the same in `theme/assets/check/addressed.js`; both are held to one table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
# What follows a site's address where it is that of a fact or a question, of its card, a version of it or its picture.
_CARD = re.compile(
    rf"(?:facts/(?P<fact>{_ID})|topics/(?P<question>{_ID}/{_ID})"
    rf"|embed/(?P<card>{_ID})(?:/v(?P<version>[0-9]{{1,6}}))?|embed/(?P<pair>{_ID}/{_ID})(?:/v(?P<pair_version>[0-9]{{1,6}}))?)"
    r"(?:/(?:index\.html|card\.(?:png|svg))?)?"
)
_REST = r"""[^\s"'<>()\[\]{}|\\^`]*"""  # of an address within a text
_STOPS = ".,;:!?…"  # of the sentence that an address ends
# As an address stands in another, which leads on to it: of a mail, of a social network.
_ONWARD = re.compile(r"https?%3A%2F%2F[^\s\"'<>]*", re.IGNORECASE)
_SIGN_IN_ONE = re.compile("%(3A|2F|3F|23|26)", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """A card that an address names: a fact's id, or a question's `topic/question`, and the version it is pinned to."""

    card: str
    pinned: int | None = None
    is_sure: bool = True
    """Whether the address is this site's; one that is relative may be a page of the article's own site."""


class Addresses:
    """The addresses of a site's cards, as they stand in an article."""

    def __init__(self, site: str, article: str = ""):
        """Read the addresses of a site as they stand in an article at an address; without one, as if on this site."""
        parts = urlsplit(site)
        self._article = article
        self._path = parts.path
        port = rf":{parts.port}" if parts.port else "(?::(?:80|443))?"
        root = rf"(?:https?:)?//{re.escape(parts.hostname or '')}\.?{port}{re.escape(parts.path)}"
        self._whole = re.compile(root, re.IGNORECASE)
        self._within = re.compile(rf"(?<![\w/:.]){root}({_REST})", re.IGNORECASE)

    def of(self, address: str) -> Named | None:
        """Tell which card an address of its own names, as in a link, absolute or relative."""
        address = _as_browsers_read(address)
        if found := self._whole.match(address):
            return _named(address[found.end() :])
        if (onward := led_on(address)) != address:
            return next((named for _, named in self.within(onward)), None)
        if self._article or re.match(r"[a-z][a-z0-9+.-]*:|//", address, re.IGNORECASE):
            return self._beside(address)
        below = re.sub(r"^(?:\.{0,2}/)*", "", address)
        own = self._path.removeprefix("/")
        return _named(below.removeprefix(own), is_sure=False) if below else None

    def within(self, text: str) -> Iterator[tuple[int, Named]]:
        """Yield the cards that a text names by their absolute addresses, each with where its address begins."""
        for found in self._within.finditer(text):
            if named := _named(found[1].rstrip(_STOPS)):
                yield found.start(), named

    def _beside(self, address: str) -> Named | None:
        try:
            resolved = urljoin(self._article, address)
        except ValueError:  # `http://[` is no address
            return None
        found = self._article and self._whole.match(resolved)
        return _named(resolved[found.end() :]) if found else None


def led_on(text: str) -> str:
    """Write the addresses that stand within others as they stand alone."""
    return _ONWARD.sub(lambda found: _SIGN_IN_ONE.sub(lambda sign: chr(int(sign[1], 16)), found[0]), text)


def _named(below: str, *, is_sure: bool = True) -> Named | None:
    found = _CARD.fullmatch(_without_dots(unquote(re.split("[?#&]", below, maxsplit=1)[0])))
    if not found:
        return None
    version = found["version"] or found["pair_version"]
    card = found["fact"] or found["question"] or found["card"] or found["pair"]
    return Named(card, int(version) if version else None, is_sure)


def _as_browsers_read(address: str) -> str:
    """Leave out what browsers leave out of an address; a backslash of its path is a slash to them."""
    path, sign, rest = re.sub(r"[\t\n\r]", "", address.strip()).partition("?")
    return path.replace("\\", "/") + sign + rest


def _without_dots(path: str) -> str:
    """Walk the steps of a path that lead nowhere, or back."""
    steps: list[str] = []
    for step in path.split("/"):
        if step == ".." and not steps:
            return ""  # out of the site
        if step == "..":
            steps.pop()
        elif step != ".":
            steps.append(step)
    return "/".join(steps)
