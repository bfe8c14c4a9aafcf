"""How many tries are made: a few hundred with every change, ten thousand by `make hostile`; always the same ones.

HOSTILE_SEED, a number, makes others.
"""

import os
import tempfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import hypothesis

RECORDS = int(os.environ.get("HOSTILE_RECORDS", "200"))
SITES = max(1, RECORDS // 80)  # a site has some twenty records, and is made with its twin
BROKEN = max(1, RECORDS // 2)
KILLS = max(2, RECORDS // 100)
SEED = os.environ.get("HOSTILE_SEED")


def settings(tries: int) -> Callable[..., Any]:
    """Let a test make so many tries, the same ones each time; nothing is kept of them."""
    settled = hypothesis.settings(
        max_examples=tries, derandomize=SEED is None, deadline=None, database=None,
        suppress_health_check=list(hypothesis.HealthCheck), phases=[hypothesis.Phase.generate],
    )  # fmt: skip
    return (lambda test: hypothesis.seed(SEED)(settled(test))) if SEED else settled


@cache
def _home() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="diptych-hostile-")


def folders() -> tuple[Path, Path]:
    """Two folders for the sites that are tried, one after another."""
    return Path(_home().name) / "tried", Path(_home().name) / "twin"


def is_asked(*values: object) -> bool:
    """Choose a tenth of what is tried, by itself and not by chance: all outputs of it are made."""
    return zlib.crc32(repr(values).encode("utf-8", "surrogatepass")) % 10 == 0
