"""Measure every step at several sizes, each in a process of its own, all in one run: seconds of CPU, ratios, growth.

    python -m tests.bench [--shape multiplied] [--runs 3] [--pictures] [SIZE ...]

SIZE is a number of facts. The floor is what no program could do without: the same files parsed by libyaml alone. Growth
is the power with which a step grows from the size before: 1.0 is linear. What it takes to import the engine is taken
off. Nothing is asserted here: seconds differ from machine to machine, and what must not come back is counted in
`tests/test_growth.py`.
"""

import argparse
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

import yaml

from diptych.checking.check import check
from diptych.library import Library, build_library
from diptych.outputs import OUTPUTS
from diptych.outputs.embeds.pictures import pictures
from diptych.publishing.write import write
from diptych.reading.settings import read_settings
from diptych.reading.site import read_site

from . import corpus

REAL = sum(path.name != "topic.yml" and path.parent.name != "sources" for path in corpus.ROOT.glob("facts/*/*.yml"))
WITH_PICTURES = "BENCH_PICTURES"


class Cost(NamedTuple):
    """What a process took: seconds of CPU, its own and its children's, and memory at its height (MiB)."""

    seconds: float
    memory: float


# --- the steps, each run in a process of its own -----------------------------------------------------------------


def _start(root: Path) -> None:
    """Import the engine, and do nothing."""


def _parse(root: Path) -> None:
    for path in sorted((root / "facts").rglob("*.yml")):
        yaml.load(path.read_bytes().decode(), Loader=yaml.CSafeLoader)


def _read(root: Path) -> None:
    read_site(read_settings(root))


def _check(root: Path) -> None:
    check(read_site(read_settings(root)))


def _library(root: Path) -> Library:
    return build_library(read_site(read_settings(root)), None)


def _generate(root: Path) -> None:
    library = _library(root)
    outputs = [each for each in OUTPUTS if each is not pictures or os.environ.get(WITH_PICTURES)]
    write((file for output in outputs for file in output(library)), library.settings.docs)


def _again(root: Path) -> None:
    _generate(root)


def _edit(root: Path) -> None:
    """Change the statement of a fact, and generate."""
    path = next(path for path in sorted(root.glob("facts/*/*.yml")) if path.name != "topic.yml")
    tree = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    changed = tree | {"statement": f"{tree['statement'].rstrip('.')}!"}
    path.write_text(yaml.safe_dump(changed, allow_unicode=True), encoding="utf-8")
    _generate(root)


def _site(root: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", "mkdocs.yml"]
    subprocess.run(command, cwd=root, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})


STEPS: dict[str, Callable[[Path], object]] = {
    "start": _start,
    "parse (floor)": _parse,
    "read": _read,
    "read, check": _check,
    "read, link": _library,
    "generate": _generate,
    "nothing changed": _again,
    "one fact changed": _edit,
    "site by MkDocs": _site,
}


# --- the run -----------------------------------------------------------------------------------------------------


def main() -> None:
    """Measure, and print a table."""
    arguments = _arguments()
    if arguments.step:
        STEPS[arguments.step](arguments.root)
        return
    print(f"{'facts':>6} {'step':20} {'CPU s':>8} {'× parse':>8} {'growth':>7} {'MiB':>6}")
    before: dict[str, Cost] = {}
    last = 0
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory(prefix="diptych-bench-", dir=arguments.folder) as folder:
            facts, root = _corpus(arguments.shape, size, Path(folder) / "site")
            costs = {step: _measure(step, root, arguments) for step in STEPS}
        start = costs.pop("start").seconds
        costs = {step: cost._replace(seconds=max(0.01, cost.seconds - start)) for step, cost in costs.items()}
        for step, cost in costs.items():
            growth = _growth(before[step], cost, facts / last) if step in before else ""
            ratio = cost.seconds / costs["parse (floor)"].seconds
            print(f"{facts:6} {step:20} {cost.seconds:8.2f} {ratio:8.1f} {growth:>7} {cost.memory:6.0f}", flush=True)
        before, last = costs, facts


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--shape", choices=("multiplied", "invented"), default="multiplied")
    parser.add_argument("--runs", type=int, default=3, help="take the median of so many (default: 3)")
    parser.add_argument("--pictures", action="store_true", help="make the pictures of cards too")
    parser.add_argument("--folder", help="where to make the sites (default: the folder for temporary files)")
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--root", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("sizes", nargs="*", type=int, metavar="SIZE", default=(REAL, 1000, 10_000))
    return parser.parse_args()


def _corpus(shape: str, size: int, root: Path) -> tuple[int, Path]:
    """Make a site; of the real facts the nearest number of times."""
    if shape == "invented":
        return size, corpus.invented(size, root)
    times = max(1, round(size / REAL))
    return times * REAL, corpus.multiplied(times, root)


def _measure(step: str, root: Path, arguments: argparse.Namespace) -> Cost:
    costs = []
    for _ in range(arguments.runs):
        if step == "generate":
            shutil.rmtree(root / "docs" / ".diptych", ignore_errors=True)
            _clean(root)
        command = [sys.executable, "-m", "tests.bench", "--step", step, "--root", str(root)]
        environment = os.environ | ({WITH_PICTURES: "1"} if arguments.pictures else {})
        with subprocess.Popen(command, cwd=corpus.ROOT, env=environment) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"The step “{step}” failed.")
        costs.append(Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))
    return Cost(median(cost.seconds for cost in costs), max(cost.memory for cost in costs))


def _clean(root: Path) -> None:
    """Delete what was generated: all but the pages by hand, which stand at the top of docs/."""
    for path in (root / "docs").iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.suffix != ".md":
            path.unlink()


def _growth(before: Cost, after: Cost, times: float) -> str:
    return f"{math.log(after.seconds / before.seconds, times):.2f}" if times != 1 else ""


if __name__ == "__main__":
    main()
