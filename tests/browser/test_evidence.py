"""The picture of evidence explored: which claim a mark is, and on what it rests."""

import pytest

pytestmark = pytest.mark.browser

EVIDENCE = "evidence/"
# The claim and the work that the list under the marks has for the first of several claims on one work.
FIRST = """column => {
    const mark = column.querySelector(".dp-bases .dp-run a");
    const item = [...column.querySelectorAll(".dp-read-all a")].find(link => link.href === mark.href).closest("li");
    const work = item.parentElement.closest("li").querySelector("b");
    return {href: mark.href, words: [item.textContent, work.textContent]};
}"""


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_a_mouse_over_a_mark_says_its_claim_and_its_work(visit) -> None:
    page = visit(EVIDENCE).page
    column = page.locator(".dp-column", has=page.locator(".dp-bases")).first
    wanted = column.evaluate(FIRST)
    told = page.locator(".dp-told")
    assert not told.is_visible()
    column.locator(".dp-bases .dp-run a").first.hover()
    assert all(squeezed(each) in squeezed(told.inner_text()) for each in wanted["words"])
    page.keyboard.press("Escape")
    assert not told.is_visible()


def test_a_touch_says_what_a_mark_is_and_a_second_opens_it(visit) -> None:
    page = visit(EVIDENCE, width=360, has_touch=True).page
    column = page.locator(".dp-column", has=page.locator(".dp-bases")).first
    wanted = column.evaluate(FIRST)
    mark = column.locator(".dp-bases .dp-run a").first
    mark.tap()
    assert page.url.endswith(EVIDENCE)
    assert squeezed(wanted["words"][0]) in squeezed(page.locator(".dp-told").inner_text())
    box = page.locator(".dp-told").bounding_box()
    assert box["y"] + box["height"] <= page.viewport_size["height"] + 1
    with page.expect_navigation():
        mark.tap()
    assert page.url == wanted["href"]


def test_the_arrow_keys_go_from_mark_to_mark_and_enter_opens_the_claim(visit) -> None:
    page = visit(EVIDENCE).page
    column = page.locator(".dp-column[tabindex]").first
    marks = column.locator(".dp-run a")
    column.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert marks.nth(1).evaluate("mark => mark.classList.contains('dp-chosen')")
    page.keyboard.press("ArrowLeft")
    assert page.locator(".dp-run a.dp-chosen").count() == 1
    wanted = marks.first.evaluate("mark => mark.href")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == wanted


def test_without_scripts_a_mark_is_a_link_with_a_name(visit) -> None:
    page = visit(EVIDENCE, java_script_enabled=False).page
    mark = page.locator(".dp-run a").first
    assert mark.get_attribute("title")
    wanted = mark.get_attribute("href")
    with page.expect_navigation():
        mark.click()
    assert page.url.endswith(wanted.removeprefix("..").lstrip("/"))
