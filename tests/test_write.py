import os
from pathlib import Path

import pytest

from diptych.outputs.file import File, SlowFile
from diptych.problem import FactsAreWrong
from diptych.publishing.write import WRITING, Written, write
from diptych.reading.manifest import MANIFEST, read_manifest

from .conftest import tree


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert write([File("a/one.md", "1"), File("two.html", "2")], tmp_path) == Written(2, 0, 0)
    before = (tmp_path / "two.html").stat().st_mtime_ns
    assert write([File("a/one.md", "1!"), File("two.html", "2")], tmp_path) == Written(1, 1, 0)
    assert (tmp_path / "two.html").stat().st_mtime_ns == before
    assert (tmp_path / "a/one.md").read_text() == "1!"


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    file = File("index/one.bin", bytes(range(256)))
    assert write([file], tmp_path) == Written(1, 0, 0)
    assert (tmp_path / "index/one.bin").read_bytes() == bytes(range(256))
    assert write([file], tmp_path) == Written(0, 1, 0)


@pytest.mark.parametrize("paths", [("a.json", "a.json"), ("a/b.md", "a/b/index.md"), ("index.md", "index.html")])
def test_two_files_of_one_address_are_refused(tmp_path: Path, paths: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match=f"one address: {paths[0]} and {paths[1]}"):
        write([File(path, path) for path in paths], tmp_path)
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("by_hand", ["facts/one/index.md", "facts/one/README.md", "facts/one/index.html"])
def test_a_page_by_hand_never_takes_the_address_of_a_generated_one(tmp_path: Path, by_hand: str) -> None:
    (tmp_path / by_hand).parent.mkdir(parents=True)
    (tmp_path / by_hand).write_text("mine")
    before = tree(tmp_path)
    with pytest.raises(
        FactsAreWrong, match=rf"{by_hand}:1:1: this file has the address of .* facts/one\.md; "
    ) as wrong:
        write([File("facts/one.md", "1")], tmp_path)
    assert {problem.code for problem in wrong.value.problems} <= WRITING.keys()
    assert tree(tmp_path) == before


def test_what_is_gone_is_removed_with_its_empty_folder(tmp_path: Path) -> None:
    write([File("a/b/one.md", "1"), File("a/two.md", "2")], tmp_path)
    assert write([File("a/two.md", "2")], tmp_path) == Written(0, 1, 1)
    assert not (tmp_path / "a/b").exists()
    assert read_manifest(tmp_path).keys() == {"a/two.md"}


def test_a_file_written_by_hand_is_never_touched(tmp_path: Path) -> None:
    write([File("facts/one.md", "1")], tmp_path)
    (tmp_path / "facts/mine.md").write_text("mine")
    write([], tmp_path)
    assert (tmp_path / "facts/mine.md").read_text() == "mine"
    before = tree(tmp_path)
    with pytest.raises(FactsAreWrong, match=r"facts/mine\.md:1:1: a file that the generator does not know") as wrong:
        write([File("facts/aaa.md", "new"), File("facts/mine.md", "new")], tmp_path)
    assert {problem.code for problem in wrong.value.problems} <= WRITING.keys()
    assert tree(tmp_path) == before


def test_no_file_leaves_the_folder(tmp_path: Path) -> None:
    docs, outside = tmp_path / "docs", tmp_path / "outside"
    docs.mkdir()
    outside.mkdir()
    (docs / "facts").symlink_to(outside)
    for path in ("../one.md", "/tmp/one.md", "facts/one.md"):
        with pytest.raises(FactsAreWrong, match="leads out of the folder") as wrong:
            write([File(path, "1")], docs)
        assert {problem.code for problem in wrong.value.problems} <= WRITING.keys()
    assert list(outside.iterdir()) == []


def test_a_manifest_cannot_make_it_remove_what_lies_outside(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("mine")
    docs = tmp_path / "docs"
    (docs / MANIFEST).parent.mkdir(parents=True)
    (docs / MANIFEST).write_text('{"../mine.md": ""}')
    write([], docs)
    assert (tmp_path / "mine.md").exists()


def test_a_run_that_was_cut_short_leaves_nothing_behind_for_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, calls = os.replace, []

    def replace_twice(unfinished: Path, path: Path) -> None:
        if len(calls) == 2:
            raise KeyboardInterrupt
        calls.append(path)
        replace(unfinished, path)

    monkeypatch.setattr(os, "replace", replace_twice)
    with pytest.raises(KeyboardInterrupt):
        write([File("one.md", "1"), File("two.md", "2")], tmp_path)
    monkeypatch.undo()
    write([File("two.md", "2")], tmp_path)
    assert sorted(tree(tmp_path)) == [MANIFEST, "two.md"]


def test_what_is_refused_is_told_before_anything_slow_is_made(tmp_path: Path) -> None:
    (tmp_path / "quick.txt").write_text("somebody's own", encoding="utf-8")
    slow = SlowFile("slow.png", "key", lambda: pytest.fail("it was made"))
    with pytest.raises(FactsAreWrong, match=r"quick\.txt"):
        write([slow, File("quick.txt", "ours")], tmp_path)


def test_a_slow_file_is_made_only_when_its_key_changes(tmp_path: Path) -> None:
    made: list[str] = []

    def file(key: str) -> SlowFile:
        return SlowFile("card.png", key, lambda: made.append(key) or key.encode())

    for key in ("one", "one", "two"):
        write([file(key)], tmp_path)
    assert made == ["one", "two"]
    (tmp_path / "card.png").unlink()
    write([file("two")], tmp_path)
    assert (tmp_path / "card.png").read_bytes() == b"two"
