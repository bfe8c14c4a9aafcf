"""What a card tells of its corrections: what was corrected, when and why, the newest first."""

from dataclasses import dataclass

from diptych.library import Change, Corrects, Fact, Question
from diptych.wording.labels import change_title


@dataclass(frozen=True)
class Notice:
    """What was corrected and when, and why."""

    title: str
    why: str


def fact_notices(fact: Fact) -> tuple[Notice, ...]:
    """Say what was corrected of all that a fact's card shows; of an earlier version what was since."""
    return tuple(Notice(change_title(each), each.correction.why) for each in fact.told_changes)


def pair_notices(question: Question) -> tuple[Notice, ...]:
    """Say what was corrected of all that a pair card shows; of an earlier version what was since."""
    claimants = {fact.id: fact.side.record.name for version in question.versions for fact in version.all_facts}
    return tuple(_pair_notice(each, claimants) for each in question.told_changes)


def _pair_notice(change: Change, claimants: dict[str, str]) -> Notice:
    title = change_title(change)
    if change.of is Corrects.CLAIM:
        title = f"{title}, in a claim of {claimants[change.id]}"
    return Notice(title, change.correction.why)
