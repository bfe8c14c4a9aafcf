"""Which cards stand in an article, by its HTML: frames, pasted texts, links, pictures, and HTML within any of it.

What is read is a row of tags and texts, so that nothing is too deep or too broken. The page "Check my article" reads
the same in `theme/assets/check/found.js`, from what the browser's own parser made of it; both are held to one table.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from diptych.articles.addressed import Addresses, Named, led_on

_MARKUP = re.compile(r"<[a-z!/][^<>]*>|&(?:amp;)*(?:lt|#60|#x3c);[a-z!/]", re.IGNORECASE)  # escaped, too
_OPENED = re.compile("<[a-z!/?]", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")  # of a feed: to HTML it is none
_DEEPEST = 5  # HTML in HTML in HTML …
_NUMBER = re.compile("[0-9]{1,6}")
_STATED = re.compile(r"\bversion ([0-9]{1,6})\b", re.IGNORECASE)
# What a citation of ours says before the address, with no other address in between.
_STATED_BEFORE = re.compile(r"\bversion ([0-9]{1,6})\b(?:(?!//).){0,200}$", re.IGNORECASE | re.DOTALL)
# As JSON writes what HTML gives a meaning.
_IN_JSON = (("\\/", "/"), ("\\u003c", "<"), ("\\u003e", ">"), ("\\u0026", "&"), ('\\"', '"'))
_PICTURE = re.compile(r"/card\.(?:png|svg)(?:[?#]|$)")
_KEPT = 240  # signs of text before an address


@dataclass(frozen=True)
class Found:
    """A card that stands in an article, and which version the article was given."""

    card: Named
    ways: tuple[str, ...]
    """How it stands there: frame, text, link, picture; in the order in which they do."""
    shown: int | None
    """The version that the article states or is pinned to, the lowest of several; none where it states none."""


@dataclass(frozen=True)
class _Place:
    named: Named
    way: str
    shown: int | None = None


@dataclass
class _Quote:
    """A quotation that is open: a pasted text if it says so itself, or else what stands in it."""

    own: Named | None
    shown: int | None
    places: list[_Place] = field(default_factory=list)


def find_cards(html: str, addresses: Addresses) -> list[Found]:
    """Find the cards of a site in an article, each once, in the order in which they stand."""
    found: dict[tuple[str, int | None], list[_Place]] = {}
    for place in _places(html, addresses, _DEEPEST):
        found.setdefault((place.named.card, place.named.pinned), []).append(place)
    cards = [_merged(places) for places in found.values()]
    pinned = {(each.card.card, each.card.pinned) for each in cards}
    # Beside a pinned frame, its text says the version, and links to the page of the claim.
    return [
        each
        for each in cards
        if each.ways != ("text",)
        or each.card.pinned
        or each.shown is None
        or (each.card.card, each.shown) not in pinned
    ]


def _merged(places: list[_Place]) -> Found:
    named = places[0].named
    shown = [place.shown for place in places if place.shown is not None]
    sure = Named(named.card, named.pinned, any(place.named.is_sure for place in places))
    ways = tuple(dict.fromkeys(place.way for place in places))
    return Found(sure, ways, named.pinned or min(shown, default=None))


def _places(html: str, addresses: Addresses, depth: int) -> list[_Place]:
    reader = _Reader(addresses, depth)
    reader.feed(_closed(_CDATA.sub("", html)))
    reader.close()
    return reader.places


def _closed(html: str) -> str:
    """Leave out a tag that does not end, as browsers do; the parser would try it again and again."""
    end = html.rfind(">") + 1
    opened = _OPENED.search(html, end)
    return html[: opened.start()] if opened else html


class _Reader(HTMLParser):
    """Reads tags and texts in their order, and keeps where cards stand."""

    def __init__(self, addresses: Addresses, depth: int):
        super().__init__(convert_charrefs=True)
        self._addresses, self._depth = addresses, depth
        self._all: list[_Place] = []
        self._quotes: list[_Quote] = []
        self._link: Named | None = None
        self._linked = self._before = ""

    @property
    def places(self) -> list[_Place]:
        """What was found; what is still open is closed."""
        self._close_link()
        while self._quotes:
            self._close_quote()
        return self._all

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(reversed(attrs))  # of an attribute that stands twice, the first counts
        stated = given.pop("data-version", None) or ""
        shown = int(stated) if _NUMBER.fullmatch(stated) else None
        if tag == "blockquote":
            self._quotes.append(_Quote(self._addresses.of(given.pop("data-card", None) or ""), shown))
        elif tag == "a":
            self._close_link()
            self._link = self._addresses.of(given.pop("href", None) or "")
        for value in filter(None, reversed(given.values())):
            if named := self._addresses.of(value):
                self._add(named, _way(tag, value), shown)
            else:
                self._read(value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._close_link()
        elif tag == "blockquote" and self._quotes:
            self._close_link()
            self._close_quote()

    def handle_data(self, data: str) -> None:
        self._read(data)
        if self._link:
            self._linked += data
        self._before = (self._before + data)[-_KEPT:]

    def parse_html_declaration(self, i: int) -> int:
        """Pass over a declaration as browsers do; the parser itself stops at one that is in no standard."""
        return self.parse_bogus_comment(i) if self.rawdata[i : i + 4] != "<!--" else self.parse_comment(i)

    def _read(self, text: str) -> None:
        """Read a text, which may hold HTML of its own, as it stands or as JSON writes it."""
        for written, meant in _IN_JSON:
            text = text.replace(written, meant)
        text = led_on(text)
        if _MARKUP.search(text):
            for place in _places(text, self._addresses, self._depth - 1) if self._depth else ():
                self._add(place.named, place.way, place.shown)
            return
        for start, named in self._addresses.within(text):
            self._add(named, "link", _stated(_STATED_BEFORE, (self._before + text[:start])[-_KEPT:]))

    def _add(self, named: Named, way: str, shown: int | None) -> None:
        to = self._quotes[-1].places if self._quotes else self._all
        to.append(_Place(named, way, shown))

    def _close_link(self) -> None:
        if self._link:
            inside = _stated(_STATED, self._linked)
            before = self._before.removesuffix(self._linked)
            way = "link" if inside is None else "text"
            self._add(self._link, way, inside if inside is not None else _stated(_STATED_BEFORE, before))
        self._link, self._linked = None, ""

    def _close_quote(self) -> None:
        """Take a pasted text for one card: the ways that it shows on, to the other side, are part of it."""
        quote = self._quotes.pop()
        stated = next((place for place in reversed(quote.places) if place.way == "text"), None)
        named = quote.own or (stated.named if stated else None)
        if named:
            kept = [place for place in quote.places if place.way in ("frame", "picture")]
            quote.places = [_Place(named, "text", stated.shown if stated else quote.shown), *kept]
        for place in quote.places:
            self._add(place.named, place.way, place.shown)


def _way(tag: str, address: str) -> str:
    if _PICTURE.search(address):
        return "picture"
    return "link" if tag in ("a", "area", "link", "meta") else "frame"


def _stated(stated: re.Pattern[str], text: str) -> int | None:
    found = list(stated.finditer(text))
    return int(found[-1][1]) if found else None
