"""The few inks of light and dark, said once for cards, pages, pictures and charts.

Each side's ink passes WCAG AA on its paper and differs from the other in hue and lightness; the mark, not the ink,
tells the sides apart.
"""

from collections.abc import Mapping

INKS: Mapping[str, Mapping[str, str]] = {
    "light": {
        "paper": "#fffefb",
        "ink": "#222",
        "soft": "#555",
        "line": "#ddd",
        "left": "#8f3d06",
        "right": "#14406e",
    },
    "dark": {
        "paper": "#1b1c1f",
        "ink": "#eee",
        "soft": "#aaa",
        "line": "#444",
        "left": "#f0aa74",
        "right": "#9cc7f5",
    },
}


def inks(theme: str) -> dict[str, str]:
    """Give a theme's inks by name: paper, ink, soft, line, left, right."""
    return dict(INKS[theme])
