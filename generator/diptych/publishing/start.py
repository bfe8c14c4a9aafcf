"""Put a new site into a folder of its own."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from diptych.outputs.file import File
from diptych.problem import CannotRun


def start_site(folder: Path, site: Iterable[File]) -> int:
    """Write the files of a new site, all or none; give their number.

    Raises CannotRun where something is there already: nobody's files are written over or mixed with these.
    """
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise CannotRun(f"{folder} is there already, and is no empty folder; name another")
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=".diptych-", dir=folder.parent))
    try:
        count = sum(_write(unfinished / file.path, file.data()) for file in site)
        unfinished.chmod(0o755)  # a temporary folder is its owner's alone
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return count


def _write(path: Path, content: bytes) -> bool:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True
