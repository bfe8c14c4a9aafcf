"""Find cited works whose addresses no longer answer."""

from collections.abc import Iterator

from diptych.checking.rule import Level, Scope, rule
from diptych.problem import Problem
from diptych.reading.site import Site


@rule(
    "dead-link",
    Scope.WEB,
    Level.WARNING,
    why="A reader who follows a note should find the work; where it is gone, an archive may still have it.",
    wrong="URL: https://news.example/gone",
    right="URL: https://web.archive.org/web/2022/https://news.example/gone",
)
def cited_works_answer(site: Site) -> Iterator[Problem]:
    """Find addresses of cited works that did not answer when they were asked."""
    for entry in site.records.sources.values():
        wrong = (site.unanswered or {}).get(entry.record.URL or "")
        if wrong:
            year = (entry.record.issued or "")[:4]
            archived = f"https://web.archive.org/web/{year if year.isdecimal() else '*'}/{entry.record.URL}"
            says = f'source "{entry.id}": its address does not lead to it ({wrong})'
            yield Problem(entry.place("URL"), says, f"look for it at {archived}", about=entry.id)
