"""The public addresses. They are promises: other sites embed them, so they change by redirect only.

Every address is written from the site's root, without a leading slash; `from_depth` and `in_markdown` make links of it.
"""

from collections.abc import Callable
from urllib.parse import quote

from diptych import records

Link = Callable[[str], str]

# Pages of which there is one, each with a folder of its own.
FOLDERS = (
    "topics/",
    "facts/",
    "figures/",
    "forecasts/",
    "sources/",
    "silences/",
    "names/",
    "corrections/",
    "timeline/",
    "in-two-minutes/",
    "check-my-article/",
    "propose-a-fact/",
    "checks/",
    "fields/",
    "texts/",
    "evidence/",
    "places/",
)


def reading(side_id: str) -> str:
    """Address a side's text where the home page introduces it."""
    return f"#{side_id}"


def text(side_id: str = "", section_id: str = "") -> str:
    """Address the page of both texts in place, one text's own page, or a part of it."""
    return "texts/" + (f"{side_id}/" if side_id else "") + (f"#{section_id}" if section_id else "")


def in_text(fact_id: str) -> str:
    """Name the place of a claim on its text's page."""
    return f"at_{fact_id}"


def topics() -> str:
    """Address the page of all topics."""
    return "topics/"


def topic(topic_id: str, question_id: str = "") -> str:
    """Address a topic's page, or one question on it."""
    return f"topics/{topic_id}/" + (f"#{question_id}" if question_id else "")


def fact(fact_id: str) -> str:
    """Address a fact's page."""
    return f"facts/{fact_id}/"


def history(fact_id: str) -> str:
    """Address the history of a corrected fact on its page."""
    return f"facts/{fact_id}/#history"


def note(side_id: str, mark: str) -> str:
    """Name the place of a note on a topic's page, by its side and its mark."""
    return f"note_{side_id}_{'-'.join(mark.split())}"


def source(source_id: str) -> str:
    """Address a work on the page of sources."""
    return f"sources/#{source_id}"


def timeline() -> str:
    """Address the timeline."""
    return "timeline/"


def name(name_id: str) -> str:
    """Address a name in the index of names and places."""
    return f"names/#{name_id}"


def on_name(name_id: str) -> str:
    """Address the page of all claims on a name, where they are many."""
    return f"names/{name_id}/"


def place(place_id: str) -> str:
    """Address a place in the index of names and places; names and places have their ids together."""
    return f"names/#{place_id}"


def figures() -> str:
    """Address the page of all figures and charts."""
    return "figures/"


def card(fact_id: str) -> str:
    """Address a fact's card, alone."""
    return f"embed/{fact_id}/"


def version(fact_id: str, number: int) -> str:
    """Address a fact's card as it stood at a version."""
    return f"embed/{fact_id}/v{number}/"


def question(topic_id: str, question_id: str) -> str:
    """Address a question's own page."""
    return f"topics/{topic_id}/{question_id}/"


def two_minutes(question_id: str = "") -> str:
    """Address the two-minute version, or the screen of one key question."""
    return "in-two-minutes/" + (f"{question_id}/" if question_id else "")


def oembed(card_address: str) -> str:
    """Address what oEmbed says of a card or a pair card, by the card's address."""
    return f"oembed/{card_address.removeprefix('embed/').rstrip('/')}.json"


def pair_version(path: str, number: int) -> str:
    """Address a question's pair card as it stood at a version, by `topic/question`."""
    return f"embed/{path}/v{number}/"


def pair(path: str) -> str:
    """Address a question's pair card, alone, by `topic/question`."""
    return f"embed/{path}/"


def picture_of(card_address: str, ending: str = "png") -> str:
    """Address a picture, a PNG or an SVG, by the address of the card it shows.

    Topics and the site have no card; their pictures lie beside their pages.
    """
    return f"{card_address}card.{ending}"


def api(name: str) -> str:
    """Address an answer of the API: `facts.json`, `facts/<fact>.json`, `schema/fact.json`, `sources.bib`."""
    return f"api/v1/{name}"


def feed(name: str, ending: str = "xml") -> str:
    """Address a feed: `facts` or `corrections`, as Atom (xml) or JSON Feed (json)."""
    return f"feeds/{name}.{ending}"


def from_depth(depth: int) -> Link:
    """Make links for a page that lies `depth` folders below the root, so that the site works below any path."""
    return lambda address: "../" * depth + address


def in_markdown(address: str) -> str:
    """Make a link for Markdown of any page: to the file, from the root of docs/ (the builder makes it relative)."""
    page, hash_, anchor = address.partition("#")
    return f"/{page}index.md{hash_}{anchor}" if page in FOLDERS else f"/{page.rstrip('/')}.md{hash_}{anchor}"


def text_fragment(url: str, passage: records.Passage) -> str:
    """Make a link into a text that scrolls to a passage (URL Fragment Text Directives)."""
    parts = [_fragment(passage.exact)]
    if passage.prefix:
        parts.insert(0, _fragment(passage.prefix) + "-")
    if passage.suffix:
        parts.append("-" + _fragment(passage.suffix))
    return f"{url}#:~:text={','.join(parts)}"


def _fragment(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
