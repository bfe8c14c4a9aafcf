"""What two claims share, in words."""

from diptych.library.near import Near, Tie
from diptych.wording.evidence import work_in_short
from diptych.wording.titles import short_title

_MOST_TIES = 3


def shared_words(near: Near) -> str:
    """Say what makes a claim near, the rarest first: `Shares North Korea, a number`."""
    said = list(dict.fromkeys(_tie_words(tie) for tie in near.ties))
    more = f" and {len(said) - _MOST_TIES} more" if len(said) > _MOST_TIES else ""
    return f"Shares {', '.join(said[:_MOST_TIES])}{more}"


def _tie_words(tie: Tie) -> str:
    if tie.name:
        return tie.name.record.name
    return f"a work ({short_title(work_in_short(tie.work.record), 50)})" if tie.work else "a number"
