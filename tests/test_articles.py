"""Cards in other people's articles: every way in which one can stand there is found, and said how it stands."""

import json
import re
import time
from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from diptych.articles.addressed import Addresses, Named
from diptych.articles.found import find_cards
from diptych.articles.standing import standings
from diptych.commands.cli import cli
from diptych.library import Library
from diptych.outputs.api import api
from diptych.outputs.embeds import oembed
from diptych.outputs.embeds.snippets import fact_snippets, pair_snippets
from diptych.wording import addresses, citing

from .conftest import library_of
from .corrected import corrected
from .web_server import serving
from .wordpress import as_wordpress_keeps

CASES = yaml.safe_load((Path(__file__).parent / "articles.yml").read_text(encoding="utf-8"))


def as_rows(html: str) -> list[list[object]]:
    found = find_cards(html, Addresses(CASES["site"]))
    return [[each.card.card, each.card.pinned, list(each.ways), each.shown] for each in found]


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_every_way_in_which_a_card_can_stand_is_found(case: dict[str, Any]) -> None:
    assert as_rows(case["html"]) == case["found"]


def test_every_address_of_a_card_is_read_as_it_is_written() -> None:
    read = Addresses("https://dam.example/").of
    for address, named in (
        (addresses.fact("crest"), Named("crest")),
        (addresses.card("crest"), Named("crest")),
        (addresses.version("crest", 12), Named("crest", 12)),
        (addresses.question("flood", "height"), Named("flood/height")),
        (addresses.pair("flood/height"), Named("flood/height")),
        (addresses.pair_version("flood/height", 3), Named("flood/height", 3)),
        (addresses.picture_of(addresses.card("crest")), Named("crest")),
        (addresses.picture_of(addresses.pair("flood/height"), "svg"), Named("flood/height")),
    ):
        assert read("https://dam.example/" + address) == named
    for address in (addresses.topics(), addresses.topic("flood"), addresses.figures(), "facts/", "embed.js"):
        assert read("https://dam.example/" + address) is None


def test_a_relative_address_belongs_to_the_site_on_which_the_article_stands() -> None:
    here, elsewhere = (
        Addresses("https://dam.example/two/", at + "a/b/") for at in ("https://dam.example/two/", "https://e.example/")
    )
    for address in ("../../facts/crest/", "/two/facts/crest/"):
        assert here.of(address) == Named("crest")
        assert elsewhere.of(address) is None
    assert elsewhere.of("//dam.example/two/facts/crest/") == Named("crest")


PIECES = [
    "<blockquote", "</blockquote>", "<a href=", "//dam.example/two/facts/crest/", "</a>", ">", "<", "&lt;", "'",
    '"', "&amp;lt;p", "<![", "<!--", "-->", "<?", "<script>", "<iframe srcdoc='",
    "version 1", "\\", "\0", "<textarea>", "é",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text())
def test_no_article_stops_the_reading(html: str) -> None:
    as_rows(html)


@pytest.mark.parametrize("piece", [*PIECES, "<div>", "<a href=/facts/crest/>", "</p>", "<a ", "&lt;p&gt;"])
def test_no_article_takes_long(piece: str) -> None:
    start = time.monotonic()
    as_rows(piece * 10_000)
    assert time.monotonic() - start < 10


# --- what the site itself hands out, and how it stands -----------------------------------------------------------


@pytest.fixture
def aged(site: Path) -> Library:
    return library_of(corrected(site))


def said(html: str, library: Library, day: str = "") -> list[str]:
    found = find_cards(html, Addresses(library.settings.url))
    return [f"{each.found.card.card}: {each.words}" for each in standings(found, library, day)]


def test_all_that_the_site_hands_out_is_found_with_its_version(aged: Library) -> None:
    answers = {file.path: json.loads(file.text)["html"] for file in oembed.oembed(aged)}
    for fact in aged.facts:
        quote, iframe, pinned, address = vars(fact_snippets(aged, fact)).values()
        of_wordpress = "".join(as_wordpress_keeps(answers[f"oembed/{fact.id}.json"]))
        cited = [cite(fact, aged) for cite in (citing.credit, citing.apa, citing.chicago)]
        for html in (quote, iframe, escape(quote), of_wordpress, pinned, *cited):
            (found,) = find_cards(html, Addresses(aged.settings.url))
            assert (found.card.card, found.shown) == (fact.id, fact.version), html
        assert [each.card for each in find_cards(address, Addresses(aged.settings.url))] == [Named(fact.id)]
    for path, html in answers.items():
        stated = re.search(r"/v(\d+)\.json$", path)
        (found,) = find_cards("".join(as_wordpress_keeps(html)), Addresses(aged.settings.url))
        assert found.card.pinned == (int(stated[1]) if stated else None), path
    for question in aged.questions:
        for html in list(vars(pair_snippets(aged, question)).values())[:2]:
            (found,) = find_cards(html, Addresses(aged.settings.url))
            assert (found.card.card, found.shown) == (question.path, question.version)


