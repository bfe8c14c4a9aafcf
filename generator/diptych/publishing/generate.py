"""The whole line: read the facts, check them, link them, make every output, write what changed."""

import datetime
import os
from collections.abc import Mapping
from pathlib import Path

from diptych.checking.check import check
from diptych.checking.navigation import check_navigation
from diptych.checking.passages import prove
from diptych.checking.shortcodes import check_marks
from diptych.checking.wording import warn
from diptych.library import Library, build_library
from diptych.outputs import OUTPUTS
from diptych.problem import CannotRun, FactsAreWrong, Problem, did_you_mean
from diptych.publishing.write import Written, manifest, write
from diptych.reading.load import Facts, load
from diptych.reading.overrides import read_overrides
from diptych.reading.settings import Settings
from diptych.reading.texts import Text


def examine(settings: Settings, texts: Mapping[str, Path] | None = None) -> tuple[Facts, list[Problem]]:
    """Read the facts and find every problem and warning; `texts` holds a text's file for each perspective to prove."""
    facts = load(settings.facts, settings.root)
    problems = check(facts)
    if not problems:
        problems += warn(facts)
    topics = facts.topics.keys() | {topic for topic in settings.topics if facts.may_be("topic", topic)}
    if facts.topics:
        problems += check_navigation(settings, topics)
    if all(problem.is_warning for problem in problems):
        problems += check_marks(settings, manifest(settings.docs), facts)
    for perspective, path in (texts or {}).items():
        problems += prove(facts, perspective, read_text(facts, perspective, path))
    return facts, sorted(set(problems))


def read_text(facts: Facts, perspective: str, path: Path) -> Text:
    """Read a perspective's text. Raises CannotRun where the perspective is not there, or the file is not UTF-8."""
    if perspective not in facts.perspectives:
        raise CannotRun(f'--text: no perspective "{perspective}"; {did_you_mean(perspective, facts.perspectives)}')
    try:
        return Text.of(path.read_text(encoding="utf-8-sig"), facts.perspectives[perspective].record.language)
    except UnicodeDecodeError as error:
        raise CannotRun(f"--text: {path} is not UTF-8") from error


def generate(settings: Settings) -> Written:
    """Write every generated file below docs/.

    Raises FactsAreWrong, and writes nothing, where the facts have problems.
    """
    library = read_library(settings)
    return write((file for output in OUTPUTS for file in output(library)), settings.docs)


def read_library(settings: Settings) -> Library:
    """Read the facts into a library. Raises FactsAreWrong where they have problems; warnings stop nothing."""
    facts, problems = examine(settings)
    if errors := [problem for problem in problems if not problem.is_warning]:
        raise FactsAreWrong(errors)
    return build_library(facts, settings, today(), read_overrides(settings.root))


def today() -> datetime.date | None:
    """Read the day a build stands for from SOURCE_DATE_EPOCH (seconds, UTC), so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise CannotRun(f'SOURCE_DATE_EPOCH is "{epoch}": it must be a number of seconds since 1970') from error
