"""What the site says of itself in mkdocs.yml: its name, its address, its folders, its topics in reading order."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, cast
from urllib.parse import urlsplit

import yaml
import yaml_env_tag
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from diptych.problem import CannotRun, Place
from diptych.reading.overrides import FOLDER as OVERRIDES
from diptych.reading.yaml.faults import LOADER, fault_in
from diptych.reading.yaml.signs import misplaced_signs
from diptych.reading.yaml.strict import syntax_problem
from diptych.values.types import Text, Url

CONFIG = "mkdocs.yml"
EXTENSION = "diptych.publishing.shortcodes"
_TAKEN = ("facts", OVERRIDES, "schema", "site")  # where people write, or others build: nothing is generated there


_TOPIC_PAGE = re.compile(r"topics/(?!index\.md)([^/]+)\.md")


class License(BaseModel):
    """Under which licence the words of the facts may be used: its SPDX identifier and its address."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")
    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9.-]+$")]
    url: Url


@dataclass(frozen=True)
class Settings:
    """The settings the generator needs.

    `description` is empty where there is none; `url` ends with a slash; `topics` are ids in the navigation's order, and
    `navigation` has the place of each, and of the whole by the empty id; `shows_cards` tells whether hand-written pages
    have the extension that shows cards; `license` is that of the facts, where one is named.

    Each empty where it is not set: `repository` is the address of the repository on its host, `edited_at` that of the
    host's editor with the root of the repository open (both end with a slash), `contact` an address at which the
    editors are reached, `editors` who they are.
    """

    root: Path
    name: str
    description: str
    url: str
    docs: Path
    facts: Path
    topics: tuple[str, ...]
    shows_cards: bool
    repository: str = ""
    edited_at: str = ""
    contact: str = ""
    editors: str = ""
    navigation: Mapping[str, Place] = field(default_factory=dict)
    license: License | None = None


