"""What is tried: every way to show a card, in every form that a host knows, and what the page promises of it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from .site import Embedded, Subject
from .wordpress import Post


class Trial(NamedTuple):
    """A card in a host: which host, by which way, in which form; what is embedded, and what is promised of it."""

    host: str
    way: str
    form: str
    subject: Subject
    promised: str
    """One of `seen.KINDS`: a reader gets this, or better."""

    @property
    def version(self) -> int:
        """The version that a reader must get: of the claim, the first is pinned, and the second is current."""
        return 1 if "pinned" in self.way or self.subject.kind == "pair" else 2


# WordPress's three forms of an address: on a line of its own, in its shortcode, in its block.
_ADDRESS_FORMS = {
    "classic": "{address}",
    "[embed]": "[embed]{address}[/embed]",
    "block": '<!-- wp:embed {{"url":"{address}"}} -->\n<figure class="wp-block-embed">'
    '<div class="wp-block-embed__wrapper">\n{address}\n</div></figure>\n<!-- /wp:embed -->',
}
_SNIPPET_FORMS = {"classic": "{snippet}", "Custom HTML": "<!-- wp:html -->\n{snippet}\n<!-- /wp:html -->"}
_BEFORE, _AFTER = "<p>What the newsroom says before it.</p>\n\n", "\n\n<p>And after it.</p>"
# What a page gets that takes a snippet as it is.
AS_IT_IS = {"quote": "card", "iframe": "scrolls", "pinned": "scrolls"}
# What WordPress leaves to each: of an author's snippet it takes scripts and frames away.
_PROMISED = {
    "administrator": AS_IT_IS,
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


def in_packages(site: Embedded, rendered: Mapping[str, Any]) -> Iterator[tuple[Trial, str]]:
    """Yield every trial on a page that a package has made, or nobody, with the page's body."""
    for subject in (site.claim, site.pair):
        answer = rendered["oembed"][subject.kind]
        yield Trial("oEmbed reader", "address", "the answer as it is", subject, "scrolls"), f"<p>Before.</p>{answer}"
        for way, promised in AS_IT_IS.items():
            snippet = subject.snippets[way]
            yield Trial("Plain HTML", way, "as it is", subject, promised), f"<p>Before.</p>{snippet}"
            for as_ in ("innerHTML", "JSX") if way == "quote" else ("innerHTML",):
                html = rendered["react"][as_][f"{subject.kind} {way}"]
                app = _app(html, {"html": snippet, "as": as_}, rendered["react"]["client"])
                for form, body in _with_embed_js(site, *app) if way == "quote" else [("alone", "".join(app))]:
                    yield Trial("React", way, f"{as_}, {form}", subject, promised), body


def _app(html: str, given: Mapping[str, str], client: str) -> tuple[str, str]:
    """Write what the server has rendered, and the script that takes it over."""
    told, script = json.dumps(given).replace("<", r"\u003c"), client.replace("</", r"<\/")
    rendered = f"<div id=root>{html}</div><script type=application/json id=given>{told}</script>"
    return rendered, f"<script>{script}</script>"


def _with_embed_js(site: Embedded, rendered: str, app: str) -> Iterator[tuple[str, str]]:
    embed_js = f"<script src='{site.url}embed.js'></script>"
    yield "embed.js before", rendered + embed_js + app
    yield "embed.js after", rendered + app + embed_js


def _addresses(site: Embedded, subject: Subject) -> Iterator[tuple[str, str, str]]:
    for form in _ADDRESS_FORMS:
        yield form, subject.snippets["address"], "address"
    yield "classic", subject.pinned_address, "pinned address"
    if subject.kind == "claim":
        yield "classic", site.old_address, "old address"


def _post(person: str, content: str) -> Post:
    return Post(person, _BEFORE + content + _AFTER)
