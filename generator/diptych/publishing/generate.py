"""The whole line: read the facts, check them, link them, make every output, write what changed."""

import datetime
import os
from collections.abc import Callable, Iterator

from diptych.checking.check import check
from diptych.library import Library, build_library
from diptych.outputs import OUTPUTS
from diptych.outputs.file import AnyFile
from diptych.problem import CannotRun, FactsAreWrong
from diptych.publishing.write import Written, write
from diptych.reading.settings import Settings
from diptych.reading.site import Site, read_site


class GaveWay(Exception):
    """Raised where files are no longer wanted before the first of them was written."""


def generate(site: Site) -> Written:
    """Write every generated file of a site below its docs/.

    Raises FactsAreWrong, and writes nothing, where the facts have problems.
    """
    return write_outputs(library_of(site))


def write_outputs(library: Library, gives_way: Callable[[], bool] = lambda: False) -> Written:
    """Write every generated file of a library. Raises GaveWay where it has to give way before it writes."""
    return write(_files(library, gives_way), library.settings.docs)


def _files(library: Library, gives_way: Callable[[], bool]) -> Iterator[AnyFile]:
    for output in OUTPUTS:
        for file in output(library):
            if gives_way():
                raise GaveWay
            yield file


def read_library(settings: Settings) -> Library:
    """Read the facts into a library. Raises FactsAreWrong where they have problems; warnings stop nothing."""
    return library_of(read_site(settings))


def library_of(site: Site) -> Library:
    """Check a site that was read, and link it. Raises FactsAreWrong where it has problems; warnings stop nothing."""
    if errors := [problem for problem in check(site) if not problem.is_warning]:
        raise FactsAreWrong(errors)
    return build_library(site, today())


def today() -> datetime.date | None:
    """Read the day a build stands for from SOURCE_DATE_EPOCH (seconds, UTC), so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise CannotRun(f'SOURCE_DATE_EPOCH is "{epoch}": it must be a number of seconds since 1970') from error
