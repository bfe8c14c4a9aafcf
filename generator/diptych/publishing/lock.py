"""A lock on a site's folder: one command at a time writes there, and the others are told which."""

import contextlib
import fcntl
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from diptych.problem import CannotRun
from diptych.reading.manifest import MANIFEST

LOCK = (Path(MANIFEST).parent / "lock").as_posix()


@contextlib.contextmanager
def alone(docs: Path) -> Iterator[None]:
    """Be the only command that writes below `docs`. The lock ends with the process that holds it, however that ends.

    Raises CannotRun, which says who is at work, where another command holds it.
    """
    path = docs / LOCK
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.parent.is_symlink() or docs.is_symlink():
        raise CannotRun(f"{docs.name}/{Path(LOCK).parent} is a symbolic link; delete it")
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(lock, 200).decode(errors="replace") or "unknown"
            raise CannotRun(f"another diptych is at work here ({holder}); wait for it, or end it") from None
        os.ftruncate(lock, 0)
        os.pwrite(lock, f"process {os.getpid()}: diptych {' '.join(sys.argv[1:])}"[:200].encode(errors="replace"), 0)
        yield
        os.ftruncate(lock, 0)
    finally:
        os.close(lock)
