"""The configurations for servers say one thing: each file of the site has the same headers by all three."""

import re
from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from diptych.library import Library
from diptych.outputs import policy
from diptych.outputs.headers import EVERYWHERE, KINDS, PAGES
from diptych.outputs.servers import servers

from .conftest import library_of, problems_of, tree

Headers = dict[str, str]
BELOW_A_PATH = "https://dam.example/below/"


def written(library: Library) -> dict[str, str]:
    return {file.path: file.text for file in servers(library)}


def by_nginx(text: str, path: str) -> Headers:
    """Headers of the longest location that a path begins with; `=`, `~` and `^~` are not used."""
    places = re.findall(r"location (\S+) \{\n(.*?)\n    \}", text, re.DOTALL)
    _, body = max((place for place in places if path.startswith(place[0])), key=lambda place: len(place[0]))
    return dict(re.findall(r'add_header (\S+) "(.*)" always;', body))


def by_caddy(text: str, path: str) -> Headers:
    places = re.findall(r"handle (\S+) \{\n(.*?)\n    \}", text, re.DOTALL)
    _, body = max((place for place in places if fnmatchcase(path, place[0])), key=lambda place: len(place[0]))
    return dict(re.findall(r'^ {12}(\S+) "(.*)"$', body, re.MULTILINE))


def by_headers(text: str, path: str) -> Headers:
    """Every rule that fits counts; a header that two of them set would be sent twice."""
    found: Headers = {}
    for pattern, block in re.findall(r"^(/\S*)\n((?:  .*\n)+)", text, re.MULTILINE):
        fits = re.escape(pattern).replace(r"\*", ".*").replace(":file", "[^/]+")
        if re.fullmatch(fits, path):
            new = dict(re.findall(r"^  (\S+): (.*)$", block, re.MULTILINE))
            assert not found.keys() & new.keys(), path
            found |= new
    return found


def said(library: Library, site: set[str]) -> dict[str, Headers]:
    """What is said beside each file of a site, where all three agree."""
    texts = written(library)
    base = "/" + library.settings.url.split("/", 3)[3]
    found = {}
    for name in site:
        path = base + name.removesuffix("index.html")
        readings = (
            by_nginx(texts["servers/nginx.conf"], path),
            by_caddy(texts["servers/Caddyfile"], path),
            by_headers(texts["_headers"], path),
        )
        assert readings[0] == readings[1] == readings[2], path
        found[name] = readings[0]
    return found


SAMPLES = {
    "index.html", "404.html", "facts/upkeep/index.html", "search/index.html", "embed/upkeep/index.html", "embed.js",
    "embed/upkeep/card.png", "api/v1/facts.json", "feeds/facts.xml", "assets/diptych/site.js", "topics/cost/card.png",
    "assets/diptych/fonts/newsreader.woff2", "assets/diptych/pagefind/fragment/en.pf_fragment", "card.png",
    "assets/stylesheets/main.57a0d79d.min.css", "deeper/page/index.html", "other/index.html",
}  # fmt: skip


@pytest.mark.parametrize("below", [False, True])
def test_three_servers_say_the_same_beside_every_kind_of_file(make_site: Callable[..., Path], below: bool) -> None:
    site = make_site()
    for page in ("deeper/page.md", "other.md"):
        (site / "docs" / page).parent.mkdir(exist_ok=True)
        (site / "docs" / page).write_text("# A page\n", encoding="utf-8")
    if below:
        config = site / "mkdocs.yml"
        config.write_text(config.read_text("utf-8").replace("https://dam.example/", BELOW_A_PATH), encoding="utf-8")
    beside = said(library_of(site), SAMPLES)
    assert len({str(headers) for headers in beside.values()}) == len(KINDS) + 1
    assert beside["deeper/page/index.html"] == beside["other/index.html"] == EVERYWHERE | PAGES.headers


def test_who_may_frame_load_and_keep_what(library: Library) -> None:
    beside = said(library, SAMPLES - {"deeper/page/index.html", "other/index.html"})
    page, card, script = (beside[each] for each in ("index.html", "embed/upkeep/index.html", "assets/diptych/site.js"))
    assert page["Content-Security-Policy"] == f"{policy.PAGE}; frame-ancestors 'self'"
    assert "frame-ancestors *" in card["Content-Security-Policy"]
    assert "default-src" not in card["Content-Security-Policy"]  # a card says it itself, by the hashes of what it holds
    assert "X-Frame-Options" not in card
    for each in ("embed/upkeep/index.html", "embed.js", "api/v1/facts.json", "feeds/facts.xml", "card.png"):
        assert beside[each]["Access-Control-Allow-Origin"] == "*"
        assert beside[each]["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert script["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in page | script
    assert "immutable" in beside["assets/stylesheets/main.57a0d79d.min.css"]["Cache-Control"]
    assert all(headers["X-Content-Type-Options"] == "nosniff" for headers in beside.values())


def test_a_pages_name_writes_no_line_of_its_own(make_site: Callable[..., Path]) -> None:
    for number, name in enumerate(("a /* X-Evil: 1 {}", "a\n/*\n  X-Evil: 1 {}")):
        site = make_site(name=f"site-{number}")
        folder = site / "docs" / name
        folder.mkdir(parents=True)
        (folder / "page.md").write_text("# A page\n", encoding="utf-8")
        if "\n" in name:
            assert [problem.code for problem in problems_of(site)] == ["misplaced-file"] * 2
            continue
        for text in written(library_of(site)).values():
            assert "X-Evil: 1" not in text
            assert not re.search(r"^\s*X-Evil", text, re.MULTILINE)


def test_no_header_can_break_out_of_its_line() -> None:
    for kind in (*KINDS, PAGES):
        assert not [value for value in (EVERYWHERE | kind.headers).values() if re.search(r'["\\\n$]', value)]


@pytest.mark.site
@pytest.mark.full
def test_every_file_of_the_real_site_has_headers_of_its_kind(built: Path) -> None:
    beside = said(
        library_of(built.parent), set(tree(built)) - {"_headers", "robots.txt", "sitemap.xml", "sitemap.xml.gz"}
    )
    for name, headers in beside.items():
        if name.endswith(".html"):
            assert "Content-Security-Policy" in headers, name
