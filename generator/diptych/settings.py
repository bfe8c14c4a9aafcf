"""What the site says of itself in mkdocs.yml: its name, its address, its folders, its topics in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
import yaml_env_tag

from diptych.problem import CannotRun, Place, Problem, did_you_mean

CONFIG = "mkdocs.yml"
_TOPIC_PAGE = re.compile(r"topics/(?!index\.md)([^/]+)\.md")


@dataclass(frozen=True)
class Settings:
    """The settings the generator needs.

    `description` is empty where there is none; `url` ends with a slash; `topics` are ids in the navigation's order;
    `shows_cards` tells whether hand-written pages have the extension that shows cards; `report` is where readers report
    a mistake, where there is such an address.
    """

    root: Path
    name: str
    description: str
    url: str
    docs: Path
    facts: Path
    topics: tuple[str, ...]
    shows_cards: bool
    report: str = ""


def read_settings(root: Path) -> Settings:
    """Read mkdocs.yml in `root`. Raises CannotRun where there is none or it cannot be used."""
    path = root / CONFIG
    if not path.is_file():
        raise CannotRun(f"there is no {CONFIG} in {root}: run this in the site's folder, or name it with --root")
    try:
        config = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(CONFIG, mark.line + 1, mark.column + 1) if mark else Place(CONFIG)
        raise CannotRun(f"{place}: this is not YAML: {getattr(error, 'problem', error)}") from error
    for key in ("site_name", "site_url"):
        if not (isinstance(config, dict) and config.get(key)):
            raise CannotRun(f"{CONFIG}: {key} is missing or empty: every card says with it where it comes from")
    return Settings(
        root=root,
        name=config["site_name"],
        description=config.get("site_description") or "",
        url=config["site_url"].rstrip("/") + "/",
        docs=root / config.get("docs_dir", "docs"),
        facts=root / "facts",
        topics=tuple(_topics_in(config.get("nav") or [])),
        report=(config.get("extra") or {}).get("report") or "",
        shows_cards="diptych.shortcodes" in _names(config.get("markdown_extensions") or []),
    )


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml as data: a tag that names Python code is passed over, never run."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)
yaml_env_tag.add_env_tag(_Loader)


def _names(extensions: list[str | dict[str, Any]]) -> list[str]:
    return [name for each in extensions for name in ([each] if isinstance(each, str) else each)]


def _topics_in(nav: Any) -> Iterator[str]:
    """Yield the ids of the topic pages that a navigation names, in its order."""
    if isinstance(nav, str):
        if match := _TOPIC_PAGE.fullmatch(nav):
            yield match[1]
    elif isinstance(nav, dict | list):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from _topics_in(item)


def check_navigation(settings: Settings, topics: set[str]) -> Iterator[Problem]:
    """Hold the navigation against the topics there are: each is named in it, and nothing else is."""
    lines = (settings.root / CONFIG).read_text(encoding="utf-8").splitlines()
    for topic in settings.topics:
        if topic not in topics:
            number = next((n for n, line in enumerate(lines, start=1) if f"topics/{topic}.md" in line), 1)
            place = Place(CONFIG, number, lines[number - 1].find("topics/") + 1 or 1)
            yield Problem(
                place, f'the navigation names a topic "{topic}" that is not there', did_you_mean(topic, topics)
            )
    for topic in sorted(topics - set(settings.topics)):
        number = next((n for n, line in enumerate(lines, start=1) if line.startswith("nav:")), 1)
        yield Problem(
            Place(CONFIG, number), f'the navigation lacks the topic "{topic}"', f"add topics/{topic}.md to nav:"
        )
