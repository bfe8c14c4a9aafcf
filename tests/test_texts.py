from diptych.reading.texts import Span, Text
from diptych.records import Passage, Selector


def find(text: str, **passage: str) -> list[Span]:
    return Text.of(text).find(Passage(**{"exact": "one two three four"} | passage))


def test_white_space_is_folded_and_lines_are_paragraphs() -> None:
    assert find("x\n\none  two\u00a0three four\n") == [Span(1, 0, 18)]
    assert Text.of("x\n\ny\n").numbers == (1, 3)
    assert find("one two\nthree four") == []


def test_every_occurrence_counts_even_those_that_overlap() -> None:
    assert len(Text.of("and so and so and so").find(Selector(exact="and so and so"))) == 2


def test_prefix_and_suffix_single_out() -> None:
    text = "a one two three four b. c one two three four d"
    assert len(find(text)) == 2
    assert find(text, prefix="c") == [Span(0, 26, 44)]
    assert len(find(text, suffix="b.")) == 1
    assert find(text, prefix="b") == []


def test_signs_in_a_passage_are_no_pattern() -> None:
    assert Text.of("rose (a lot) to 1.5%").find(Selector(exact="rose (a lot) to 1.5%")) == [Span(0, 0, 20)]
    assert Text.of("rose (a lot) to 1x5%").find(Selector(exact="rose (a lot) to 1.5%")) == []


def test_a_spelling_that_differs_in_its_signs_is_found() -> None:
    assert Text.of("He said: “It’s – so”.").nearest_spelling(Selector(exact='"it\'s - so"')) == "“It’s – so”"
    assert Text.of("He said nothing.").nearest_spelling(Selector(exact="anything")) is None


def test_sentences_cover_the_text_without_a_gap() -> None:
    text = Text.of("One. Two, in the U.S., is 1.5.\nThree?")
    assert [text.lines[s.line][s.start : s.end].strip() for s in text.sentences] == [
        "One.",
        "Two, in the U.S., is 1.5.",
        "Three?",
    ]


def test_a_line_stands_under_the_heading_above_it() -> None:
    text = Text.of("a\nFirst\nb\nSecond\nc")
    headings = {"First": "first", "Second": "second"}
    assert [text.section_of(line, headings) for line in range(5)] == [None, "first", "first", "second", "second"]