def test_it_is_said_how_each_card_stands(aged: Library) -> None:
    url = aged.settings.url
    for html, words in (
        (f"{url}facts/crest-as-the-last/", ["crest-as-the-last: current"]),
        (f"{url}facts/crest-in-1962/", ["crest-in-1962: corrected since"]),
        (f"version 2: {url}facts/crest-in-1962/", ["crest-in-1962: corrected since"]),
        (f"version 3: {url}facts/crest-in-1962/", ["crest-in-1962: current"]),
        (f"version 1962: {url}facts/crest-in-1962/", ["crest-in-1962: corrected since"]),
        (f"{url}embed/crest-in-1962/v3/", ["crest-in-1962: pinned to version 3, current"]),
        (f"{url}embed/crest-in-1962/v1/", ["crest-in-1962: pinned to version 1, corrected since"]),
        (f"{url}embed/crest-in-1962/v4/", ["crest-in-1962: pinned to version 4, no such card"]),
        (f"{url}facts/upkeep/", ["upkeep: withdrawn"]),
        (f"{url}embed/upkeep-a-day/v1/", ["upkeep-a-day: moved to upkeep, pinned to version 1, withdrawn"]),
        (f"{url}facts/never-was/", ["never-was: no such card"]),
        ('<a href="/facts/never-was/"></a><a href="/facts/upkeep/"></a>', ["upkeep: withdrawn"]),
    ):
        assert said(html, aged) == words


def test_what_was_corrected_before_the_day_of_the_article_does_not_count_where_it_states_no_version(
    aged: Library,
) -> None:
    url = aged.settings.url
    bare, stated = f"{url}facts/crest-in-1962/", f"version 1: {url}facts/crest-in-1962/"
    assert said(bare, aged, "2023-02-28") == ["crest-in-1962: corrected since"]
    assert said(bare, aged, "2023-03-01") == ["crest-in-1962: current"]
    assert said(stated, aged, "2023-03-01") == ["crest-in-1962: corrected since"]


def test_the_status_says_the_same_of_each_version(aged: Library) -> None:
    (answer,) = [json.loads(file.text) for file in api.api(aged) if file.path == "api/v1/status.json"]
    for id_, status in (answer["facts"] | answer["pairs"]).items():
        folder = "embed/"
        for version in status["versions"]:
            html = f"{aged.settings.url}{folder}{id_}/v{version['version']}/"
            (standing,) = standings(find_cards(html, Addresses(aged.settings.url)), aged)
            assert version["state"] == standing.state
            assert [each["why"] for each in version["since"]] == [each.correction.why for each in standing.since]
            assert standing.moved_to == status["moved_to"]
        assert status["title"]


# --- the command -------------------------------------------------------------------------------------------------


def run(site: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--root", str(site), "cards", *arguments])


def test_the_command_says_a_line_for_each_card_of_many_pages(site: Path, tmp_path: Path) -> None:
    url = library_of(corrected(site)).settings.url
    (tmp_path / "one.html").write_text(f"<p>{url}facts/crest-in-1962/ {url}embed/upkeep-a-day/")
    with serving(tmp_path) as host:
        done = run(site, str(tmp_path / "one.html"), f"{host}one.html")
    lines = done.stdout.splitlines()
    assert lines[0] == (
        f"{tmp_path / 'one.html'}: crest-in-1962 (link): corrected since | Corrected on 1 March 2023: the source. "
        "The note had been put to the wrong work. | "
        "Corrected on 1 February 2022: the figure. The gauge had been misread."
    )
    assert lines[1].endswith(
        "upkeep-a-day (link): moved to upkeep, withdrawn | Withdrawn on 1 February 2022. The text gives no such sum."
    )
    assert lines[2:] == [line.replace(str(tmp_path / "one.html"), f"{host}one.html") for line in lines[:2]]
    assert done.exit_code == 1
    assert done.stderr == f"2 pages, 4 cards of {url}: 4 no longer as shown\n"


def test_the_command_ends_well_where_every_card_is_current(site: Path, tmp_path: Path) -> None:
    library = library_of(corrected(site))
    page = tmp_path / "page.html"
    page.write_text(
        "".join(fact_snippets(library, fact).quote for fact in library.facts if not fact.record.is_withdrawn)
    )
    done = run(site, "--format", "json", str(page))
    assert {row["state"] for row in json.loads(done.stdout)} == {"current"}
    assert done.exit_code == 0
    page.write_text(f"{library.settings.url}facts/crest-in-1962/")
    assert run(site, str(page)).exit_code == 1
    assert run(site, "--since", "2023-03-01", str(page)).exit_code == 0


def test_a_page_that_cannot_be_read_is_said_and_the_others_are_read(site: Path, tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("not here")
    (tmp_path / "latin.html").write_bytes(
        "<meta charset=latin1><p>é \x85 https://dam.example/facts/upkeep/".encode("latin-1")
    )
    with serving(tmp_path) as host:
        done = run(
            site,
            f"{host}nothing.html",
            str(tmp_path),
            "http://[",
            str(tmp_path / "none.html"),
            str(tmp_path / "latin.html"),
        )
    assert done.stderr.count("Error: ") == 4
    assert "upkeep (link): current" in done.stdout
    assert done.exit_code == 2
