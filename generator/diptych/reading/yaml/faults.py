"""Find where a file cannot be read as YAML, or is read otherwise than it was meant."""

import re
from dataclasses import dataclass

import yaml

from diptych.reading.yaml.lines import Lines

# libyaml's parser where PyYAML was built with it, about ten times as fast; the events are the same.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What opens a quotation in some language, with what closes it.
CURLY = {"“": "”", "‘": "’", "„": "“”", "‚": "‘’", "«": "»", "»": "«", "‹": "›", "”": "”", "’": "’"}
# What stands before a text that begins with such a sign within a `{}`.
_OPENED = re.compile(rf"(?:^|[\s{{\[,:?-])[{''.join(CURLY)}]")


@dataclass(frozen=True)
class Fault:
    """Where a file cannot be read, and where what cannot be read begins; lines count from 0."""

    line: int
    column: int
    starts: int
    starts_at: int


def fault_in(text: str) -> Fault | None:
    """Find where a file cannot be read, or a part of a `{}` is a key without a value: a text that its comma cut."""
    flows: list[tuple[int, int] | None] = []  # where each begins that stands in brackets
    place = Lines(text).place
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                flows.append(place(event.start_mark.index) if event.flow_style and event.start_mark else None)
            elif isinstance(event, yaml.CollectionEndEvent):
                flows.pop()
            elif isinstance(event, yaml.ScalarEvent) and flows and flows[-1] and event.value == "":
                start, end = event.start_mark, event.end_mark
                if start and end and start.index == end.index:
                    return Fault(*place(start.index), *flows[-1])
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark is None:
            return Fault(0, 0, 0, 0)
        start = error.context_mark or mark
        return Fault(*place(mark.index), *place(start.index))
    except yaml.YAMLError:
        return Fault(0, 0, 0, 0)
    return None


def begins_on(text: str, line: int) -> bool:
    """Tell whether a key, a value or an item begins on a line; within a text of several lines nothing does."""
    place = Lines(text).place
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.NodeEvent) and event.start_mark and place(event.start_mark.index)[0] >= line:
                return place(event.start_mark.index)[0] == line
    except yaml.YAMLError:
        pass
    return False


def quotes_cut(text: str) -> Fault | None:
    """Find signs that were meant as quotes within a `{}`, between which a comma or a colon cuts a text in two."""
    if not _OPENED.search(text):
        return None
    flows: list[tuple[int, int] | None] = []
    place, opened = Lines(text).place, ("", (0, 0))
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            flows.append(place(event.start_mark.index) if event.flow_style and event.start_mark else None)
        elif isinstance(event, yaml.CollectionEndEvent):
            flows.pop()
        elif isinstance(event, yaml.ScalarEvent) and event.start_mark and flows and flows[-1] and not event.style:
            closers = CURLY.get(event.value[:1], "")
            if closers and not set(closers) & set(event.value[1:]):
                opened = (closers, place(event.start_mark.index))
            elif opened[0] and event.value[-1:] in opened[0] and flows[-1] <= opened[1]:
                return Fault(*opened[1], *flows[-1])
    return None
