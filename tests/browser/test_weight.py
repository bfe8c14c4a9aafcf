"""How much a reader loads: the heaviest topic with all that comes with it, as GitHub Pages sends it."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ..kinds import kinds

pytestmark = pytest.mark.browser

MOST = 150_000  # bytes


def test_the_heaviest_topic_weighs_little_with_everything(
    browser: Browser, built: Path, served: str, capsys: pytest.CaptureFixture
) -> None:
    topics = kinds(built)["topics/*/"]
    heaviest = max(topics, key=lambda address: len(gzip.compress((built / address / "index.html").read_bytes(), 6)))
    page = browser.new_page()
    weights: dict[str, int] = {}
    page.on("response", lambda answer: weights.update({answer.url: int(answer.headers.get("content-length", 0))}))
    page.goto(served + heaviest, wait_until="load")
    page.close()
    total = sum(weights.values())
    with capsys.disabled():
        print(f"\nthe heaviest topic, {heaviest}: {total:,} bytes")
        for address, weight in sorted(weights.items(), key=lambda each: -each[1]):
            print(f"{weight:10,}  {address.removeprefix(served)}")
    assert len(weights) > 4
    assert total <= MOST
