"""Read overrides/: what this site alone draws otherwise than the engine."""

from pathlib import Path

from diptych.problem import CannotRun

FOLDER = "overrides"


def read_overrides(root: Path) -> dict[str, bytes]:
    """Read every file of overrides/ by its path in it, but for a README. Raises CannotRun where one is a link."""
    folder = root / FOLDER
    for path in (folder, *folder.rglob("*")):
        if path.is_symlink():
            raise CannotRun(f"{path.relative_to(root)}: this is a symbolic link; put the file itself there")
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.stem.upper() != "README")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
