"""Try cards in real hosts, on loopback; write what a reader gets into results.json and the table of docs/embedding.md.

    python -m tests.hosts

Needs what install.sh and `npm ci` bring. When it ends, however it ends, everything that it started is stopped and
everything else that it made is gone. Exits with 1 where a reader gets less than is promised.
"""

import contextlib
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from ..browser.chromium import FLAGS, any_chromium
from ..browser.newsroom import Newsroom, Site, serving
from . import packages, results, table
from .feed import read_in_feed
from .results import Result
from .seen import DELAYS, KINDS, WIDTHS, look, worst
from .site import Embedded, site_served
from .trials import Trial, in_packages, in_wordpress
from .wordpress import versions_of_debian, wordpress


def main() -> int:
    """Try everything, write it down, and tell by the exit status whether all is as promised."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))  # so that what was started is stopped
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="diptych-hosts-")))
        print("Building the site ...", flush=True)
        site = stack.enter_context(site_served(folder / "site"))
        newsroom = stack.enter_context(serving(Newsroom))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=any_chromium(playwright), args=FLAGS)
        made = packages.rendered(site)
        versions = {"Chromium": browser.version.partition(".")[0]} | made["versions"] | versions_of_debian()
        seen = [*packages.judged(site, made), *packages.read_by_readability(browser, site, newsroom)]
        for trial, body in in_packages(site, made):
            Newsroom.html = f"<!doctype html><html lang=en><title>News</title><body>{body}</body></html>"
            seen.append(_tried(browser, trial, newsroom))
        seen += _tried_in_wordpress(browser, site, folder / "newsroom")
    results.write(versions, seen)
    table.write()
    wrong = [each for each in seen if each.faults]
    print(f"{len(seen)} trials, {sum(each.loads for each in seen)} loads, {len(wrong)} not as promised.")
    return 1 if wrong else 0


def _tried_in_wordpress(browser: Browser, site: Embedded, folder: Path) -> Iterator[Result]:
    folder.mkdir()
    trials = {f"post {number}": each for number, each in enumerate(in_wordpress(site))}
    with wordpress(folder, {name: post for name, (_, post) in trials.items()}) as addresses:
        for name, (trial, _) in trials.items():
            yield _tried(browser, trial, addresses[name])
        yield from read_in_feed(addresses["post 0"], {name: trial for name, (trial, _) in trials.items()})


def _tried(browser: Browser, trial: Trial, address: str) -> Result:
    """Open a page at every width, its card answering at once and late."""
    seen = []
    for Site.delay in DELAYS:
        seen += [look(browser, address, trial, width) for width in WIDTHS]
    Site.delay = 0
    kind, faults = worst(seen)
    if KINDS.index(kind) > KINDS.index(trial.promised):
        faults = (*faults, f"{trial.promised} was promised")
    result = Result(trial.host, trial.way, trial.form, trial.subject.kind, kind, len(seen), faults)
    print(_told(result), flush=True)
    return result


def _told(result: Result) -> str:
    return " · ".join((*result[:5], *result.faults))


if __name__ == "__main__":
    sys.exit(main())
