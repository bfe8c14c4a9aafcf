"""Put files below docs/: the only module that touches the output.

A file is written only when its bytes change, and by replacing it whole; a file of a record that is gone is removed;
what somebody wrote by hand is never touched, and no link is followed. A manifest lists what was made, with its hash.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from diptych.outputs.file import AnyFile
from diptych.problem import FactsAreWrong, Place, Problem
from diptych.reading.manifest import MANIFEST, Made, hash_of, is_inside, read_manifest, tracked_by_git

PATH_TAKEN = "path-taken"
# What only writing can find, as checking has its rules.
WRITING = {PATH_TAKEN: "Find files of somebody's own where generated ones go, and links that lead out of the folder."}
_MANY = 10  # files that nobody knows: more are no slip of somebody's hand
_UNFINISHED = "unfinished"  # beside the manifest: a run that is cut short leaves nothing among the pages


@dataclass(frozen=True)
class Written:
    """How many files a run wrote, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int


def write(files: Iterable[AnyFile], docs: Path) -> Written:
    """Bring the files made below `docs` up to date.

    Raises FactsAreWrong, before the first byte is written, where a file of somebody's own is in the way, and ValueError
    where two files have one path or one address.
    """
    new = _by_path(files)
    old = read_manifest(docs)
    gone = [path for path in sorted(old.keys() - new.keys()) if (docs / path).is_file()]
    _refuse(_sharing(docs, new.keys(), old.keys()))
    changed: dict[str, bytes] = {}
    # What takes no time first: whom it would be in the way of is told before anything slow is made.
    for are_slow in (False, True):
        changed |= _changed([file for file in new.values() if bool(file.key) is are_slow], docs, old)
        _refuse([*_links(docs, {*changed, *gone, MANIFEST}), *_of_somebody(docs, old, changed, gone)])
    then = {path: _entry(file, docs, changed, old) for path, file in new.items()}
    _stage(docs, changed.values())
    # Should the run be cut short, the next one still knows every file that this one may have made.
    _write_manifest(docs, old | {path: _either(then[path], old.get(path)) for path in changed})
    for number, path in enumerate(changed):
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        os.replace(_staged(docs, number), docs / path)  # noqa: PTH105 (the same, and says that it replaces)
    for path in gone:
        _remove(docs, path)
    _write_manifest(docs, then)
    shutil.rmtree((docs / MANIFEST).with_name(_UNFINISHED))
    return Written(len(changed), len(new) - len(changed), len(gone))


def _by_path(files: Iterable[AnyFile]) -> dict[str, AnyFile]:
    made: dict[str, AnyFile] = {}
    paths: dict[str, str] = {}
    for file in files:
        if (other := paths.setdefault(_address(file.path), file.path)) != file.path or file.path in made:
            raise ValueError(f"two files are made for one address: {other} and {file.path}")
        made[file.path] = file
    return made


def _changed(files: Sequence[AnyFile], docs: Path, old: Mapping[str, Made]) -> dict[str, bytes]:
    """Give the bytes of files that do not stand there as they are, by their paths."""
    # Slow files are made by all processors at a time; what makes them releases the interpreter lock (GIL).
    with ThreadPoolExecutor(os.cpu_count()) as makers:
        made = makers.map(lambda file: _new_data(file, docs, old), files)
        return {file.path: data for file, data in zip(files, made, strict=True) if data is not None}


def _address(path: str) -> str:
    """Give the path at which the built site has a file: of `a.md` and of `a/index.md` it is `a/index.html`."""
    pure = PurePosixPath(path)
    if pure.suffix != ".md":
        return path
    return str(pure.parent / "index.html" if pure.stem in ("index", "README") else pure.with_suffix("") / "index.html")


def _new_data(file: AnyFile, docs: Path, old: Mapping[str, Made]) -> bytes | None:
    """Give a file's bytes, or None where they stand there already."""
    stands = _bytes(docs / file.path)
    was = old.get(file.path, Made())
    if file.key and file.key == was.key and stands is not None and was.hashes == (hash_of(stands),):
        return None
    data = file.data()
    return None if stands == data else data


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _entry(file: AnyFile, docs: Path, changed: Mapping[str, bytes], old: Mapping[str, Made]) -> Made:
    """Say of a file what the next run knows it by."""
    was = old.get(file.path, Made())
    if file.path not in changed and file.key and file.key == was.key:
        return was
    data = changed[file.path] if file.path in changed else (docs / file.path).read_bytes()
    return Made(file.key, (hash_of(data),))


def _either(new: Made, old: Made | None) -> Made:
    return Made("", (*new.hashes, *(old.hashes if old else ())))


def _refuse(problems: Iterable[Problem]) -> None:
    if found := list(problems):
        raise FactsAreWrong(found)


