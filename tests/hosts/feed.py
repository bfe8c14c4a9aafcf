"""What a feed reader has of WordPress's posts: neither scripts nor frames, as feedparser purifies what it reads."""

from collections.abc import Iterator, Mapping
from urllib.parse import urljoin
from urllib.request import urlopen

import feedparser

from .results import Result
from .seen import lost, says_all
from .site import WAYS, text_of
from .trials import Trial


def read_in_feed(post: str, trials: Mapping[str, Trial]) -> Iterator[Result]:
    """Tell what the feed of a post's site has of each trial, by the names of the posts."""
    with urlopen(urljoin(post, "/?feed=rss2"), timeout=60) as answer:
        entries = {entry.title: entry.content[0].value for entry in feedparser.parse(answer.read()).entries}
    for name, trial in trials.items():
        if trial.host == "WordPress, administrator" and trial.way in WAYS:
            subject = trial.subject
            seen = "text" if says_all(text_of(entries[name]), subject) else "nothing"
            yield Result("WordPress, feed", trial.way, trial.form, subject.kind, seen, 1, lost(trial.way, seen))
