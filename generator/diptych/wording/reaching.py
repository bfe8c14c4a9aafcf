"""Where readers report a mistake or change a fact; empty where the site names no way."""

from urllib.parse import quote, urlencode

from diptych.library import Fact
from diptych.reading.settings import Settings
from diptych.wording import addresses

_REPORT_FORM = "mistake.yml"
"""The repository's form for a mistake, in .github/ISSUE_TEMPLATE; its field for the claim's address is `fact`."""


def reported_at(settings: Settings, fact: Fact | None = None) -> str:
    """Address where a mistake is reported, with a fact's name and address filled in: a form, or a letter."""
    subject = f"A mistake in {fact.id}" if fact else "A mistake"
    page = settings.url + addresses.fact(fact.id) if fact else ""
    if settings.repository:
        return form(settings, _REPORT_FORM, {"title": subject, "fact": page})
    if settings.contact.startswith("mailto:"):
        letter = {"subject": subject} | ({"body": f"{page}\n\n"} if page else {})
        return f"{settings.contact}?{urlencode(letter, quote_via=quote)}"
    return settings.contact


def fills_in(settings: Settings) -> bool:
    """Tell whether what `reported_at` leads to is filled in: a form or a letter is, a page of somebody's is not."""
    return bool(settings.repository) or settings.contact.startswith("mailto:")


def form(settings: Settings, name: str, given: dict[str, str]) -> str:
    """Address a form of the repository by its file's name, with fields filled in; needs a repository."""
    filled = urlencode({"template": name} | {key: value for key, value in given.items() if value}, quote_via=quote)
    return f"{settings.repository}issues/new?{filled}"


def edited_at(settings: Settings, fact: Fact) -> str:
    """Address a fact's file in the editor of the repository's host."""
    return f"{settings.edited_at}facts/{fact.topic.id}/{fact.id}.yml" if settings.edited_at else ""


def created_at(settings: Settings) -> str:
    """Address the editor of the repository's host with a new file; a folder and a name come after it."""
    open_at = settings.edited_at.removeprefix(settings.repository)
    return f"{settings.repository}new/{open_at.removeprefix('edit/')}" if open_at.startswith("edit/") else ""
