"""Read the numbers of a text: written in digits, or in the words for which English has one."""

import re
from collections.abc import Iterator
from decimal import Decimal

IN_WORDS = {
    **{"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8"},
    **{"nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "twenty": "20", "thirty": "30", "forty": "40"},
    **{"fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100", "dozen": "12"},
    **{"half": "50", "quarter": "25"},  # percent
    **{word: word for word in ("thirds", "thousand", "million", "billion", "trillion", "twice", "double")},
    **{word: word for word in ("decades", "centuries")},
}

_NUMBER_WORD = re.compile(
    r"(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(thir|four|fif|six|seven|eigh|nine)(teen|t(y|ie))"
    r"|twent(y|ie)|fort(y|ie)|hundred|thousand|[mbtr]+illion|dozen|hal(f|ve)|third|quarter|first|second|fif|eigh|nin|twelf"
    r"|once|twice|thrice|double|triple|couple|score|decade|centur(y|ie))(s|th|ths)?"
)


def numbers(text: str) -> Iterator[str]:
    """Yield the numbers that stand in digits, each as `plain` writes it."""
    for number in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text):
        yield plain(Decimal(number.replace(",", "")))


def all_numbers(text: str) -> set[str]:
    """Collect the numbers of a text, in digits and in words."""
    return {*numbers(text), *(IN_WORDS[word] for word in re.findall(r"\w+", text.casefold()) if word in IN_WORDS)}


def plain(number: Decimal) -> str:
    """Write a number without separators and without zeros at its end."""
    return f"{number.normalize():f}"


def is_number_word(word: str) -> bool:
    """Tell whether a word is a number, or made of one: eight, eighteen, eighth, hundreds, first."""
    return bool(_NUMBER_WORD.fullmatch(word.casefold()))
