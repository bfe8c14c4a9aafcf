"""Charts: honest axes, hedges drawn and said, and the same bytes everywhere."""

import hashlib
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import html5lib
import pytest

from diptych.derived.series import Chart, find_charts
from diptych.drawing import charts
from diptych.library import Fact, Library
from diptych.outputs.render import _environment

from .conftest import ROOT, real_library
from .test_series import facts_with, figure

HOSTILE = '<script>alert(1)</script> $x^2$ \\alpha {{ 7*7 }} ]]> & "q" *b* `c` [x](y) العربية 漢字'


def over_time(library: Library, *marks: tuple[str, str], **more) -> Chart[Fact]:
    figures = [figure(value=value, date=date, **more) for value, date in marks]
    (chart,) = find_charts(facts_with(library, figures))
    return chart


def bars(library: Library, *figures) -> Chart[Fact]:
    (chart,) = find_charts(facts_with(library, list(figures), chart="The dam"))
    return chart


def shapes(chart: Chart[Fact], look: str) -> list[tuple[float, float, float, float]]:
    """The boxes around all shapes of a look: left, top, right, bottom."""
    root = ET.fromstring(charts.drawing(chart))
    drawn = [shape for shape in root if shape.tag in ("path", "circle")]
    return [box(shape) for shape in drawn if f"dp-plot-{look}" in shape.get("class").split()]


