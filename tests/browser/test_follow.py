"""A page that is served while its site is edited follows it, within the policy that the site's pages have."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from diptych.outputs.policy import PAGE
from diptych.publishing.serving.preview import Preview

pytestmark = pytest.mark.browser

HTML = f'<!doctype html><html lang="en"><meta http-equiv="Content-Security-Policy" content="{PAGE}"><title>T</title>'
CARD = '<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><p>card</p>'


@pytest.fixture
def preview(tmp_path: Path, free_port) -> Iterator[Preview]:
    (tmp_path / "index.html").write_text(f"{HTML}<body><p>first</p></body>", encoding="utf-8")
    (tmp_path / "card.html").write_text(CARD, encoding="utf-8")
    server = Preview(lambda: None, "127.0.0.1", free_port(), str(tmp_path), "/")
    server.watch(str(tmp_path))
    thread = threading.Thread(target=server.serve)
    thread.start()
    yield server
    server.shutdown()
    thread.join(10)


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(preview.url)
    yield page
    assert told == []
    context.close()


def test_what_is_wrong_is_shown_over_the_last_good_page_until_it_is_mended(
    page: Page, preview: Preview, tmp_path: Path
) -> None:
    wrong = "facts/cost/upkeep.yml:4:7: <b>wrong</b>; write it right [some-code]\n    | kind: figre\n    |       ^"
    preview.news.is_wrong(wrong)
    shown = page.get_by_role("alert")
    expect(shown).to_contain_text("the last good one")
    assert page.locator("pre").text_content() == wrong
    expect(page.get_by_text("first")).to_be_visible()
    (tmp_path / "index.html").write_text(f"{HTML}<body><p>second</p></body>", encoding="utf-8")
    preview.news.is_at_work()
    expect(page.get_by_role("status")).to_contain_text("being built")
    preview.news.is_built()
    expect(page.get_by_text("second")).to_be_visible()
    expect(shown).to_have_count(0)


def test_what_is_wrong_can_be_hidden_and_another_mistake_is_shown_again(page: Page, preview: Preview) -> None:
    preview.news.is_wrong("one")
    page.get_by_role("button", name="Hide").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    preview.news.is_wrong("two")
    expect(page.get_by_role("alert")).to_contain_text("two")


def test_a_page_that_allows_no_script_is_given_none(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.url}card.html")
    assert page.locator("script").count() == 0
