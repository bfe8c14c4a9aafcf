"""Markdown pages: topics side by side, questions, facts, and the indexes of topics and facts."""

from collections.abc import Collection, Iterator

from diptych import wording
from diptych.drawing.alt_text import alt_text, alt_text_of_pair, alt_text_of_topic
from diptych.library import Fact, Library, Question, Topic
from diptych.library.names import named_on
from diptych.library.near import near
from diptych.outputs.embeds.snippets import fact_snippets, pair_snippets
from diptych.outputs.file import File
from diptych.outputs.pages.redirect import redirect
from diptych.outputs.pages.share_picture import share_picture
from diptych.outputs.render import render_markdown
from diptych.wording import addresses
from diptych.wording.cards.linked_data import script_text

_OPEN_ON_A_PAGE = 30


def pages(library: Library) -> Iterator[File]:
    """Make every generated page, and at every address that one had before the way to where it is now."""
    yield _page("topics/index.md", library)
    yield _page("facts/index.md", library)
    for topic in library.topics:
        yield from _of_topic(library, topic)
        for question in topic.questions:
            yield from _of_question(library, question)
    yield from _of_facts(library, library.facts)


def pages_of(library: Library, facts: Collection[Fact]) -> Iterator[File]:
    """Make the pages on which some facts are looked for first: their own, and those of their questions and topics."""
    yield from _of_facts(library, facts)
    for question in {fact.question.path: fact.question for fact in facts}.values():
        yield from _of_question(library, question)
    for topic in {fact.topic.id: fact.topic for fact in facts}.values():
        yield from _of_topic(library, topic)


def _of_facts(library: Library, facts: Collection[Fact]) -> Iterator[File]:
    titles, named, nearest = wording.page_titles(library.facts), named_on(library), near(library)
    ids = {fact.id for fact in facts}
    for before, fact, after in (each for each in _in_a_row(library) if each[1].id in ids):
        said = wording.card_of(fact, library)
        picture = share_picture(addresses.card(fact.id), alt_text(said))
        yield _page(
            f"facts/{fact.id}.md",
            library,
            template="fact.md.jinja",
            fact=fact,
            before=before,
            after=after,
            title=titles[fact.id],
            named=named[fact.id],
            nearest=nearest[fact.id],
            snippets=fact_snippets(library, fact),
            linked_data=script_text(fact, library),
            picture=picture,
        )
        for old_id in fact.record.moved_from:
            old, new, card = f"facts/{old_id}/", addresses.fact(fact.id), addresses.card(old_id)
            yield redirect(library, old, new, titles[fact.id], said.claim.text, picture, card)


def open_claims(topic: Topic) -> int:
    """Say how many claims of a side stand open under a question on the topic's page, so that a phone can hold it."""
    held = [len(answer.all_facts) for question in topic.questions for answer in question.answers]
    fewer = (most for most in (3, 2) if sum(min(most, claims) for claims in held) <= _OPEN_ON_A_PAGE)
    return next(fewer, 1)


def _of_topic(library: Library, topic: Topic) -> Iterator[File]:
    picture = share_picture(addresses.topic(topic.id), alt_text_of_topic(topic, library))
    path, shown = f"topics/{topic.id}.md", open_claims(topic)
    yield _page(path, library, template="topic.md.jinja", topic=topic, picture=picture, shown=shown)
    for old_id in topic.record.moved_from:
        old, new = addresses.topic(old_id), addresses.topic(topic.id)
        yield redirect(library, old, new, topic.record.title, topic.record.summary, picture)


def _of_question(library: Library, question: Question) -> Iterator[File]:
    ids = (question.topic.id, question.id)
    picture = share_picture(addresses.pair(question.path), alt_text_of_pair(question))
    for path in question.old_paths:
        old, new, card = f"topics/{path}/", addresses.question(*ids), addresses.pair(path)
        yield redirect(library, old, new, question.record.title, question.record.why, picture, card)
    yield _page(
        f"topics/{question.path}.md",
        library,
        template="question.md.jinja",
        question=question,
        snippets=pair_snippets(library, question),
        picture=picture,
    )


def _in_a_row(library: Library) -> Iterator[tuple[Fact | None, Fact, Fact | None]]:
    """Yield every fact between the one that is read before it in its topic and the one after it."""
    for topic in library.topics:
        facts = topic.facts
        yield from zip([None, *facts[:-1]], facts, [*facts[1:], None], strict=True)


def _page(path: str, library: Library, template: str = "", **what: object) -> File:
    folder, _, name = path.partition("/")
    to = addresses.from_depth(1 if name == "index.md" else path.count("/") + 1)
    text = render_markdown(template or f"{folder}.md.jinja", library=library, to=to, **what)
    return File(path, text)
