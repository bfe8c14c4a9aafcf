"""Cards on a stranger's page: the site on one origin, a newsroom on another, both on loopback."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from diptych.library import Library

from .conftest import until
from .newsroom import FITS, FRAMES, all_is_heard_from, is_as_high_as_its_card, pair, quote

pytestmark = pytest.mark.browser


def test_without_scripts_the_snippet_is_complete_text(publish, library: Library) -> None:
    page = publish(quote(library, "crest-in-1962"), java_script_enabled=False)
    assert page.locator("iframe").count() == 0
    text = page.locator("blockquote").inner_text()
    for part in ("1,600", "Keep", "Ada Moor", "River Board", "version 1"):
        assert part in text


def test_embed_js_puts_the_card_in_its_place_at_its_height(publish, library: Library) -> None:
    page = publish(quote(library, "crest-in-1962"))
    page.wait_for_function(FITS)
    assert not page.locator("blockquote p").first.is_visible()
    assert page.locator("iframe").get_attribute("title")
    until(page, lambda: is_as_high_as_its_card(page))


def test_three_cards_and_a_pair_on_one_page_with_the_script_many_times(publish, library: Library) -> None:
    body = "".join(quote(library, id_) for id_ in ("crest-in-1962", "upkeep", "next-flood")) + pair(library)
    page = publish(body)
    page.wait_for_function(f"{FRAMES}.length === 4 && ({FITS})()")
    for number in range(4):
        until(page, lambda number=number: is_as_high_as_its_card(page, number))
    assert page.evaluate("document.readyState") == "complete"  # all five scripts have run
    assert page.locator("iframe").count() == 4


def test_a_card_added_late_is_found_in_a_shadow_root_too_once_the_script_has_looked_there(
    publish, library: Library
) -> None:
    page = publish(f"{quote(library, 'upkeep')}<div id=late></div><div id=shadow></div>")
    page.wait_for_function(FITS)
    written = quote(library, "next-flood").partition("<script")[0]
    page.evaluate("html => { document.getElementById('late').innerHTML = html }", written)
    page.wait_for_function(f"{FRAMES}.length === 2 && ({FITS})()")
    page.evaluate("document.getElementById('shadow').attachShadow({mode: 'open'}).innerHTML = '<p>'")
    page.add_script_tag(url=f"{library.settings.url}embed.js")  # included again, it looks again
    page.evaluate("html => { document.getElementById('shadow').shadowRoot.innerHTML = html }", written)
    page.wait_for_function(f"{FRAMES}.length === 3 && ({FITS})()")


def test_a_strict_policy_of_the_host_is_kept(publish, library: Library) -> None:
    site = library.settings.url
    policy = f"default-src 'none'; script-src {site}; frame-src {site}"
    violations: list[str] = []
    page = publish(quote(library, "crest-in-1962"), headers={"Content-Security-Policy": policy})
    page.on("console", lambda message: violations.append(message.text))
    page.wait_for_function(FITS)
    assert violations == []


def test_a_hidden_tab_opened_later_shows_the_card(publish, library: Library) -> None:
    page = publish(f"<div id=tab style='display:none'>{quote(library, 'crest-in-1962')}</div>")
    page.wait_for_selector("iframe", state="attached")
    page.evaluate("document.getElementById('tab').style.display = 'block'")
    page.wait_for_function(FITS)
    until(page, lambda: is_as_high_as_its_card(page))


def test_a_parent_without_width_does_not_make_it_endless(publish, library: Library) -> None:
    page = publish(f"<div id=tab style='width:0'>{quote(library, 'crest-in-1962')}</div>")
    page.wait_for_selector("iframe", state="attached")
    page.evaluate("document.getElementById('tab').style.width = '500px'")
    page.wait_for_function(FITS)
    until(page, lambda: is_as_high_as_its_card(page))
    assert page.locator("iframe").bounding_box()["height"] < 900


def test_junk_and_forged_messages_change_nothing(publish, library: Library) -> None:
    page = publish(quote(library, "crest-in-1962") + "<iframe id=other srcdoc='<p>x'></iframe>")
    page.wait_for_function(f"{FRAMES}[0]?.height > 100")
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
    stranger = "<blockquote class=diptych data-card='http://127.0.0.1:9/embed/x/'>x</blockquote>"
    page = publish(stranger + quote(library, "upkeep"))
    page.wait_for_function(FITS)
    assert page.locator("iframe").count() == 1
    assert page.get_by_text("x", exact=True).is_visible()


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
    # WordPress follows no link that leaves the frame's own site: the page that cites the work is shown instead.
    page.frames[1].evaluate("document.querySelector('dd').innerHTML = '<a href=https://elsewhere.example/>A work</a>'")
    for number, link in enumerate((".dp-foot a", "dd a"), start=1):
        page.frames[1].locator(link).click()
        page.wait_for_function(f"got.filter(data => data.message === 'link').length === {number}")
        sent = page.evaluate("got.filter(data => data.message === 'link').at(-1)")
        assert sent == {"message": "link", "value": library.settings.url + "facts/crest-in-1962/", "secret": "AbC123"}


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
