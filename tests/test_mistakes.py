"""The likeliest mistakes of a contributor: each is told by its sign or its cause, and what is advised heals it."""

import re
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diptych.problem import Problem
from diptych.reading.validate import validate
from diptych.reading.yaml.strict import read
from diptych.records import Fact
from diptych.values import dates
from diptych.values.date_advice import advice
from diptych.values.number_advice import number_advice
from diptych.values.untaken_dates import why_not_taken

FACT = """\
perspective: remove
question: price
kind: figure
statement: It costs more.
figures:
  - {label: price, value: 3, unit: percent}
  - label: boats
    value: 4
    unit: boats
places: [north-bank]
passage: {exact: takes 3.30 million a year, section: the-bill}
"""
STATEMENT, PASSAGE, FIGURE = "statement: It costs more.", "exact: takes 3.30 million a year", "label: price"


class Mistake(NamedTuple):
    """What of the fact becomes what, what the one problem says, and the line that it offers."""

    name: str
    right: str
    wrong: str
    says: str
    line: str | None = None


MISTAKES = [
    Mistake("comma in a passage", PASSAGE, "exact: wage is 22,440 roubles", "a comma ends the text",
            'passage: {exact: "wage is 22,440 roubles", section: the-bill}'),
    Mistake("comma in a label", FIGURE, "label: Iron, steel and coal", "a comma ends the text",
            '- {label: "Iron, steel and coal", value: 3, unit: percent}'),
    Mistake("commas in a passage over two lines", PASSAGE, "exact: the wage, which\n  is low, says it", "a comma ends",
            'passage: {exact: "the wage, which is low, says it", section: the-bill}'),
    Mistake("curly quotes", PASSAGE, "exact: “wage is 22,440 roubles”", "“ ” are no quotes",
            'passage: {exact: "wage is 22,440 roubles", section: the-bill}'),
    Mistake("German quotes", PASSAGE, "exact: „wage, is: low now“", "„ “ are no quotes",
            'passage: {exact: "wage, is: low now", section: the-bill}'),
    Mistake("guillemets", PASSAGE, "exact: «wage, is low now»", "« » are no quotes",
            'passage: {exact: "wage, is low now", section: the-bill}'),
    Mistake("no quote at the start", PASSAGE, 'exact: wage is 22,440 roubles"', "opened nowhere",
            'passage: {exact: "wage is 22,440 roubles", section: the-bill}'),
    Mistake("no quote at the start of a plain line", STATEMENT, 'statement: It costs more."', "opened nowhere"),
    Mistake("no quote at the end", PASSAGE, 'exact: "wage is low now', "is not closed",
            'passage: {exact: "wage is low now", section: the-bill}'),
    Mistake("no quote at the end of a plain line", STATEMENT, 'statement: "It costs more.', "is not closed",
            'statement: "It costs more."'),
    Mistake("no brace at the end", "unit: percent}", "unit: percent", "the { of this line is not closed",
            "- {label: price, value: 3, unit: percent}"),
    Mistake("no bracket at the end", "[north-bank]", "[north-bank", "the [ of this line is not closed",
            "places: [north-bank]"),
    Mistake("apostrophe in single quotes", STATEMENT, "statement: 'It's over, it says.'", "an apostrophe ends",
            'statement: "It\'s over, it says."'),
    Mistake("apostrophe in single quotes in braces", PASSAGE, "exact: 'It's over, it says'", "an apostrophe ends",
            'passage: {exact: "It\'s over, it says", section: the-bill}'),
    Mistake("quotes within quotes", STATEMENT, 'statement: "He said "no" to it."', "a quotation mark ends",
            "statement: 'He said \"no\" to it.'"),
    Mistake("quotes at the start", STATEMENT, 'statement: "Low" it is.', "the text goes on after its closing",
            "statement: '\"Low\" it is.'"),
    Mistake("colon", STATEMENT, "statement: Pay: it is low.", "the colon within the text",
            'statement: "Pay: it is low."'),
    Mistake("colon in braces", PASSAGE, "exact: he said: no, never", "the colon within the text",
            'passage: {exact: "he said: no, never", section: the-bill}'),
    Mistake("colon at the end of a line", STATEMENT, "statement: Pay is:\n  low.", "the colon within the text",
            'statement: "Pay is: low."'),
    Mistake("colon in a list", "[north-bank]", "\n  - north: bank", "the colon within the text"),
    Mistake("brackets in braces", PASSAGE, "exact: takes [about] 3.30 now", "“[” ends the text",
            'passage: {exact: "takes [about] 3.30 now", section: the-bill}'),
    Mistake("text that begins with brackets", STATEMENT, "statement: [sic] It costs.", "“[” at the start",
            'statement: "[sic] It costs."'),
    Mistake("text in brackets", STATEMENT, "statement: [It costs]", "a list stands where a text is expected"),
    Mistake("percent sign", "unit: percent}", "unit: %}", "“%” at the start",
            "- {label: price, value: 3, unit: percent}"),
    Mistake("percent sign in a list item", "unit: boats", "unit: %", "“%” at the start", "unit: percent"),
    *(Mistake(f"text that begins with {sign}", STATEMENT, f"statement: {sign}It costs.", f"“{sign[0]}” at the start",
              f'statement: "{sign}It costs."') for sign in ("@", "`", ">", "> ", "%", ", ", "- ", "? ", "| ")),
    Mistake("text that begins with !", STATEMENT, "statement: !It costs.", 'write: "!It costs."'),
    Mistake("text that begins with *", STATEMENT, "statement: *It costs.", 'write: "*It costs."'),
    Mistake("text that begins with &", STATEMENT, "statement: &It costs.", 'write: "&It costs."'),
    Mistake("key with a space before it", "kind: figure", " kind: figure", "indented by 1, and the ones it belongs to",
            "kind: figure"),
    Mistake("line of an item too deep", "    value: 4", "     value: 4", "is indented by 5, and the ones it",
            "value: 4"),
    Mistake("line of an item not deep enough", "    value: 4", "   value: 4", "is indented by 3, and the ones",
            "value: 4"),
    Mistake("block text not indented", STATEMENT, "statement: >-\nIt costs more\nthan it brings.", "is not indented",
            "It costs more"),
    Mistake("no space after the colon", "kind: figure", "kind:figure", "needs a space after it", "kind: figure"),
    Mistake("no space after a colon in braces", "unit: percent}", "unit:percent}", "needs a space after it",
            "- {label: price, value: 3, unit: percent}"),
    Mistake("equals sign", "kind: figure", "kind = figure", "a key ends with a colon", "kind: figure"),
    Mistake("no colon", "kind: figure", "kind figure", "a key ends with a colon", "kind: figure"),
    Mistake("fullwidth colon", "kind: figure", "kind：figure", "fullwidth colon U+FF1A", "kind: figure"),
    *(Mistake(f"{name} for a list's dash", "  - label", f"  {sign} label", f"{name} U+", "- label: boats")
      for sign, name in {"–": "en dash", "—": "em dash", "−": "minus sign", "•": "bullet"}.items()),
    *(Mistake(f"{name} for every dash of a list", "[north-bank]", f"\n  {sign} north-bank\n  {sign} south-bank",
              f"“{sign}” starts no list; a hyphen and a space do; write places: [north-bank, south-bank]")
      for sign, name in {"–": "en dash", "—": "em dash", "•": "bullet"}.items()),
    Mistake("no space after a list's dash", "[north-bank]", "\n  -north-bank\n  -south-bank",
            "dashes are not followed by a plain space; write places: [north-bank, south-bank]"),
    Mistake("no-break space as indentation", "    value", "\N{NO-BREAK SPACE}" * 4 + "value", "no-break space U+00A0",
            "value: 4"),
    Mistake("no-break space before a list", "  - {label", "\N{NO-BREAK SPACE}" * 2 + "- {label", "no-break space",
            "- {label: price, value: 3, unit: percent}"),
    Mistake("no-break space after a colon", "kind: figure", "kind:\N{NO-BREAK SPACE}figure", "no-break space U+00A0",
            "kind: figure"),
    Mistake("ideographic space after a colon", "kind: figure", "kind:\N{IDEOGRAPHIC SPACE}figure", "U+3000",
            "kind: figure"),
    Mistake("zero width space before a key", "kind: figure", "\u200bkind: figure", "zero width space U+200B",
            "kind: figure"),
    Mistake("line separator", STATEMENT, "statement: It costs\u2028more.", "line separator U+2028",
            "statement: It costs more."),
    Mistake("paragraph separator", STATEMENT, "statement: It costs\u2029more.", "paragraph separator U+2029",
            "statement: It costs more."),
    Mistake("tab as indentation", "    value: 4", "\tvalue: 4", "a tab stands here; indent with two spaces"),
    Mistake("tab in a text", "costs more", "costs\tmore", "a tab stands here; write a space"),
    Mistake("a control character", "costs more", "costs \x07more", "U+0007 stands here"),
    Mistake("marks of a merge", STATEMENT, f"<<<<<<< HEAD\n{STATEMENT}", "a mark that git leaves"),
    Mistake("null for a text", STATEMENT, "statement: null", "to YAML the word null is none"),
    Mistake("comment in a text", STATEMENT, "statement: It costs. # so", '" #" starts a comment'),
    Mistake("comment in a folded text", STATEMENT, "statement: >-\n  It costs.\n  # so", "nothing is a comment"),
    Mistake("number sign in braces", FIGURE, "label: No #1", '" #" starts a comment',
            '- {label: "No #1", value: 3, unit: percent}'),
    Mistake("decimal comma", "value: 3,", "value: 22440,5,", "the number ends before the comma"),
    Mistake("comma between thousands", "value: 3,", "value: 22,440,", "the number ends before the comma"),
    Mistake("number with its unit", "value: 3,", "value: 22,440 roubles,", "the number ends before the comma"),
    Mistake("one text for a list", "[north-bank]", "north-bank", "write places: [north-bank]"),
    Mistake("American date", "kind: figure", "kind: figure\ndate: 05/13/2024", "write it as 2024-05-13"),
    Mistake("American or British date", "kind: figure", "kind: figure\ndate: 05/12/2024",
            "write it as 2024-12-05 (5 December 2024), or as 2024-05-12 (12 May 2024)"),
    Mistake("thirteenth month", "kind: figure", "kind: figure\ndate: 2025-13", "there is no month 13"),
    Mistake("30 February", "kind: figure", "kind: figure\ndate: 2025-02-30", "February 2025 has 28 days"),
    Mistake("forecast without its part", "kind: figure", "kind: forecast", "add forecast: {due: 2027, settles: "),
    Mistake("part of a forecast at the top", "kind: figure", "kind: figure\ndue: 2027",
            "it belongs in forecast: write forecast: {due: …}"),
    Mistake("misspelt key", "statement", "statment", 'did you mean "statement"?'),
    Mistake("another name for a key", "statement", "claim", 'did you mean "statement"?'),
]  # fmt: skip
LIBRARYS_WORDS = re.compile(
    r"mapping values|expected (key|alphabetic|',')|did not find|could not find|while (scanning|parsing)|"
    r"block (end|mapping)|"
    r"cannot start any token|Input should|valid (string|integer|number|tuple|dictionary)|Value error|unexpected end",
)


