"""The API: everything that is published, as JSON, with a JSON Schema (2020-12) of every answer."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from diptych import wording
from diptych.library import Change, Fact, Library, Question, Side, Source, Topic, state_of
from diptych.outputs.api import answers as answers
from diptych.outputs.api.fact import fact_part
from diptych.outputs.file import File
from diptych.wording import addresses
from diptych.wording.citing import csl

SCHEMAS: dict[str, type[answers.Answer]] = {
    "fact": answers.FactAnswer,
    "facts": answers.FactsAnswer,
    "sources": answers.SourcesAnswer,
    "status": answers.StatusAnswer,
    "topics": answers.TopicsAnswer,
}


def api(library: Library) -> Iterator[File]:
    """Make every answer, and the schema of every kind of answer."""
    facts = {fact.id: fact_part(fact, library.settings.url) for fact in library.facts}
    perspectives = [_perspective(side) for side in library.sides]
    yield _answer(library, "facts.json", "facts", perspectives=perspectives, facts=list(facts.values()))
    for part in facts.values():
        for id_ in (part.id, *part.moved_from):
            yield _answer(library, f"facts/{id_}.json", "fact", fact=part)
    topics = [_topic(topic, library.settings.url) for topic in library.topics]
    yield _answer(
        library,
        "topics.json",
        "topics",
        perspectives=perspectives,
        key_questions=_key_questions(library),
        topics=topics,
    )
    yield _answer(library, "sources.json", "sources", sources=[_source(each, library) for each in library.sources])
    yield _answer(library, "status.json", "status", facts=_statuses(library), pairs=_pairs(library))
    for name, model in SCHEMAS.items():
        yield _schema(library, name, model)


def _answer(library: Library, name: str, schema: str, **fields: Any) -> File:
    answer = SCHEMAS[schema](schema_=_schema_url(library, schema), schema_version=answers.SCHEMA_VERSION, **fields)
    # What `was` does not name was not changed.
    return _json(name, answer.model_dump(mode="json", by_alias=True, exclude_unset=True))


def _schema(library: Library, name: str, model: type[answers.Answer]) -> File:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": _schema_url(library, name)}
    return _json(f"schema/{name}.json", schema | _model_schema(model))


# Walking a model takes longer than writing all answers of a small site, and no library changes it.
@cache
def _model_schema(model: type[answers.Answer]) -> dict[str, Any]:
    return model.model_json_schema(mode="serialization")


def _schema_url(library: Library, name: str) -> str:
    return library.settings.url + addresses.api(f"schema/{name}.json")


def _json(name: str, content: object) -> File:
    return File(addresses.api(name), json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def _perspective(side: Side) -> answers.Perspective:
    fields = ("name", "title", "author", "publisher", "url", "language")
    return answers.Perspective(
        id=side.id,
        mark=side.mark,
        sections={section.id: section.heading for section in side.record.sections},
        **{name: getattr(side.record, name) for name in fields},
    )


def _topic(topic: Topic, url: str) -> answers.Topic:
    return answers.Topic(
        id=topic.id,
        title=topic.record.title,
        summary=topic.record.summary,
        published=topic.record.published,
        moved_from=list(topic.record.moved_from),
        questions=[_question(question, url) for question in topic.questions],
        url=url + addresses.topic(topic.id),
    )


def _question(question: Question, url: str) -> answers.Question:
    return answers.Question(
        id=question.id,
        title=question.record.title,
        relation=question.record.relation,
        why=question.record.why,
        timing=question.record.timing,
        moved_from=question.old_paths,
        answers=[
            answers.SideAnswer(
                perspective=answer.side.id,
                facts=[fact.id for fact in answer.facts],
                also=[fact.id for fact in answer.also],
                silence=answer.silence.note if answer.silence else None,
            )
            for answer in question.answers
        ],
        url=url + addresses.question(question.topic.id, question.id),
        embed_url=url + addresses.pair(question.path),
    )


def _source(source: Source, library: Library) -> answers.Source:
    return answers.Source(
        id=source.id,
        csl=answers.Csl.model_validate(csl.work(source)),
        kind=source.record.kind,
        can_be_found=source.record.can_be_found,
        cited_by=[fact.id for fact in source.cited_by],
        url=library.settings.url + addresses.source(source.id),
    )


def _statuses(library: Library) -> dict[str, answers.Status]:
    statuses = {fact.id: _status(fact, library.settings.url, moved_to=None) for fact in library.facts}
    for fact in library.facts:
        statuses |= {old: _status(fact, library.settings.url, moved_to=fact.id) for old in fact.record.moved_from}
    return dict(sorted(statuses.items()))


def _status(fact: Fact, url: str, moved_to: str | None) -> answers.Status:
    return answers.Status(
        title=wording.card_title(fact),
        version=fact.version,
        last_correction=_last_correction(fact.last_change),
        withdrawn=fact.record.is_withdrawn,
        moved_to=moved_to,
        versions=_versions(fact),
        url=url + addresses.fact(fact.id),
        embed_url=url + addresses.card(fact.id),
    )


def _last_correction(change: Change | None) -> answers.LastCorrection | None:
    if change is None:
        return None
    made = change.correction
    return answers.LastCorrection(version=change.version, date=made.date, kind=made.kind, why=made.why, of=change.of)


def _versions(card: Fact | Question) -> list[answers.VersionStatus]:
    return [
        answers.VersionStatus(
            version=each.version,
            state=state_of(each),
            since=[
                answers.SinceThen(said=wording.change_title(change), why=change.correction.why)
                for change in reversed(each.later_changes)
            ],
        )
        for each in card.versions
    ]


def _key_questions(library: Library) -> list[answers.KeyQuestion]:
    return [
        answers.KeyQuestion(
            question=key.question.path,
            answers=[
                answers.KeyAnswer(perspective=each.side.id, answer=each.answer, facts=[fact.id for fact in each.facts])
                for each in key.answers
            ],
        )
        for key in library.key_questions
    ]


def _pairs(library: Library) -> dict[str, answers.PairStatus]:
    pairs = {question.path: _pair(question, library.settings.url, moved_to=None) for question in library.questions}
    for question in library.questions:
        pairs |= {old: _pair(question, library.settings.url, moved_to=question.path) for old in question.old_paths}
    return pairs


def _pair(question: Question, url: str, moved_to: str | None) -> answers.PairStatus:
    return answers.PairStatus(
        title=wording.card_title(question),
        facts=[fact.id for fact in question.all_facts],
        version=question.version,
        last_correction=_last_correction(question.last_change),
        moved_to=moved_to,
        versions=_versions(question),
        url=url + addresses.question(question.topic.id, question.id),
        embed_url=url + addresses.pair(question.path),
    )
