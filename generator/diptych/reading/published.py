"""Read the records as they were published: at a git revision, or at the tag of a release."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from diptych.problem import CannotRun
from diptych.reading.entries import Records
from diptych.reading.load import load
from diptych.reading.manifest import is_inside
from diptych.reading.settings import Settings

LAST_RELEASE = "last-release"
RELEASE_BEFORE = "release-before"
# What the workflows publish, too: v1, v1.2, v1.2.3.
_RELEASE = re.compile(r"v[0-9]+(\.[0-9]+){0,2}")


@dataclass(frozen=True)
class Published:
    """The records of a revision, and by which name it was asked for."""

    revision: str
    records: Records


def read_published(revision: str, settings: Settings) -> Published | None:
    """Read the records of a revision; `last-release` is the newest release's tag; nothing where git knows of none.

    The tag is the repository's, not one that the branch at hand has behind it: a branch from before a release is held
    against that release too. `release-before` leaves out those of the commit at hand, so that a release is held against
    the one that it follows. Raises CannotRun where git does not know the revision, or may not know all of its tags.
    """
    git = _Git(settings.root)
    if revision in (LAST_RELEASE, RELEASE_BEFORE):
        release = git.newest_release(revision)
        if release is None:
            return None
        revision, tree = release, f"refs/tags/{release}^{{tree}}"
    else:
        tree = f"{revision}^{{tree}}"
    if not revision or git.asked("rev-parse", "--verify", "--quiet", "--end-of-options", tree) is None:
        raise CannotRun(f"--since: {git.why_not(revision)}")
    folder = settings.facts.relative_to(settings.root).as_posix()
    with TemporaryDirectory() as then:
        if not git.write_files(tree, folder, Path(then)):
            raise CannotRun(f"--since: there are no files in {folder}/ at {revision}, so nothing can be compared")
        return Published(revision, load(Path(then) / folder, Path(then)))


class _Git:
    """A repository, read as it is: no attribute, replacement or setting of its own changes what is read."""

    def __init__(self, root: Path):
        self.root = root

    def asked(self, *command: str, told: bytes = b"") -> bytes | None:
        """Give what git prints, or nothing where it says no."""
        whole = ["git", "--no-replace-objects", *command]
        run = subprocess.run(whole, cwd=self.root, input=told, capture_output=True)  # noqa: S603 (git, wherever it is)
        return None if run.returncode else run.stdout

    def why_not(self, revision: str) -> str:
        """Say why there is nothing to compare with, and what to do about it."""
        if self.asked("rev-parse", "--git-dir") is None:
            return "this folder is in no git repository; clone the project, instead of downloading it"
        return f'git knows no revision "{revision}"; fetch it first: git fetch --unshallow --tags, or git fetch origin'

    def newest_release(self, which: str) -> str | None:
        """Name the tag of the newest release: `v1`, `v1.2`, `v1.2.3`."""
        if self.asked("rev-parse", "--is-shallow-repository") == b"true\n":
            raise CannotRun(f"--since {which}: this clone is shallow, and may lack tags; git fetch --unshallow --tags")
        releases = self._tags() - (self._tags("--points-at=HEAD") if which == RELEASE_BEFORE else set())
        newest_last = sorted(releases, key=lambda tag: ([int(number) for number in tag[1:].split(".")], tag))
        return newest_last[-1] if newest_last else None

    def _tags(self, *which: str) -> set[str]:
        """Collect the tags of releases."""
        tags = self.asked("for-each-ref", "--format=%(refname:strip=2)", *which, "refs/tags/") or b""
        return {tag for tag in tags.decode(errors="replace").split() if _RELEASE.fullmatch(tag)}

    def write_files(self, tree: str, folder: str, into: Path) -> int:
        """Write the plain files of a folder, byte for byte; no link is made, and no file outside `into`."""
        prefix = (self.asked("rev-parse", "--show-prefix") or b"").decode().rstrip("\n")
        listed = self.asked("ls-tree", "-r", "-z", "--full-tree", tree, "--", prefix + folder) or b""
        entries = [entry.partition(b"\t") for entry in filter(None, listed.split(b"\0"))]
        objects = {
            path.decode(errors="surrogateescape").removeprefix(prefix): about.split()[2]
            for about, _, path in entries
            if about.startswith(b"100")
        }
        for name, content in zip(objects, self._blobs([*objects.values()]), strict=True):
            if is_inside(name):
                (into / name).parent.mkdir(parents=True, exist_ok=True)
                (into / name).write_bytes(content)
        return len(objects)

    def _blobs(self, objects: list[bytes]) -> Iterator[bytes]:
        """Read the contents of objects, in one run of git."""
        printed = BytesIO(self.asked("cat-file", "--batch", told=b"\n".join(objects)) or b"")
        for _ in objects:
            size = int(printed.readline().split()[2])
            yield printed.read(size)
            printed.read(1)
