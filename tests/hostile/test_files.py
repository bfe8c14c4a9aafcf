"""No link is followed, nothing of somebody's is touched, and what was damaged is made again."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from diptych.commands.cli import cli
from diptych.commands.terminal.editing import write_file
from diptych.outputs.file import File, SlowFile
from diptych.problem import CannotRun, FactsAreWrong
from diptych.publishing import build
from diptych.publishing.lock import LOCK, alone
from diptych.publishing.write import write
from diptych.reading.manifest import MANIFEST, hash_of, read_manifest
from diptych.reading.settings import read_settings

from ..conftest import problems_of, tree


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder in which a run has made two files."""
    write(FILES, tmp_path / "docs")
    return tmp_path / "docs"


FILES = [File("embed/one.html", "1"), SlowFile("embed/card.png", "key", lambda: b"a picture")]


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/precious").write_text("mine")
    return tmp_path / "outside"


def listed(docs: Path, **more: str) -> None:
    """Let the manifest name more files, as if a run had made them."""
    made = json.loads((docs / MANIFEST).read_text()) if (docs / MANIFEST).is_file() else {}
    made |= {path: {"key": "", "hashes": [hash_of(text.encode())]} for path, text in more.items()}
    (docs / MANIFEST).parent.mkdir(parents=True, exist_ok=True)
    (docs / MANIFEST).write_text(json.dumps(made))


