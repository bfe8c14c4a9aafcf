"""What a reader sees of a card on somebody's page: opened in a browser, read, scrolled, and a link followed."""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from playwright.sync_api import Browser, Frame, Locator, Page
from playwright.sync_api import Error as PlaywrightError

from ..browser.newsroom import FRAMES
from .site import Subject
from .trials import Trial

# From the best to the least: the card at its height; the card in a frame that scrolls where the card is taller; the
# complete text; nothing.
KINDS = ("card", "scrolls", "text", "nothing")
WIDTHS, DELAYS = (1280, 360), (0, 0.3, 1.5)
# Where a reader must get to: the last of what each side says, and the way to the whole.
_ENDS = {
    "claim": (".dp-foot a",),
    "pair": (".dp-answer.dp-left > :last-child", ".dp-answer.dp-right > :last-child", ".dp-more a"),
}
_LINK = ".dp-foot a, .dp-more a"
_PATIENCE = 15  # seconds
_SHOWN = f"""prefix => {{
    const frame = {FRAMES}.find(each => each.src.startsWith(prefix));
    if (!frame) return null;
    const {{ width, height }} = frame.getBoundingClientRect(), {{ clip, visibility }} = getComputedStyle(frame);
    return clip === "auto" && visibility === "visible" && width > 100 && height > 100;
}}"""
_END_IN_SIGHT = """end => {
    const { bottom } = end.getBoundingClientRect();
    return bottom > 0 && bottom <= innerHeight + 1;
}"""


class Seen(NamedTuple):
    """What a reader gets, one of `KINDS`, and what is wrong with it."""

    kind: str
    faults: tuple[str, ...]


def look(browser: Browser, address: str, trial: Trial, width: int) -> Seen:
    """Open a page in a browser that knows nothing yet, and tell what a reader gets of a card."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    try:
        page = context.new_page()
        page.goto(address)
        if page.evaluate(_SHOWN, _site(trial.subject)) is None:
            return _without_card(page, trial.subject)
        return _with_card(page, trial)
    except PlaywrightError as error:  # one page that hangs is a result like any other
        return Seen("nothing", (error.message.splitlines()[0],))
    finally:
        context.close()


def worst(all_seen: Iterable[Seen]) -> Seen:
    """Tell what a reader gets in the worst of several loads, and all that is wrong."""
    each = list(all_seen)
    return Seen(
        max((one.kind for one in each), key=KINDS.index), tuple(sorted({fault for one in each for fault in one.faults}))
    )


def says_all(page_text: str, subject: Subject) -> bool:
    """Tell whether a page has the complete text; hosts set other quotation marks."""
    return _plain(subject.text) in _plain(page_text)


def lost(way: str, kind: str) -> tuple[str, ...]:
    """Tell whether the text was lost that an address or a quote brings, wherever no card can be."""
    return ("the complete text was promised",) if way in ("address", "quote") and kind != "text" else ()


def _plain(text: str) -> str:
    return " ".join(re.sub("[“”„«»‘’'\"]", "", text).split())


def _without_card(page: Page, subject: Subject) -> Seen:
    text = page.inner_text("body")
    if says_all(text, subject):
        link = page.locator(f"a[href='{subject.pages[0]}']").last
        is_left = page.locator("script[src$='/embed.js']").count()
        faults = ("the script is left",) if is_left else ()
        return Seen("text", faults if _leads_there(page, link, subject) else (*faults, "its link is dead"))
    remains = [word for word in subject.text.split()[:8] if len(word) > 6 and word in text]
    return Seen("nothing", ("only a part of the text is left",) if remains else ())


def _with_card(page: Page, trial: Trial) -> Seen:
    subject = trial.subject
    page.mouse.move(300, 450)
    if not _comes_true(page, lambda: page.evaluate(_SHOWN, _site(subject))):
        kind = "text" if says_all(page.inner_text("body"), subject) else "nothing"
        return Seen(kind, ("the card is not shown",))
    orphans = tuple(_faults_of_react(page, subject)) if trial.host == "React" else ()
    card = _card(page, subject)
    kind = "card" if _comes_true(page, lambda: _fits(card), patience=1.5) else "scrolls"
    return Seen(kind, (*orphans, *_faults(page, card, trial)))


def _card(page: Page, subject: Subject) -> Frame:
    def cards() -> list[Frame]:
        return [frame for frame in page.frames if frame.url.startswith(_site(subject))]

    _comes_true(page, cards)  # a frame of a fixed height stands before its card has answered
    card = cards()[-1]
    card.wait_for_load_state("load")
    return card


def _faults_of_react(page: Page, subject: Subject) -> Iterator[str]:
    """Take the card away as an app does that shows another page, and bring it back."""
    if page.evaluate("problems.length"):
        yield "hydration failed"
    page.evaluate("route(true)")
    if not _comes_true(page, lambda: page.evaluate(f"{FRAMES}.length === 0"), patience=5):
        yield "its frame is left on another page"
    page.evaluate("route(false)")
    if not _comes_true(page, lambda: page.evaluate(_SHOWN, _site(subject)), patience=5):
        yield "the card does not come back"


def _faults(page: Page, card: Frame, trial: Trial) -> Iterator[str]:
    subject = trial.subject
    if says_all(page.inner_text("body"), subject):
        yield "the text stands beside the card"
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        yield "the page is wider than the window"
    if card.evaluate("document.documentElement.scrollWidth > innerWidth"):
        yield "the card is wider than its frame"
    if subject.kind == "claim" and f"version {trial.version}" not in card.locator(".dp-foot").inner_text():
        yield "the card is of another version"
    for end in _ENDS[subject.kind]:
        if not _is_reached(page, card, end):
            yield f"cut: {end} cannot be reached"
    if not _leads_there(page, card.locator(_LINK).last, subject):
        yield "its link is dead"


def _fits(card: Frame) -> bool:
    """Tell whether a frame is as high as its card; WordPress makes none lower than 200 pixels."""
    return bool(card.evaluate("Math.abs(Math.max(200, document.body.scrollHeight) - innerHeight) <= 1"))


def _is_reached(page: Page, card: Frame, end: str) -> bool:
    """Turn the wheel over a card, as a reader does, from its top until the end of a part of it has come up."""
    part, frame = card.locator(end).last, page.locator("iframe").last
    frame.hover(position={"x": 20, "y": 20})
    page.mouse.wheel(0, -9999)
    _comes_true(page, lambda: card.evaluate("scrollY === 0"), patience=2)
    frame.hover(position={"x": 20, "y": 20})
    while not part.evaluate(_END_IN_SIGHT):
        if not _scrolls_on(page, card):
            return bool(part.evaluate(_END_IN_SIGHT))
    return True


def _scrolls_on(page: Page, card: Frame) -> bool:
    before = card.evaluate("scrollY")
    page.mouse.wheel(0, 300)
    return _comes_true(page, lambda: card.evaluate("scrollY") > before, patience=2)


def _leads_there(page: Page, link: Locator, subject: Subject) -> bool:
    """Follow a link, which opens in the same tab or in another."""
    if not link.count():
        return False
    link.click()
    return _comes_true(page, lambda: any(each.url in subject.pages for each in page.context.pages), patience=5)


def _comes_true(page: Page, is_so: Callable[[], object], patience: float = _PATIENCE) -> bool:
    end = time.monotonic() + patience
    while not (so := is_so()) and time.monotonic() < end:
        page.wait_for_timeout(30)
    return bool(so)


def _site(subject: Subject) -> str:
    """Give the address below which all cards of the site are."""
    return urljoin(subject.pinned_address, "/embed/")