def box(shape: ET.Element) -> tuple[float, float, float, float]:
    if shape.tag == "circle":
        x, y, r = (float(shape.get(name)) for name in ("cx", "cy", "r"))
        return x - r, y - r, x + r, y + r
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", shape.get("d"))]
    xs, ys = numbers[::2], numbers[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def texts(chart: Chart[Fact], look: str = "") -> list[str]:
    root = ET.fromstring(charts.drawing(chart))
    return [text.text for text in root.iter("text") if look in text.get("class")]


def middle(shape: tuple[float, float, float, float]) -> tuple[float, float]:
    return (shape[0] + shape[2]) / 2, (shape[1] + shape[3]) / 2


def test_chart_is_as_its_golden_file(library: Library, golden) -> None:
    golden("charts/crest-in-1962.svg", charts.drawing(library.charts[0]) + "\n")


def test_bars_begin_at_zero_and_are_as_long_as_their_numbers(library: Library) -> None:
    chart = bars(library, figure("A", "10"), figure("B", "25"), figure("C", "0.5"))
    zero = {left for left, *_ in shapes(chart, "zero")}
    drawn = shapes(chart, "fill")
    assert {left for left, *_ in drawn} == zero
    lengths = [right - left for left, _, right, _ in drawn]
    for length, value in zip(lengths, (10, 25, 0.5), strict=True):
        assert length / lengths[1] == pytest.approx(value / 25, abs=0.005)


def test_numbers_below_zero_go_the_other_way(library: Library) -> None:
    chart = bars(library, figure("A", "-10"), figure("B", "20"))
    (zero,) = {left for left, *_ in shapes(chart, "zero")}
    below, above = shapes(chart, "fill")
    assert below[2] == above[0] == zero
    assert (above[2] - above[0]) / (below[2] - below[0]) == pytest.approx(2, abs=0.02)
    assert texts(chart, "number") == ["−10", "20"]
    assert "0" in texts(chart, "tick")


@pytest.mark.parametrize("values", [("1000001", "1000005"), ("3.81", "3.297"), ("-4", "6"), ("-4", "-6")])
def test_the_axis_of_a_line_is_never_cut(library: Library, values: tuple[str, str]) -> None:
    chart = over_time(library, (values[0], "2001"), (values[1], "2002"))
    ((_, zero, _, _),) = shapes(chart, "zero")
    assert "0" in texts(chart, "tick")
    heights = [zero - middle(dot)[1] for dot in shapes(chart, "fill")]
    assert heights[0] / heights[1] == pytest.approx(float(values[0]) / float(values[1]), rel=0.01)


def test_time_is_drawn_to_scale(library: Library) -> None:
    chart = over_time(library, ("1", "2000-01-01"), ("2", "2000-01-11"), ("3", "2000-04-10"))
    x = [middle(dot)[0] for dot in shapes(chart, "fill")]
    assert (x[1] - x[0]) / (x[2] - x[0]) == pytest.approx(0.1, abs=0.005)
    assert texts(chart, "tick")[-3:] == ["1 January 2000", "10 April 2000", "11 January 2000"]


def test_the_time_that_a_date_covers_is_drawn_and_explained(library: Library) -> None:
    chart = over_time(library, ("1", "2000"), ("2", "2001-12-31"))
    left, _, right, _ = max(shapes(chart, "edge"), key=lambda shape: shape[2] - shape[0])
    dots = [middle(dot)[0] for dot in shapes(chart, "fill")]
    assert (left + right) / 2 == pytest.approx(dots[0], abs=0.2)
    assert right - left == pytest.approx((dots[1] - left) / 2, rel=0.01)
    assert "A line through a point: the time that its date covers." in charts.key(chart)
    seldom = over_time(library, ("1", "1900"), ("2", "2000"))
    assert charts.key(seldom) == ["The dotted line only joins the points."]


def test_an_open_date_is_an_arrow(library: Library) -> None:
    for date, way in (("2001/..", 1), ("../2001", -1)):
        chart = over_time(library, ("1", date), ("2", "2003"))
        dot = next(middle(shape) for shape in shapes(chart, "fill"))
        assert any((middle(shape)[0] - dot[0]) * way > 4 for shape in shapes(chart, "edge"))


# Of each hedge: what is drawn of it among bars and among points, and the words beside it.
HEDGED = {
    "about": ({"soft"}, {"hollow"}, "An open end: about.", "A hollow point: about."),
    "more-than": ({"edge"}, {"edge"}, "An arrow onwards: more than.", "An arrow up: more than."),
    "at-least": ({"edge"}, {"edge"}, "An arrow onwards: at least.", "An arrow up: at least."),
    "less-than": ({"hollow", "edge"}, {"edge"}, "An arrow back: less than.", "An arrow down: less than."),
    "at-most": ({"hollow", "edge"}, {"edge"}, "An arrow back: at most.", "An arrow down: at most."),
}


@pytest.mark.parametrize("hedge", HEDGED)
def test_a_hedge_is_drawn_and_said(library: Library, hedge: str) -> None:
    in_bars, in_points, said_of_bars, said_of_points = HEDGED[hedge]
    words = hedge.replace("-", " ")
    exact, hedged = figure("A", "40", "percent"), figure("B", "50", "percent", qualifier=hedge)
    chart = bars(library, exact, hedged)
    assert {look for look in ("soft", "edge", "hollow") if shapes(chart, look)} == in_bars
    assert texts(chart, "number") == ["40%", f"{words} 50%"]
    assert charts.key(chart) == [said_of_bars]
    assert f"B: {words} 50%." in charts.description(chart)
    chart = over_time(library, ("1", "1900"), ("2", "2000"), qualifier=hedge)
    assert {look for look in ("edge", "hollow") if shapes(chart, look)} == in_points
    assert texts(chart, "number") == [f"{words} 1", f"{words} 2"]
    assert charts.key(chart)[0] == said_of_points
    up = {"more-than": -1, "at-least": -1, "less-than": 1, "at-most": 1}.get(hedge, 0)
    for dot, arrow in zip(shapes(chart, "fill"), shapes(chart, "edge")[::2], strict=False):
        assert (middle(arrow)[1] - middle(dot)[1]) * up > 0


def test_a_range_is_drawn_from_end_to_end(library: Library) -> None:
    span = figure("B", None, low="20", high="40", qualifier="between")
    chart = bars(library, figure("A", "80"), span)
    full, solid = shapes(chart, "fill")
    ((left, _, right, _),) = shapes(chart, "hollow")
    unit = (full[2] - full[0]) / 80
    assert (solid[2] - solid[0]) / unit == pytest.approx(20, abs=0.2)
    assert (left - 0.5, right + 0.5) == pytest.approx((solid[2], solid[0] + 40 * unit), abs=0.2)
    assert texts(chart, "number") == ["80", "between 20 and 40"]
    facts = facts_with(library, [figure(value="80", date="2001"), figure(**_range("2002"))])
    (chart,) = find_charts(facts)
    ((_, zero, _, _),) = shapes(chart, "zero")
    ((_, top, _, bottom),) = shapes(chart, "hollow")
    assert (zero - top) / (zero - bottom) == pytest.approx(2, abs=0.02)
    assert "A hollow bar: from the one number to the other." in charts.key(chart)


def _range(date: str) -> dict:
    return {"value": None, "low": "20", "high": "40", "qualifier": "between", "date": date}


def test_both_sides_are_drawn_with_their_marks_and_names(library: Library) -> None:
    facts = facts_with(library, [figure(value="5")], [figure("Depth", "3")], chart="The dam")
    (chart,) = find_charts(facts)
    names = [fact.side.record.name for fact in facts]
    assert texts(chart, "label") == [f"{names[0]}: Height", f"{names[1]}: Depth"]
    root = ET.fromstring(charts.drawing(chart))
    assert {"dp-left", "dp-right"} <= {word for path in root.iter("path") for word in path.get("class").split()}
    marks = [shape for shape in shapes(chart, "hollow") if shape[2] - shape[0] == shape[3] - shape[1] == 9]
    assert len(marks) == 2
    one_sided = bars(library, figure("A", "1"), figure("B", "2"))
    assert texts(one_sided, "label") == ["A", "B"]


def test_every_text_stays_in_the_drawing(library: Library) -> None:
    long = "Donaudampfschifffahrtsgesellschaft " * 4
    drawn = [
        bars(library, figure(long, "123456789"), figure("B", "50", qualifier="more-than")),
        over_time(library, ("1", "2000"), ("2", "2001-02"), ("3", "2001-03-01/2001-04-02"), label=long),
        over_time(library, *((str(n % 7), str(1900 + n)) for n in range(60))),
    ]
    for chart in drawn:
        root = ET.fromstring(charts.drawing(chart))
        _, top, width, height = map(float, root.get("viewBox").split())
        for text in root.iter("text"):
            assert top + 8 <= float(text.get("y")) <= top + height, text.text
            assert 0 <= float(text.get("x")) <= width, text.text


def test_long_numbers_stand_above_their_bars(library: Library) -> None:
    long = figure("B", None, low="123456789", high="987654321", qualifier="between")
    for chart in (bars(library, figure("A", "555555555"), long), bars(library, figure("A", "-9"), long)):
        root = ET.fromstring(charts.drawing(chart))
        numbers = [text for text in root.iter("text") if "dp-plot-number" in text.get("class")]
        assert " ".join(text.text for text in numbers[1:]) == "between 123,456,789 and 987,654,321"
        assert {text.get("x") for text in numbers} == {"0"}
        ((left, top, right, _),) = shapes(chart, "hollow")
        assert right - left > 200
        assert float(numbers[-1].get("y")) < top


def test_no_two_numbers_of_a_line_stand_on_each_other(library: Library) -> None:
    many = over_time(library, *((str(n % 7 + 1), str(1900 + n)) for n in range(60)))
    assert len(texts(many, "number")) == 2  # the first and the last; the others stand in the table
    some = ET.fromstring(charts.drawing(over_time(library, *((str(n), str(2000 + n)) for n in range(1, 6)))))
    places = [(float(t.get("x")), float(t.get("y"))) for t in some.iter("text") if "number" in t.get("class")]
    assert len(places) == 5
    for number, (x, y) in enumerate(places):
        assert all(abs(x - other[0]) > 10 or abs(y - other[1]) > 15 for other in places[:number])


def test_svg_is_one_line_of_shapes_and_real_text_and_nothing_else(library: Library) -> None:
    for chart in (library.charts[0], bars(library, figure(HOSTILE, "1"), figure("B", "2", inferred="x", date="2001"))):
        svg = str(charts.drawing(chart))
        assert "\n" not in svg
        root = ET.fromstring(svg)
        assert {element.tag for element in root.iter()} <= {"svg", "title", "desc", "path", "circle", "text"}
        assert {name for element in root.iter() for name in element.attrib} <= {
            "class", "d", "cx", "cy", "r", "id", "x", "y", "text-anchor", "viewBox", "role", "aria-labelledby",
        }  # fmt: skip
        assert [child.tag for child in root][:2] == ["title", "desc"]
        assert root.get("aria-labelledby").split() == [root[0].get("id"), root[1].get("id")]
        html5lib.HTMLParser(strict=True).parseFragment(f"<figure>{svg}</figure>")
    shown = " ".join(texts(bars(library, figure(HOSTILE, "1"), figure("B", "2")), "label"))
    assert HOSTILE.replace(" ", "") in shown.replace(" ", "")
    assert HOSTILE in ET.fromstring(svg)[1].text


def test_the_description_says_every_figure_with_its_hedge_and_date(library: Library) -> None:
    assert charts.description(library.charts[0]) == (
        "Points over time, on an axis with its zero. "
        "Keep, Crest of the flood: about 900 centimetres (1931), more than 1,600 centimetres (1962)."
    )


def test_the_macro_prints_a_facts_charts_with_their_numbers_and_nothing_where_there_is_none(library: Library) -> None:
    source = '{% from "chart.html.jinja" import charts_of %}{{ charts_of(fact, library, to) }}'
    printed = [
        _environment(markdown=True).from_string(source).render(fact=fact, library=library, to=lambda address: address)
        for fact in library.facts
    ]
    (figure_,) = filter(None, map(str.strip, printed))
    html5lib.HTMLParser(strict=True).parseFragment(figure_)
    document = html5lib.parse(figure_, namespaceHTMLElements=False)
    assert document.find(".//figcaption/h3").text == "Crest of the flood"
    rows = ["".join(row.itertext()) for row in document.iterfind(".//tbody/tr")]
    assert rows == [
        "Crest of the floodabout 900 centimetres1931 (inferred: a generation before)",
        "Crest of the floodmore than 1,600 centimetres1962",
    ]
    assert not list(document.iter("a"))  # it stands on its own fact's page


def test_the_real_facts_have_charts_and_each_says_what_it_shows() -> None:
    library = real_library()
    assert library.charts
    for chart in library.charts:
        drawn = " ".join(texts(chart, "number"))
        for plotted in charts.plot_of(chart).marks:
            assert plotted.words in drawn, chart.id


_DIGESTS = """
import hashlib, sys
from pathlib import Path
from tests.conftest import library_of
from diptych.drawing import charts
for chart in library_of(Path(sys.argv[1])).charts:
    print(chart.id, hashlib.sha256(charts.drawing(chart).encode()).hexdigest())
"""


@pytest.mark.slow
def test_bytes_are_the_same_in_another_place_and_with_other_settings(tmp_path: Path) -> None:
    def digest(chart: Chart[Fact]) -> str:
        return hashlib.sha256(charts.drawing(chart).encode()).hexdigest()

    here = [f"{chart.id} {digest(chart)}" for chart in real_library().charts]
    elsewhere = {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "HOME": str(tmp_path),
                 "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'generator'}"}  # fmt: skip
    run = subprocess.run(
        [sys.executable, "-c", _DIGESTS, str(ROOT)],
        cwd=tmp_path, env=os.environ | elsewhere, text=True, capture_output=True, check=True,
    )  # fmt: skip
    assert run.stdout.splitlines() == here
