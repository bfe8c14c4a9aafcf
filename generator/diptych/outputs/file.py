"""A file that an output makes: at hand, or one that takes long to make."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class File:
    """A path below docs/, with slashes, and what the file holds: text, written as UTF-8, or bytes."""

    path: str
    content: str | bytes

    @property
    def key(self) -> str:
        """What a run can tell the file's bytes by without making them: nothing, they are here."""
        return ""

    @property
    def text(self) -> str:
        """The file's text. Raises UnicodeDecodeError where it holds bytes that are none."""
        return self.data().decode()

    def data(self) -> bytes:
        """Give the file's bytes."""
        return self.content.encode() if isinstance(self.content, str) else self.content


@dataclass(frozen=True)
class SlowFile:
    """A file whose bytes take long to make, and are made only where `key`, all that goes into them, has changed."""

    path: str
    key: str
    make: Callable[[], bytes]

    def data(self) -> bytes:
        """Make the file's bytes."""
        return self.make()


AnyFile = File | SlowFile