def problems(text: str) -> list[Problem]:
    document, found = read(text, "slip.yml")
    made = found or validate(Fact, document.tree, document, 'fact "slip"')
    return made if isinstance(made, list) else []


def made(mistake: Mistake) -> str:
    assert mistake.right in FACT
    return FACT.replace(mistake.right, mistake.wrong, 1)


def test_the_fact_is_right_without_a_mistake() -> None:
    assert problems(FACT) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_one_problem_that_names_its_sign_or_its_cause(mistake: Mistake) -> None:
    (problem,) = problems(made(mistake))
    assert mistake.says in str(problem)
    assert not LIBRARYS_WORDS.search(str(problem))
    if mistake.line:
        assert problem.instead.endswith(f": {mistake.line}")


@pytest.mark.parametrize("mistake", [each for each in MISTAKES if each.line], ids=lambda mistake: mistake.name)
def test_the_line_that_is_offered_can_be_read(mistake: Mistake) -> None:
    (problem,) = problems(made(mistake))
    lines = made(mistake).split("\n")
    spaces = re.search(r"with (\d+|no) spaces? before it", problem.instead)
    line = lines[problem.place.line - 1]
    depth = len(line) - len(line.lstrip(" "))
    if spaces:
        depth = 0 if spaces[1] == "no" else int(spaces[1])
    until = problem.place.line
    while (more := lines[until]) and (more.startswith("  is ") or more == "  low."):  # of texts over two lines
        until += 1
    healed = [*lines[: problem.place.line - 1], " " * depth + str(mistake.line), *lines[until:]]
    if "not indented" in problem.says:
        healed[problem.place.line] = "  " + healed[problem.place.line]
    assert problems("\n".join(healed)) == []


