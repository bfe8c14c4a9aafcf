"""How the cards of an article stand today."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diptych import wording
from diptych.articles.found import Found
from diptych.library import CardState, Change, Fact, Library, Question, state_of, version_on


@dataclass(frozen=True)
class Standing:
    """A card in an article, how it stands, and what was corrected since the version that the article has."""

    found: Found
    card: Fact | Question | None
    state: CardState
    since: tuple[Change, ...] = ()
    """The corrections since, the newest first."""
    moved_to: str | None = None

    @property
    def words(self) -> str:
        """How it stands, in words."""
        return wording.standing_words(self.state, self.found.card.pinned, self.moved_to)

    @property
    def is_wrong(self) -> bool:
        """Whether the article shows what no longer holds."""
        return self.state is not CardState.CURRENT


def standings(found: Iterable[Found], library: Library, day: str = "") -> Iterator[Standing]:
    """Tell how cards stand; one of which the article states no version was the one of a day, or else the first."""
    cards = {id_: fact for fact in library.facts for id_ in (*fact.record.moved_from, fact.id)}
    pairs = {path: each for each in library.questions for path in (*each.old_paths, each.path)}
    for each in found:
        card = pairs.get(each.card.card) or cards.get(each.card.card)
        if card or each.card.is_sure:
            yield _standing(each, card, day)


def _standing(found: Found, card: Fact | Question | None, day: str) -> Standing:
    is_there = card and (found.card.pinned is None or 1 <= found.card.pinned <= card.version)
    if not card or not is_there:
        return Standing(found, card, CardState.UNKNOWN)
    # A number that is no version of ours was said of something else.
    stated = found.shown if found.shown and found.shown <= card.version else None
    then = card.versions[(stated or version_on(card, day)) - 1]
    today = card.path if isinstance(card, Question) else card.id
    moved_to = today if found.card.card != today else None
    return Standing(found, card, state_of(then), tuple(reversed(then.later_changes)), moved_to)
