"""Compare the navigation with the topics there are."""

from collections.abc import Iterator

from diptych.checking.rule import Scope, rule
from diptych.problem import Problem, did_you_mean
from diptych.reading.site import Site


@rule(
    "navigation",
    Scope.SITE,
    why="The order of the topics is kept in mkdocs.yml; a topic that it lacks would be found by nobody.",
    wrong=("nav:\n  - topics/index.md"),
    right=("nav:\n  - topics/index.md\n  - topics/economy.md"),
)
def navigation_names_every_topic(site: Site) -> Iterator[Problem]:
    """Find topics that the navigation lacks, and those it names that are not there."""
    settings, topics = site.settings, site.records.topics
    if not topics:
        return
    for topic in settings.topics:
        if topic not in topics and not site.records.may_be("topic", topic):
            says = f'the navigation names a topic "{topic}" that is not there'
            place = settings.navigation.get(topic, settings.navigation[""])  # which !ENV may have named
            yield Problem(place, says, did_you_mean(topic, topics))
    for topic in sorted(topics.keys() - set(settings.topics)):
        says = f'the navigation lacks the topic "{topic}"'
        yield Problem(settings.navigation[""], says, f"add topics/{topic}.md to nav:")
