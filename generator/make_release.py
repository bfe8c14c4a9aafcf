"""Make what a release offers to download: its facts as data, and what is new. See `make downloads`.

The data are the fact files as they are written, and the answers of the API, with how to cite them and under which
licence. The same facts make the same bytes.
"""

import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from diptych import __version__

CITED = ("CITATION.cff", "LICENSE-facts.md", ".zenodo.json")
_OLDEST = (1980, 1, 1, 0, 0, 0)  # what a zip can say; the day of a file on this machine is nobody's matter


def notes(changelog: str, version: str) -> str:
    """Give what the changelog says of a version. Raises ValueError where it says nothing."""
    found = re.search(rf"^## \[{re.escape(version)}\].*?\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    if not found or not found[1].strip():
        raise ValueError(f"CHANGELOG.md says nothing of {version}: see Release in HACKING.md")
    return found[1].strip() + "\n"


def data(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the data by their names in the archive. Raises ValueError where the API was not generated."""
    answers = root / "docs/api"
    if not answers.is_dir():
        raise ValueError("docs/api is not there: run `diptych generate` first")
    for path in sorted([*answers.rglob("*"), *(root / "facts").rglob("*.yml")]):
        if path.is_file():
            yield path.relative_to(root).as_posix().removeprefix("docs/"), path.read_bytes()
    for name in CITED:
        yield name, (root / name).read_bytes()


def archive(files: Iterator[tuple[str, bytes]], path: Path) -> None:
    """Write files into a zip that is the same for the same files."""
    with zipfile.ZipFile(path, "w") as made:
        for name, content in files:
            made.writestr(zipfile.ZipInfo(name, _OLDEST), content, zipfile.ZIP_DEFLATED)


def main(root: Path) -> None:
    """Write notes and data into release/."""
    into = root / "release"
    into.mkdir(exist_ok=True)
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    (into / "NOTES.md").write_text(notes(changelog, __version__), encoding="utf-8")
    archive(data(root), into / f"facts-{__version__}.zip")


if __name__ == "__main__":
    try:
        main(Path(__file__).parent.parent)
    except ValueError as wrong:
        sys.exit(str(wrong))
