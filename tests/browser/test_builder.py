"""Copying snippets, and the card builder."""

import re

import pytest

pytestmark = pytest.mark.browser

FACT = "facts/gold-reserves-in-2024/"
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


def test_a_copy_button_copies_and_tells_that_it_did(visit) -> None:
    page = visit(FACT, **CLIPBOARD).page
    page.get_by_text("A plain frame, without any script").click()
    button = page.locator('[data-copy="use-iframe"]')
    button.click()
    page.wait_for_function("document.querySelector('[data-copy=\"use-iframe\"]').textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#use-iframe").input_value()


def test_the_fields_hold_the_snippets_without_scripts(visit) -> None:
    page = visit(FACT, java_script_enabled=False).page
    assert page.locator("#use-quote").input_value().startswith('<blockquote class="diptych"')
    assert page.locator("#use-address").input_value().endswith(f"/{FACT}")


def test_the_builder_finds_by_typing_and_keeps_its_state_in_the_address(visit, served: str) -> None:
    page = visit("card-builder/").page
    page.locator("#builder-pick").fill(
        page.locator("datalist option[value*='gold reserves fell']").get_attribute("value")
    )
    page.locator('input[name="theme"][value="dark"]').check()
    page.locator('input[name="version"][value="pinned"]').check()
    page.locator('input[name="way"][value="iframe"]').check()
    page.wait_for_function("document.querySelector('#builder-snippet').value.includes('/v1/?theme=dark')")
    assert re.search(r"card=embed%2Fgold-reserves-in-2024%2F&theme=dark&version=pinned&way=iframe$", page.url)
    page.wait_for_function(
        "[...document.querySelectorAll('.dp-builder-views iframe')].every(frame => frame.height > 200)"
    )
    assert [frame.get_attribute("width") for frame in page.locator("iframe").all()] == ["280", "480", "720"]
    again = visit(page.url.removeprefix(served)).page
    again.wait_for_function("document.querySelector('#builder-snippet').value.includes('/v1/?theme=dark')")
