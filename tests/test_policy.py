"""Every page says that it loads and runs nothing but files of the site, and has nothing else."""

import re
from pathlib import Path

import material
import pytest

from diptych.outputs import policy

from .conftest import ROOT
from .inline import inline, policies_of
from .kinds import kinds


def test_what_a_policy_refuses_is_found() -> None:
    page = """<p style="color:red" onclick="go()"><style>p{}</style><script>go()</script><script src=a.js></script>
        <script type="application/ld+json">{}</script><a href=" JavaScript:go()"><svg onload=go()>"""
    assert len(inline(page)) == 6


def test_no_icon_of_a_block_in_a_page_is_asked_for_from_a_data_address() -> None:
    """Those of what Markdown makes; the theme's others are of parts that this site leaves out."""
    themes, ours = (
        "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.css"))
        for folder in (
            Path(material.__file__).parent / "templates/assets/stylesheets",
            ROOT / "generator/diptych/theme",
        )
    )
    icons = set(re.findall(r"(--md-(?:admonition|details|footnotes|tasklist)[\w-]+):\s*url\([\"']?data:", themes))
    assert len(icons) > 12
    assert icons - set(re.findall(r"(--md-[\w-]+): linear-gradient\(#0000, #0000\) !important;", ours)) == set()


def test_the_policy_takes_nothing_from_elsewhere_and_nothing_inline() -> None:
    for each in (policy.PAGE, policy.REDIRECT):
        directives = dict(directive.split(" ", 1) for directive in each.split("; "))
        assert directives["default-src"] in ("'self'", "'none'")
        sources = {source for sources in directives.values() for source in sources.split()}
        assert sources <= {"'self'", "'none'", "'wasm-unsafe-eval'"}
        assert directives["base-uri"] == "'none'"


# Of each kind the heaviest pages; all of them with `make full`.
@pytest.mark.parametrize("of_a_kind", [5, pytest.param(None, marks=pytest.mark.full)])
def test_every_page_says_the_policy_and_holds_nothing_inline(built: Path, of_a_kind: int | None) -> None:
    wrong = {}
    for kind, addresses in kinds(built).items():
        for address in addresses[:of_a_kind]:
            page = (built / address / "index.html" if not address.endswith(".html") else built / address).read_text(
                "utf-8"
            )
            if kind.startswith("embed/"):  # a card: its own, by the hashes of what it holds
                (said,) = policies_of(page)
                assert said.startswith("default-src 'none'; style-src 'sha256-"), address
            elif policies_of(page) not in ([policy.PAGE], [policy.REDIRECT]) or inline(page):
                wrong[address] = (policies_of(page), inline(page)[:3])
    assert wrong == {}
