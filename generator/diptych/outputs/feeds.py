"""Feeds, for readers and newsrooms that follow the site: new facts and corrections, as Atom and as JSON Feed 1.1."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from diptych import wording
from diptych.library import Change, Fact, Library, Question, Reach, Topic
from diptych.outputs.file import File
from diptych.outputs.render import render_html
from diptych.values import dates
from diptych.wording import addresses

# A feed shows whole days, so that nothing of a day on which much appeared is lost to a reader who looks in seldom.
_FACTS_AT_LEAST = 100


@dataclass(frozen=True)
class _Entry:
    """One thing that a feed tells; `published` and `updated` are days, `picture` is the address of a card's."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: str
    updated: str
    picture: str
    tags: dict[str, str]


@dataclass(frozen=True)
class _Feed:
    """A feed with its entries, newest first; `page` is the address of the page that shows the same."""

    name: str
    title: str
    subtitle: str
    page: str
    entries: list[_Entry]


def feeds(library: Library) -> Iterator[File]:
    """Make each feed in both formats."""
    for feed in (_new_facts(library), _corrections(library)):
        yield File(addresses.feed(feed.name), _atom(feed, library))
        yield File(addresses.feed(feed.name, "json"), _json_feed(feed, library))


def _new_facts(library: Library) -> _Feed:
    newest_first = sorted(filter(_day, library.facts), key=_day, reverse=True)
    last_day = _day(newest_first[:_FACTS_AT_LEAST][-1]) if newest_first else ""
    return _Feed(
        name="facts",
        title=f"{library.settings.name}: new claims",
        subtitle="Each claim of one of the two texts, as it is added."
        + ("" if newest_first else f" {wording.capitalized(wording.NOT_PUBLISHED)}."),
        page="facts/",
        entries=[_fact_entry(fact, library) for fact in newest_first if _day(fact) >= last_day],
    )


def _day(fact: Fact) -> str:
    """Give the day on which a fact was published; what is not yet published stands in no feed."""
    return fact.published or ""


def _fact_entry(fact: Fact, library: Library) -> _Entry:
    card = wording.card_of(fact, library)
    return _Entry(
        id=library.settings.url + addresses.fact(_first_id(fact)),
        url=library.settings.url + addresses.fact(fact.id),
        title=wording.claim_title(fact),
        summary=card.claim.text,
        html=render_html("feed_entry.html.jinja", card=card, correction=None, before=None),
        published=_day(fact),
        updated=fact.updated or "",
        picture=addresses.picture_of(addresses.card(fact.id)),
        tags=_tags(fact),
    )


def _corrections(library: Library) -> _Feed:
    return _Feed(
        name="corrections",
        title=f"{library.settings.name}: corrections",
        subtitle="Each correction of what was published: what it was, what it is, and why.",
        page="corrections/",
        entries=sorted(
            [
                *(_correction_entry(fact, change, library) for fact, change in library.corrections),
                *(_reach_entry(reach, library) for reach in library.other_corrections),
            ],
            key=lambda entry: entry.updated,
            reverse=True,
        ),
    )


def _correction_entry(fact: Fact, change: Change, library: Library) -> _Entry:
    before, after = fact.versions[change.version - 2 : change.version]
    cards = {"before": wording.card_of(before, library), "card": wording.card_of(after, library)}
    correction = change.correction
    return _Entry(
        id=library.settings.url + addresses.version(_first_id(fact), change.version),
        url=library.settings.url + addresses.history(fact.id),
        title=f"{wording.correction_title(correction)} – {wording.claim_title(after, noted=False)}",
        summary=correction.why,
        html=render_html("feed_entry.html.jinja", correction=correction, **cards),
        published=correction.date,
        updated=correction.date,
        picture=addresses.picture_of(addresses.card(fact.id)),
        tags=_tags(fact),
    )


def _reach_entry(reach: Reach, library: Library) -> _Entry:
    """Tell the correction of something that several cards show, with every card that it changed."""
    told, correction, url = wording.told_reach(reach), reach.correction, library.settings.url
    return _Entry(
        id=f"{url}corrections/#{reach.of}_{_first_path(reach)}_{correction.version}",
        url=url + told.page,
        title=f"Corrected on {dates.shown(correction.date)} – {told.name}",
        summary=correction.why,
        html=render_html("feed_reach.html.jinja", reach=reach, url=url, question=_asked(reach)),
        published=correction.date,
        updated=correction.date,
        picture=addresses.picture_of(told.picture),
        tags=told.tags,
    )


def _asked(reach: Reach) -> Question | None:
    return reach.subject if isinstance(reach.subject, Question) else None


def _first_path(reach: Reach) -> str:
    """Give the id that something had first: an entry keeps its own when it is renamed."""
    if isinstance(reach.subject, Question):
        return [*reach.subject.old_paths, reach.id][0]
    return [*reach.subject.record.moved_from, reach.id][0] if isinstance(reach.subject, Topic) else reach.id


def _first_id(fact: Fact) -> str:
    """Give the id that a fact had first: an entry keeps its own when the fact is renamed."""
    return fact.record.moved_from[0] if fact.record.moved_from else fact.id


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _updated(feed: _Feed, library: Library) -> str:
    """Find the day of the feed's last change; an empty one has not changed since the first fact."""
    first = min(filter(None, map(_day, library.facts)), default=library.today.isoformat())
    return max((entry.updated for entry in feed.entries), default=first)


def _atom(feed: _Feed, library: Library) -> str:
    root = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"})
    itself = library.settings.url + addresses.feed(feed.name)
    _add(root, "id", itself)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", _moment(_updated(feed, library)))
    _add(_add(root, "author"), "name", library.settings.name)
    _add(root, "link", rel="self", type="application/atom+xml", href=itself)
    _add(root, "link", rel="alternate", type="text/html", href=library.settings.url + feed.page)
    for entry in feed.entries:
        _add_entry(root, entry)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _add_entry(root: ElementTree.Element, entry: _Entry) -> None:
    element = _add(root, "entry")
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _add(element, "published", _moment(entry.published))
    _add(element, "updated", _moment(entry.updated))
    _add(element, "link", rel="alternate", type="text/html", href=entry.url)
    for term, label in entry.tags.items():
        _add(element, "category", term=term, label=label)
    _add(element, "summary", entry.summary)
    _add(element, "content", entry.html, type="html")


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name, attributes)
    element.text = text
    return element


def _tags(fact: Fact) -> dict[str, str]:
    """Name what a reader may filter by: the side and the topic."""
    return {fact.side.id: fact.side.record.name, fact.topic.id: fact.topic.record.title}


def _json_feed(feed: _Feed, library: Library) -> str:
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": library.settings.url + feed.page,
        "feed_url": library.settings.url + addresses.feed(feed.name, "json"),
        "language": "en",
        "authors": [{"name": library.settings.name, "url": library.settings.url}],
        "items": [_item(entry, library) for entry in feed.entries],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _item(entry: _Entry, library: Library) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "image": library.settings.url + entry.picture,
        "date_published": _moment(entry.published),
        "date_modified": _moment(entry.updated),
        "tags": list(entry.tags.values()),
    }
