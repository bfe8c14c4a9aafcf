"""A page that leads on from an address that something had before."""

from diptych import wording
from diptych.library import Library
from diptych.outputs import policy
from diptych.outputs.file import File
from diptych.outputs.pages.share_picture import SharePicture
from diptych.outputs.render import render_html
from diptych.wording import addresses


def redirect(
    library: Library, old: str, new: str, title: str, description: str, picture: SharePicture, card: str = ""
) -> File:
    """Lead from an old address to the new one; content systems, which do not follow, learn the same at either."""
    page = render_html(
        "redirect.html.jinja",
        policy=policy.REDIRECT,
        target=addresses.from_depth(old.count("/"))(new),
        canonical=library.settings.url + new,
        url=library.settings.url,
        site=library.settings.name,
        title=title,
        description=wording.short_description(description),
        picture=picture,
        card=card,
    )
    return File(f"{old}index.html", page)
