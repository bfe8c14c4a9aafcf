"""The hash of every file of a built site, as `sha256sum --check sums.txt` reads them: what a release says it is."""

from collections.abc import Mapping
from pathlib import Path

from diptych.reading.manifest import hash_of

SUMS = "sums.txt"


def sums_of(site: Path) -> dict[str, str]:
    """Hash every file of a built site but the list of hashes itself; what a link leads to is none."""
    paths = (path for path in sorted(site.rglob("*")) if path.is_file() and not path.is_symlink())
    named = {path.relative_to(site).as_posix(): path for path in paths}
    return {name: hash_of(path.read_bytes()) for name, path in named.items() if name != SUMS}


def write_sums(site: Path) -> None:
    """Write the list of hashes into the site."""
    (site / SUMS).write_bytes(listed(sums_of(site)))


def listed(sums: Mapping[str, str]) -> bytes:
    """Write the hashes of files as a list, folder by folder."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums, key=lambda name: name.split("/"))).encode()


def read_sums(text: str) -> dict[str, str]:
    """Read a list of hashes; a line that is none says nothing."""
    lines = (line.split("  ", 1) for line in text.splitlines())
    return {line[1]: line[0] for line in lines if len(line) == 2}
