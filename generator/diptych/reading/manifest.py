"""Read the manifest: which files below docs/ were made by the generator, and by which keys."""

import json
from pathlib import Path, PurePosixPath

MANIFEST = ".diptych/manifest.json"


def read_manifest(docs: Path) -> dict[str, str]:
    """Read the made files with the keys of those that are slow to make; none where the generator never ran."""
    try:
        listed = json.loads((docs / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return {path: key for path, key in listed.items() if is_inside(path)} if isinstance(listed, dict) else {}


def is_inside(path: str) -> bool:
    """Tell whether a path stays in the folder that it starts from."""
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts
