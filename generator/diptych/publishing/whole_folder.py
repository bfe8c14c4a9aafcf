"""Write a folder of its own, all of it or nothing: a new site, the archive of one."""

import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from diptych.outputs.file import AnyFile
from diptych.problem import CannotRun


def write_folder(folder: Path, files: Iterable[AnyFile], finish: Callable[[Path], None] = lambda folder: None) -> int:
    """Write files into a folder that is not there, or is empty, and have it finished; give how many files there are.

    Raises CannotRun where something is there already: nobody's files are written over or mixed with these.
    """
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise CannotRun(f"{folder} is there already, and is no empty folder; name another")
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=".diptych-", dir=folder.parent))
    written: set[str] = set()
    try:
        for file in files:
            path = unfinished / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data())
            written.add(file.path)
        finish(unfinished)
        unfinished.chmod(0o755)  # a temporary folder is its owner's alone
        if folder.exists():
            folder.rmdir()
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return len(written)
