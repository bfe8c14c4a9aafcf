"""The site works wherever it is put: below a path, as GitHub Pages serves it, and in a folder on a disk."""

import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page

from ..conftest import dressed
from ..kinds import one_of_each
from ..web_server import serving

pytestmark = pytest.mark.browser

SUB_PATH = "/two-readings/"
# What a page links to and loads, as the browser resolves it, the scripts having run.
LEADS_TO = """() => [...document.querySelectorAll("[href], [src], form[action]")]
    .map(each => each.action ?? each.src ?? each.href)
    .map(address => new URL(address.baseVal ?? address, document.baseURI))
    .filter(url => url.protocol !== "blob:" && url.origin === location.origin && url.pathname !== location.pathname)
    .map(url => url.origin + url.pathname)"""


def status(address: str) -> int:
    try:
        with urlopen(Request(address, method="HEAD"), timeout=10) as answer:
            return answer.status if answer.url == address else 301
    except HTTPError as error:
        return error.code


def leave(addresses: set[str], home: str) -> list[str]:
    return sorted(address for address in addresses if not address.startswith(home))


def dead(addresses: set[str]) -> list[str]:
    return sorted(address for address in addresses if status(address) != 200)


def test_below_a_path_every_link_and_file_of_every_kind_of_page_is_there(browser: Browser, built: Path) -> None:
    met: set[str] = set()
    with serving(built, SUB_PATH) as home:
        page = browser.new_page()
        page.on("request", lambda request: met.add(request.url))
        for address in one_of_each(built):
            if address == "404.html":  # its links start at the path that the site is built for
                continue
            assert page.goto(home + address, wait_until="load").status == 200
            met.update(page.evaluate(LEADS_TO))
        page.close()
        met = {address.partition("?")[0] for address in met if address.startswith("http")}
        assert leave(met, home) == []
        assert dead(met) == []
    assert len(met) > 400


def test_a_page_that_is_not_there_is_whole_at_any_depth_below_a_path(browser: Browser, make_site) -> None:
    site = dressed(make_site())
    config = (site / "mkdocs.yml").read_text(encoding="utf-8")
    (site / "mkdocs.yml").write_text(config.replace("https://dam.example/", f"https://dam.example{SUB_PATH}"), "utf-8")
    subprocess.run([sys.executable, "-m", "diptych", "build"], cwd=site, check=True)
    with serving(site / "site", SUB_PATH) as home:
        page = browser.new_page()
        loads: set[str] = set()
        page.on("request", lambda request: loads.add(request.url))
        for address in ("nothing", "no/such/page/", "facts/no/such/page/index.html"):
            assert page.goto(home + address).status == 404
            loads.discard(home + address)
            assert page.locator("h1").inner_text() == "There is no such page"
            assert page.locator("main form[role=search]").evaluate("form => form.action") == f"{home}search/"
            assert leave(set(page.evaluate(LEADS_TO)), home) == []
        page.close()
        assert {url.rpartition(".")[2] for url in loads} >= {"css", "js"}
        assert dead(loads) == []


def follow(page: Page, part: str) -> None:
    """Use the first link that leads to a part of the site, and see that a page opened."""
    with page.expect_navigation():
        page.evaluate("part => [...document.links].find(link => link.href.includes(part)).click()", part)
    assert "/index.html" in page.url
    assert page.locator("h1").count() == 1


def test_in_a_folder_links_lead_from_page_to_page(browser: Browser, built: Path) -> None:
    page = browser.new_page()
    page.goto((built / "index.html").as_uri())
    for part in ("/topics/", "/topics/ukraine/", "/facts/", "/sources/", "/method/"):
        follow(page, part)
    page.goto((built / "topics/ukraine/index.html").as_uri())
    follow(page, "#")
    page.close()


def test_in_a_folder_what_follows_a_links_path_is_kept_and_late_links_are_completed(
    browser: Browser, built: Path
) -> None:
    page = browser.new_page()
    page.goto((built / "index.html").as_uri())
    page.evaluate(
        """() => {
            const link = document.createElement("a");
            link.href = "facts/?side=left#more";
            document.body.append(link);
        }"""
    )
    with page.expect_navigation():
        page.evaluate("[...document.links].at(-1).click()")
    assert page.url == f"{(built / 'facts/index.html').as_uri()}?side=left#more"
    page.go_back()
    link = page.evaluate_handle("[...document.links].find(link => link.href.endsWith('/topics/'))")
    for use in ("auxclick", "contextmenu"):  # a new tab, by the middle button or the menu
        link.evaluate("(link, use) => link.dispatchEvent(new MouseEvent(use, {bubbles: true}))", use)
        assert link.evaluate("link => link.href").endswith("/topics/index.html")
    with page.expect_navigation():
        page.evaluate(
            """() => {
                const form = document.createElement("form");
                form.action = "facts/";
                form.innerHTML = "<input name=q value=gold>";
                document.body.append(form);
                form.requestSubmit();
            }"""
        )
    assert page.url == f"{(built / 'facts/index.html').as_uri()}?q=gold"
    page.close()
