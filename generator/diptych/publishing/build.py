"""Make the site of the written files with MkDocs."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import mkdocs

from diptych.problem import CannotBuild, CannotRun, visible
from diptych.publishing.exchange import exchange
from diptych.publishing.sums import write_sums
from diptych.reading.settings import CONFIG, Settings

SITE = "site"


def build_site(settings: Settings) -> Path:
    """Build the site into site/, strictly; the last good one stays until the new one is whole.

    Raises CannotBuild with the builder's warnings.
    """
    site = settings.root / SITE
    build_anew(settings, site, "--strict")
    return site


def build_anew(settings: Settings, site: Path, *options: str) -> None:
    """Build beside `site`, then put the whole of it in its place. Raises CannotBuild with the builder's warnings."""
    next_site, last_site = site.with_name(f".{site.name}-next"), site.with_name(f".{site.name}-last")
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise CannotRun(f"{site.name} is a link or a file, and the site is written into a folder; move it away")
    if last_site.is_symlink():
        last_site.unlink()
    _put_back(site, last_site)
    _remove(next_site)  # what lies behind a link would be emptied by the builder
    command = [sys.executable, "-m", mkdocs.__name__, "build", *options, "--clean", "--config-file", CONFIG]
    try:
        run = subprocess.run(  # noqa: S603 (our own arguments)
            [*command, "--site-dir", str(next_site)],
            cwd=settings.root,
            env=environment(),
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        if run.returncode:
            raise not_built(_what_went_wrong(run.stdout))
        write_sums(next_site)
        os.sync()  # what takes the place of the last site is on the disk
        put_in_place(next_site, site, last_site)
    finally:
        _remove(next_site)


def _remove(left: Path) -> None:
    """Remove what a run has left; of a link nothing but the link."""
    if left.is_symlink() or left.is_file():
        left.unlink()
    else:
        shutil.rmtree(left, ignore_errors=True)


def put_in_place(next_site: Path, site: Path, last_site: Path) -> None:
    """Let a new site take the place of the last one, which is deleted only once the new one stands.

    Where a system cannot exchange the two, a run that is cut short between two renames leaves the last site beside the
    place; the next run begins by putting it back.
    """
    _put_back(site, last_site)
    _remove(last_site)
    if site.exists() and exchange(next_site, site):
        return
    if site.exists():
        site.rename(last_site)
    try:
        next_site.rename(site)
    except BaseException:
        _put_back(site, last_site)
        raise
    _remove(last_site)


def _put_back(site: Path, last_site: Path) -> None:
    """Put the last site back where a run that was cut short has left its place empty."""
    if last_site.exists() and not site.exists():
        last_site.rename(site)


def _what_went_wrong(printed: str) -> list[str]:
    """Give the lines of MkDocs that say what went wrong; where it ended in a traceback, the last of them says it."""
    lines = [line for line in printed.splitlines() if line.strip() and not line.startswith("INFO")]
    return lines[-1:] if any(line.startswith("Traceback ") for line in lines) else lines


def not_built(lines: Iterable[str]) -> CannotBuild:
    """Say that a site was not built, and why in the lines of MkDocs."""
    told = "\n".join(f"  {visible(line)}" for line in lines)
    return CannotBuild(f"The site was not built; the last one stays. MkDocs says:\n{told}")


def environment() -> dict[str, str]:
    """Give what a builder finds around it."""
    # The theme's authors advertise their next product into every build's log. And MkDocs writes the time of the build
    # into the packed site map, unless it is told another.
    return {"SOURCE_DATE_EPOCH": "0"} | os.environ | {"NO_MKDOCS_2_WARNING": "1"}
