"""Hold a published site against one that was built here, file by file."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

from diptych.publishing.sums import SUMS, read_sums
from diptych.reading.manifest import hash_of
from diptych.reading.published_files import ReadFile

_AT_A_TIME = 8


def differences(ours: Mapping[str, str], read: ReadFile) -> Iterator[str]:
    """Say of every file of two sites that is not the same how it differs; of the one here the hashes are known.

    The published list of hashes is not believed, but for what it names besides: every file is read.
    """
    listed = read(SUMS)
    if listed is None:
        yield f"{SUMS}: not published"
    theirs = read_sums((listed or b"").decode("utf-8", errors="replace"))
    with ThreadPoolExecutor(_AT_A_TIME) as readers:
        for name, data in zip(ours, readers.map(read, ours), strict=True):
            if data is None:
                yield f"{name}: not published"
            elif hash_of(data) != ours[name]:
                yield f"{name}: other bytes"
            elif listed is not None and theirs.get(name) != ours[name]:
                yield f"{name}: another hash in {SUMS}"
    for name in sorted(theirs.keys() - ours.keys()):
        yield f"{name}: published, and not built here"
