"""The commands `diptych new question` and `diptych new topic`."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from diptych.checking.draft import draft_question, draft_topic
from diptych.commands.new.fact import words_of_id
from diptych.commands.new.writing import finish, free_id, good_id
from diptych.commands.terminal.editing import read_lines, write_lines
from diptych.problem import CannotRun, did_you_mean
from diptych.reading.settings import CONFIG, read_settings
from diptych.reading.site import Site, read_site
from diptych.records import Question, Relation, Timing, Topic
from diptych.records.record import described

_NAVIGATION = re.compile(r"^( *- (?:.*: )?)topics/(?!index)[\w-]+\.md *$", re.MULTILINE)


def _question_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Make the options that say what a question is."""
    options = (
        click.option(
            "--relation", type=click.Choice([each.value for each in Relation]), help=described(Question, "relation")
        ),
        click.option("--why", help=described(Question, "why")),
        click.option(
            "--timing", type=click.Choice([each.value for each in Timing]), help=described(Question, "timing")
        ),
        click.option("--silent", help="The side that does not answer it."),
        click.option("--looked-for", help="What was looked for in its text, and what it says near it."),
        click.option("--dry-run", is_flag=True, help="Show it, and write nothing."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@click.argument("topic_id", metavar="TOPIC")
@click.option("--title", help=described(Question, "title"))
@click.option("--id", "id_", help="Its id, for good; suggested from the title.")
@_question_options
@click.pass_obj
def question(root: Path, /, topic_id: str, title: str | None, id_: str | None, *, dry_run: bool, **given: Any) -> None:
    """Write a new question at the end of a topic. On a terminal it asks for what is not given.

    \b
      diptych new question economy --title "What do sanctions do?" --relation contradict --why "They disagree."
    """
    site = read_site(read_settings(root))
    topic = site.records.topics.get(topic_id)
    if topic is None:
        raise CannotRun(f'there is no topic "{topic_id}"; {did_you_mean(topic_id, site.records.topics)}')
    given = _whole(site, {"title": title} | given, needed=("title", "relation", "why"), word="question")
    used = {each.id for each in topic.record.questions} | {"index"}
    id_ = good_id(id_) or free_id(words_of_id(given["title"]) or "more", used)
    text = read_lines(root / topic.document.file)
    finish(draft_question(topic, text, _question(id_, given)), root, dry_run=dry_run, is_new=False)
    click.echo(f"now write a fact that answers it: diptych new fact --question {topic_id}/{id_}", err=True)


@click.command()
@click.option("--title", help=described(Topic, "title") or "What it is about.")
@click.option("--summary", help=described(Topic, "summary"))
@click.option("--question", help="Its first question.")
@click.option("--id", "id_", help="The name of its folder, for good; suggested from the title.")
@_question_options
@click.pass_obj
def topic(root: Path, /, id_: str | None, *, dry_run: bool, **given: Any) -> None:
    """Write a new topic with its first question, and name its page in the navigation.

    On a terminal it asks for what is not given.

    \b
      diptych new topic --title Health --summary "Who is treated, and where." --question "Who pays?" \\
        --relation contradict --why "They disagree."
    """
    site = read_site(read_settings(root))
    given = _whole(site, given, needed=("title", "summary", "question", "relation", "why"), word="topic")
    records = site.records
    used = {*records.topics, *(fact.id for fact in records.facts), "sources", "index"}
    id_ = good_id(id_) or free_id(words_of_id(given["title"]) or "more", used)
    first = _question(words_of_id(given["question"]) or "question", given | {"title": given["question"]})
    tree = {"title": given["title"], "summary": given["summary"], "questions": [first]}
    finish(draft_topic(site, id_, tree), root, dry_run=dry_run)
    _name_in_navigation(root, id_, dry_run=dry_run)
    click.echo(f"now write a fact that answers it: diptych new fact --question {id_}/{first['id']}", err=True)


def _question(id_: str, given: dict[str, Any]) -> dict[str, Any]:
    """Put the answers into the order of a question's fields."""
    silence = {"perspective": given["silent"], "note": given["looked_for"]}
    answers = {name: given[name] for name in ("title", "relation", "why", "timing") if given[name]}
    return {"id": id_} | answers | ({"silence": silence} if all(silence.values()) else {})


def _whole(site: Site, given: dict[str, Any], needed: tuple[str, ...], word: str) -> dict[str, Any]:
    """Ask for what is missing, or say what it is."""
    if [name for name in needed if not given[name]] and sys.stdin.isatty():
        from diptych.commands.new.asking import ask_for_question

        given = ask_for_question(site, given)
    missing = [name for name in needed if not given[name]]
    if given["relation"] == Relation.ONE_SIDED:
        missing += [name for name in ("silent", "looked_for") if not given[name]]
    if missing:
        raise click.UsageError(f"a {word} needs {', '.join('--' + name.replace('_', '-') for name in missing)}")
    if given["silent"] and given["silent"] not in site.records.perspectives:
        near = did_you_mean(given["silent"], site.records.perspectives)
        raise CannotRun(f'there is no perspective "{given["silent"]}"; {near}')
    return given


def _name_in_navigation(root: Path, /, id_: str, *, dry_run: bool) -> None:
    """Add a topic's page to the navigation, after the last that is there."""
    text = read_lines(root / CONFIG)
    last = [*_NAVIGATION.finditer(text)][-1:]
    if not last:
        click.echo(f"name its page under nav: in {CONFIG}: topics/{id_}.md", err=True)
        return
    line = f"{re.match(r' *- ', last[0][1])[0]}topics/{id_}.md"  # type: ignore[index]  # it begins so
    if not dry_run:
        after = f"{text[: last[0].end()]}\n{line}{text[last[0].end() :]}"
        write_lines(root / CONFIG, after)
    click.echo(f"{CONFIG}: {line.strip()}", err=True)
