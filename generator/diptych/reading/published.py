"""Read the records as they were at a git revision: what was published."""

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from diptych.problem import CannotRun
from diptych.reading.load import Records, load
from diptych.reading.manifest import is_inside
from diptych.reading.settings import Settings


def read_published(revision: str, settings: Settings) -> Records:
    """Read the records as they were at a git revision. Raises CannotRun where git does not know it."""
    folder = settings.facts.relative_to(settings.root).as_posix()
    command = ["git", "archive", "--format=tar", revision, "--", folder]
    run = subprocess.run(command, cwd=settings.root, capture_output=True)  # noqa: S603 (git, wherever it is)
    if run.returncode:
        raise CannotRun(f"--since: git cannot show {folder}/ at {revision}: {run.stderr.decode().strip()}")
    with TemporaryDirectory() as then:
        _unpack(run.stdout, Path(then))
        return load(Path(then) / folder, Path(then))


def _unpack(archive: bytes, into: Path) -> None:
    """Write the plain files of a tar archive; no link is made, and no file outside `into`."""
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        for member in tar:
            content = tar.extractfile(member) if member.isfile() and is_inside(member.name) else None
            if content:
                (into / member.name).parent.mkdir(parents=True, exist_ok=True)
                (into / member.name).write_bytes(content.read())
