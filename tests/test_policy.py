"""Every page says that it loads and runs nothing but files of the site, and has nothing else."""

from pathlib import Path

import pytest

from diptych.outputs import policy

from .inline import inline, policies_of
from .kinds import kinds


def test_what_a_policy_refuses_is_found() -> None:
    page = """<p style="color:red" onclick="go()"><style>p{}</style><script>go()</script><script src=a.js></script>
        <script type="application/ld+json">{}</script><a href=" JavaScript:go()"><svg onload=go()>"""
    assert len(inline(page)) == 6


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
