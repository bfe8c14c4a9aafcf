"""Where readers reach the editors: every way that the site's settings name leads there, and none that they do not."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest
import yaml

from diptych import wording
from diptych.library import Library
from diptych.problem import CannotRun
from diptych.reading.settings import read_settings

from .conftest import ROOT, dressed, library_of, tree

REPOSITORY = "https://github.com/owner/dam"
PAGE = "https://dam.example/facts/upkeep/"
SENTENCES = re.compile(
    r"report a mistake|edit this fact|edited by|reach them|tell us|write to|report it", re.IGNORECASE
)


def set_in(site: Path, **settings: str) -> Path:
    """Set what mkdocs.yml of an example says; `contact` stands below `extra:`."""
    contact = settings.pop("contact", None)
    lines = "".join(f"{key}: {value}\n" for key, value in settings.items())
    config = site / "mkdocs.yml"
    config.write_text(lines + (f"extra: {{contact: '{contact}'}}\n" if contact else "") + config.read_text())
    return site


def asked(address: str) -> dict[str, str]:
    return {key: value for key, (value,) in parse_qs(urlsplit(address).query, strict_parsing=True).items()}


def upkeep(library: Library):
    return next(fact for fact in library.facts if fact.id == "upkeep")


@pytest.mark.parametrize("written", [REPOSITORY, f"{REPOSITORY}/", f"{REPOSITORY}.git"])
def test_a_mistake_is_reported_in_the_repositorys_form_with_the_fact_filled_in(site: Path, written: str) -> None:
    library = library_of(set_in(site, repo_url=written, contact="board@dam.example"))
    address = wording.reported_at(library.settings, upkeep(library))
    assert address.startswith(f"{REPOSITORY}/issues/new?")
    form = ROOT / ".github/ISSUE_TEMPLATE" / asked(address)["template"]
    fields = {field.get("id") for field in yaml.safe_load(form.read_text(encoding="utf-8"))["body"]}
    assert asked(address)["fact"] == PAGE
    assert asked(address).keys() <= fields | {"template", "title"}


@pytest.mark.parametrize("written", ["board@dam.example", "mailto:board@dam.example"])
def test_without_a_repository_a_mistake_is_reported_by_a_letter_that_names_the_fact(site: Path, written: str) -> None:
    library = library_of(set_in(site, contact=written))
    address = wording.reported_at(library.settings, upkeep(library))
    assert address.startswith("mailto:board@dam.example?")
    assert "upkeep" in asked(address)["subject"]
    assert asked(address)["body"].startswith(PAGE)
    assert "body" not in asked(wording.reported_at(library.settings))


def test_a_page_of_contacts_is_linked_as_it_is(site: Path) -> None:
    library = library_of(set_in(site, contact="https://dam.example/contact?to=board"))
    assert wording.reported_at(library.settings, upkeep(library)) == "https://dam.example/contact?to=board"


@pytest.mark.parametrize(
    ("edit_uri", "file"),
    [
        ("edit/main/docs/", f"{REPOSITORY}/edit/main/facts/cost/upkeep.yml"),
        ("_edit/trunk/sites/dam/docs", f"{REPOSITORY}/_edit/trunk/sites/dam/facts/cost/upkeep.yml"),
        ("edit/main/elsewhere/", ""),
    ],
)
def test_a_fact_is_edited_where_the_host_has_its_file(site: Path, edit_uri: str, file: str) -> None:
    library = library_of(set_in(site, repo_url=REPOSITORY, edit_uri=edit_uri))
    assert wording.edited_at(library.settings, upkeep(library)) == file


def test_without_more_the_editor_is_where_most_hosts_have_it(site: Path) -> None:
    library = library_of(set_in(site, repo_url=REPOSITORY))
    assert wording.edited_at(library.settings, upkeep(library)) == f"{REPOSITORY}/edit/main/facts/cost/upkeep.yml"


@pytest.mark.parametrize("root", [ROOT, ROOT / "generator/diptych/starter"], ids=["real", "starter"])
def test_without_a_repository_the_builder_is_told_of_no_editor(root: Path) -> None:
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")  # an editor without a repository: it warns at every page
    assert re.findall(r"^(repo_url|edit_uri): !ENV (\w+)", config, re.MULTILINE) == [
        ("repo_url", "REPO_URL"),
        ("edit_uri", "EDIT_URI"),
    ]


def test_the_real_site_says_where_its_facts_are_edited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPO_URL", REPOSITORY)
    monkeypatch.setenv("CONTACT", "board@dam.example")
    monkeypatch.setenv("SITE_AUTHOR", "The Board")
    settings = read_settings(ROOT)
    assert settings.edited_at == f"{REPOSITORY}/edit/main/"
    assert (settings.contact, settings.editors) == ("mailto:board@dam.example", "The Board")


def test_without_settings_there_is_no_address(library: Library) -> None:
    assert wording.reported_at(library.settings) == ""
    assert wording.edited_at(library.settings, upkeep(library)) == ""


@pytest.mark.parametrize(
    "contact", ["board", "javascript:alert(1)", "mailto:", "@dam.example", "mailto:a@b.example?bcc=c"]
)
def test_a_contact_that_leads_nowhere_is_refused(site: Path, contact: str) -> None:
    with pytest.raises(CannotRun, match=r"contact: .*(write a mail address or a web address|the whole of it)"):
        read_settings(set_in(site, contact=contact))


@pytest.mark.parametrize("repository", ["github.com/owner/dam", f"{REPOSITORY}?tab=readme", "git@github.com:owner/dam"])
def test_a_repository_that_leads_nowhere_is_refused(site: Path, repository: str) -> None:
    with pytest.raises(CannotRun, match="repo_url"):
        read_settings(set_in(site, repo_url=f'"{repository}"'))


def test_an_edit_uri_that_is_no_path_is_refused(site: Path) -> None:
    with pytest.raises(CannotRun, match=r"edit_uri: .* write where the host's editor has docs/"):
        read_settings(set_in(site, repo_url=REPOSITORY, edit_uri='"?edit=docs"'))


# --- on every page -----------------------------------------------------------------------------------------------


@pytest.fixture
def pages_of(make_site: Callable[..., Path]) -> Callable[..., dict[str, object]]:
    """Build the example with settings, and read every page in the site's looks."""

    def build(**settings: str) -> dict[str, object]:
        root = set_in(dressed(make_site()), **settings)
        (root / "docs/about.md").write_text("# About\n\n[editors]\n", encoding="utf-8")
        run = subprocess.run(
            [sys.executable, "-m", "diptych", "build"], cwd=root, env=os.environ, text=True, capture_output=True
        )
        assert run.returncode == 0, run.stderr
        pages = {name: content for name, content in tree(root / "site").items() if name.endswith(".html")}
        return {name: html5lib.parse(page.decode()) for name, page in pages.items() if not name.startswith("embed/")}

    return build


