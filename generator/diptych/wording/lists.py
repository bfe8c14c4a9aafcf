"""Several in a sentence: counted, and listed."""

from collections.abc import Sequence


def countries(number: int) -> str:
    """Count countries: `no country`, `1 country`, `31 countries`."""
    if not number:
        return "no country"
    return f"{number} {'country' if number == 1 else 'countries'}"


def listed(names: Sequence[str]) -> str:
    """Name several in a sentence: `Sweden, Norway and France`."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
