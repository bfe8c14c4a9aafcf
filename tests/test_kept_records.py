"""A file of facts is read again where its text has changed, and only there."""

from pathlib import Path

import pytest

from diptych.reading import load as loading
from diptych.reading.entries import Records
from diptych.reading.kept import Kept
from diptych.reading.load import load


def said(records: Records) -> tuple[object, ...]:
    facts = [(entry.id, entry.folder, entry.record) for entry in records.facts]
    lists = (records.sources, records.topics, records.names, records.perspectives)
    return facts, [[(entry.id, entry.record) for entry in each.values()] for each in lists], records.problems


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read, as they were."""
    files: list[str] = []
    before = loading.read
    monkeypatch.setattr(loading, "read", lambda text, file: (files.append(file), before(text, file))[1])
    return files


def test_a_file_is_read_again_only_where_its_text_has_changed(site: Path, read: list[str]) -> None:
    kept, fact = Kept(), site / "facts/cost/upkeep.yml"
    load(site / "facts", site, kept)
    good = fact.read_text(encoding="utf-8")
    for text in (good.replace("500", "450"), "broken: [", "broken: [", good, good.replace("keep", "remove", 1)):
        fact.write_text(text, encoding="utf-8")
        read.clear()
        records = load(site / "facts", site, kept)
        assert read == ["facts/cost/upkeep.yml"]
        assert said(records) == said(load(site / "facts", site))
    read.clear()
    load(site / "facts", site, kept)
    assert read == []


def test_a_file_by_another_name_is_another_record(site: Path) -> None:
    kept = Kept()
    load(site / "facts", site, kept)
    (site / "facts/cost/upkeep.yml").rename(site / "facts/flood/keeping.yml")
    assert said(load(site / "facts", site, kept)) == said(load(site / "facts", site))
