"""The archive: every card as it is and was, and what it is made of, for a host that has nothing but files.

It answers at the addresses that other people's pages have; where a page of the site was, it has a list of the cards.
"""

from collections.abc import Iterator

from diptych import wording
from diptych.library import Fact, Library, Question
from diptych.outputs import policy, servers
from diptych.outputs.api import api, bibliography, data_package, schemas
from diptych.outputs.embeds import cards, oembed, pictures, scripts
from diptych.outputs.file import AnyFile, File
from diptych.outputs.render import render_html
from diptych.wording import addresses

_KEPT = (
    cards.cards, oembed.oembed, pictures.pictures, scripts.scripts, api.api, data_package.data_package,
    bibliography.bibliography, schemas.schemas, servers.servers,
)  # fmt: skip


def archive(library: Library) -> Iterator[AnyFile]:
    """Make the archive of a site."""
    for output in _KEPT:
        yield from output(library)
    facts = [(addresses.fact(fact.id), wording.claim_title(fact)) for fact in library.facts]
    pairs = [(addresses.question(*each.path.split("/")), each.record.title) for each in library.questions]
    name = library.settings.name
    yield _page("", f"{name}: the archive", "Every card as it is and was. Their data is in api/v1/.", [*pairs, *facts])
    for topic in library.topics:
        of_topic = [(addresses.question(topic.id, each.id), each.record.title) for each in topic.questions]
        claims = [(addresses.fact(fact.id), wording.claim_title(fact)) for fact in topic.facts]
        yield _page(addresses.topic(topic.id), topic.record.title, name, [*of_topic, *claims])
    for fact in library.facts:
        for id_ in (fact.id, *fact.record.moved_from):
            yield _page(addresses.fact(id_), wording.claim_title(fact), name, _of_fact(fact))
    for question in library.questions:
        for path in (question.path, *question.old_paths):
            yield _page(addresses.question(*path.split("/")), question.record.title, name, _of_pair(question))


def _of_fact(fact: Fact) -> list[tuple[str, str]]:
    versions = ((addresses.version(fact.id, each.version), _numbered(each.version)) for each in fact.versions)
    return [(addresses.card(fact.id), "The card as it is"), *versions]


def _of_pair(question: Question) -> list[tuple[str, str]]:
    versions = (
        (addresses.pair_version(question.path, each.version), _numbered(each.version)) for each in question.versions
    )
    return [(addresses.pair(question.path), "The card as it is"), *versions]


def _numbered(version: int) -> str:
    return f"The card as it stood at version {version}"


def _page(address: str, title: str, says: str, links: list[tuple[str, str]]) -> File:
    to = addresses.from_depth(address.count("/"))
    shown = [(to(target), words) for target, words in links]
    page = render_html("archive.html.jinja", policy=policy.REDIRECT, title=title, says=says, links=shown)
    return File(f"{address}index.html", page)
