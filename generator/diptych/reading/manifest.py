"""Read the manifest: which files below docs/ were made by the generator, by which keys, and with which bytes."""

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

MANIFEST = ".diptych/manifest.json"


@dataclass(frozen=True)
class Made:
    """A file that was made: by which key, where it is slow to make, and the hashes of the bytes that it may have.

    Of more than one hash a run that was cut short cannot have told which it left.
    """

    key: str = ""
    hashes: tuple[str, ...] = ()


def hash_of(data: bytes) -> str:
    """Hash a file's bytes, to know them again."""
    return sha256(data).hexdigest()


def read_manifest(docs: Path) -> dict[str, Made]:
    """Read the made files; none where the generator never ran, or where the manifest is no file of its own."""
    path = docs / MANIFEST
    if path.is_symlink() or path.parent.is_symlink() or not path.is_file():
        return {}
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        return {}
    return {path: _made(made) for path, made in listed.items() if is_inside(path)} if isinstance(listed, dict) else {}


def _made(written: Any) -> Made:
    """Read an entry; one that says nothing that can be read stands for a file of which nothing is known."""
    if not isinstance(written, Mapping):
        return Made()
    key, hashes = written.get("key", ""), written.get("hashes", [])
    are_texts = isinstance(key, str) and isinstance(hashes, list) and all(isinstance(each, str) for each in hashes)
    return Made(key, tuple(hashes)) if are_texts else Made()


def is_inside(path: str) -> bool:
    """Tell whether a path stays in the folder that it starts from."""
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts and "\0" not in path and bool(pure.parts)


def tracked_by_git(docs: Path) -> frozenset[str]:
    """List the files below `docs` that git holds: somebody wrote them. None where there is no repository."""
    # A repository may name a program to be asked what changed; nothing that it names is run.
    command = ["git", "-c", "core.fsmonitor=false", "ls-files", "-z", "--cached", "--", "."]
    try:
        run = subprocess.run(command, cwd=docs, capture_output=True)  # noqa: S603 (git, wherever it is)
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()
    return frozenset(run.stdout.decode(errors="surrogateescape").split("\0")) if run.returncode == 0 else frozenset()
