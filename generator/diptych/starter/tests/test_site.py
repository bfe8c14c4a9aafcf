"""What holds of this site: `python -m unittest`."""

import re
import subprocess
import sys
import unittest
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

ROOT = Path(__file__).parent.parent
FACTS = sorted(
    path.stem for path in ROOT.glob("facts/*/*.yml") if path.stem != "topic" and path.parent.name != "sources"
)


def diptych(*arguments: str) -> None:
    """Run a command on this site. Raises AssertionError with what it said where it finds a problem."""
    run = subprocess.run(
        [sys.executable, "-m", "diptych", "--root", str(ROOT), *arguments], text=True, capture_output=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


class Site(unittest.TestCase):
    """The facts pass, and the site that is made of them is whole."""

    def test_the_facts_have_no_problem_and_their_passages_stand_in_the_texts(self) -> None:
        texts = (f"--text={path.stem}={path}" for path in sorted(ROOT.glob("texts/*.txt")))
        diptych("check", *texts)

    def test_the_site_is_built_with_a_page_and_a_card_for_each_fact(self) -> None:
        diptych("build")
        self.assertTrue(FACTS)
        for fact in FACTS:
            self.assertTrue((ROOT / "site/facts" / fact / "index.html").is_file(), fact)
            self.assertTrue((ROOT / "site/embed" / fact / "index.html").is_file(), fact)
        self.assertEqual(sorted(lost_links(ROOT / "site")), [])


def lost_links(site: Path) -> set[str]:
    """Find links within the site to pages that are not there."""
    lost = set()
    for page in site.rglob("*.html"):
        if page.name == "404.html":  # it is shown at any address, so its links begin at the root
            continue
        here = f"https://here/{page.relative_to(site).as_posix()}"
        for link in re.findall(r'<a [^>]*?href="([^"]*)"', page.read_text(encoding="utf-8")):
            there = urlsplit(urljoin(here, urldefrag(unescape(link)).url))
            path = site / unquote(there.path).lstrip("/")
            if there.netloc == "here" and not (path.is_file() or (path / "index.html").is_file()):
                lost.add(f"{page.relative_to(site)}: {link}")
    return lost


if __name__ == "__main__":
    unittest.main()
