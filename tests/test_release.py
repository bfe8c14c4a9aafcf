"""What a release offers to download: its notes, its data with how to cite them, the same bytes each time."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
import yaml

import make_release

from .conftest import ROOT

CHANGELOG = """# Changelog

## [Unreleased]

## [0.2.0] - 2027-02-01

### Added

- More.

## [0.1.0] - 2027-01-15

### Added

- The first.
"""


@pytest.fixture
def generated(example: Path, tmp_path: Path) -> Path:
    """The example with its API, and the papers of this project."""
    root = shutil.copytree(example, tmp_path / "root")
    for name in make_release.CITED:
        shutil.copy(ROOT / name, root / name)
    (root / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    return root


def test_the_notes_are_what_the_changelog_says_of_the_version() -> None:
    assert make_release.notes(CHANGELOG, "0.1.0") == "### Added\n\n- The first.\n"
    assert make_release.notes(CHANGELOG, "0.2.0") == "### Added\n\n- More.\n"


@pytest.mark.parametrize("version", ["Unreleased", "0.3.0", "0.1"])
def test_a_version_of_which_nothing_is_said_is_not_released(version: str) -> None:
    with pytest.raises(ValueError, match="says nothing"):
        make_release.notes(CHANGELOG, version)


def test_the_data_are_the_facts_the_answers_and_how_to_cite_them(generated: Path) -> None:
    make_release.main(generated)
    assert (generated / "release/NOTES.md").read_text(encoding="utf-8") == "### Added\n\n- The first.\n"
    with zipfile.ZipFile(generated / "release/facts-0.1.0.zip") as archive:
        names = archive.namelist()
        assert json.loads(archive.read("api/v1/facts.json"))["facts"]
    assert {"CITATION.cff", "LICENSE-facts.md", ".zenodo.json", "facts/cost/upkeep.yml", "api/v1/facts.csv"} <= {*names}
    assert len(names) == len(set(names))


def test_the_same_facts_make_the_same_archive(generated: Path) -> None:
    path = generated / "release/facts-0.1.0.zip"
    made = []
    for _ in range(2):
        make_release.main(generated)
        made.append(path.read_bytes())
        for file in generated.rglob("*.yml"):
            file.touch()
    assert made[0] == made[1]


def test_data_without_the_answers_are_refused(generated: Path) -> None:
    shutil.rmtree(generated / "docs/api")
    with pytest.raises(ValueError, match="run `diptych generate` first"):
        make_release.main(generated)


def test_zenodo_is_told_what_the_citation_says() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    told = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))
    assert told.keys() == {"title", "description", "upload_type", "version", "license", "creators", "keywords"}
    assert (told["title"], told["version"]) == (citation["title"], str(citation["version"]))
    assert told["description"] == citation["abstract"]
    assert (told["upload_type"], told["license"]) == (citation["type"], citation["license"][0])
    assert told["creators"] == citation["authors"]
    assert told["keywords"] == citation["keywords"]
