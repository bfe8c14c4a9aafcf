"""axe-core over every kind of page, at two widths in both schemes: no violation of WCAG 2.2 AA."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .test_pages import CARD, FACT, PAIR, TOPIC

pytestmark = pytest.mark.browser

PAGES = ["", TOPIC, FACT, "topics/end-of-the-ussr/putins-remark/", "topics/", "facts/", "figures/", "sources/",
         "corrections/", "method/", "embedding/", "card-builder/", "search/", "search/?q=gold", "404.html",
         CARD, PAIR]  # fmt: skip
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(visit, address: str, width: int, scheme: str) -> None:
    page = visit(address, width=width, color_scheme=scheme, bypass_csp=True).page
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]][:3]) for each in found] == []
