"""Copying snippets, and the card builder."""

import re

import pytest

from .conftest import until_true

pytestmark = pytest.mark.browser

FACT = "facts/gold-reserves-in-2024/"
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


def test_a_copy_button_copies_and_tells_that_it_did(visit) -> None:
    page = visit(FACT, **CLIPBOARD).page
    page.get_by_text("A plain frame, without any script").click()
    button = page.locator('[data-copy="use-iframe"]')
    button.click()
    until_true(page, "document.querySelector('[data-copy=\"use-iframe\"]').textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#use-iframe").input_value()


def test_the_fields_hold_the_snippets_without_scripts(visit) -> None:
    page = visit(FACT, java_script_enabled=False).page
    assert page.locator("#use-quote").input_value().startswith('<blockquote class="diptych"')
    assert page.locator("#use-address").input_value().endswith(f"/{FACT}")


def test_the_builder_finds_by_typing_and_keeps_its_state_in_the_address(visit, served: str) -> None:
    page = visit("card-builder/").page
    page.locator("#builder-pick").fill("banning the SVR")
    page.locator(".dp-builder-hits a").first.wait_for()
    page.locator("#builder-pick").fill("central bank gold resrves")
    until_true(page, "document.querySelectorAll('.dp-builder-hits a').length === 1")  # the other words found it too
    page.locator(f".dp-builder-hits a[href$='{FACT}']").click()
    assert page.locator(".dp-builder-hits a").count() == 0
    page.locator('input[name="theme"][value="dark"]').check()
    page.locator('input[name="version"][value="pinned"]').check()
    page.locator('input[name="way"][value="iframe"]').check()
    until_true(page, "document.querySelector('#builder-snippet').value.includes('/v1/?theme=dark')")
    assert re.search(r"card=embed%2Fgold-reserves-in-2024%2F&theme=dark&version=pinned&way=iframe$", page.url)
    until_true(page, "[...document.querySelectorAll('.dp-builder-views iframe')].every(frame => frame.height > 200)")
    assert [frame.get_attribute("width") for frame in page.locator("iframe").all()] == ["280", "480", "720"]
    again = visit(page.url.removeprefix(served)).page
    until_true(again, "document.querySelector('#builder-snippet').value.includes('/v1/?theme=dark')")


def test_the_builder_opens_with_a_card_chosen_and_its_preview_above_its_code(visit) -> None:
    page = visit("card-builder/").page
    until_true(page, "document.querySelector('#builder-snippet').value.includes('data-card=')")
    until_true(page, "[...document.querySelectorAll('.dp-builder-views iframe')].every(each => each.height > 200)")
    preview, code = page.locator(".dp-builder-views").bounding_box(), page.locator("#builder-snippet").bounding_box()
    assert preview and code
    assert preview["height"] > 200
    assert preview["y"] + preview["height"] <= code["y"]


def test_only_what_has_a_card_is_offered_and_a_search_without_any_says_so(visit) -> None:
    page = visit("card-builder/").page
    page.locator("#builder-pick").fill("Ukraine")
    page.locator(".dp-builder-hits a").first.wait_for()
    hrefs = [link.get_attribute("href") or "" for link in page.locator(".dp-builder-hits a").all()]
    assert all(re.search(r"/(facts/[^/#]+|topics/[^/#]+/[^/#]+)/$", href) for href in hrefs)
    page.locator("#builder-pick").fill("xyzzyplugh")
    page.get_by_text("No card is found by these words.").wait_for()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_journalists_page_opens_with_a_live_card_in_its_full_height(visit, width: int) -> None:
    page = visit("embedding/", width=width).page
    frame = page.locator(".dp-live iframe")
    box = frame.bounding_box()
    assert box
    assert box["y"] < page.get_by_role("heading", name="Four ways").bounding_box()["y"]
    inner = "frame => frame.contentDocument.body.scrollHeight"
    until_true(page, "document.querySelector('.dp-live iframe').height !== '500'")
    assert frame.evaluate(inner) == int(frame.get_attribute("height") or 0)


def test_one_row_of_actions_stands_under_the_card_of_a_claim(visit, served: str) -> None:
    page = visit(FACT, **CLIPBOARD).page
    row = page.locator(".dp-actions")
    assert [each.inner_text() for each in row.locator("button, a").all()] == [
        "Copy link",
        "Cite",
        "Embed",
        "PNG",
        "SVG",
    ]
    card, actions = page.locator(".dp-fact article").bounding_box(), row.bounding_box()
    assert card
    assert actions
    assert 0 <= actions["y"] - (card["y"] + card["height"]) < 40
    row.get_by_role("button").click()
    until_true(page, "document.querySelector('.dp-actions .dp-copy').textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/{FACT}")
    until_true(page, "document.querySelector('.dp-actions .dp-copy').textContent === 'Copy link'")
    for name in ("Cite", "Embed"):
        row.get_by_role("link", name=name).click()
        assert page.locator(":target").count() == 1
    for name, kind in (("PNG", "image/png"), ("SVG", "image/svg+xml")):
        picture = row.get_by_role("link", name=name).evaluate("link => link.href")
        assert page.request.get(picture).headers["content-type"] == kind


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ["embedding/", "card-builder/", "check-my-article/"])
def test_the_pages_for_newsrooms_begin_on_one_line(visit, address: str, width: int) -> None:
    page = visit(address, width=width).page
    parts = page.locator(".md-content__inner > :is(h1, h2, p, .dp-live, .dp-check), .dp-builder-form > :is(p, div)")
    lefts = parts.filter(visible=True).evaluate_all(
        "all => all.map(each => Math.round(each.getBoundingClientRect().x))"
    )
    assert len(lefts) > 1
    assert len(set(lefts)) == 1


def test_on_a_phone_the_table_of_hosts_is_read_row_by_row(visit) -> None:
    page = visit("embedding/", width=360).page
    table = page.locator(".dp-hosts table")
    assert table.evaluate("table => table.scrollWidth <= table.clientWidth")
    ways = table.locator("tr", has_text="Medium").locator("td").filter(visible=True)
    assert ways.all_inner_texts() == ["title, text and picture"]
    said = "td => getComputedStyle(td, '::before').content + getComputedStyle(td, '::before').display"
    # A browser gives both parts as one text, or each for itself.
    assert ways.first.evaluate(said).replace('" "', "") == '"Address alone: "inline'
