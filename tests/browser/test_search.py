"""The search as readers use it: the header's box and the search page, on the real site."""

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from diptych.outputs.search.lexicon import vocabulary
from diptych.outputs.search.records import records

from ..conftest import Quiet, real_library
from .axe import violations
from .conftest import PHONE_FIRST, ready, watched
from .test_pages import FITS

pytestmark = pytest.mark.browser

HITS = ".dp-find-hits"
STATUS = ".dp-search-status"
FOUND = ".dp-search-hits li"
NEEDED = 0.95  # of the queries in queries.yml


@contextmanager
def shared(browser: Browser, address: str) -> Iterator[Page]:
    """One page for all tests that leave it as they found it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    visit = watched(context.new_page())
    ready(visit.page, address)
    yield visit.page
    context.close()
    assert visit.complaints == []


@pytest.fixture(scope="module")
def opened(browser: Browser, served: str) -> Iterator[Page]:
    """A page with the header's box."""
    with shared(browser, f"{served}method/") as page:
        yield page


@pytest.fixture(scope="module")
def searching(browser: Browser, served: str) -> Iterator[Page]:
    """The search page, its filters unfolded."""
    with shared(browser, f"{served}search/") as page:
        page.locator(".dp-search summary").click()
        expect(page.get_by_label("Side").locator("option")).to_have_count(3)
        yield page


def look_for(page: Page, words: str) -> None:
    page.locator("#find_q").fill(words)


NEEDED_BY_A_SEARCH = ("pagefind", "/search.js", "/search/")


def test_nothing_is_asked_for_before_somebody_types(visit, served: str) -> None:
    for address, field in (("", "#find_q"), ("search/", "#dp-search-q")):
        opened = visit(address)
        opened.page.locator(field).focus()  # whoever goes by keyboard passes it on every page
        opened.page.wait_for_timeout(100)
        asked = [url.removeprefix(served + address) for url in opened.requests]
        assert not [url for url in asked if any(part in url for part in NEEDED_BY_A_SEARCH)]
        with opened.page.expect_request("**/wasm.en.pagefind"):
            opened.page.keyboard.type("gold", delay=1)
        expect(opened.page.locator(f"{HITS} li, {FOUND}").first).to_be_visible()


def test_opening_the_lists_of_the_search_page_fills_them(visit) -> None:
    page = visit("search/").page
    page.locator(".dp-search summary").click()
    expect(page.get_by_label("Side").locator("option")).to_have_count(3)
    expect(page.locator(STATUS)).to_contain_text("Type a word")


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("gold reserves", "gold-reserves-in-2024"),
        ("Tokayev", "tokayev"),
        ("Interfax", "liquid-share"),
        ("bonsai", "bonsai-economy"),
        ("“bonsai economy”", "bonsai-economy"),
        ("32.1", "liquid-share-of-wealth-fund"),
        ("3.297", "liquid-assets-of-wealth-fund"),
        ("$4,651", "volunteer-pay"),
        ("Åslund", "bankruptcy-forecast-for-end-of-2025"),
        ("Aslund", "bankruptcy-forecast-for-end-of-2025"),
        ("Ignacio", "lula-no-solidarity"),  # Ignácio
        ("Tymochenko", "kremlin-view-of-tymoshenko-outcome"),  # as the text prints it
        ("Tymoshenko", "kremlin-view-of-tymoshenko-outcome"),
        ("Yanukovitch", "yanukovych-early-end"),
        ("DPRK", "north-korea"),
        ("Russia's minimum wage", "volunteer-pay"),  # Russia’s
    ],
)
def test_a_fact_is_found_by_typing(opened: Page, words: str, address: str) -> None:
    look_for(opened, words)
    expect(opened.locator(f'{HITS} a[href*="/facts/"][href*="{address}"]').first).to_be_visible()


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Maxime Gauin", "/#overreach"),
        ("How has the Russian state paid?", "economy/#"),
        ("Russia’s arms and men", "topics/arms-and-men/"),
    ],
)
def test_texts_questions_and_topics_are_found_by_their_titles(opened: Page, words: str, address: str) -> None:
    look_for(opened, words)
    expect(opened.locator(f'{HITS} a[href*="{address}"]').first).to_be_visible()


