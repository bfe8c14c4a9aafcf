"""What stands in a page that a strict Content-Security-Policy refuses: scripts, styles and handlers within it."""

from html.parser import HTMLParser

# Data, which no browser runs.
DATA = {"application/json", "application/ld+json"}


def policies_of(page: str) -> list[str]:
    """List the policies that a page says of itself."""
    return _read(page).policies


def inline(page: str) -> list[str]:
    """List what a policy without 'unsafe-inline' would refuse to run or to apply."""
    return _read(page).found


def _read(page: str) -> "_Reader":
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.policies: list[str] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "meta" and has.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(has["content"])
        if tag == "style" or (tag == "script" and "src" not in has and has.get("type") not in DATA):
            self.found.append(f"<{tag}>")
        self.found += [
            f'<{tag} {name}="{value}">' for name, value in has.items() if name == "style" or name[:2] == "on"
        ]
        self.found += [f"<{tag} {value}>" for value in has.values() if value.strip().lower().startswith("javascript:")]
