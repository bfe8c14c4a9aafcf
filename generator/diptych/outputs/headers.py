"""What a server says beside each file: one table, from which the configurations of all servers are written.

A kind of file is told by where its path begins, of several beginnings by the longest; so every server can tell it.
"""

from dataclasses import dataclass, field

from diptych.outputs import policy


@dataclass(frozen=True)
class Kind:
    """Files that are served alike: where their paths begin, what that is for, and what is said beside them."""

    why: str
    beginnings: tuple[str, ...]
    headers: dict[str, str] = field(hash=False)


EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# Other people's pages load and read these, also pages that are isolated from all that does not allow it.
_FOR_ANYBODY = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
_FOR_THE_SITE = {"Cross-Origin-Resource-Policy": "same-origin"}
_SOON = {"Cache-Control": "public, max-age=600"}  # a correction is everywhere after ten minutes
_MONTH = {"Cache-Control": "public, max-age=2592000"}
_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}

KINDS = (
    Kind(
        "Cards and their pictures: anybody may frame them; each says its own, stricter policy besides",
        ("embed/",),
        _FOR_ANYBODY
        | {
            "Content-Security-Policy": "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *",
            "Cross-Origin-Embedder-Policy": "require-corp",
        }
        | _SOON,
    ),
    Kind(
        "What programs and other people's pages read",
        ("api/", "feeds/", "oembed/", "schema/", "servers/", "embed.js", "card.png", "sums.txt"),
        _FOR_ANYBODY | _SOON,
    ),
    Kind("Files that have a hash of what they hold in their names", ("assets/stylesheets/", "assets/javascripts/"),
         _FOR_THE_SITE | _FOR_EVER),
    Kind("The site's type", ("assets/diptych/fonts/",), _FOR_THE_SITE | _MONTH),
    Kind("Styles, scripts and the search", (
            "assets/diptych/", "assets/diptych/pagefind/", "assets/diptych/search/", "assets/images/"
         ),
         _FOR_THE_SITE | _SOON),
)  # fmt: skip
PAGES = Kind(
    "Everything else: pages, which load files of the site only, and which only the site itself may frame",
    ("",),
    {
        "Content-Security-Policy": f"{policy.PAGE}; frame-ancestors 'self'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Frame-Options": "SAMEORIGIN",
    }
    | _SOON,
)
