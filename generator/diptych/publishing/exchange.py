"""Exchange two folders in one step, so that at no moment there is none of them in its place."""

import ctypes
import os
from pathlib import Path

_HERE = -100  # AT_FDCWD: what paths are relative to
_SWAP = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def exchange(one: Path, other: Path) -> bool:
    """Let two folders take each other's place; tell whether the system could do it. Python has no name for it."""
    system = ctypes.CDLL(None)
    paths = (os.fsencode(one), os.fsencode(other))
    if hasattr(system, "renameat2"):
        return bool(system.renameat2(_HERE, paths[0], _HERE, paths[1], _SWAP) == 0)
    return hasattr(system, "renamex_np") and bool(system.renamex_np(*paths, _SWAP) == 0)