@given(st.text(), st.sampled_from(MISTAKES))
@example("\n\xad", next(mistake for mistake in MISTAKES if mistake.name == "comma in a passage"))
def test_no_mistake_is_told_in_a_librarys_words(text: str, mistake: Mistake) -> None:
    written = FACT.replace(mistake.right, f"{mistake.wrong}{text}", 1)
    for problem in read(written, "f.yml")[1]:
        assert not LIBRARYS_WORDS.search(problem.says.replace(text, ""))
        assert "\n" not in str(problem)


@pytest.mark.parametrize(
    ("written", "meant"),
    {
        "13 May 2025": "2025-05-13", "May 13th, 2025": "2025-05-13", "March 2025": "2025-03", "1990s": "199X",
        "about 2024": "2024~", "c. May 2024": "2024-05~", "2024-2025": "2024/2025", "2024–2025": "2024/2025",
        "since 2022": "2022/..", "until May 2023": "../2023-05", "Q3 2024": "2024-35", "2024-Q3": "2024-35",
        "the third quarter of 2024": "2024-35",
        "Q1–Q3 2024": "2024-33/2024-35", "2024-Q3/2024-Q4": "2024-35/2024-36", "H1 2024": "2024-40",
        "last third of 2024": "2024-39", "winter 2023/24": "2023-24", "winter 2023-2024": "2023-24",
        "19th century": "18XX", "1962 AD": "1962",
        "1990s to 2000s": "199X/200X", "2022 to present": "2022/..", "2022-02-24/now": "2022-02-24/..", "May 2024?":
        "2024-05?", "1962-1965?": "1962?/1965?", "Monday, 13 May 2024": "2024-05-13", "12-2024": "2024-12",
        "13.5.2024": "2024-05-13",
        "2024/05/13": "2024-05-13", "2024-5-3": "2024-05-03", "20240513": "2024-05-13", "3–5 May 2024":
        "2024-05-03/2024-05-05", "March to May 2024": "2024-03/2024-05", "2024/2023": "2023/2024",
        "H2/2024": "2024-41", "2024-06-15/20": "2024-06-15/2024-06-20", "2024-06-15/07-02": "2024-06-15/2024-07-02",
        "13-14 May 2024": "2024-05-13/2024-05-14", "5/6 May 2024": "2024-05-05/2024-05-06",
        "13 & 14 May 2024": "2024-05-13/2024-05-14", "May 13-14, 2024": "2024-05-13/2024-05-14",
        "13 May – 2 June 2024": "2024-05-13/2024-06-02", "May 13 – June 2, 2024": "2024-05-13/2024-06-02",
        "2024-05-13 to 14": "2024-05-13/2024-05-14", "on 13 May 2024": "2024-05-13", "as of May 2024": "2024-05",
        "2024–05–13": "2024-05-13", "２０２４": "2024", "2024 05 13": "2024-05-13", "13May2024": "2024-05-13",
        "202405": "2024-05", "2024 onwards": "2024/..", "from 2024 on": "2024/..",
        "2030 or later": "2030/..", "AD 79": "0079", "79 AD": "0079", "199u": "199X", "19uu": "19XX",
        "2024/unknown": "2024/", "20th c.": "19XX", "twentieth century": "19XX", "18th-19th century": "17XX/18XX",
        "13 Mai 2024": "2024-05-13", "13 мая 2024": "2024-05-13", "mayo de 2024": "2024-05",
        "3. März 2024": "2024-03-03", "2024年5月13日": "2024-05-13",
        "2024-05-13T10:00:00Z": "2024-05-13", "spring 2024": "2024-21", "988": "0988", "2024-13-05": "2024-05-13",
    }.items(),
)  # fmt: skip
def test_a_date_in_other_signs_is_written_as_edtf(written: str, meant: str) -> None:
    assert why_not_taken(written) is None or "time" in str(why_not_taken(written))
    assert re.fullmatch(rf"(.* )?{re.escape(meant)}( \([^()]+\))?", advice(written)[1])


