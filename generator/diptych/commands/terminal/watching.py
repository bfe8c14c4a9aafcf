"""Wait for edits of files, as an editor's task does that runs for hours."""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

_PAUSE = 0.3


def edits(files: Callable[[], Iterable[Path]]) -> Iterator[None]:
    """Yield at once, and again after every edit of one of the files, until interrupted."""
    seen: dict[Path, tuple[int, int]] | None = None
    try:
        while True:
            if (now := _seen(files())) != seen:
                seen = now
                yield
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        return


def _seen(files: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Give when each file was last written, and how long it is; of one that is gone just now, nothing."""
    seen = {}
    for path in files:
        try:
            stat = path.lstat()
        except OSError:
            continue
        seen[path] = (stat.st_mtime_ns, stat.st_size)
    return seen
