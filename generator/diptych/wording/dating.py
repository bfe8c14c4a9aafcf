"""When something was, is or is due, in words, and from what that was inferred where the text does not print it."""

from dataclasses import dataclass

from diptych.library.timeline import Period
from diptych.values import dates


@dataclass(frozen=True)
class When:
    """A date in words. Whatever shows it says too that it was inferred, with or without from what."""

    words: str
    inferred: str | None = None
    """From what it was inferred."""

    @property
    def marked(self) -> str:
        """The date, and whether it was inferred: `1931 (inferred)`."""
        return self.words + (" (inferred)" if self.inferred else "")

    @property
    def explained(self) -> str:
        """The date, and from what it was inferred: `1931 (inferred: the text says a generation before)`."""
        return self.words + (f" (inferred: {self.inferred})" if self.inferred else "")

    @property
    def labelled(self) -> str:
        """The date as a sentence of its own: `Date: about 1962`, `No single date`."""
        return self.words if self == NO_DATE else f"Date: {self.explained}"


# Of several dates that a claim prints, none need be its own.
NO_DATE = When("No single date")


def when(date: str, inferred: str | None) -> When:
    """Say an EDTF date, and from what it was inferred."""
    return When(dates.shown(date), inferred)


def decades(years: Period) -> str:
    """Say the decades of a period in short: `1930s`, `1930s–1950s`."""
    first, last = years.first // 10 * 10, years.last // 10 * 10
    return f"{first}s" if first == last else f"{first}s–{last}s"
