"""What Python and JavaScript both compute: one table for both, written here, which tests/js holds the scripts to."""

import json
import random
from datetime import date

from diptych.drawing import axis
from diptych.drawing.axis import MARK, Axis, Shape, shapes_of, stack
from diptych.library.timeline import Span
from diptych.outputs.api.table import line
from diptych.values.letters import LETTERS, plain

AXES = [(1917, 2041), (1990, 2025), (2000, 2000), (2020, 2026), (1000, 2040), (99, 2040)]
WIDTHS = (240, 270, 660, 1150, 1920)
DATES = [
    ["2024-05-09"], ["2024-05"], ["2024"], ["197X"], ["2010/2014"], ["1919/198X"], ["2022/.."], ["../2025"], ["2024~"],
    ["2001", "2020-02-29"], ["1993-10-03/1993-10-04", "2022/.."],
]  # fmt: skip


def day(year: int, month: int = 1, day_: int = 1) -> int:
    return (date(year, month, day_) - date(1970, 1, 1)).days


def ticks() -> list[dict]:
    # The script writes months too where they have room; the whole timeline, drawn by Python, never does.
    cases = [(first, last, width) for first, last in AXES for width in WIDTHS]
    return [{"first": f, "last": l, "width": w, "years": Axis(f, l).ticks(w)} for f, l, w in cases]  # noqa: E741


def extents() -> list[dict]:
    drawn = [axis._joined([shape for edtf in dates for shape in shapes_of(Span(edtf))]) for dates in DATES]
    drawn += [
        [Shape("due", day(2040, 12, 31), day(2041))],
        [Shape("due", day(1917), day(1917, 1, 2)), Shape("certain", day(1930), day(1931))],
        [Shape("certain", day(2041, 12, 31), day(2042))],
    ]
    line = Axis(1917, 2041)
    return [
        {
            "first": line.first, "last": line.last, "width": width,
            "shapes": [[each.kind, *each.days.split()] for each in shapes],
            "extent": line._extent(shapes, width),
        }
        for shapes in drawn for width in WIDTHS
    ]  # fmt: skip


def stacks() -> list[dict]:
    chance = random.Random(7)
    cases = [[], [(0, 5)], [(0, 5), (5, 9)], [(5, 9), (0, 5), (0, 5)], [(3, 4), (3, 9), (3, 3)], [(-0.5, 2), (2, 2.5)]]
    for number in (5, 40):
        starts = [chance.randrange(100) for _ in range(number)]
        cases += [[(start, start + chance.randrange(1, 20)) for start in starts]]
    return [{"extents": case, "rows": stack(case)} for case in cases]


def written(table: object) -> str:
    return json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def test_axis_is_as_the_table_that_the_timelines_script_is_held_to(golden) -> None:
    constants = {"mark": MARK, "gap": axis._GAP, "after": axis._AFTER}
    table = {"constants": constants, "label": axis._LABEL, "ticks": ticks(), "extents": extents(), "stacks": stacks()}
    golden("axis.json", written(table))


def test_folded_words_are_as_the_table_that_the_filters_are_held_to(golden) -> None:
    words = [
        "",
        "Élan",
        "L’Oréal's",
        "ПУТИН",
        "Й и Ё",
        "ΟΔΟΣ",
        "İstanbul",
        "Straße",
        "ﬁve km²",
        "a\u0301b",
        "Łódź",
        "½",
        "Øresund, Đinđić, Æbelø, Œuvre, Þór, Iğdır, ẞ",
        "".join(LETTERS.values()),
        "می‌شود",
        "Oʻahu, Kharkivʹ, ʿAlī, ŉ, Ⱥ",
        "کتاب علی, كتاب على, مدینة, ٱلله, عـــلي",
        "Қазақстан, Өзбекстан, Ґалаґан, col·lecció, coŀlecció, Ǯ, Ꜳ",
    ]
    golden("fold.json", written({each: plain(each) for each in words}))


def test_cells_are_as_the_table_that_the_download_is_held_to(golden) -> None:
    values = [
        "a",
        "a b",
        'a "b"',
        "a, b",
        "a\nb",
        "a\r\nb",
        "−5",
        "-5",
        "-0.5",
        "1e+21",
        " a",
        "’",
        "5 %",
        "a'b",
        "a;b",
        "=1+1",
        '=HYPERLINK("http://evil.example","Click")',
        "-Imports and +exports",
        "-5a",
        " +1",
        "@a",
        "＝1",
        "\ta",
        "\N{NO-BREAK SPACE}=1",
    ]
    golden("csv.json", written([[value, line([value]).removesuffix("\r\n")] for value in values]))
