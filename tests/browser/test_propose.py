"""Propose a fact: what is filled in becomes a card and a file that passes the check, and nothing is sent."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from diptych.outputs.bundle import bundle
from diptych.outputs.pages.propose import propose
from diptych.reading.forms import FIELDS, read_form

from ..conftest import library_of, problems_of
from ..test_scripts import SOURCES

pytestmark = pytest.mark.browser

SITE = "https://dam.example/"
STRICT = "default-src 'self'"
STATEMENT = "Repairs take <b>40,000</b> pounds: every year, # or more."
REPOSITORY = "repo_url: https://github.com/o/r\nedit_uri: edit/main/docs/\n"


@pytest.fixture
def open_page(browser: Browser, site: Path) -> Iterator[Callable[[str], tuple[Page, list[str]]]]:
    """Open the page of the example under a strict policy; give it, and all that it asks for or complains of."""
    context = browser.new_context(accept_downloads=True)

    def open_(settings: str = "") -> tuple[Page, list[str]]:
        config = site / "mkdocs.yml"
        config.write_text(config.read_text(encoding="utf-8") + settings, encoding="utf-8")
        (file,) = propose(library_of(site))
        body = file.text.partition("\n---\n")[2]
        html = f'<!doctype html><html lang="en"><title>Propose</title><body>{body}<script src="/propose.js"></script>'
        told: list[str] = []

        def answer(route: Route) -> None:
            told.append(route.request.url)
            if route.request.url == f"{SITE}propose.js":
                route.fulfill(body=bundle(SOURCES)["propose.js"], content_type="text/javascript")
            else:
                headers = {"Content-Security-Policy": STRICT, "Content-Type": "text/html; charset=utf-8"}
                route.fulfill(body=html, headers=headers)

        page = context.new_page()
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.route("**/*", answer)
        page.goto(f"{SITE}propose-a-fact/")
        return page, told

    yield open_
    context.close()


def fill(page: Page) -> None:
    page.locator("[name=perspective]").select_option("remove")
    page.locator("[name=question]").select_option("cost/price")
    page.locator("[name=kind]").select_option("figure")
    page.locator("[name=statement]").fill(STATEMENT)
    for name, value in {"label": "Repairs, a year", "value": "40000", "unit": "GBP"}.items():
        page.locator(f"[data-many=figures] [name={name}]").fill(value)
    page.locator("[name=exact]").fill("repairs take  40,000 pounds, a year")
    page.locator("[data-many=footnotes] [name=mark]").fill("i")
    page.locator("[data-many=footnotes] [name=source]").fill("a-bare-title")
    page.locator("[data-many=places] input").fill("lune-valley")


def test_what_is_filled_in_becomes_a_file_that_passes_the_check(open_page, site: Path, tmp_path: Path) -> None:
    page, told = open_page()
    fill(page)
    path = page.locator("[data-path]").text_content()
    with page.expect_download() as download:
        page.locator("[data-download]").click()
    download.value.save_as(tmp_path / "fact.yml")
    written = (tmp_path / "fact.yml").read_text(encoding="utf-8")
    assert path == "facts/cost/repairs-take-b-40-000.yml"
    assert download.value.suggested_filename == "repairs-take-b-40-000.yml"
    assert written == page.locator("#propose-file").input_value()
    assert f'statement: "{STATEMENT}"' in written
    (site / path).write_text(written, encoding="utf-8")
    assert problems_of(site) == []
    assert told == [f"{SITE}propose-a-fact/", f"{SITE}propose.js"]


def test_its_card_shows_it_as_text(open_page) -> None:
    page, _ = open_page()
    fill(page)
    assert page.locator("[data-show=statement]").text_content() == STATEMENT
    assert page.locator("[data-show=figure]").text_content() == "40,000 British pounds"
    assert page.locator("[data-card]").get_attribute("class") == "dp dp-frame dp-bar dp-right"
    assert page.locator("[data-show] *").count() == 0


def test_a_name_that_is_taken_is_not_suggested(open_page) -> None:
    page, _ = open_page()
    page.locator("[name=question]").select_option("cost/price")
    page.locator("[name=statement]").fill("Upkeep.")
    assert page.locator("[data-path]").text_content() == "facts/cost/upkeep-2.yml"


def test_what_is_needed_is_asked_for_until_it_is_there(open_page) -> None:
    page, _ = open_page()
    page.locator("[name=statement]").fill("It costs more.")
    assert "The passage" in page.locator(".dp-propose-told").text_content()
    assert page.locator("[name=due]").is_hidden()
    page.locator("[name=kind]").select_option("forecast")
    assert page.locator("[name=due]").is_visible()
    assert "When the forecast falls due" in page.locator(".dp-propose-told").text_content()
    fill(page)
    assert page.locator(".dp-propose-told").text_content() == ""


def test_only_the_sections_of_the_chosen_side_are_offered(open_page) -> None:
    page, _ = open_page()
    page.locator("[name=perspective]").select_option("keep")
    page.locator("[name=section]").select_option("the-price")
    page.locator("[name=perspective]").select_option("remove")
    assert page.locator("[name=section]").input_value() == ""
    assert page.locator("option[data-side=keep]").first.is_disabled()


def test_a_part_of_a_list_can_be_added(open_page) -> None:
    page, _ = open_page()
    fill(page)
    page.locator("[data-many=places] .dp-more-rows").click()
    page.locator("[data-many=places] input").nth(1).fill("lune")
    assert "places: [lune-valley, lune]\n" in page.locator("#propose-file").input_value()


def test_without_a_repository_only_the_file_is_offered(open_page) -> None:
    page, _ = open_page()
    fill(page)
    assert page.locator("[data-issue]").is_hidden()
    assert page.locator("[data-editor]").is_hidden()


def test_the_form_and_the_editor_of_the_repository_open_filled_in(open_page) -> None:
    page, _ = open_page(REPOSITORY)
    fill(page)
    issue = urlsplit(page.locator("[data-issue]").get_attribute("href"))
    asked = {name: values[0] for name, values in parse_qs(issue.query).items()}
    assert (issue.netloc, issue.path, asked["template"]) == ("github.com", "/o/r/issues/new", "fact.yml")
    markdown = "\n\n".join(f"### {field.label}\n\n{asked.get(field.id, '_No response_')}" for field in FIELDS)
    answers = read_form(markdown)
    assert answers["statement"] == STATEMENT
    assert answers["figures"] == [{"label": "Repairs, a year", "value": "40000", "unit": "GBP"}]
    editor = urlsplit(page.locator("[data-editor]").get_attribute("href"))
    assert editor.path == "/o/r/new/main/facts/cost"
    assert parse_qs(editor.query)["value"] == [page.locator("#propose-file").input_value()]