def git(folder: Path, *command: str) -> None:
    subprocess.run(["git", *command], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("files", [FILES, []])
def test_nothing_is_removed_through_a_link(docs: Path, outside: Path, files: list[File]) -> None:
    (docs / "link").symlink_to(outside)
    listed(docs, **{"link/precious": "mine"})
    before = tree(docs)
    with pytest.raises(FactsAreWrong, match="link/precious:1:1: this path leads out of the folder; delete the link"):
        write(files, docs)
    assert (outside / "precious").read_text() == "mine"
    assert tree(docs) == before


def test_nothing_is_written_through_a_link_that_took_a_folders_place(docs: Path, outside: Path) -> None:
    for path in (docs / "embed").iterdir():
        path.unlink()
    (docs / "embed").rmdir()
    (docs / "embed").symlink_to(outside)
    with pytest.raises(FactsAreWrong, match="leads out of the folder"):
        write(FILES, docs)
    assert [path.name for path in outside.iterdir()] == ["precious"]


@pytest.mark.parametrize("link", ["embed/one.html", "embed"])
def test_a_link_within_the_folder_is_no_way_either(docs: Path, link: str) -> None:
    (docs / link).rename(docs / "elsewhere")
    (docs / link).symlink_to(docs / "elsewhere")
    with pytest.raises(FactsAreWrong, match="a symbolic link is on the way to this file"):
        write([File("embed/one.html", "new")], docs)
    assert "new" not in [data.decode() for data in tree(docs).values()]


def test_a_manifest_that_is_a_link_says_nothing(docs: Path, outside: Path) -> None:
    (outside / "manifest.json").write_text('{"about.md": {}}')
    (docs / MANIFEST).unlink()
    (docs / MANIFEST).symlink_to(outside / "manifest.json")
    assert read_manifest(docs) == {}


def test_what_somebody_wrote_is_not_removed_though_the_manifest_names_it(docs: Path) -> None:
    listed(docs, **{"about.md": "what a run would have made"})
    (docs / "about.md").write_text("mine")
    with pytest.raises(FactsAreWrong, match=r"about\.md:1:1: this file is none that the generator made"):
        write(FILES, docs)
    assert (docs / "about.md").read_text() == "mine"


@pytest.mark.parametrize("files", [[*FILES, File("about.md", "made")], FILES])
def test_what_git_holds_is_neither_removed_nor_overwritten(docs: Path, files: list[File]) -> None:
    git(docs.parent, "init", "-q")
    (docs / "about.md").write_text("mine")
    listed(docs, **{"about.md": "mine"})
    git(docs.parent, "add", "-f", "docs/about.md")
    with pytest.raises(FactsAreWrong, match=r"about\.md:1:1: git holds this file, so somebody wrote it"):
        write(files, docs)
    assert (docs / "about.md").read_text() == "mine"


def test_a_manifest_that_git_holds_is_refused(docs: Path) -> None:
    git(docs.parent, "init", "-q")
    git(docs.parent, "add", "-f", f"docs/{MANIFEST}")
    with pytest.raises(FactsAreWrong, match=r"manifest\.json:1:1: git holds the manifest"):
        write(FILES, docs)


@pytest.mark.parametrize(
    "written", ["[]", "null", "5", "{", '"a"', '{"a": 5, "b": {"hashes": 5}}', "[" * 100_000, "\0"]
)
def test_a_broken_manifest_removes_nothing(docs: Path, written: str) -> None:
    (docs / "a").write_text("mine")
    (docs / MANIFEST).write_text(written)
    with contextlib.suppress(FactsAreWrong):
        write(FILES, docs)
    assert (docs / "a").read_text() == "mine"


@pytest.mark.parametrize("manifest", ["{}", '["a list"]', "keys alone", None])
def test_a_manifest_of_an_earlier_version_is_one_problem_that_says_what_to_do(docs: Path, manifest: str | None) -> None:
    files = [File(f"facts/{number}.html", f"as it was {number}") for number in range(30)]
    write([*FILES, *files], docs)
    (docs / MANIFEST).unlink()
    if manifest:
        keys = json.dumps({file.path: "a key" for file in files})
        (docs / MANIFEST).write_text(keys if manifest == "keys alone" else manifest)
    before = tree(docs)
    anew = [File(file.path, "as it is") for file in files]
    for new in ([*FILES, *anew], FILES) if manifest == "keys alone" else ([*FILES, *anew],):
        with pytest.raises(FactsAreWrong, match=r"30 files stand .* run make clean, or git clean -fdX docs") as wrong:
            write(new, docs)
        assert len(wrong.value.problems) == 1
        assert tree(docs) == before


@pytest.mark.parametrize("damage", [b"", b"another picture"])
@pytest.mark.parametrize("path", ["embed/one.html", "embed/card.png"])
def test_a_damaged_file_is_made_again(docs: Path, path: str, damage: bytes) -> None:
    whole = tree(docs)
    (docs / path).write_bytes(damage)
    assert write(FILES, docs).written == 1
    assert tree(docs) == whole


def test_no_file_takes_its_place_before_the_disk_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    sync, replace = os.sync, os.replace
    monkeypatch.setattr(os, "sync", lambda: (done.append("sync"), sync()))
    monkeypatch.setattr(os, "replace", lambda here, there: (done.append(Path(there).name), replace(here, there)))
    write(FILES, tmp_path)
    assert done == ["sync", "manifest.json", "one.html", "card.png", "manifest.json"]


@pytest.mark.parametrize("link", ["docs/h.txt", "docs/more/page.md", "docs/loop", "facts", "docs"])
def test_links_among_what_people_write_are_a_problem(site: Path, outside: Path, link: str) -> None:
    path = site / link
    path.parent.mkdir(exist_ok=True)
    if path.exists():
        path.rename(outside / path.name)
    path.symlink_to(
        path if link == "docs/loop" else outside / (path.name if path.name in ("facts", "docs") else "precious")
    )
    if link == "docs":
        with pytest.raises(CannotRun, match="docs_dir"):
            read_settings(site)
        return
    says = [str(problem) for problem in problems_of(site) if not problem.is_warning]
    assert [line for line in says if line.startswith(f"{link}:1:1: this is a symbolic link; ")] == says[:1] != []


def builder(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
    """Do with the folder what MkDocs does: empty it, and write a site."""
    folder = Path(command[command.index("--site-dir") + 1])
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    (folder / "index.html").write_text("new")
    return subprocess.CompletedProcess(command, 0, "")


@pytest.mark.parametrize("link", [".site-next", ".site-last"])
@pytest.mark.parametrize("is_built", [True, False])
def test_a_link_in_the_builders_way_is_not_followed(
    site: Path, outside: Path, monkeypatch: pytest.MonkeyPatch, link: str, is_built: bool
) -> None:
    if is_built:
        (site / "site").mkdir()
    (site / link).symlink_to(outside)
    monkeypatch.setattr(build.subprocess, "run", builder)
    for _ in range(2):
        build.build_site(read_settings(site))
        assert sorted(tree(site / "site")) == ["index.html", "sums.txt"]
        assert not (site / "site").is_symlink()
    assert not (site / link).is_symlink()
    assert tree(outside) == {"precious": b"mine"}


@pytest.mark.parametrize("what", ["a link", "a file"])
def test_what_is_no_folder_of_its_own_is_no_place_for_a_site(site: Path, outside: Path, what: str) -> None:
    (site / "site").symlink_to(outside) if what == "a link" else (site / "site").write_text("mine")
    with pytest.raises(CannotRun, match="site is a link or a file"):
        build.build_site(read_settings(site))
    assert tree(outside) == {"precious": b"mine"}


def test_settings_behind_a_link_are_not_read(site: Path, outside: Path) -> None:
    (site / "mkdocs.yml").rename(outside / "mkdocs.yml")
    (site / "mkdocs.yml").symlink_to(outside / "mkdocs.yml")
    with pytest.raises(CannotRun, match=r"mkdocs\.yml: this is a symbolic link"):
        read_settings(site)


@pytest.mark.parametrize("link", ["schema/site/fact.json", "schema/site", "schema"])
def test_no_command_writes_through_a_link(site: Path, outside: Path, link: str) -> None:
    shutil.rmtree(site / "schema", ignore_errors=True)
    (site / link).parent.mkdir(parents=True, exist_ok=True)
    (site / link).symlink_to(outside / "precious" if link.endswith(".json") else outside)
    run = CliRunner().invoke(cli, ["--root", str(site), "schema", "--site"])
    assert isinstance(run.exception, CannotRun)
    assert tree(outside) == {"precious": b"mine"}


def test_a_file_of_somebodys_is_changed_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yml"
    write_file(path, "as it was")
    path.chmod(0o640)
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        with pytest.raises(OSError, match="No space"):
            write_file(path, "as it is")
    assert tree(tmp_path) == {"a.yml": b"as it was"}
    write_file(path, "as it is")
    assert tree(tmp_path) == {"a.yml": b"as it is"}
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("name", "says"),
    [("a\n0000  index.html", "has signs"), ("\x1b[2J.png", "has signs"), ("\u202egnp.html", "has signs"),
     ("a\\b.png", "has signs"), ("a\u200b.md", "has signs"), ("INDEX.md", 'that of "docs/'), ("Index.MD", "capitals")],
)  # fmt: skip
def test_a_page_or_picture_is_called_what_it_looks_like_on_every_system(site: Path, name: str, says: str) -> None:
    (site / "docs" / name).write_text("x")
    assert any(says in problem.says for problem in problems_of(site) if problem.code == "misplaced-file")


def test_python_without_words_is_refused() -> None:
    run = subprocess.run([sys.executable, "-OO", "-m", "diptych", "check"], text=True, capture_output=True)
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert "PYTHONOPTIMIZE" in run.stderr


def test_a_manifest_that_is_a_pipe_is_not_waited_for(docs: Path) -> None:
    (docs / MANIFEST).unlink()
    os.mkfifo(docs / MANIFEST)
    assert read_manifest(docs) == {}


@pytest.mark.parametrize("place", ["docs/pipe.md", "facts/cost/pipe.yml", "facts/perspectives.yml"])
def test_a_pipe_is_not_waited_for(site: Path, place: str) -> None:
    (site / place).unlink(missing_ok=True)
    os.mkfifo(site / place)
    assert any("this is neither a file nor a folder" in problem.says for problem in problems_of(site))


def test_a_lock_says_who_holds_it_and_ends_with_its_holder(tmp_path: Path) -> None:
    says = rf"another diptych is at work here \(process {os.getpid()}: diptych "
    with alone(tmp_path), pytest.raises(CannotRun, match=says), alone(tmp_path):
        pass
    with alone(tmp_path):
        pass
    assert (tmp_path / LOCK).read_bytes() == b""


def test_a_lock_is_no_way_out_of_the_folder(tmp_path: Path, outside: Path) -> None:
    (tmp_path / "docs/.diptych").mkdir(parents=True)
    (tmp_path / "docs" / LOCK).symlink_to(outside / "precious")
    with pytest.raises(OSError, match="symbolic links"), alone(tmp_path / "docs"):
        pass
    assert (outside / "precious").read_text() == "mine"


@pytest.mark.parametrize(
    "name", ["facts", "facts/cost", "overrides", "site", "..", "/tmp", ".", "schema", "x/../facts"]
)
def test_nothing_is_generated_where_people_write(site: Path, name: str) -> None:
    config = (site / "mkdocs.yml").read_text()
    (site / "mkdocs.yml").write_text(f"docs_dir: {name}\n{config}")
    with pytest.raises(CannotRun, match="is no folder in this one"):
        read_settings(site)


SETTINGS = (
    'site_description: "a\\u001b[2J"',
    'extra: {contact: "mailto:a@b.example\\u001b"}',
    'extra: {contact: "mailto:a\'onclick=x"}',
    'repo_url: "https://git.example/a\\u001b"',
    'repo_url: "https://git.example/a\'onclick=x"',
    'edit_uri: "edit/\\"onclick=x/docs"',
    'site_author: "a\\u001b[2J"',
)


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_hides_nothing(site: Path, setting: str) -> None:
    config = (site / "mkdocs.yml").read_text()
    (site / "mkdocs.yml").write_text(f"{setting}\n{config}")
    with pytest.raises(CannotRun):
        read_settings(site)
