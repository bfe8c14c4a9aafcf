"""The archive, served by a server that knows nothing of it: other people's pages show cards of it as of the site."""

import functools
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from diptych.outputs.archive import archive
from diptych.publishing.sums import write_sums
from diptych.publishing.whole_folder import write_folder

from ..conftest import Quiet, library_of
from ..corrected import corrected
from .conftest import until_true
from .newsroom import FITS, Newsroom, is_as_high_as_its_card, quote, script, serving

pytestmark = pytest.mark.browser


def test_a_page_embeds_from_the_archive_as_it_did_from_the_site(
    browser: Browser, newsroom: str, make_site: Callable[..., Path], tmp_path: Path
) -> None:
    folder = tmp_path / "archive"
    with serving(functools.partial(Quiet, directory=folder)) as url:
        site = make_site()
        corrected(site)
        config = site / "mkdocs.yml"
        config.write_text(config.read_text("utf-8").replace("https://dam.example/", url), encoding="utf-8")
        library = library_of(site)
        write_folder(folder, archive(library), finish=write_sums)
        version = next(f"embed/{fact.id}/v1/" for fact in library.facts if len(fact.versions) > 1)
        frame = f'<iframe src="{url}{version}" width="600" height="900"></iframe>'
        body = quote(library, "upkeep") + script(library) + frame
        Newsroom.html = f"<!doctype html><html lang=en><title>News</title>{body}"
        Newsroom.headers_sent = {}
        page = browser.new_page()
        page.goto(newsroom)
        until_true(page, FITS)
        assert is_as_high_as_its_card(page)
        pinned = next(each for each in page.frames if each.url == url + version)
        pinned.wait_for_load_state("load")
        assert "ersion 1" in pinned.inner_text("body")
        assert page.request.get(f"{url}embed/upkeep/card.png").ok
        page.goto(f"{url}facts/upkeep/")
        page.locator("li a").first.click()
        assert page.url == f"{url}embed/upkeep/"
        page.close()
