"""How much of everything is taken: far more than anybody needs, and no more than a run can work through at once.

What grows with the square of a list, or with a file for each of its parts, stays quick within these.
"""

from pydantic import Field

FIGURES = 50
CORRECTIONS = 100  # each prints a version of its own
MOVES = 10  # each makes the pages anew that lead on
FORMS = 20
PARTS = 50  # of anything else that a record lists
QUESTIONS = 100
WORDS = 1000  # of a list of words, which is searched for word by word
DIGITS = 15  # what a reader of JSON keeps of a number
ADDRESS = 2000  # characters, as far as browsers and servers agree
PROBLEMS = 100  # of one record, told one by one
FILE = 2_000_000  # bytes of a record or of a hand-written page


def at_most(limit: int, *, at_least: int | None = None) -> object:
    """Bound the length of a list, for the schema and for whoever writes it."""
    return Field(max_length=limit, min_length=at_least)
