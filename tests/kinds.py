"""The kinds of page that a built site has, found by looking: a page that is new is a kind, and cannot be forgotten."""

import re
from itertools import groupby
from pathlib import Path


def kind_of(address: str) -> str:
    """Name the kind of page at an address: `facts/gold/` is `facts/*/`; a page at the top is a kind of its own."""
    first, *rest = address.split("/")
    return "/".join([first, *("v*" if re.fullmatch(r"v\d+", part) else part and "*" for part in rest)])


def kinds(site: Path) -> dict[str, list[str]]:
    """List the addresses of every kind of page, the heaviest first: it has most of what its kind can have."""
    pages = {path.relative_to(site).as_posix().removesuffix("index.html"): path for path in site.rglob("*.html")}
    heaviest_first = sorted(pages, key=lambda address: (kind_of(address), -pages[address].stat().st_size, address))
    return {kind: list(addresses) for kind, addresses in groupby(heaviest_first, kind_of)}


def one_of_each(site: Path) -> list[str]:
    """Give the address of the heaviest page of every kind."""
    return [addresses[0] for addresses in kinds(site).values()]