def links(page) -> dict[str, str]:
    return {words(each): each.get("href") for each in page.iter() if each.get("href") and words(each)}


def words(element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.slow
def test_every_page_says_who_edits_and_how_to_reach_them(pages_of: Callable[..., dict]) -> None:
    pages = pages_of(
        repo_url=REPOSITORY, edit_uri="edit/main/docs/", site_author="The Board & Co", contact="board@dam.example"
    )
    with_foot = {
        name: page for name, page in pages.items() if "dp-footer" in {each.get("class") for each in page.iter()}
    }
    assert len(with_foot) > 20
    for name, page in with_foot.items():
        assert "Edited by The Board & Co" in words(page), name
        assert links(page)["Write to the editors"] == "mailto:board@dam.example"
        assert links(page)["Report a mistake"].endswith("#report" if "corrections" in name else "corrections/#report")
        assert links(page)["The facts and the engine"].rstrip("/") == REPOSITORY
    fact = links(pages["facts/upkeep/index.html"])
    assert asked(fact["Report a mistake in this claim"])["fact"] == PAGE
    assert fact["Edit this fact"] == f"{REPOSITORY}/edit/main/facts/cost/upkeep.yml"
    assert links(pages["corrections/index.html"])["Report it here"].startswith(f"{REPOSITORY}/issues/new?")
    assert links(pages["404.html"])["please tell us"].endswith("corrections/#report")
    assert "This site is edited by The Board & Co." in words(pages["about/index.html"])
    assert "may reply the same way" in words(pages["about/index.html"])


@pytest.mark.slow
def test_where_nothing_is_set_no_page_speaks_of_it(pages_of: Callable[..., dict]) -> None:
    pages = pages_of()
    assert len(pages) > 20
    assert {name: SENTENCES.findall(words(page)) for name, page in pages.items() if SENTENCES.search(words(page))} == {}
    assert not [name for name, page in pages.items() if "corrections/#report" in str(links(page))]
