"""Cards on a stranger's page: the site on one origin, a newsroom on another, both on loopback."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, Frame, Page
from pypdf import PdfReader

from diptych.library import Library
from diptych.outputs.embeds.snippets import fact_snippets, pair_snippets

from ..conftest import GOOD, Quiet, library_of
from .conftest import until

pytestmark = pytest.mark.browser


class Newsroom(http.server.BaseHTTPRequestHandler):
    """Serves the page that a test writes, with the headers it asks for."""

    html = ""
    headers_sent: ClassVar[dict[str, str]] = {}

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        for name, value in type(self).headers_sent.items():
            self.send_header(name, value)
        self.end_headers()
        if self.path == "/":
            self.wfile.write(type(self).html.encode())

    def log_message(self, *_: object) -> None:
        pass


def serve(handler: object) -> http.server.ThreadingHTTPServer:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="module")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("embeds") / "site-source"


@pytest.fixture(scope="module")
def library(site_folder: Path) -> Iterator[Library]:
    """The good example, one fact corrected, built for and served at its own address."""
    shutil.copytree(GOOD, site_folder)
    upkeep = site_folder / "facts/cost/upkeep.yml"
    correction = "{version: 2, date: 2022-03-04, kind: date, was: {date: 1999}, why: The text prints no year.}"
    upkeep.write_text(upkeep.read_text() + f"corrections:\n  - {correction}\n")
    server = serve(functools.partial(Quiet, directory=site_folder / "site"))
    url = f"http://127.0.0.1:{server.server_port}/"
    config = site_folder / "mkdocs.yml"
    config.write_text(config.read_text().replace("https://dam.example/", url))
    for page in ("facts/index.md", "sources/index.md", "corrections/index.md"):
        config.write_text(config.read_text().replace("nav:\n", f"nav:\n  - {page}\n"))
    run = subprocess.run(
        [sys.executable, "-m", "diptych", "build"], cwd=site_folder, text=True, capture_output=True, env=os.environ
    )
    assert run.returncode == 0, run.stderr
    yield library_of(site_folder)
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def newsroom() -> Iterator[http.server.ThreadingHTTPServer]:
    server = serve(Newsroom)
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def publish(browser: Browser, newsroom, library: Library) -> Iterator[Callable[..., Page]]:
    """Open a newsroom page with a body; every request must go to the newsroom or to a card or embed.js."""
    pages: list[Page] = []
    asked: list[str] = []

    def open_(body: str, headers: dict[str, str] | None = None, width: int = 900, **options: object) -> Page:
        Newsroom.html = f"<!doctype html><html lang=en><title>News</title><body>{body}</body></html>"
        Newsroom.headers_sent = headers or {}
        page = browser.new_context(viewport={"width": width, "height": 900}, **options).new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"http://127.0.0.1:{newsroom.server_port}/")
        pages.append(page)
        return page

    yield open_
    for page in pages:
        page.context.close()
    url = library.settings.url
    for address in asked:
        ours = (f"{url}embed/", f"{url}embed.js", f"http://127.0.0.1:{newsroom.server_port}/")
        assert address.startswith(ours), address


def quote(library: Library, id_: str) -> str:
    return fact_snippets(library, fact(library, id_)).quote


def fact(library: Library, id_: str):
    return next(fact for fact in library.facts if fact.id == id_)


def pair(library: Library) -> str:
    return pair_snippets(library, library.topics[0].questions[0]).quote


FITS = """() => [...document.querySelectorAll('iframe')].every(frame => frame.height > 100)"""


def is_as_high_as_its_card(page: Page, number: int = 0) -> bool:
    inner = page.frames[1 + number].evaluate("document.documentElement.scrollHeight")
    return abs(int(page.locator("iframe").nth(number).get_attribute("height")) - inner) <= 1


# A frame's messages arrive in their order: once this one has come, all before it have.
HEARD = """() => new Promise(done => {
    addEventListener("message", function hear({data}) {
        if (data !== "that is all") return;
        removeEventListener("message", hear);
        done();
    });
})"""


def all_is_heard_from(frame: Frame) -> None:
    """Wait until a page has heard all that a frame of it has said."""
    frame.wait_for_load_state("load")
    heard = (frame.parent_frame or frame).evaluate_handle(f"() => ({{promise: ({HEARD})()}})")
    frame.evaluate("parent.postMessage('that is all', '*')")
    heard.evaluate("heard => heard.promise")


def test_without_scripts_the_snippet_is_complete_text(publish, library: Library) -> None:
    page = publish(quote(library, "crest-in-1962"), java_script_enabled=False)
    assert page.locator("iframe").count() == 0
    text = page.locator("blockquote").inner_text()
    for part in ("1,600", "Keep", "Ada Moor", "River Board", "version 1"):
        assert part in text


def test_embed_js_puts_the_card_in_its_place_at_its_height(publish, library: Library) -> None:
    page = publish(quote(library, "crest-in-1962"))
    page.wait_for_function(FITS)
    assert not page.locator("blockquote").is_visible()
    assert page.locator("iframe").get_attribute("title")
    until(page, lambda: is_as_high_as_its_card(page))


def test_three_cards_and_a_pair_on_one_page_with_the_script_many_times(publish, library: Library) -> None:
    body = "".join(quote(library, id_) for id_ in ("crest-in-1962", "upkeep", "next-flood")) + pair(library)
    page = publish(body)
    page.wait_for_function(f"document.querySelectorAll('iframe').length === 4 && ({FITS})()")
    for number in range(4):
        until(page, lambda number=number: is_as_high_as_its_card(page, number))
    assert page.evaluate("document.readyState") == "complete"  # all five scripts have run
    assert page.locator("iframe").count() == 4


def test_a_card_added_late_and_one_in_a_shadow_root_are_found(publish, library: Library) -> None:
    page = publish(f"{quote(library, 'upkeep')}<div id=late></div><div id=shadow></div>")
    page.wait_for_function(FITS)
    written = quote(library, "next-flood").partition("<script")[0]
    page.evaluate("html => { document.getElementById('late').innerHTML = html }", written)
    page.wait_for_function(f"document.querySelectorAll('#late iframe').length === 1 && ({FITS})()")
    page.evaluate(
        """html => {
            const root = document.getElementById('shadow').attachShadow({mode: 'open'});
            root.innerHTML = html;
            window.diptych(document);
        }""",
        written,
    )
    page.wait_for_function("document.getElementById('shadow').shadowRoot.querySelector('iframe')?.height > 100")


def test_a_strict_policy_of_the_host_is_kept(publish, library: Library) -> None:
    site = library.settings.url
    policy = f"default-src 'none'; script-src {site}; frame-src {site}"
    violations: list[str] = []
    page = publish(quote(library, "crest-in-1962"), headers={"Content-Security-Policy": policy})
    page.on("console", lambda message: violations.append(message.text))
    page.wait_for_function("document.querySelector('iframe')?.height > 100")
    assert violations == []


def test_a_hidden_tab_opened_later_shows_the_card(publish, library: Library) -> None:
    page = publish(f"<div id=tab style='display:none'>{quote(library, 'crest-in-1962')}</div>")
    page.wait_for_selector("iframe", state="attached")
    all_is_heard_from(page.frames[1])
    page.evaluate("document.getElementById('tab').style.display = 'block'")
    page.wait_for_function("document.querySelector('iframe').height > 100")
    until(page, lambda: is_as_high_as_its_card(page))


def test_a_parent_without_width_does_not_make_it_endless(publish, library: Library) -> None:
    page = publish(f"<div id=tab style='width:0'>{quote(library, 'crest-in-1962')}</div>")
    page.wait_for_selector("iframe", state="attached")
    all_is_heard_from(page.frames[1])
    page.evaluate("document.getElementById('tab').style.width = '500px'")
    page.wait_for_function(
        "document.querySelector('iframe').height > 100 && document.querySelector('iframe').height < 900"
    )


def test_junk_and_forged_messages_change_nothing(publish, library: Library) -> None:
    page = publish(quote(library, "crest-in-1962") + "<iframe id=other srcdoc='<p>x'></iframe>")
    page.wait_for_function("document.querySelector('iframe').height > 100")
    before = page.locator("iframe").first.get_attribute("height")
    page.evaluate(
        """() => {
            const junk = [null, 1, 'height', {}, {message: 'height'}, {message: 'height', value: 7777}];
            for (const data of junk) postMessage(data, '*');
        }"""
    )
    stranger = next(frame for frame in page.frames if frame.url == "about:srcdoc")
    stranger.evaluate("parent.postMessage({message: 'height', value: 7777}, '*')")
    card = next(frame for frame in page.frames if "/embed/" in frame.url)
    for value in ("NaN", "Infinity", "-5", "1e9", "'500'", "{}"):
        card.evaluate(f"parent.postMessage({{message: 'height', value: {value}}}, '*')")
    for frame in (page.main_frame, stranger, card):
        all_is_heard_from(frame)
    assert page.locator("iframe").first.get_attribute("height") == before


def test_only_addresses_of_this_site_become_frames(publish, library: Library) -> None:
    script = quote(library, "upkeep").partition("</blockquote>")[2]
    page = publish(f"<blockquote class=diptych data-card='http://127.0.0.1:9/embed/x/'>x</blockquote>{script}")
    page.wait_for_function("typeof window.diptych === 'function'")
    assert page.locator("iframe").count() == 0


def test_in_wordpress_sandbox_the_card_speaks_its_protocol(publish, library: Library) -> None:
    card = library.settings.url + "embed/crest-in-1962/"
    page = publish(
        "<script>window.got = []; addEventListener('message', e => got.push(e.data))</script>"
        f"<iframe sandbox='allow-scripts' security=restricted src='{card}#?secret=AbC123' width=600></iframe>"
    )
    page.wait_for_function("got.some(data => data.message === 'height')")
    height = page.evaluate("got.find(data => data.message === 'height')")
    assert height["secret"] == "AbC123"
    assert 200 <= height["value"] <= 1000
    page.frames[1].locator(".dp-foot a").click()
    page.wait_for_function("got.some(data => data.message === 'link')")
    link = page.evaluate("got.find(data => data.message === 'link')")
    assert link == {"message": "link", "value": library.settings.url + "facts/crest-in-1962/", "secret": "AbC123"}


def test_amp_is_told_the_height(publish, library: Library) -> None:
    page = publish(
        "<script>window.got = []; addEventListener('message', e => got.push(e.data))</script>"
        f"<iframe sandbox='allow-scripts' src='{library.settings.url}embed/upkeep/' width=600></iframe>"
    )
    page.wait_for_function(
        "got.some(data => data.sentinel === 'amp' && data.type === 'embed-size' && data.height > 100)"
    )


def test_outside_a_sandbox_a_link_opens_a_new_tab(publish, library: Library) -> None:
    page = publish(quote(library, "crest-in-1962"))
    page.wait_for_function(FITS)
    with page.context.expect_page() as opened:
        page.frames[1].locator(".dp-foot a").click()
    assert opened.value.url == library.settings.url + "facts/crest-in-1962/"


@pytest.mark.parametrize(("host", "reader"), [("#101114", "light"), ("#ffffff", "dark")])
def test_no_opaque_box_stands_around_the_card(publish, library: Library, host: str, reader: str) -> None:
    page = publish(
        f"<style>body {{ background: {host}; margin: 0 }} iframe {{ border: 0 }}</style>"
        f"<iframe src='{library.settings.url}embed/upkeep/' width=400 height=800></iframe>",
        color_scheme=reader, width=400,
    )  # fmt: skip
    page.frames[1].wait_for_selector(".dp-frame")
    page.frames[1].wait_for_load_state("load")
    below = page.screenshot(clip={"x": 100, "y": 700, "width": 4, "height": 4})
    page.evaluate("document.querySelector('iframe').remove()")
    assert below == page.screenshot(clip={"x": 100, "y": 700, "width": 4, "height": 4})


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_can_be_asked_for(publish, library: Library, theme: str) -> None:
    paper = {"light": "rgb(255, 254, 251)", "dark": "rgb(27, 28, 31)"}[theme]
    other = {"light": "dark", "dark": "light"}[theme]
    page = publish(
        f"<iframe src='{library.settings.url}embed/upkeep/?theme={theme}' width=400></iframe>", color_scheme=other
    )
    frame = page.frames[1]
    frame.wait_for_selector(".dp-frame")
    assert frame.evaluate("getComputedStyle(document.querySelector('.dp-frame')).backgroundColor") == paper


def test_at_280_px_and_at_twice_the_size_nothing_overflows(publish, library: Library) -> None:
    for address in ("embed/crest-in-1962/", "embed/cost/price/", "embed/markup-is-text/"):
        page = publish(f"<iframe src='{library.settings.url}{address}' width=280 height=900></iframe>")
        page.frames[1].wait_for_selector(".dp-frame")
        assert page.frames[1].evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        page.frames[1].evaluate("document.body.style.zoom = 2")
        assert page.frames[1].evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), address


def test_a_corrected_card_says_so_on_the_strangers_page(publish, library: Library) -> None:
    page = publish(quote(library, "upkeep"))
    page.wait_for_function(FITS)
    assert (
        "Corrected on 4 March 2022: the date. The text prints no year."
        in page.frames[1].locator(".dp-frame").inner_text()
    )


def test_print_has_the_text(publish, library: Library) -> None:
    page = publish("")
    page.goto(library.settings.url + "embed/crest-in-1962/")
    printed = " ".join(PdfReader(BytesIO(page.pdf())).pages[0].extract_text().split())
    for part in ("1,600", "Keep", "Ada Moor", "Cites a work", "River Board"):
        assert part in printed
