"""How to cite a fact of this site: plain texts, BibTeX and RIS, each with side, version, its date and its address."""

import datetime

from babel.dates import format_date

from diptych import wording
from diptych.library import Fact, Library
from diptych.wording import addresses
from diptych.wording.citing import bibtex, csl, ris
from diptych.wording.marks import in_marks

# Both styles are American, and so are their dates.
_LOCALE = "en_US"


def apa(fact: Fact, library: Library) -> str:
    """Cite a fact as APA style (7th edition) cites a page of a website."""
    title = f"{_title(fact).removesuffix('.')} ({wording.capitalized(_version(fact))}) [{_genre(fact)}]"
    return f"{_ended(library.settings.name)} ({_day(fact, 'y, MMMM d')}). {title}. {_url(fact, library)}"


def chicago(fact: Fact, library: Library) -> str:
    """Cite a fact as the Chicago Manual of Style (17th edition) lists a page of a website."""
    title = f"{_ended(library.settings.name)} {in_marks(_ended(_title(fact)))} {_genre(fact)}"
    version = f"{wording.capitalized(_version(fact))}, {_day(fact, 'MMMM d, y')}"
    return f"{title}. {version}. {_url(fact, library)}."


def credit(fact: Fact, library: Library) -> str:
    """Credit a fact in a line, as below a picture: whose claim it is, in which text, and where this is read."""
    text = fact.side.record
    title = wording.quoted(text.title, text.language)
    claim = f"{wording.claimant(text, begins=True)}, {title}: {in_marks(_shortened(fact))}"
    side = f"{fact.side.mark} {fact.side.record.name}"
    version = f"{_version(fact)}, {wording.made_on(fact)}"
    return f"{claim} {library.settings.name}, {side}, {version}: {_url(fact, library)}"


def _shortened(fact: Fact) -> str:
    return _ended(wording.short_title(fact.record.statement))


def as_bibtex(fact: Fact, library: Library) -> str:
    """Cite a fact as a BibTeX entry."""
    return bibtex.entry(as_csl(fact, library))


def as_ris(fact: Fact, library: Library) -> str:
    """Cite a fact as a RIS record."""
    return ris.entry(as_csl(fact, library))


def as_csl(fact: Fact, library: Library) -> csl.Item:
    """Cite a fact as a CSL-JSON item."""
    return {
        "id": f"{fact.id}-v{fact.version}",
        "type": "webpage",
        "title": _title(fact),
        "genre": _genre(fact),
        "author": [{"literal": library.settings.name}],
        "version": _version(fact).removeprefix("version "),
        "URL": _url(fact, library),
        "language": "en",
        "abstract": fact.record.statement,
    } | (csl.issued(fact.updated) if fact.updated else {"status": wording.NOT_PUBLISHED})


def _title(fact: Fact) -> str:
    """Give the title of the fact's page."""
    return wording.claim_title(fact, noted=False)


def _genre(fact: Fact) -> str:
    """Say whose claim it is: it is never the site's own."""
    side = fact.side.record
    text = wording.quoted(side.title, side.language)
    return f"Claim of {side.name}: {wording.author(side)}, {text}"


def _version(fact: Fact) -> str:
    return f"version {fact.version}" + (
        f", {wording.uncapitalized(wording.WITHDRAWN)}" if fact.record.is_withdrawn else ""
    )


def _day(fact: Fact, pattern: str) -> str:
    if not fact.updated:
        return wording.NOT_PUBLISHED
    return format_date(datetime.date.fromisoformat(fact.updated), pattern, locale=_LOCALE)


def _url(fact: Fact, library: Library) -> str:
    """Address the fact's page, which shows the current version, or the card of an earlier one."""
    address = addresses.fact(fact.id) if fact.is_current else addresses.version(fact.id, fact.version)
    return library.settings.url + address


def _ended(title: str) -> str:
    return title if title.endswith((".", "?", "!", "…")) else f"{title}."