_MAIL = re.compile(r"(?:mailto:)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.ASCII)
_EDIT_URI = re.compile(r"[\w./-]+", re.ASCII)


def _reachable(address: str) -> str:
    if mail := _MAIL.fullmatch(address):
        return f"mailto:{mail[1]}"
    return address and TypeAdapter(Url).validate_python(address)


def _repository(address: str) -> str:
    if not address:
        return ""
    parts = urlsplit(TypeAdapter(Url).validate_python(address))
    if parts.query or parts.fragment:
        raise ValueError("it has a query or a fragment")
    return address.rstrip("/").removesuffix(".git") + "/"


def _edit_uri(path: str) -> str:
    if path and not _EDIT_URI.fullmatch(path):
        raise ValueError("it is no path")
    return path.strip("/")


class _Extra(BaseModel):
    """What of `extra:` is read here; the theme reads more."""

    model_config = ConfigDict(strict=True)
    contact: Annotated[str, AfterValidator(_reachable)] | None = None
    license: License | None = None


class _Config(BaseModel):
    """What of mkdocs.yml is read here; the builder reads, and checks, the rest."""

    model_config = ConfigDict(strict=True)
    site_name: Text
    site_url: Url
    site_description: Text | None = None
    site_author: Text | Literal[""] | None = None
    repo_url: Annotated[str, AfterValidator(_repository)] | None = None
    edit_uri: Annotated[str, AfterValidator(_edit_uri)] | None = None
    docs_dir: str | None = None
    topics: Annotated[
        list[Any] | None, Field(alias="nav"), AfterValidator(lambda nav: tuple(_topics_in(nav or [])))
    ] = None
    extra: _Extra | None = None
    markdown_extensions: list[str | dict[str, Any]] | dict[str, Any] | None = None


_INSTEAD = {
    "site_name": "write the site's name: every card says with it where it comes from",
    "site_url": "write the public address, as in https://example.org/readings/: every card carries it",
    "site_description": "write a sentence, or delete the line",
    "site_author": "write who edits the site, or delete the line",
    "repo_url": "write the repository's address, as in https://github.com/owner/name, or delete the line",
    "edit_uri": "write where the host's editor has docs/, as in edit/main/docs/, or delete the line",
    "docs_dir": "write the name of a folder in this one, or delete the line",
    "nav": "write a list of pages",
    "extra": "write keys with values, or delete the line",
    "contact": "write a mail address or a web address at which the editors are reached, or delete the line",
    "license": "write its SPDX name and its address, {name: CC-BY-4.0, url: …}, or delete the line",
    "markdown_extensions": "write a list of names",
}


def read_settings(root: Path) -> Settings:
    """Read mkdocs.yml in `root`. Raises CannotRun where there is none or it cannot be used."""
    path = root / CONFIG
    if not path.is_file():
        raise CannotRun(f"there is no {CONFIG} in {root}: run this in the site's folder, or name it with --root")
    if path.is_symlink():
        raise CannotRun(f"{CONFIG}: this is a symbolic link; put the file itself there")
    text, config = _read_config(path)
    docs = (root / (config.docs_dir or "docs")).absolute()
    here, there = root.resolve(), docs.resolve()
    within = there.relative_to(here).parts if there.is_relative_to(here) else ()
    if not within or within[0] in _TAKEN:
        raise CannotRun(f'{CONFIG}: docs_dir: "{config.docs_dir}" is no folder in this one; {_INSTEAD["docs_dir"]}')
    return Settings(
        root=root,
        name=config.site_name,
        description=config.site_description or "",
        url=config.site_url.rstrip("/") + "/",
        docs=docs,
        facts=root / "facts",
        topics=tuple(config.topics or ()),
        repository=config.repo_url or "",
        edited_at=_edited_at(config, "/".join(within)),
        contact=(config.extra and config.extra.contact) or "",
        editors=config.site_author or "",
        navigation={"": _place(text, ["nav"], of_key=True), **dict(_topic_places(text))},
        license=config.extra.license if config.extra else None,
        shows_cards=EXTENSION in _names(config.markdown_extensions or []),
    )


def as_data(text: str) -> Any:
    """Read mkdocs.yml as data: a tag that names Python code is passed over, never run. Raises yaml.YAMLError."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 (a SafeLoader)


def _edited_at(config: _Config, docs: str) -> str:
    """Give where the host's editor has the root: `edit_uri` says where it has the folder of pages, as for MkDocs."""
    pages = f"edit/main/{docs}" if config.edit_uri is None else config.edit_uri
    is_known = config.repo_url and (pages == docs or pages.endswith(f"/{docs}"))
    return f"{config.repo_url}{pages.removesuffix(docs)}" if is_known else ""


def _read_config(path: Path) -> tuple[str, _Config]:
    """Read and validate mkdocs.yml; give its text too. Raises CannotRun with the place of what is wrong first."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        tree = as_data(text)
        config = _Config.model_validate(tree if isinstance(tree, dict) else {})
    except UnicodeDecodeError as error:
        raise CannotRun(f"{CONFIG}: this file is not UTF-8; save it in the encoding UTF-8") from error
    except yaml.YAMLError as error:
        raise CannotRun(_not_yaml(text, error)) from error
    except RecursionError as error:
        raise CannotRun(f"{CONFIG}: it is nested too deeply, or refers to itself") from error
    except ValidationError as invalid:
        first = invalid.errors(include_url=False)[0]
        keys = [str(part) for part in first["loc"] if part in _INSTEAD]
        raise CannotRun(f"{_place(text, keys)}: {': '.join(keys)}: {_what_is_wrong(first)}") from invalid
    parts = urlsplit(config.site_url)
    if parts.query or parts.fragment:
        says = f'site_url: "{config.site_url}" has a query or a fragment; {_INSTEAD["site_url"]}'
        raise CannotRun(f"{_place(text, ['site_url'])}: {says}")
    return text, config


def _not_yaml(text: str, error: yaml.YAMLError) -> str:
    """Say why mkdocs.yml cannot be read."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None and fault_in(text) is None:
        return f"{Place(CONFIG, mark.line + 1, mark.column + 1)}: what stands here refers to what is not there"
    problem = next(misplaced_signs(text, CONFIG), None) or syntax_problem(text, CONFIG)
    return f"{problem.place}: this is not YAML: {problem.says}; {problem.instead}"


def _what_is_wrong(error: ErrorDetails) -> str:
    instead = _INSTEAD[next(part for part in reversed(error["loc"]) if part in _INSTEAD)]
    if error["type"] == "diptych":
        ours = error.get("ctx", {})
        return f"{ours['says']}; {ours['instead']}"
    if error["type"] == "missing" or error["input"] is None:
        return f"it is missing or empty; {instead}"
    return f"{json.dumps(error['input'], ensure_ascii=False, default=str)} cannot stand here; {instead}"


def _place(text: str, keys: list[str], *, of_key: bool = False) -> Place:
    """Find a value in mkdocs.yml by its keys, or the last of them that is there."""
    node, place = yaml.compose(text, Loader=_Loader), Place(CONFIG)
    for key in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        found = next((pair for pair in pairs if pair[0].value == key), None)
        if found is None:
            break
        node = found[1]
        place = _place_of(found[0] if of_key else node)
    return place


def _topic_places(text: str) -> Iterator[tuple[str, Place]]:
    """Yield the topics of a navigation with their places in mkdocs.yml."""
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.ScalarEvent) and (match := _TOPIC_PAGE.fullmatch(event.value)):
            yield match[1], _place_of(event)


def _place_of(found: yaml.Node | yaml.Event) -> Place:
    mark = cast(yaml.Mark, found.start_mark)  # which the parser always gives
    return Place(CONFIG, mark.line + 1, mark.column + 1)


_Loader: Any = type("_Loader", (LOADER,), {})
_Loader.add_multi_constructor("", lambda loader, suffix, node: None)
yaml_env_tag.add_env_tag(_Loader)


def _names(extensions: list[str | dict[str, Any]] | dict[str, Any]) -> list[str]:
    return [name for each in extensions for name in ([each] if isinstance(each, str) else each)]


def _topics_in(nav: Any) -> Iterator[str]:
    """Yield the ids of the topic pages that a navigation names, in its order."""
    if isinstance(nav, str):
        if match := _TOPIC_PAGE.fullmatch(nav):
            yield match[1]
    elif isinstance(nav, dict | list):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from _topics_in(item)