@pytest.mark.parametrize(
    ("written", "why", "instead"),
    [
        ("31 June 2024", "June 2024 has 30 days", "leave the day out"),
        ("Feb 29, 2023", "February 2023 has 28 days", "leave the day out"),
        ("1962-63", "there is no month 63", "if the years are meant, write 1962/1963"),
        ("1999-00", "there is no month 00", "if the years are meant, write 1999/2000"),
        ("2009–10", "", "2009-10 (October 2009), or as 2009/2010 (2009 to 2010)"),
        ("1800s", "", "18XX (1800–1899), or as 180X (1800–1809)"),
        ("44 BC", "only the years from 1 on are taken", "leave the date out"),
        ("early 2024", 'EDTF has no sign for "early"', "write 2024, and the word in the statement"),
        ("mid-1990s", 'EDTF has no sign for "mid"', "write 199X, and the word in the statement"),
        ("n.d.", "", "leave the date out"),
        ("start of 2024", 'EDTF has no sign for "start of"', "write 2024, and the word in the statement"),
        ("first week of May 2024", 'EDTF has no sign for "first week of"', "write 2024-05, and the word"),
        ("2024-06/08", "", "2024-06/2024-08 (June 2024 to August 2024), or as 2024-06-08 (8 June 2024)"),
        ("20241301", "there is no month 13", "write 2024-01-13"),
        ("202413", "there is no month 13", ""),
        ("24", "", "write the year in four digits: 0024, or 1924, or 2024"),
        ("winter 2023/25", "", "write it in EDTF"),
    ],
)
def test_a_date_of_which_no_edtf_can_be_made_is_told_why(written: str, why: str, instead: str) -> None:
    said, advised = advice(written)
    assert said == why
    assert instead in advised


