"""Read the records as they were at a git revision: what was published."""

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from diptych.problem import CannotRun
from diptych.reading.load import Records, load
from diptych.reading.settings import Settings


def read_published(revision: str, settings: Settings) -> Records:
    """Read the records as they were at a git revision. Raises CannotRun where git does not know it."""
    folder = settings.facts.relative_to(settings.root).as_posix()
    command = ["git", "archive", "--format=tar", revision, "--", folder]
    run = subprocess.run(command, cwd=settings.root, capture_output=True)  # noqa: S603 (git, wherever it is)
    if run.returncode:
        raise CannotRun(f"--since: git cannot show {folder}/ at {revision}: {run.stderr.decode().strip()}")
    with TemporaryDirectory() as then:
        with tarfile.open(fileobj=BytesIO(run.stdout)) as archive:
            archive.extractall(then, filter="data")
        return load(Path(then) / folder, Path(then))
