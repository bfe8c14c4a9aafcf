"""Compare the navigation with the topics there are."""

from collections.abc import Iterator

from diptych.problem import Place, Problem, did_you_mean
from diptych.reading.settings import CONFIG, Settings


def check_navigation(settings: Settings, topics: set[str]) -> Iterator[Problem]:
    """Hold the navigation against the topics there are: each is named in it, and nothing else is."""
    lines = (settings.root / CONFIG).read_text(encoding="utf-8").splitlines()
    for topic in settings.topics:
        if topic not in topics:
            number = next((n for n, line in enumerate(lines, start=1) if f"topics/{topic}.md" in line), 1)
            place = Place(CONFIG, number, lines[number - 1].find("topics/") + 1 or 1)
            yield Problem(
                place, f'the navigation names a topic "{topic}" that is not there', did_you_mean(topic, topics)
            )
    for topic in sorted(topics - set(settings.topics)):
        number = next((n for n, line in enumerate(lines, start=1) if line.startswith("nav:")), 1)
        yield Problem(
            Place(CONFIG, number), f'the navigation lacks the topic "{topic}"', f"add topics/{topic}.md to nav:"
        )
