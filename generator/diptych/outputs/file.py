"""A file that an output makes: text, bytes, or bytes that take long to make."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class File:
    """A path below docs/, with slashes, and the text it holds."""

    path: str
    text: str

    @property
    def key(self) -> str:
        """What a run can tell the file's bytes by without making them: nothing, they are here."""
        return ""

    def data(self) -> bytes:
        """Give the file's bytes."""
        return self.text.encode()


@dataclass(frozen=True)
class BinaryFile:
    """A path below docs/, with slashes, and the bytes it holds."""

    path: str
    content: bytes

    @property
    def key(self) -> str:
        """What a run can tell the file's bytes by without having them: nothing, they are here."""
        return ""

    def data(self) -> bytes:
        """Give the file's bytes."""
        return self.content


@dataclass(frozen=True)
class SlowFile:
    """A file whose bytes take long to make, and are made only where `key`, all that goes into them, has changed."""

    path: str
    key: str
    make: Callable[[], bytes]

    def data(self) -> bytes:
        """Make the file's bytes."""
        return self.make()


AnyFile = File | BinaryFile | SlowFile
