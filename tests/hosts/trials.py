"""What is tried in WordPress: every way to show a card, in every form that its editors know, by two kinds of people."""

from collections.abc import Iterator
from typing import NamedTuple

from .site import Embedded, Subject
from .wordpress import Post


class Trial(NamedTuple):
    """A card in a host: which host, by which way, in which form; what is embedded, and what the page promises of it."""

    host: str
    way: str
    form: str
    subject: Subject
    promised: str
    """One of `seen.KINDS`: a reader sees this, or better."""


# WordPress's three forms of an address: on a line of its own, in its shortcode, in its block.
_ADDRESS_FORMS = {
    "classic": "{address}",
    "[embed]": "[embed]{address}[/embed]",
    "block": '<!-- wp:embed {{"url":"{address}"}} -->\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">'
    "\n{address}\n</div></figure>\n<!-- /wp:embed -->",
}
_SNIPPET_FORMS = {"classic": "{snippet}", "Custom HTML": "<!-- wp:html -->\n{snippet}\n<!-- /wp:html -->"}
_BEFORE, _AFTER = "<p>What the newsroom says before it.</p>\n\n", "\n\n<p>And after it.</p>"
# What WordPress leaves to each: of an author's snippet it takes scripts and frames away.
_PROMISED = {
    "administrator": {"quote": "card", "iframe": "scrolls", "pinned": "scrolls"},
    "author": {"quote": "text", "iframe": "nothing", "pinned": "nothing"},
}


def in_wordpress(site: Embedded) -> Iterator[tuple[Trial, Post]]:
    """Yield every trial in WordPress with the post that it needs."""
    for person, promised in _PROMISED.items():
        host = f"WordPress, {person}"
        for subject in (site.claim, site.pair):
            for form, address, way in _addresses(site, subject):
                content = _ADDRESS_FORMS[form].format(address=address)
                kind = "card" if subject.kind == "claim" else "scrolls"
                yield Trial(host, way, form, subject, kind), _post(person, content)
            for way, kind in promised.items():
                for form, written in _SNIPPET_FORMS.items():
                    content = written.format(snippet=subject.snippets[way])
                    yield Trial(host, way, form, subject, kind), _post(person, content)


def _addresses(site: Embedded, subject: Subject) -> Iterator[tuple[str, str, str]]:
    for form in _ADDRESS_FORMS:
        yield form, subject.snippets["address"], "address"
    yield "classic", subject.pinned_address, "pinned address"
    if subject.kind == "claim":
        yield "classic", site.old_address, "old address"


def _post(person: str, content: str) -> Post:
    return Post(person, _BEFORE + content + _AFTER)
