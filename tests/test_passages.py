from diptych.passages import Text
from diptych.records import Passage


def find(text: str, **passage: str) -> list[int]:
    return Text.of(text).find(Passage(**{"exact": "one two three four"} | passage))


def test_white_space_is_folded_and_lines_are_paragraphs() -> None:
    assert find("x\n\none  two\u00a0three four\n") == [1]
    assert find("one two\nthree four") == []


def test_every_occurrence_counts_even_those_that_overlap() -> None:
    text = "and so and so and so"
    assert len(Text.of(text).find(Passage(exact="and so and so"))) == 2


def test_prefix_and_suffix_single_out() -> None:
    text = "a one two three four b. c one two three four d"
    assert len(find(text)) == 2
    assert len(find(text, prefix="c")) == 1
    assert len(find(text, suffix="b.")) == 1
    assert find(text, prefix="b") == []


def test_signs_in_a_passage_are_no_pattern() -> None:
    assert Text.of("rose (a lot) to 1.5%").find(Passage(exact="rose (a lot) to 1.5%")) == [0]
    assert Text.of("rose (a lot) to 1x5%").find(Passage(exact="rose (a lot) to 1.5%")) == []
