"""What the documentation names exists, and what exists is named: commands, options, targets, files, addresses."""

import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import NamedTuple

import click
import pytest
import yaml
from jsonschema import Draft202012Validator

from diptych import __doc__ as engine
from diptych import __version__
from diptych.commands.cli import COMMANDS, cli
from diptych.library import Library
from diptych.outputs import OUTPUTS
from diptych.outputs.pages import names

from .conftest import GOOD, ROOT, library_of
from .corrected import corrected
from .test_questions import KEY

FOR_MAKERS = ("README.md", "HACKING.md", "CHANGELOG.md", "LICENSE-facts.md", "CODE_OF_CONDUCT.md", "SECURITY.md",
              "overrides/README.md", ".github/pull_request_template.md", ".pre-commit-config.yaml")  # fmt: skip
PAGES = tuple(sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
DOCUMENTS = FOR_MAKERS + PAGES
# Where a path may begin that a document names.
BASES = ("", "docs/", "generator/diptych/")
ENDINGS = (".yml", ".yaml", ".md", ".py", ".json", ".toml", ".txt", ".js", ".css", ".cff", ".jinja", ".typ", ".html",
           ".xml", ".png", ".svg", ".sh", ".csv", ".bib", ".ris")  # fmt: skip


class Code(NamedTuple):
    """A line of code that a document shows: in a block, or within a sentence."""

    document: str
    text: str


@cache
def code(document: str) -> tuple[Code, ...]:
    """Find what a document shows as code: fenced and indented blocks line by line, and what stands in backticks."""
    text = (ROOT / document).read_text(encoding="utf-8")
    if document.endswith(".yaml"):  # its comments speak, its `entry:` runs
        return tuple(Code(document, found) for found in re.findall(r"`([^`]+)`|entry: (.+)", text) for found in found)
    fenced = re.compile(r"^```.*?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    lines = [line for block in fenced.findall(text) for line in block.splitlines()]
    prose = fenced.sub("", text)
    lines += re.findall(r"^ {4}(.+)$", prose, re.MULTILINE)
    spans = [" ".join(span.split()) for span in re.findall(r"`([^`]+)`", prose)]
    return tuple(Code(document, line) for line in lines + spans)


def everywhere(documents: tuple[str, ...] = DOCUMENTS) -> Iterator[Code]:
    for document in documents:
        yield from code(document)


@pytest.fixture(scope="module")
def after_years(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The example with corrected and renamed facts and a key question, so that it has every kind of address."""
    site = shutil.copytree(GOOD, tmp_path_factory.mktemp("documented") / "site")
    (site / "facts/key-questions.yml").write_text(KEY)
    return library_of(corrected(site))


@pytest.fixture(scope="module")
def made(after_years: Library) -> set[str]:
    """The addresses of the built site that are made of the example: `/facts/gold/`, `/embed.js`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names, "FIRST", 0)  # of the example no name has so many claims that it has a page
        files = [file.path for output in OUTPUTS for file in output(after_years)]
    return {_address(path) for path in files if not path.startswith(".")}


# --- the command -------------------------------------------------------------------------------------------------


class Call(NamedTuple):
    """A command with an option, as a document names them; either may be empty."""

    command: str
    option: str


def calls(text: str) -> Iterator[Call]:
    """Read the commands and options of a line that calls diptych; beyond two spaces, it explains them."""
    for call in re.split(r"(?<![\w/.-])(?:\.venv/bin/|-m )?diptych(?= )", text)[1:]:
        shown, _, explained = call.strip().partition("  ")
        command = ""
        for word in re.findall(r"(?<!\S)[\w=-]+", shown):
            if word.startswith("-"):
                yield Call(command, word)
            elif not command and re.fullmatch(r"[a-z][a-z-]*", word):
                command = word
                yield Call(command, "")
        for option in re.findall(r"(?<![\w-])--[a-z-]+", explained):
            yield Call(command, option)


THERE = {name: cli.get_command(click.Context(cli), name) for name in COMMANDS}


def options(command: click.Command) -> set[str]:
    """Collect the options of a command, and of those below it."""
    below = command.commands.values() if isinstance(command, click.Group) and command is not cli else ()
    own = set().union(*map(options, below))
    return own | {name for each in command.params for name in each.opts if name.startswith("-")} | {"--help"}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_and_options_that_are_named_exist(document: str) -> None:
    for _, line in code(document):
        for command, option in calls(line):
            assert not command or command in COMMANDS, line
            assert not option or option in options(THERE[command] if command else cli), line


def test_every_command_and_option_is_named() -> None:
    named = {call for _, line in everywhere() for call in calls(line)}
    there = {Call(name, "") for name in COMMANDS}
    there |= {Call(name, option) for name, each in THERE.items() for option in options(each) - {"--help"}}
    there |= {Call("", option) for option in options(cli)}
    assert there - named == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_an_option_that_stands_alone_exists(document: str, pytestconfig: pytest.Config) -> None:
    ours = options(cli).union(*map(options, THERE.values()))
    for _, span in code(document):
        if re.fullmatch(r"--[a-z-]+", span) and span not in ours:
            pytestconfig.getoption(span)  # raises ValueError where there is none


def test_every_option_of_the_tests_is_named() -> None:
    own = re.findall(r'addoption\(\s*"(--[a-z-]+)"', (ROOT / "tests/conftest.py").read_text(encoding="utf-8"))
    assert own
    assert [option for option in own if not any(option in line.split() for _, line in code("HACKING.md"))] == []


def test_names_in_code_that_are_named_exist() -> None:
    there = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator").rglob("*.py"))
    there += (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    _, how_to_add = (ROOT / "HACKING.md").read_text(encoding="utf-8").split("\n## How to add")
    named = set(re.findall(r"`@?(\w+)[`(]", how_to_add.split("\n## ")[0]))
    named |= {span for _, span in everywhere(("README.md", "HACKING.md")) if re.fullmatch(r"[A-Z]+(_[A-Z]+)*", span)}
    assert {"SITE_URL", "SOURCE_DATE_EPOCH", "OUTPUTS", "COLUMNS", "card_of", "rule"} <= named
    assert {name for name in named if not re.search(rf"\b{name}\b", there)} == set()


# --- make --------------------------------------------------------------------------------------------------------


def targets() -> dict[str, bool]:
    """Read the targets of the Makefile, and whether `make help` lists each."""
    rules = re.findall(r"^([\w./-]+):(?!=)(.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    return {name: "##" in rest for name, rest in rules}


def test_targets_of_make_that_are_named_exist() -> None:
    named = {name for _, line in everywhere() for name in re.findall(r"(?<![\w-])make ([\w./-]+)", line)}
    assert len(named) > 5
    assert named - targets().keys() == set()


def test_every_target_that_make_help_lists_is_named() -> None:
    named = {name for _, line in everywhere(("README.md", "HACKING.md")) for name in re.findall(r"\bmake (\w+)", line)}
    assert {name for name, is_listed in targets().items() if is_listed} - named == set()


# --- files -------------------------------------------------------------------------------------------------------


@cache
def tracked() -> frozenset[str]:
    """Every file that git holds or could hold, and every folder on the way to it."""
    listed = git("ls-files", "--cached", "--others", "--exclude-standard")
    files = [name for name in listed.splitlines() if (ROOT / name).exists()]
    return frozenset(files) | {f"{parent}/" for name in files for parent in Path(name).parents if parent.name}


def git(*arguments: str, told: str = "") -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, input=told, text=True, capture_output=True).stdout


def paths(text: str) -> Iterator[str]:
    """Find what looks like a path of this repository in a line of code."""
    tops = {name.split("/")[0] for name in tracked() if "/" in name} | {base.split("/")[0] for base in tracked()}
    for word in re.findall(r"(?<![\w/.:@{-])[\w.][\w.<>*/-]*", re.sub(r"https?://\S*", "", text)):
        path = word.rstrip(".").removesuffix(":")
        is_whole = text.strip() == word and ("/" in path or path.endswith(ENDINGS))
        is_explained = bool(re.match(rf"{re.escape(path)} {{2,}}", text)) and path.endswith("/")
        if is_whole or is_explained or (path.count("/") and path.split("/")[0] in tops):
            yield path


def exists(path: str, document: str) -> bool:
    """Tell whether git holds a path, or a run generates it."""
    pattern = re.sub(r"<\w+>", "*", path)
    bases = (*BASES, f"{Path(document).parent.as_posix()}/")
    if any(fnmatch(name.rstrip("/"), f"{base}{pattern}".rstrip("/")) for base in bases for name in tracked()):
        return True
    if "/" not in path and any(name.endswith(f"/{path}") for name in tracked()):
        return True
    is_ours = any(name.startswith(f"{path.split('/')[0]}/") for name in tracked())
    generated = path if is_ours else f"docs/{path}"
    return bool(git("check-ignore", "--no-index", "--stdin", told=f"{path}\n{generated}"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_files_and_folders_that_are_named_exist(document: str, made: set[str]) -> None:
    names_made = {address.rsplit("/", 1)[-1] for address in made}
    for _, line in code(document):
        for path in paths(line):
            if not re.fullmatch(r"[\d/-]+", path) and path not in names_made:
                assert exists(path, document), f"{path}, in: {line}"


@pytest.mark.parametrize("document", [name for name in FOR_MAKERS if name.endswith(".md")])
def test_files_that_are_linked_exist(document: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", (ROOT / document).read_text(encoding="utf-8")):
        if not re.match(r"https?:", target):
            assert (ROOT / document).parent.joinpath(target.split("#")[0]).is_file(), target


def test_every_file_and_folder_at_the_top_is_named() -> None:
    named = {path.split("/")[0] for _, line in everywhere(("README.md", "HACKING.md")) for path in [line, *paths(line)]}
    assert {name.split("/")[0] for name in git("ls-files").splitlines()} - named == set()


ENGINE = ROOT / "generator/diptych"


def test_the_folders_of_the_engine_are_those_there_are() -> None:
    _, table = (ROOT / "HACKING.md").read_text(encoding="utf-8").split("## The folders of generator/diptych")
    documented = re.findall(r"^\| `(\w+)` \|", table.split("\n## ")[0], re.MULTILINE)
    files = (path for path in ENGINE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    there = {path.relative_to(ENGINE).parts[0] for path in files if path.parent != ENGINE}
    assert sorted(documented) == sorted(there)
    in_code = re.findall(r"^(\w+) {2,}\S", engine, re.MULTILINE)
    assert documented == [name for name in in_code if name != "problem"]
    assert (ROOT / "generator/diptych/problem.py").is_file()


# --- addresses ---------------------------------------------------------------------------------------------------


def _address(path: str) -> str:
    return "/" + re.sub(r"(^|/)index\.(md|html)$", r"\1", path).removesuffix(".md") + ("/" if _is_page(path) else "")


def _is_page(path: str) -> bool:
    return path.endswith(".md") and not path.endswith("index.md")


def pattern(address: str, library: Library) -> re.Pattern[str]:
    """Make a pattern of an address with placeholders, for the ids that there are."""
    ids = {
        "fact": {id_ for fact in library.facts for id_ in (fact.id, *fact.record.moved_from)},
        "topic": {topic.id for topic in library.topics},
        "question": {question.id for topic in library.topics for question in topic.questions},
        "N": {r"\d+"},
    }
    parts = re.split(r"<(\w+)>", address.removesuffix("/*"))
    texts = [re.escape(part).replace(r"\*", "[^/]*") for part in parts[::2]]
    names = [f"(?:{'|'.join(sorted(ids.get(name, {'[a-z-]+'})))})" for name in parts[1::2]]
    joined = "".join(text + name for text, name in zip(texts, [*names, ""], strict=True))
    return re.compile(joined + ("/.*" if address.endswith("/*") else ""))


def documented_addresses() -> list[str]:
    _, table = (ROOT / "HACKING.md").read_text(encoding="utf-8").split("\n## Addresses\n")
    rows = re.findall(r"^\| (`/.*?) \|", table.split("\n## ")[0], re.MULTILINE)
    return [address for row in rows for address in re.findall(r"`([^`]+)`", row)]


def test_every_address_in_the_table_is_made(after_years: Library, made: set[str]) -> None:
    for address in documented_addresses():
        assert any(pattern(address, after_years).fullmatch(each) for each in made), address


def test_every_address_that_is_made_is_in_the_table(after_years: Library, made: set[str]) -> None:
    patterns = [pattern(address, after_years) for address in documented_addresses()]
    assert "/embed/crest-in-1962/v3/" in made
    assert {address for address in made if not any(each.fullmatch(address) for each in patterns)} == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_addresses_that_are_named_are_made(document: str, after_years: Library, made: set[str]) -> None:
    patterns = [pattern(address, after_years) for address in documented_addresses()]
    own_facts = {path.stem for path in (ROOT / "facts").rglob("*.yml")}
    for _, line in code(document):
        for address in re.findall(r"https://THIS-SITE(/[\w./@-]*)", line) + re.findall(r"^/[\w./<>*@-]+", line):
            general = "/".join(next(iter(after_years.facts)).id if part in own_facts else part
                               for part in address.split("/"))  # fmt: skip
            is_made = any(each.fullmatch(general) for each in patterns) or address in documented_addresses()
            assert is_made or any(each.endswith(general) for each in made), line


# --- the rest ----------------------------------------------------------------------------------------------------


def test_the_licence_is_the_same_everywhere() -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    address = "https://creativecommons.org/licenses/by/4.0/"
    assert package["license"] == "MIT AND OFL-1.1"  # the second: of the fonts
    assert package["license-files"] == ["LICENSE", "generator/diptych/theme/assets/fonts/OFL-*.txt"]
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n")
    assert f'license: {{name: CC-BY-4.0, url: "{address}"}}' in config
    for document in ("LICENSE-facts.md", "docs/about.md", "docs/embedding.md", "README.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        assert address in text, document
        assert "MIT" in text, document


def test_the_citation_has_the_keys_that_its_format_needs() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    text = {"type": "string", "minLength": 1}
    Draft202012Validator(
        {
            "required": ["cff-version", "message", "title", "authors"],
            "properties": {
                "cff-version": {"const": "1.2.0"},
                "message": text,
                "title": text,
                "abstract": text,
                "type": {"enum": ["software", "dataset"]},
                "version": text,
                "license": {"type": "array", "items": {"enum": ["CC-BY-4.0", "MIT"]}, "uniqueItems": True},
                "keywords": {"type": "array", "items": text, "uniqueItems": True},
                "authors": {
                    "type": "array",
                    "minItems": 1,
                    "items": {"required": ["name"], "properties": {"name": text}},
                },
            },
            "additionalProperties": False,
        }
    ).validate(citation)


def test_one_version_stands_everywhere() -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert package["version"] == citation["version"] == __version__


def test_the_changelog_keeps_its_form() -> None:
    headings = re.findall(r"^(#+) (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[:2] == [("#", "Changelog"), ("##", "[Unreleased]")]
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    for level, heading in headings[1:]:
        is_release = re.fullmatch(r"\[Unreleased\]|\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", heading)
        assert heading in kinds if level == "###" else is_release, heading


def test_the_house_files_are_what_their_readers_expect() -> None:
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    assert {each["package-ecosystem"]: each["schedule"]["interval"] for each in updates} == {
        "github-actions": "monthly", "pip": "monthly", "npm": "monthly"
    }  # fmt: skip
    assert all(each["groups"] for each in updates)
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert [each["repo"] for each in hooks] == ["local"]
    for line in (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            path, *owners = line.split()
            assert path == "*" or (ROOT / path.lstrip("/")).exists(), path
            assert owners and all(owner.startswith("@") for owner in owners), line
