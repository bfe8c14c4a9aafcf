"""What axe-core finds on a page: WCAG 2.2 AA, and what it counts as good practice."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # of what passes, one example is enough: several times as quick
}


def violations(page: Page) -> list[str]:
    """List what axe-core finds: the rule, and the markup of the first places where it is broken."""
    found = Axe().run(page, options=_RULES).response["violations"]
    return [f"{each['id']}: {' '.join(node['html'].split())[:160]}" for each in found for node in each["nodes"][:3]]
