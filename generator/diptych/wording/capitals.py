"""The first letter of words, large or small. The others stay: `about May 2025` becomes `About May 2025`."""


def capitalized(words: str) -> str:
    """Write words as a sentence begins."""
    return words[:1].upper() + words[1:]


def uncapitalized(words: str) -> str:
    """Write words that begin a sentence as they stand within one."""
    return words[:1].lower() + words[1:]
