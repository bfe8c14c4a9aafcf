"""The page of all figures: every figure in it once, as its text gives it."""

import html5lib

from diptych.library import Library
from diptych.outputs.pages.figures import figures
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


def test_every_figure_of_the_site_has_its_row(library: Library) -> None:
    real = real_library()
    for each in (library, real):
        expected = [(fact, figure) for fact in each.facts for figure in fact.record.figures]
        rows = document(each).findall(".//table[@class='dp-figures']/tbody/tr")
        assert len(rows) == len(expected) > 0
        for row, (fact, figure) in zip(rows, expected, strict=True):
            side, number, unit, label, statement, date, topic, _ = row
            assert words(side) == fact.side.record.name
            assert " ".join(filter(None, (words(number), words(unit)))) == figure_words(figure).text
            assert words(label) == figure.label
            assert statement.find("a").get("href") == f"../facts/{fact.id}/"
            assert words(statement) == fact.record.statement
            assert (words(date) == "no date given") == (figure.date is None)
            assert words(topic) == fact.topic.record.title
            assert row.get("data-date") == figure.date


def test_every_filter_counts_what_it_finds(library: Library) -> None:
    found = document(library)
    rows = found.findall(".//table[@class='dp-figures']/tbody/tr")
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
    since, until = document(library).findall(".//table[@class='dp-figures']/tbody/tr")[:2]
    assert (since.get("data-start"), since.get("data-end")) == ("2019-05-01", "2019-05-31")
    assert (until.get("data-start"), until.get("data-end")) == ("1931-01-01", "1931-12-31")
    years = [option.get("value") for option in document(library).iterfind(".//select[@name='year']/option")]
    assert years == ["", "1931", "2019", "none"]


def test_charts_of_all_facts_are_gathered_below_the_table(library: Library) -> None:
    real = real_library()
    drawn = [chart.get("id") for chart in document(real).iterfind(".//figure")]
    assert drawn == [f"chart_{chart.id}" for chart in real.charts]
    ids = [element.get("id") for element in document(real).iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_a_site_without_charts_says_nothing_of_them(library: Library) -> None:
    fact = next(fact for fact in library.facts if fact.id == "crest-in-1962")
    fact.record = fact.record.model_copy(update={"figures": fact.record.figures[:1]})
    assert "chart" not in words(document(library)).lower()


def test_markup_in_a_fact_stays_text(library: Library) -> None:
    assert "<script>" not in page(library)
    assert "Upkeep <b>a year</b>" in [words(th) for th in document(library).iter("th")]
