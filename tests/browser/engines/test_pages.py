"""The real site in every engine: nothing is complained of, nothing is wider than the window, the search finds."""

import functools
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

import pytest

from ...conftest import ELSEWHERE, Quiet
from ...kinds import one_of_each
from ..conftest import READY
from ..newsroom import serving
from .conftest import until
from .engines import Engine

pytestmark = pytest.mark.browser

# Not every engine tells its driver what a page complains of: a page that is served for these tests notes it itself.
WATCH = b"""<!doctype html><script>
window.complaints = [];
for (const level of ["error", "warn"]) console[level] = (...said) => complaints.push(said.join(" "));
addEventListener("error", ({ message, target }) => {
    if (target.rel !== "next") // which Firefox fetches ahead, and lets go when the page is left
        complaints.push(message ?? `${target.src ?? target.href} is not there`);
}, true);
addEventListener("unhandledrejection", (e) => complaints.push(String(e.reason)));
addEventListener("securitypolicyviolation", (e) => complaints.push(`${e.violatedDirective} ${e.blockedURI}`));
</script>"""
# Within a frame a page is as narrow as on a phone, which no window of these browsers is.
FRAMED = """((frame) => {
    Object.assign(frame, { src: "%s", width: 1280, height: 900 });
    document.body.replaceChildren(frame);
})(document.createElement("iframe"))"""
WIDER = """[...document.querySelectorAll("body *")].filter((each) => {
    if (!each.checkVisibility() || each.closest("svg *")) return false;
    const { right, width } = each.getBoundingClientRect();
    for (let box = each.parentElement; box !== document.body; box = box.parentElement)
        if (getComputedStyle(box).overflowX !== "visible") return false;
    return width > innerWidth || right > innerWidth + 1;
}).map((each) => each.outerHTML.slice(0, 80)).concat(
    document.documentElement.scrollWidth > innerWidth ? "the page" : [])"""


class Watched(Quiet):
    """Serves the site, every page watched from its first line on."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if file.suffix != ".html" or not file.is_file():
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        return BytesIO(WATCH + file.read_bytes())


@pytest.fixture(scope="module")
def watched(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real site, watched, below the path that it was built for."""
    root, path = tmp_path_factory.mktemp("watched"), urlsplit(ELSEWHERE["SITE_URL"]).path
    (root / path.strip("/")).symlink_to(built)
    with serving(functools.partial(Watched, directory=root)) as address:
        yield address.rstrip("/") + path


def see(engine: Engine, address: str) -> None:
    """Open an address in a frame as wide as a window on a desk, and wait until its page is as a reader sees it."""
    engine.evaluate(FRAMED % address)
    until(engine, f"location.href.split(/[?#]/)[0] === '{address}' && {READY}", 0)


@pytest.mark.full
def test_no_kind_of_page_complains_or_is_wider_than_its_window(engine: Engine, built: Path, watched: str) -> None:
    engine.go(f"{watched}robots.txt")  # a page without any style
    wrong = []
    for address in one_of_each(built):
        see(engine, watched + address)
        for width in (1280, 360):
            engine.evaluate(f"document.querySelector('iframe').width = {width}")
            until(engine, f"innerWidth === {width}", 0)
            wrong += [f"{address} at {width}: {each}" for each in engine.evaluate(WIDER, 0)]
        wrong += [f"{address}: {each}" for each in engine.evaluate("complaints", 0)]
    assert wrong == []


def test_the_search_finds(engine: Engine, watched: str) -> None:
    engine.go(f"{watched}search/?q=gold+reserves")
    found = until(engine, "[...document.querySelectorAll('.dp-search-hits a')].map((link) => link.href)")
    assert f"{watched}facts/gold-reserves-in-2024/" in found
    assert engine.evaluate("complaints") == []


def test_a_claim_and_its_topic_are_shown(engine: Engine, watched: str) -> None:
    for address in ("facts/gold-reserves-in-2024/", "topics/economy/"):
        engine.go(watched + address)
        assert until(engine, "document.querySelector('h1').innerText")
        assert engine.evaluate(WIDER) == []
        assert engine.evaluate("complaints") == []


def test_what_is_pasted_is_checked(engine: Engine, watched: str) -> None:
    engine.go(f"{watched}check-my-article/")
    until(engine, "!document.querySelector('.dp-check form').hidden")
    claim = "document.querySelector('.dp-check').dataset.site + 'facts/gold-reserves-in-2024/'"
    engine.evaluate(f"document.querySelector('#check-article').value = {claim}")
    engine.evaluate("document.querySelector('#check-article').dispatchEvent(new Event('input', { bubbles: true }))")
    rows = until(engine, "[...document.querySelectorAll('.dp-check-cards li')].map((row) => row.innerText)")
    assert rows[0].startswith("Current (a link)")
    assert engine.evaluate("complaints") == []
