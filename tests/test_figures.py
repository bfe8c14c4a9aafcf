"""The page of all figures: every figure in it once, as its text gives it."""

from decimal import Decimal

import html5lib
import pytest

from diptych.derived.counts import counts_a_few
from diptych.library import Library
from diptych.outputs.pages.figures import figures
from diptych.records import Figure, Qualifier
from diptych.wording import figure_words

from .conftest import real_library


def page(library: Library) -> str:
    (file,) = figures(library)
    assert file.path == "figures/index.md"
    return file.text


def document(library: Library):
    return html5lib.parse(page(library).split("---\n", 2)[2], namespaceHTMLElements=False)


def words(element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_page_is_as_its_golden_file(library: Library, golden) -> None:
    golden("pages/figures/index.md", page(library))


def figures_of(found) -> list:
    return found.findall(".//table[@class='dp-figures']/tbody/tr/td/ul/li")


def by_class(element) -> dict[str, str]:
    return {each.get("class"): words(each) for each in element.iter() if each.get("class")}


def test_every_claim_with_figures_has_one_row_with_all_of_them(library: Library) -> None:
    for each in (library, real_library()):
        measuring = [
            fact for fact in each.facts if fact.record.figures and not all(map(counts_a_few, fact.record.figures))
        ]
        rows = document(each).findall(".//table[@class='dp-figures']/tbody/tr")
        assert len(rows) == len(measuring) > 0
        for row, fact in zip(rows, measuring, strict=True):
            side, statement, own, topic, _ = row
            assert words(side) == fact.side.record.name
            assert statement.find("a").get("href") == f"../facts/{fact.id}/"
            assert words(statement) == fact.record.statement
            assert words(topic) == fact.topic.record.title
            for item, figure in zip(own.find("ul"), fact.record.figures, strict=True):
                said = by_class(item)
                number = " ".join(filter(None, (said["dp-figures-number"], said["dp-figures-unit"])))
                assert number == figure_words(figure).text
                assert said["dp-figures-label"] == figure.label
                assert (said["dp-figures-date"] == "no date given") == (figure.date is None)
                assert item.get("data-date") == figure.date


def test_claims_that_only_count_a_few_things_stand_below_the_table() -> None:
    real = real_library()
    few = [fact for fact in real.facts if fact.record.figures and all(map(counts_a_few, fact.record.figures))]
    found = document(real)
    below = found.findall(".//ul[@class='dp-figures-few']/li")
    assert [item.find("a").get("href") for item in below] == [f"../facts/{fact.id}/" for fact in few] != []
    assert "only count a few things: up to four, exactly, without a date." in words(found)
    assert "{ #few }" in page(real)


@pytest.mark.parametrize(
    ("changed", "is_few"),
    [
        ({}, True),
        ({"value": Decimal(4)}, True),
        ({"value": Decimal(5)}, False),
        ({"value": Decimal("2.5")}, False),
        ({"qualifier": Qualifier.ABOUT}, False),
        ({"date": "2024"}, False),
        ({"unit": "percent"}, False),
        ({"unit": "kilometer"}, False),
        ({"unit": "EUR"}, False),
        ({"unit": "shells per day"}, False),
        ({"unit": "Mach"}, False),
    ],
)
def test_a_few_things_are_counted_exactly_and_without_a_date(changed: dict, is_few: bool) -> None:
    given = {"value": Decimal(2), "unit": "oceans", "label": "Oceans"} | changed
    assert counts_a_few(Figure.model_construct(**given)) is is_few


def test_a_site_that_counts_no_few_things_says_nothing_of_them(library: Library) -> None:
    assert "a few things" not in words(document(library)).lower()


def test_every_filter_counts_what_it_finds(library: Library) -> None:
    found = document(library)
    rows = figures_of(found)
    names = {"side": "perspective", "topic": "topic", "unit": "unit", "evidence": "evidence", "hedge": "qualifier"}
    for select in found.iterfind(".//form//select"):
        for option in select.findall("option")[1:]:
            value, number = option.get("value"), int(option.text.rsplit("(", 1)[1].rstrip(")"))
            if name := names.get(select.get("name")):
                assert number == sum(row.get(f"data-{name}") == value for row in rows) > 0
            elif value == "none":
                assert number == sum(not row.get("data-end") for row in rows)
            else:
                assert number == sum(row.get("data-start")[:4] <= value <= row.get("data-end")[:4] for row in rows)


def test_an_open_date_is_found_by_the_years_it_names(library: Library) -> None:
    fact = next(fact for fact in library.facts if fact.id == "crest-in-1962")
    dated = [figure.model_copy(update={"date": date}) for figure, date in
             zip(fact.record.figures, ("2019-05/..", "../1931"), strict=True)]  # fmt: skip
    fact.record = fact.record.model_copy(update={"figures": tuple(dated)})
    since, until = figures_of(document(library))[:2]
    assert (since.get("data-start"), since.get("data-end")) == ("2019-05-01", "2019-05-31")
    assert (until.get("data-start"), until.get("data-end")) == ("1931-01-01", "1931-12-31")
    years = [option.get("value") for option in document(library).iterfind(".//select[@name='year']/option")]
    assert years == ["", "1931", "2019", "none"]


def test_charts_of_all_facts_come_before_the_table() -> None:
    real = real_library()
    drawn = [chart.get("id") for chart in document(real).iterfind(".//figure")]
    assert drawn == [f"chart_{chart.id}" for chart in real.charts]
    ids = [element.get("id") for element in document(real).iter() if element.get("id")]
    order = [page(real).index(each) for each in ("{ #charts }", f'id="{drawn[-1]}"', "{ #table }")]
    assert order == sorted(order)
    assert len(ids) == len(set(ids))


def test_a_site_without_charts_says_nothing_of_them(library: Library) -> None:
    fact = next(fact for fact in library.facts if fact.id == "crest-in-1962")
    fact.record = fact.record.model_copy(update={"figures": fact.record.figures[:1]})
    assert "chart" not in words(document(library)).lower()


def test_markup_in_a_fact_stays_text(library: Library) -> None:
    assert "<script>" not in page(library)
    assert "Upkeep <b>a year</b>" in [by_class(item)["dp-figures-label"] for item in figures_of(document(library))]
