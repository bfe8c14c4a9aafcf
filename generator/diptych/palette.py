"""The inks of light and dark, read from the one place that says them: templates/palette.css.jinja."""

import re
from functools import cache

from diptych.render import render_html

THEMES = ("light", "dark")


@cache
def inks(theme: str) -> dict[str, str]:
    """Give a theme's inks by name: paper, ink, soft, line, left, right."""
    by_theme = dict(zip(THEMES, render_html("inks.jinja").split(), strict=True))
    return dict(re.findall(r"--dp-(\w+):(#[0-9a-f]+)", by_theme[theme]))
