"""Read the records as they were published: at a git revision, or at the tag of the last release."""

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
_RELEASE = re.compile(r"v\d+(\.\d+)*")


@dataclass(frozen=True)
class Published:
    """The records of a revision, and by which name it was asked for."""

    revision: str
    records: Records


def read_published(revision: str, settings: Settings) -> Published | None:
    """Read the records of a revision; `last-release` is the newest release's tag; nothing where git knows of none.

    The tag is the repository's, not one that the branch at hand has behind it: a branch from before a release is held
    against that release too. Raises CannotRun where git does not know the revision, or may not know all of its tags.
    """
    git = _Git(settings.root)
    if revision == LAST_RELEASE:
        release = git.last_release()
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

    def last_release(self) -> str | None:
        """Name the tag of the newest release: `v1`, `v1.2`, `v1.2.3`."""
        tags = self.asked("for-each-ref", "--format=%(refname:strip=2)", "refs/tags/")
        releases = [tag for tag in (tags or b"").decode().split() if _RELEASE.fullmatch(tag)]
        if not releases and self.asked("rev-parse", "--is-shallow-repository") == b"true\n":
            raise CannotRun(f"--since {LAST_RELEASE}: this clone is shallow; git fetch --unshallow --tags")
        return max(releases, key=lambda tag: [int(number) for number in tag[1:].split(".")], default=None)

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
