"""Who claims, in words: the author where a text names one."""

from diptych import records

_UNSIGNED = "unsigned"


def author(side: records.Perspective) -> str:
    """Name a text's author, beside the side's name: `Ada Moor`, `unsigned`."""
    return side.author or _UNSIGNED


def claimant(side: records.Perspective, *, begins: bool = False) -> str:
    """Name who says it: `Ada Moor`, `an unsigned text`; `begins` where a sentence begins with it."""
    return side.author or f"{'An' if begins else 'an'} {_UNSIGNED} text"
