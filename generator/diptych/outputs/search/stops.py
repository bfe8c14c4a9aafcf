"""Words that a question is made of and that lead nowhere: no search looks for them where there is any other word."""

import re

from diptych.values.letters import plain

_STOPS = """
a about all am an and any are as at be been being but by can could did do does doing done for from get go going got
had has have having he her hers him his how i if in into is it its just me my no nor not of on or our ours shall she
should so some such than that the their theirs them then there these they this those to too up us very was we were
what when where which while who whom whose why will with would you your yours
tell say says said show find many much really ever still mean happen happened happens become became come comes came
make makes made take takes took give gives gave think thinks
"""
STOPS = frozenset(_STOPS.split())


def content_words(text: str) -> list[str]:
    """List the words of a text that say something, folded."""
    return [word for word in re.findall(r"\w+", plain(text)) if word not in STOPS]
