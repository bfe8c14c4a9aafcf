"""Put files below docs/: the only module that touches the output.

A file is written only when its bytes change, and by replacing it whole; a file of a record that is gone is removed;
what somebody wrote by hand is never touched. A manifest lists what was made.
"""

import json
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from diptych.outputs.file import AnyFile
from diptych.problem import FactsAreWrong, Place, Problem
from diptych.reading.manifest import MANIFEST, is_inside, read_manifest

PATH_TAKEN = "path-taken"
# What only writing can find, as checking has its rules.
WRITING = {PATH_TAKEN: "Find files of somebody's own where generated ones go, and links that lead out of the folder."}


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
    # Slow files are made by all processors at a time; what makes them releases the interpreter lock (GIL).
    with ThreadPoolExecutor(os.cpu_count()) as makers:
        made = makers.map(lambda file: _new_data(file, docs, old), new.values())
        changed = {path: data for path, data in zip(new, made, strict=True) if data is not None}
    _refuse_to_overwrite(docs, changed.keys() - old.keys())
    _refuse_to_share(docs, new.keys(), old.keys())
    # Should the run be cut short, the next one still knows every file that this one may have made.
    _write_manifest(docs, dict.fromkeys(changed, "") | {path: key for path, key in old.items() if path not in changed})
    for path, data in changed.items():
        _replace(docs, path, data)
    gone = [path for path in sorted(old.keys() - new.keys()) if (docs / path).is_file()]
    for path in gone:
        _remove(docs, path)
    _write_manifest(docs, {path: file.key for path, file in new.items()})
    return Written(len(changed), len(new) - len(changed), len(gone))


def _by_path(files: Iterable[AnyFile]) -> dict[str, AnyFile]:
    made: dict[str, AnyFile] = {}
    paths: dict[str, str] = {}
    for file in files:
        if (other := paths.setdefault(_address(file.path), file.path)) != file.path or file.path in made:
            raise ValueError(f"two files are made for one address: {other} and {file.path}")
        made[file.path] = file
    return made


def _address(path: str) -> str:
    """Give the path at which the built site has a file: of `a.md` and of `a/index.md` it is `a/index.html`."""
    pure = PurePosixPath(path)
    if pure.suffix != ".md":
        return path
    return str(pure.parent / "index.html" if pure.stem in ("index", "README") else pure.with_suffix("") / "index.html")


def _new_data(file: AnyFile, docs: Path, old: Mapping[str, str]) -> bytes | None:
    """Give a file's bytes, or None where they stand there already."""
    path = docs / file.path
    if file.key and file.key == old.get(file.path) and path.is_file():
        return None
    data = file.data()
    return None if path.is_file() and path.read_bytes() == data else data


def _refuse_to_overwrite(docs: Path, paths: Iterable[str]) -> None:
    problems = []
    root = docs.resolve()
    for path in sorted(paths):
        place = Place(f"{docs.name}/{path}")
        if not is_inside(path) or not (docs / path).resolve().is_relative_to(root):
            problems.append(
                Problem(place, "this path leads out of the folder", "delete the link that leads there", PATH_TAKEN)
            )
        elif (docs / path).exists():
            says = "a file that the generator does not know stands where one of its own goes"
            problems.append(Problem(place, says, "move it away, or delete it if an earlier run made it", PATH_TAKEN))
    if problems:
        raise FactsAreWrong(problems)


def _refuse_to_share(docs: Path, new: Iterable[str], old: Iterable[str]) -> None:
    """Find files written by hand that would be at the address of a generated one in the built site."""
    made = {_address(path): path for path in new}
    by_hand = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()} - {*new, *old}
    problems = [
        Problem(
            Place(f"{docs.name}/{path}"),
            f"this file has the address of one that the generator makes: {made[_address(path)]}",
            "give it another name",
            PATH_TAKEN,
        )
        for path in sorted(by_hand)
        if _address(path) in made
    ]
    if problems:
        raise FactsAreWrong(problems)


def _replace(docs: Path, path: str, data: bytes) -> None:
    # Beside the manifest, in the generator's own folder, so that a run cut short leaves nothing among the pages.
    unfinished = (docs / MANIFEST).with_name(f"unfinished-{os.getpid()}")
    for each in (docs / path, unfinished):
        each.parent.mkdir(parents=True, exist_ok=True)
    unfinished.write_bytes(data)
    os.replace(unfinished, docs / path)  # noqa: PTH105 (the same, and says that it replaces)


def _remove(docs: Path, path: str) -> None:
    (docs / path).unlink()
    for folder in (docs / path).parents:
        if folder == docs or any(folder.iterdir()):
            break
        folder.rmdir()


def _write_manifest(docs: Path, keys: Mapping[str, str]) -> None:
    data = json.dumps(dict(sorted(keys.items())), indent=0).encode() + b"\n"
    path = docs / MANIFEST
    if not path.is_file() or path.read_bytes() != data:
        _replace(docs, MANIFEST, data)