def test_a_hit_shows_side_figure_statement_topic_and_evidence(opened: Page) -> None:
    look_for(opened, "gold reserves")
    hit = opened.locator(f'{HITS} a[href$="gold-reserves-in-2024/"]')
    expect(hit.locator(".dp-hit-mark")).to_be_visible()
    for part in ("Overreach", "46.4%", "Cites a work", "money"):
        expect(hit).to_contain_text(part)
    expect(hit.locator("mark", has_text="reserves").first).to_be_visible()  # hits show before the last letter is typed
    assert set(hit.locator("mark").all_inner_texts()) == {"gold", "reserves"}
    sizes = [
        hit.locator(part).evaluate("e => parseFloat(getComputedStyle(e).fontSize)") for part in ("b", ".dp-hit-title")
    ]
    assert sizes[0] > 1.5 * sizes[1]


def test_where_a_word_is_not_in_the_statement_its_place_is_shown(opened: Page) -> None:
    look_for(opened, "Tymochenko")
    around = opened.locator(f'{HITS} a[href$="kremlin-view-of-tymoshenko-outcome/"] .dp-hit-around')
    expect(around.locator("mark")).to_have_text("Tymochenko")


@pytest.mark.parametrize("word", ["theology", "butter", "igloo"])
def test_a_word_that_is_nowhere_finds_nothing_and_says_so(opened: Page, word: str) -> None:
    look_for(opened, word)
    expect(opened.locator(".dp-find-none")).to_have_text(f"Neither text has “{word}”.")
    expect(opened.locator(f"{HITS} li")).to_have_count(0)
    look_for(opened, f"{word} gold")
    expect(opened.locator(f"{HITS} li").first).to_be_visible()
    expect(opened.locator(".dp-find-none")).to_have_text(f"Neither text has “{word}”.")


def test_a_word_that_a_text_has_and_no_claim_is_told(opened: Page) -> None:
    library = real_library()
    begun = {word[:4] for word in vocabulary(records(library))}
    first, other = (set(library.text_words[side.id].words.split()) for side in library.sides)
    alone, shared = (
        next(word for word in sorted(words) if word.isalpha() and len(word) > 4 and word[:4] not in begun)
        for words in (first - other, first & other)
    )
    for word, said in ((alone, f"In {library.sides[0].record.name}"), (shared, "In both texts")):
        look_for(opened, word)
        expect(opened.locator(".dp-find-none")).to_have_text(f"{said}, but in no claim: “{word}”.")
        expect(opened.locator(f"{HITS} li")).to_have_count(0)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("artilerry", "artillery"), ("Kazahkstan", "Kazakhstan"), ("reseves", "reserves"), ("Ukriane", "Ukraine")],
)
def test_a_slip_is_mended_and_said(opened: Page, typed: str, meant: str) -> None:
    look_for(opened, typed)
    expect(opened.locator(".dp-find-none")).to_have_text(f"Neither text has “{typed}”. Did you mean “{meant}”?")
    marked = opened.locator(f"{HITS} li mark").first
    assert marked.inner_text().casefold() == meant.casefold()


def asked_for(page: Page, queries: list[str]) -> list[list[str]]:
    """Give the addresses of the first hits for each query."""
    return page.evaluate(
        """async (queries) => {
          const search = await import("../assets/diptych/search.js");
          const answers = [];
          for (const query of queries) {
            const items = await search.hits((await search.find(query)).results.slice(0, 3));
            answers.push(items.map((item) => item.querySelector("a").href));
          }
          return answers;
        }""",
        queries,
    )


def test_readers_find_what_they_look_for_in_their_own_words(opened: Page, served: str) -> None:
    queries = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text(encoding="utf-8"))
    assert sum("misspelt" in query for query in queries) >= len(queries) / 3
    answers = asked_for(opened, [query["ask"] for query in queries])
    wrong = []
    for query, found in zip(queries, answers, strict=True):
        right = query["first"] if isinstance(query["first"], list) else [query["first"]]
        if not found or found[0].removeprefix(served) not in right:
            wrong.append((query["ask"], [address.removeprefix(served) for address in found], right))
    assert len(wrong) <= len(queries) - NEEDED * len(queries), wrong


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3 May 2025", "2025-05-03"),
        ("May 3rd, 2025", "03.05.2025"),
        ("950,000", "950 000"),
        ("950000", "0.95 million"),
        ("21%", "21 per cent"),
        ("organisation", "organization"),
        ("defence", "defense"),
        ("Kiev", "Kyiv"),
        ("Great Britain", "United Kingdom"),
        ("U.S.", "United States"),
    ],
)
def test_two_ways_of_writing_find_the_same(opened: Page, one: str, other: str) -> None:
    first, second = asked_for(opened, [one, other])
    assert first
    assert first == second


def test_a_number_is_told_from_a_day(opened: Page, served: str) -> None:
    percent, day = asked_for(opened, ["21%", "21 September"])
    assert not {address for address in percent if "toropets" in address}
    assert "toropets" in day[0]


