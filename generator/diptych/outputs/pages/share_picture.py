"""What the head of a page tells content systems of the picture to show beside a link."""

from dataclasses import dataclass

from diptych.drawing.typesetting import SIZE
from diptych.wording import addresses


@dataclass(frozen=True)
class SharePicture:
    """A picture with its words for who sees none, and its size in pixels."""

    address: str
    alt_text: str
    size: tuple[int, int] = SIZE


def share_picture(of: str, alt_text: str) -> SharePicture:
    """Give the picture of a card, a pair card or a topic, by that one's address."""
    return SharePicture(addresses.picture_of(of), alt_text)
