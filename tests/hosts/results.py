"""What `make hosts` saw: one file of data, written by it alone, which the table for journalists is made of."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "results.json"


class Result(NamedTuple):
    """What a reader gets of a card in a host, in the worst of all loads; faults are what is wrong with it."""

    host: str
    way: str
    form: str
    what: str
    seen: str
    loads: int
    faults: tuple[str, ...]


class Results(NamedTuple):
    """All results, with the versions of what was run."""

    versions: dict[str, str]
    results: tuple[Result, ...]


def write(versions: dict[str, str], results: Iterable[Result]) -> None:
    """Write the file, a result to a line, in the order of their names, so that a difference can be read."""
    lines = ",\n".join(f"  {json.dumps(result._asdict(), ensure_ascii=False)}" for result in sorted(results))
    named = json.dumps(dict(sorted(versions.items())), indent=2, ensure_ascii=False).replace("\n", "\n ")
    FILE.write_text(f'{{\n "versions": {named},\n "results": [\n{lines}\n ]\n}}\n', encoding="utf-8")


def read() -> Results:
    """Read the file."""
    data = json.loads(FILE.read_text(encoding="utf-8"))
    results = (Result(**result | {"faults": tuple(result["faults"])}) for result in data["results"])
    return Results(data["versions"], tuple(results))