def test_topics_stand_before_names_names_before_questions_questions_before_claims(visit, served: str) -> None:
    page = visit("search/?q=Ukraine").page
    found = [
        each.removeprefix(served) for each in page.locator(f"{FOUND} a").evaluate_all("all => all.map(a => a.href)")
    ]
    kinds = [re.sub(r"^(topics/[^/]+/#|topics|names|facts).*", r"\1", address) for address in found]
    ranks = [0 if kind == "topics" else 1 if kind == "names" else 2 if "#" in kind else 3 for kind in kinds]
    assert ranks[:3] == [0, 1, 1] or ranks[:3] == [0, 1, 2]
    assert ranks == sorted(ranks)


def test_whole_words_stand_before_beginnings(visit, served: str) -> None:
    page = visit("search/?q=gas").page
    words = page.locator(f"{FOUND} mark").all_inner_texts()
    whole = [word.casefold() == "gas" for word in words]
    assert whole == sorted(whole, reverse=True)


def test_words_that_never_stand_together_are_not_said_to_be_nowhere(opened: Page) -> None:
    look_for(opened, "bonsai Toropets")
    expect(opened.locator(".dp-find-none")).to_have_text("Nothing has all of this.")
    found = opened.locator(f"{HITS} li").all_inner_texts()
    assert any("Toropets" in each for each in found)
    assert any("bonsai" in each for each in found)


def test_the_keyboard_alone_is_enough(visit) -> None:
    page = visit("method/").page
    field = page.locator("#find_q")
    page.keyboard.press("/")
    expect(field).not_to_be_focused()  # a key alone is no shortcut (WCAG 2.1.4)
    page.keyboard.press("Control+/")
    expect(field).to_be_focused()
    page.keyboard.type("gold", delay=20)
    links = page.locator(f"{HITS} li a")
    expect(links.first).to_be_visible()
    for key, focused in (
        ("ArrowDown", links.nth(0)),
        ("ArrowDown", links.nth(1)),
        ("ArrowUp", links.nth(0)),
        ("ArrowUp", field),
    ):
        page.keyboard.press(key)
        expect(focused).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(page.locator(HITS)).to_be_hidden()
    expect(field).to_have_value("gold")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/facts/**")


def test_enter_in_the_field_and_the_last_line_lead_to_the_search_page(visit) -> None:
    for last in ("Enter", ".dp-find-all"):
        page = visit("method/").page
        look_for(page, "gold reserves")
        expect(page.locator(".dp-find-all")).to_have_text("All 2 results, with filters")
        expect(page.locator(".dp-find-all")).to_have_attribute("href", re.compile(r"q=gold(\+|%20)reserves$"))
        page.keyboard.press(last) if last == "Enter" else page.locator(last).click()
        page.wait_for_url("**/search/?q=gold+reserves")
        expect(page.locator(FOUND)).to_have_count(2)


def test_leaving_the_box_closes_it(visit) -> None:
    page = visit("method/").page
    look_for(page, "gold")
    expect(page.locator(HITS)).to_be_visible()
    page.locator(".dp-footer p").first.click()
    expect(page.locator(HITS)).to_be_hidden()


def test_on_a_phone_the_box_opens_over_the_header(visit) -> None:
    page = visit("method/", width=360, height=740).page
    expect(page.locator("#find_q")).to_be_hidden()
    opener = page.locator(".dp-find-open").bounding_box()
    assert min(opener["width"], opener["height"]) >= 24
    page.locator(".dp-find-open").click()
    page.keyboard.type("gold", delay=20)
    hit = page.locator(f"{HITS} li a").first
    expect(hit).to_be_visible()
    assert page.evaluate(FITS)
    assert hit.bounding_box()["width"] > 340
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#find_q")).to_be_hidden()


def test_the_address_carries_what_is_asked(visit, served: str) -> None:
    page = visit("search/").page
    page.locator("#dp-search-q").fill("army")
    page.wait_for_url("**/search/?q=army")
    expect(page.get_by_label("Side")).to_be_hidden()  # most readers only type
    page.locator(".dp-search summary").click()
    page.get_by_label("Side").select_option("counterweight")
    page.wait_for_url("**/search/?q=army&side=counterweight")
    told = page.locator(STATUS)
    expect(told).to_contain_text("0 of Overreach")
    only = told.inner_text()
    page.go_back()
    expect(told).not_to_have_text(only)
    expect(page.get_by_label("Side")).to_have_value("")
    page.go_forward()
    expect(told).to_have_text(only)
    page.reload()
    expect(told).to_have_text(only)
    assert page.evaluate("document.title").startswith("army – Search")


