"""Write the archive of a site into a folder of its own."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from diptych.outputs.file import AnyFile
from diptych.problem import CannotRun
from diptych.publishing.sums import sums_of, write_sums


def write_archive(files: Iterable[AnyFile], folder: Path) -> int:
    """Write files into a folder that is not there, or is empty, whole or not at all; give how many there are.

    Raises CannotRun where the folder has anything in it.
    """
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise CannotRun(f"{folder} is there already: name a folder that is not, or that is empty")
    unfinished = folder.with_name(f".{folder.name}-unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        for file in files:
            path = unfinished / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data())
        write_sums(unfinished)
        number = len(sums_of(unfinished))
        if folder.exists():
            folder.rmdir()
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return number