def _links(docs: Path, paths: Iterable[str]) -> Iterator[Problem]:
    """Find what leads out of the folder: paths that do, and links on the way to what would be written or removed."""
    root = docs.resolve()
    plain = {docs}
    for path in sorted(paths):
        leads_out = not is_inside(path) or not (docs / path).resolve().is_relative_to(root)
        if leads_out or _is_over_a_link(docs / path, plain):
            says = "this path leads out of the folder" if leads_out else "a symbolic link is on the way to this file"
            yield Problem(Place(f"{docs.name}/{path}"), says, "delete the link that leads there", PATH_TAKEN)


def _is_over_a_link(path: Path, plain: set[Path]) -> bool:
    """Tell whether a file, or a folder on the way to it, is a link; `plain` are folders that are none."""
    if path.is_symlink():
        return True
    for folder in path.parents:
        if folder in plain:
            return False
        if folder.is_symlink():
            return True
        plain.add(folder)
    return False


def _of_somebody(docs: Path, old: Mapping[str, Made], changed: Iterable[str], gone: Iterable[str]) -> Iterator[Problem]:
    """Find what would be overwritten or removed that somebody wrote: the manifest may say otherwise."""
    tracked = tracked_by_git(docs)
    if MANIFEST in tracked:
        says = "git holds the manifest, which says what may be removed"
        yield Problem(Place(f"{docs.name}/{MANIFEST}"), says, f"run git rm --cached {docs.name}/{MANIFEST}", PATH_TAKEN)
    untold = sorted(path for path in {*changed, *gone} - tracked if _is_untold(docs / path, old.get(path)))
    if len(untold) > _MANY:
        says = (
            f"{len(untold)} files stand where the generator's own go, as {untold[0]}, and the manifest does not say "
            "with which bytes they were made: it was deleted, or an earlier version of diptych wrote it"
        )
        instead = f"delete all that was made: run make clean, or git clean -fdX {docs.name}"
        yield Problem(Place(f"{docs.name}/{MANIFEST}"), says, instead, PATH_TAKEN)
        return
    for path in sorted({*changed, *gone}):
        place = Place(f"{docs.name}/{path}")
        if path in changed and path in untold:
            says = "a file that the generator does not know stands where one of its own goes"
            yield Problem(place, says, "move it away, or delete it if an earlier run made it", PATH_TAKEN)
        elif path in tracked:
            says = "git holds this file, so somebody wrote it, and the manifest says that the generator made it"
            yield Problem(place, says, "move it away, or run git rm --cached on it", PATH_TAKEN)
    for path in gone:
        if path not in tracked and hash_of((docs / path).read_bytes()) not in old[path].hashes:
            says = "this file is none that the generator made, and the manifest says that it is"
            yield Problem(Place(f"{docs.name}/{path}"), says, "move it away, or delete it", PATH_TAKEN)


def _is_untold(path: Path, was: Made | None) -> bool:
    """Tell whether a file stands there of which the manifest says nothing, or not with which bytes it was made."""
    return path.exists() and not (was and was.hashes)


def _sharing(docs: Path, new: Iterable[str], old: Iterable[str]) -> Iterator[Problem]:
    """Find files written by hand that would be at the address of a generated one in the built site."""
    made = {_address(path): path for path in new}
    by_hand = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()} - {*new, *old}
    for path in sorted(by_hand):
        if _address(path) in made:
            says = f"this file has the address of one that the generator makes: {made[_address(path)]}"
            yield Problem(Place(f"{docs.name}/{path}"), says, "give it another name", PATH_TAKEN)


def _staged(docs: Path, number: int) -> Path:
    return (docs / MANIFEST).with_name(_UNFINISHED) / str(number)


def _stage(docs: Path, contents: Iterable[bytes]) -> None:
    """Write all that is new beside its place, and wait until the disk has it; on a full disk nothing has changed."""
    contents = list(contents)
    folder = _staged(docs, 0).parent
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        for number, data in enumerate(contents):
            _staged(docs, number).write_bytes(data)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    if contents:
        os.sync()  # once for all: a sync for each of some thousand files would take minutes


def _remove(docs: Path, path: str) -> None:
    (docs / path).unlink()
    for folder in (docs / path).parents:
        if folder == docs or any(folder.iterdir()):
            break
        folder.rmdir()


def _write_manifest(docs: Path, made: Mapping[str, Made]) -> None:
    data = json.dumps({path: asdict(made[path]) for path in sorted(made)}, indent=0).encode() + b"\n"
    path = docs / MANIFEST
    if _bytes(path) != data:
        unfinished = path.with_name(_UNFINISHED) / "manifest"
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)  # noqa: PTH105
