"""What WordPress (6.1) makes of an oEmbed answer from a site that it does not know: `wp_filter_oembed_result`."""

import re

_KEPT = {"blockquote": set(), "a": {"href"}} | {
    "iframe": {"src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title"}
}


def as_wordpress_keeps(html: str) -> tuple[str, str]:
    """Give the text and the frame that WordPress keeps, with the elements and attributes that it knows."""
    in_one_line = re.sub(r"[\r\n]", "", html)
    kept = re.sub(r"<(/?)(\w+)((?:\s[^>]*)?)>", _kept, in_one_line)
    text, frame = re.match(r"(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", kept, re.DOTALL).groups()
    return text or "", frame


def as_wordpress_embeds(html: str, secret: str) -> str:
    """Write what stands in a post: the frame hidden until it speaks with the secret, and until then the text."""
    text, frame = as_wordpress_keeps(html)
    frame = re.sub(r' src="([^"]*)"', rf' src="\1#?secret={secret}" data-secret="{secret}"', frame)
    if text:
        frame = frame.replace("<iframe", '<iframe style="position: absolute; clip: rect(1px, 1px, 1px, 1px);"')
    frame = frame.replace(
        "<iframe", '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"'
    )
    return text.replace("<blockquote", f'<blockquote class="wp-embedded-content" data-secret="{secret}"') + frame


def _kept(tag: re.Match[str]) -> str:
    end, name, attributes = tag.groups()
    if name not in _KEPT:
        return ""
    kept = (each[0] for each in re.finditer(r' ([\w-]+)="[^"]*"', attributes) if each[1] in _KEPT[name])
    return f"<{end}{name}{''.join(kept)}>"
