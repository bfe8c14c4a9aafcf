"""What the page for journalists says of other people's systems was seen there by `make hosts`, or nobody tried."""

import html5lib
import pytest
import yaml

from .hosts import results, table

SEEN = results.read()
ROWS = {row["where"]: row for row in yaml.safe_load(table.UNTRIED.read_text(encoding="utf-8"))}


def cells() -> list[list[str]]:
    shown = html5lib.parseFragment(table.shown(), namespaceHTMLElements=False)
    return [["".join(cell.itertext()) for cell in row] for row in shown.iter("tr")]


def test_the_table_of_the_page_is_that_of_the_file() -> None:
    assert table.shown() == table.made()


def test_every_row_of_the_table_has_a_result_or_says_that_it_was_not_tried() -> None:
    assert len(cells()) == 1 + len(table.ROWS) + len(ROWS)
    for name, *ways in cells()[1:]:
        is_untried = "not tried" in name
        assert is_untried == (name.partition(" (")[0] in ROWS), name
        assert any(way != "–" for way in ways), name


@pytest.mark.parametrize("hosts", table.ROWS.values(), ids=lambda hosts: hosts[0])
def test_every_host_that_is_said_to_be_tried_was(hosts: tuple[str, ...]) -> None:
    for host in hosts:
        assert {each.what for each in SEEN.results if each.host == host} == {"claim", "pair"}, host


def test_every_result_is_in_the_table_and_as_promised() -> None:
    named = {host for hosts in table.ROWS.values() for host in hosts}
    assert {each.host for each in SEEN.results} == named
    assert [each for each in SEEN.results if each.faults] == []


def test_each_way_was_tried_in_each_wordpress_and_its_cards_loaded_late_and_narrow_too() -> None:
    for person in ("administrator", "author"):
        of_it = [each for each in SEEN.results if each.host == f"WordPress, {person}"]
        forms = {(each.way, each.form) for each in of_it}
        assert forms >= {("address", form) for form in ("classic", "[embed]", "block")}
        assert forms >= {(way, form) for way in ("quote", "iframe", "pinned") for form in ("classic", "Custom HTML")}
        assert {each.loads for each in of_it} == {6}


def test_what_is_broken_is_said_in_the_table() -> None:
    broken = SEEN.results[0]._replace(faults=("the card is not shown",))
    written = table.table(SEEN._replace(results=(broken, *SEEN.results[1:])), [])
    assert "broken: the card is not shown" in written
