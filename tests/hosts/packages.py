"""What npm packages leave of a snippet or find at an address: purifiers, previews of links, a reader's view."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from urllib.request import urlopen

import html5lib
from playwright.sync_api import Browser

from ..browser.newsroom import FITS, Newsroom
from .results import Result
from .seen import lost, says_all
from .site import Embedded, Subject, text_of

HERE = Path(__file__).parent
_READABILITY = HERE / "node_modules/@mozilla/readability/Readability.js"
_READ = "new Readability(document.cloneNode(true)).parse()?.textContent ?? ''"
_PARAGRAPH = (
    "<p>The newsroom writes about this at some length, so that the page is an article and nothing else. </p>" * 8
)
_PASTED = ("quote", "iframe", "pinned")


def rendered(site: Embedded) -> dict[str, Any]:
    """Pass everything through every package, in one run of Node."""
    subjects = (site.claim, site.pair)
    given = {
        "snippets": {f"{each.kind} {way}": each.snippets[way] for each in subjects for way in _PASTED},
        "addresses": {each.kind: each.snippets["address"] for each in subjects},
    }
    run = subprocess.run(
        ["node", HERE / "packages.mjs"], input=json.dumps(given), text=True, capture_output=True, timeout=120
    )
    assert run.returncode == 0, run.stderr
    made: dict[str, Any] = json.loads(run.stdout)
    return made


def judged(site: Embedded, made: dict[str, Any]) -> Iterator[Result]:
    """Tell what purifiers leave, and whether previews are whole."""
    for subject in (site.claim, site.pair):
        for package, left in made["purified"].items():
            for way in _PASTED:
                seen, faults = _left(left[f"{subject.kind} {way}"], subject)
                yield Result(package, way, "as it is", subject.kind, seen, 1, (*faults, *lost(way, seen)))
        for package, previews in made["previews"].items():
            faults = tuple(_missing(previews[subject.kind], site, subject))
            yield Result(package, "address", "as it is", subject.kind, "preview", 1, faults)


def read_by_readability(browser: Browser, site: Embedded, newsroom: str) -> Iterator[Result]:
    """Tell what a reader's view has of a snippet, before embed.js has shown the card and after."""
    for subject in (site.claim, site.pair):
        for way in _PASTED:
            for form in ("without embed.js", "with embed.js"):
                snippet = subject.snippets[way]
                pasted = snippet if form == "with embed.js" else snippet.partition("<script")[0]
                Newsroom.html = f"<!doctype html><title>News</title><article>{_PARAGRAPH}{pasted}{_PARAGRAPH}</article>"
                page = browser.new_page()
                page.goto(newsroom)
                if way == "quote" and form == "with embed.js":
                    page.wait_for_function(FITS)
                page.add_script_tag(path=_READABILITY)
                seen = "text" if says_all(page.evaluate(_READ), subject) else "nothing"
                page.close()
                yield Result("Readability", way, form, subject.kind, seen, 1, lost(way, seen))


def _left(html: str, subject: Subject) -> tuple[str, tuple[str, ...]]:
    elements = [each for part in html5lib.parseFragment(html, namespaceHTMLElements=False) for each in part.iter()]
    faults = []
    if any(each.tag in ("script", "iframe") for each in elements):
        faults.append("a script or a frame is left")
    if not html.strip():
        return "nothing", tuple(faults)
    if subject.pages[0] not in {each.get("href") for each in elements}:
        faults.append("its link is lost")
    return "text" if says_all(text_of(html), subject) else "nothing", tuple(faults)


def _missing(preview: dict[str, str], site: Embedded, subject: Subject) -> Iterator[str]:
    if not (preview["title"] and preview["text"] and preview["alt"]):
        yield "title, text or alternative text is missing"
    side = preview["alt"].partition(" (")[0]
    if subject.kind == "claim" and f" {side}: " not in preview["text"]:
        yield "the side is missing"
    if "oembed" in preview and not preview["oembed"]:
        yield "the oEmbed answer is not found"
    with urlopen(urljoin(site.url, preview["picture"])) as answer:
        if answer.headers["Content-Type"] != "image/png":
            yield "the picture is missing"
