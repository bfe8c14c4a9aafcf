"""The command `diptych new fact`."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from diptych.checking.draft import Draft, draft_fact, neighbours, section_of
from diptych.commands.new.writing import finish, free_id, good_id, in_braces
from diptych.commands.terminal.options import read_text_options, text_option
from diptych.drawing.alt_text import alt_text
from diptych.library import build_library
from diptych.problem import CannotRun, visible
from diptych.reading.forms import EMPTY
from diptych.reading.settings import read_settings
from diptych.reading.site import Site, read_site
from diptych.reading.yaml.strict import read
from diptych.records import Fact
from diptych.records.record import described
from diptych.values.letters import plain
from diptych.wording.cards.card import card_of

_NEEDED = ("perspective", "question", "kind", "statement", "passage")


@click.command()
@click.option("--perspective", help=described(Fact, "perspective"))
@click.option(
    "--question", metavar="TOPIC/QUESTION", help="The question that it answers; see `diptych list questions`."
)
@click.option("--kind", help=described(Fact, "kind"))
@click.option("--statement", help=described(Fact, "statement"))
@click.option("--figure", "figures", multiple=True, metavar="YAML",
              help="A number: '{label: Fall, value: 46.4, unit: percent}'. Repeatable.")  # fmt: skip
@click.option("--quotation", metavar="YAML", help="'{words: the words, speaker: who said them}'")
@click.option("--forecast", metavar="YAML", help="'{due: 2027, settles: what would show it}'")
@click.option("--date", help=described(Fact, "date"))
@click.option("--said-by", help=described(Fact, "said_by"))
@click.option("--passage", help="4 to 30 words of the text, copied exactly.")
@click.option("--section", help="The id of the section they stand in; found with --text.")
@click.option("--footnote", "footnotes", multiple=True, metavar="MARK=SOURCE", help="A note of the text. Repeatable.")
@click.option("--place", "places", multiple=True, help="The id of a place that it is about. Repeatable.")
@click.option("--id", "id_", help="The name of its file, for good; suggested from the statement.")
@text_option()
@click.option("--dry-run", is_flag=True, help="Show it, and write nothing.")
@click.pass_obj
def fact(root: Path, /, texts: tuple[str, ...], id_: str | None, dry_run: bool, **given: Any) -> None:
    """Write a new fact. On a terminal it asks for what is not given, with lists to pick from.

    It is checked among all facts before it is written, against its text too where that is given. Facts that stand on
    the same sentence or give the same number are named.

    \b
      diptych new fact
      diptych new fact --perspective left --question economy/reserves --kind assertion \\
        --statement "The reserves fell." --passage "the reserves have fallen again" --text left=one.txt
    """
    settings = read_settings(root)
    site = read_site(settings, read_text_options(texts))
    missing = [name for name in _NEEDED if not given[name]]
    if missing and sys.stdin.isatty():
        from diptych.commands.new.asking import ask_for_fact, ask_for_id

        given = ask_for_fact(site, given)
        id_ = id_ or ask_for_id(suggest_fact_id(given["statement"], site))
    elif missing:
        raise click.UsageError(f"a fact needs {', '.join(f'--{name}' for name in missing)}")
    draft = draft_of(site, _answered(given), id_)
    tell_of_neighbours_and_card(site, draft)
    finish(draft, root, dry_run=dry_run)


def tell_of_neighbours_and_card(site: Site, draft: Draft) -> None:
    """Say which facts stand near a new one, and in words what its card will show."""
    if draft.entry:
        for near in neighbours(site, draft.entry):
            click.echo(visible(near), err=True)
    if draft.entry and draft.after:
        library = build_library(draft.after, None)
        (made,) = (fact for fact in library.facts if fact.id == draft.entry.id)
        click.echo(f"Its card: {visible(alt_text(card_of(made, library)))}", err=True)


def suggest_fact_id(statement: str, site: Site) -> str:
    """Make an id of the first words of a statement that say what it is about, one that no fact has had."""
    stem = words_of_id(statement) or "claim"
    facts = site.records.facts
    used = {id_ for fact in facts for id_ in (fact.id, *fact.record.moved_from)} | site.records.topics.keys()
    return free_id(stem, used)


def words_of_id(text: str) -> str:
    """Make of a text's first words that say something what an id can be."""
    words = [word for word in re.findall(r"[a-z0-9]+", plain(re.sub(r"['’]s\b", "", text))) if word not in EMPTY]
    return "-".join(words[:5])[:70].strip("-")


def draft_of(site: Site, answers: Mapping[str, Any], id_: str | None = None) -> Draft:
    """Write a fact of answers, fields of a fact whose question is topic/question, and check it among all others.

    Raises CannotRun where there is no such topic, whose folder it would lie in, or `id_` is no id.
    """
    written = str(answers.get("question", ""))
    topic, slash, question = written.partition("/")
    if not slash or topic not in site.records.topics:
        raise CannotRun(f'there is no topic of the question "{written}"; see `diptych list questions`')
    passage = dict(answers.get("passage", {}))
    section = passage.get("section") or section_of(site, answers.get("perspective", ""), passage.get("exact", ""))
    passage |= {"section": section} if section else {}
    filled = {**answers, "question": question, "passage": passage}
    tree = {name: filled[name] for name in Fact.model_fields if filled.get(name)}
    return draft_fact(site, topic, good_id(id_) or suggest_fact_id(str(answers.get("statement", "")), site), tree)


def _answered(given: dict[str, Any]) -> dict[str, Any]:
    """Make the options fields of a fact."""
    passage = {"exact": given["passage"]} | ({"section": given["section"]} if given["section"] else {})
    return {
        **{name: given[name] for name in ("perspective", "question", "kind", "statement", "date", "said_by")},
        "figures": [_mapping("--figure", each) for each in given["figures"]],
        "quotation": _mapping("--quotation", given["quotation"]),
        "forecast": _mapping("--forecast", given["forecast"]),
        "passage": passage,
        "footnotes": [_footnote(each) for each in given["footnotes"]],
        "places": list(given["places"]),
    }


def _mapping(option: str, written: str | None) -> Any:
    if not written:
        return None
    document, problems = read(in_braces(written), option)
    if problems or not isinstance(document.tree, dict):
        says = f"{problems[0].says}; {problems[0].instead}" if problems else "write it as {key: value, key: value}"
        raise click.BadParameter(says, param_hint=option)
    return document.tree


def _footnote(written: str) -> dict[str, str]:
    mark, equals, source = written.partition("=")
    if not (mark and equals and source):
        raise click.BadParameter(f'"{written}" is not MARK=SOURCE, as in xix=a-report', param_hint="--footnote")
    return {"mark": mark, "source": source}