@pytest.mark.parametrize(
    ("written", "instead"),
    {
        "20%": "value: 20, unit: percent", "-3 %": "value: -3, unit: percent",
        "20 per cent": "value: 20, unit: percent",
        "$5m": "value: 5, scale: million, unit: USD", "£3.30 million": "value: 3.30, scale: million, unit: GBP",
        "RUB 22,440": "value: 22440, unit: RUB", "5 million roubles": "value: 5, scale: million, unit: RUB",
        "22 440": "22440", "22\u202f440": "22440", "22’440": "22440", "22,440.5": "22440.5", "−5": "-5",
        "+5": "5", "½": "0.5",
        "~20": "value: 20, qualifier: about", "more than 5": "value: 5, qualifier: more-than", "5,000+":
        "value: 5000, qualifier: at-least", "5–6": "low: 5, high: 6, qualifier: between", "500 to 600 km":
        "low: 500, high: 600, qualifier: between, unit: kilometer", "1.5k": "value: 1.5, scale: thousand",
        "20 kilometres": "value: 20, unit: kilometer",
    }.items(),
)  # fmt: skip
def test_a_number_that_holds_more_than_digits_is_taken_apart(written: str, instead: str) -> None:
    (problem,) = problems(FACT.replace("value: 4", f'value: "{written}"'))
    assert problem.says.endswith(f'"{written}" is not a number')
    assert problem.instead == f"write {instead}"


@pytest.mark.parametrize("written", ["20m", "five", "2½", "1e6", "ABC 5", "22.440.000", "NaN", "20.", "5 - - 6", "%"])
def test_a_number_that_may_be_anything_is_told_how_numbers_are_written(written: str) -> None:
    (problem,) = problems(FACT.replace("value: 4", f'value: "{written}"'))
    assert "write digits with a point" in problem.instead


@given(st.from_regex(r"(\d{1,4}|[a-z]{1,4}|[ .,%$€~><+–-]|about|million|USD|to|km){1,6}", fullmatch=True))
def test_what_is_advised_for_a_number_is_a_number(written: str) -> None:
    keys = dict(re.findall(r"(value|low|high): (\S+?)(?=,|$)", number_advice(written)))
    alone = re.fullmatch(r"write (-?\S+)", number_advice(written))
    for number in (*keys.values(), *(alone.groups() if alone else ())):
        assert re.fullmatch(r"-?\d+(\.\d+)?", number)
    assert number_advice(written) == "" or keys or alone


@pytest.mark.parametrize("part", sorted(dates.PARTS))
def test_a_part_of_a_year_that_is_taken_is_not_blamed_for_a_month_beside_it(part: str) -> None:
    assert dates.is_edtf(f"2024-{part}")
    assert advice(f"2024-{part}/2025-13")[0] == "there is no month 13"


@given(st.from_regex(r"(\d{1,4}|[a-z]{3,9}|[ ./–-]|May|about|since|to|Q[1-4]){1,7}", fullmatch=True))
def test_what_is_advised_for_a_date_is_one(written: str) -> None:
    for date in re.findall(r"(?:write it|or) as (\S+?)(?=,|$| \()", advice(written)[1]):
        assert dates.is_edtf(date)


@pytest.mark.parametrize(
    ("wrong", "says"),
    {
        "{label: price, value: 46,4, unit: %}": "“%” at the start",
        "{label: a, b, value: 3, unit: %}": "“%” at the start",
        "{label: price, value: 22,440, unit: €}": "the number ends before the comma",
    }.items(),
)
def test_of_two_mistakes_in_a_line_one_is_told_and_nothing_is_fixed_that_is_not_sure(wrong: str, says: str) -> None:
    _, (problem,) = read(FACT.replace("{label: price, value: 3, unit: percent}", wrong), "slip.yml")
    assert says in problem.says
    assert problem.fix is None
    if "“%”" in says:
        assert wrong.replace("%", "percent") in problem.instead