@pytest.mark.parametrize("name", ["side", "topic", "kind", "evidence", "year", "place", "source"])
def test_a_filter_counts_what_it_leaves(searching: Page, name: str) -> None:
    choice = searching.locator(f"select[name={name}] option").nth(1)
    value, words = choice.get_attribute("value"), choice.inner_text()
    searching.locator(f"select[name={name}]").select_option(value)
    expect(searching.locator(STATUS)).to_contain_text(f"{words.rsplit('(', 1)[1].rstrip(')')} found")
    assert f"{name}={value}" in searching.url
    expect(searching.locator(f"select[name={name}] option").nth(1)).to_have_text(words)  # others can be chosen instead
    searching.locator(f"select[name={name}]").select_option("")
    expect(searching.locator(STATUS)).to_contain_text("Type a word")


def test_filters_alone_list_all_that_pass_them_a_part_at_a_time(visit) -> None:
    page = visit("search/?kind=assertion").page
    expect(page.locator(FOUND)).to_have_count(20)
    expect(page.locator(STATUS)).to_have_attribute("role", "status")
    page.locator(".dp-search-next").click()
    expect(page.locator(FOUND)).to_have_count(40)
    expect(page.locator(FOUND).nth(20).locator("a")).to_be_focused()
    page.locator(FOUND).nth(25).locator("a").click()
    page.wait_for_url("**/facts/**")
    page.go_back()
    expect(page.locator(FOUND)).to_have_count(40)


def test_where_a_choice_holds_nothing_the_rest_is_a_button_away(visit) -> None:
    page = visit("search/?q=gold&topic=ukraine").page
    expect(page.locator(STATUS)).to_contain_text("Nothing is found in what you chose; 3 elsewhere.")
    page.get_by_role("button", name="Search everywhere").click()
    expect(page.locator(FOUND)).to_have_count(3)
    page.wait_for_url("**/search/?q=gold")


def test_a_value_that_is_not_there_is_left_out(visit) -> None:
    page = visit("search/?q=gold&topic=no-such-topic&side=%3Cb%3E").page
    expect(page.locator(FOUND)).to_have_count(3)


def test_what_is_typed_stays_text(visit) -> None:
    page = visit("search/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E").page
    expect(page.locator(STATUS)).to_contain_text("Nothing")
    assert page.locator(".dp-search img").count() == 0


@pytest.mark.parametrize(("width", "scheme"), PHONE_FIRST)
def test_axe_finds_nothing_where_hits_are_open(visit, width: int, scheme: str) -> None:
    page = visit("method/", width=width, color_scheme=scheme).page
    if width == 360:
        page.locator(".dp-find-open").click()
    look_for(page, "reserves")
    expect(page.locator(f"{HITS} li a").first).to_be_visible()
    assert violations(page) == []


def test_without_scripts_the_page_says_what_else_there_is(visit, served: str) -> None:
    page = visit("method/", java_script_enabled=False).page
    page.locator("#find_q").fill("gold")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=gold")
    expect(page.locator(".dp-search-without")).to_contain_text("needs scripts")
    expect(page.locator(".dp-search-form")).to_be_hidden()
    page.locator(".dp-search-without a").first.click()
    page.wait_for_url("**/facts/")


def test_from_a_folder_the_page_says_what_else_there_is(browser: Browser, built: Path) -> None:
    page = browser.new_page()
    complaints = []

    def note(message: ConsoleMessage) -> None:
        # A browser that takes no type from a folder sets the page in a reader's own.
        if message.type == "error" and "/fonts/" not in message.text + message.location["url"]:
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((built / "method/index.html").as_uri())
    look_for(page, "gold")
    page.keyboard.press("Enter")
    page.wait_for_url("file://**/search/index.html?q=gold")
    expect(page.locator(".dp-search-without")).to_contain_text("not from a folder")
    expect(page.locator(".dp-search-form")).to_be_hidden()
    assert complaints == []
    page.close()


@pytest.fixture
def below(built: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the site served below a path."""
    (tmp_path / "two-readings").symlink_to(built)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=tmp_path))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/two-readings/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_it_works_below_a_path(browser: Browser, below: str) -> None:
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(below + "topics/ukraine/")
    look_for(page, "gold")
    page.locator(f"{HITS} li a").first.click()
    page.wait_for_url(f"{below}facts/**")
    page.goto(below + "search/?q=gold")
    expect(page.locator(FOUND)).to_have_count(3)
    assert page.locator(f"{FOUND} a").first.get_attribute("href").startswith(below)
    assert [url for url in asked if not url.startswith(below)] == []
    page.close()
