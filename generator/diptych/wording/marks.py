"""Quotation marks and brackets: closed where a text is cut, and of the other kind within marks."""

from collections.abc import Iterator

# What closes each opening sign. Some languages open with what others close with.
_PAIRS = {
    "(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "«": "»", "‹": "›", "„": "“”", "‚": "‘’", "»": "«", "›": "‹",
    "「": "」", "『": "』", "（": "）", "《": "》", '"': '"',
}  # fmt: skip
_OTHER_KIND = {"“": "‘", "‘": "“"}
_OTHER_END = {"“": "’", "‘": "”"}


def in_marks(text: str) -> str:
    """Set a text in quotation marks; its own ones become those of the other kind: “He said ‘so’”."""
    return f"“{nested(text)}”"


def nested(text: str) -> str:
    """Turn the quotation marks of a text into those of the other kind, as within marks; an apostrophe stays."""
    signs = list(text)
    for opened, closed in _pairs(text):
        if text[opened] in _OTHER_KIND:
            signs[opened] = _OTHER_KIND[text[opened]]
            if closed is not None:
                signs[closed] = _OTHER_END[text[opened]]
    return "".join(signs)


def cut(text: str, length: int) -> str:
    """Shorten a text at the end of a word, with an ellipsis; close the marks and brackets that the cut left open."""
    if len(text) <= length:
        return text
    kept = text[:length].rsplit(" ", 1)[0].rstrip(" ,;:–")
    # A sign that opens nothing more goes with what it opened.
    while kept and any(opened == len(kept) - 1 for opened in _open(kept)):
        kept = kept[:-1].rstrip(" ,;:–")
    ends = dict(_pairs(text))
    return f"{kept} …{''.join(_end(text, opened, ends.get(opened)) for opened in reversed(_open(kept)))}"


def _end(text: str, opened: int, closed: int | None) -> str:
    """Give what closes a sign as its text does: „so“ and „so” differ by language, and « so » has spaces within."""
    sign = _PAIRS[text[opened]][-1] if closed is None else text[closed]
    space = text[opened + 1 : opened + 2]
    return f"{space if space.isspace() else ''}{sign}"


def _open(text: str) -> list[int]:
    """Find the signs that are opened and not closed, the outermost first."""
    return [opened for opened, closed in _pairs(text) if closed is None]


def _pairs(text: str) -> Iterator[tuple[int, int | None]]:
    """Find each opening sign with the one that closes it, or with none, by where they open."""
    pairs: dict[int, int | None] = {}
    opened: list[int] = []
    for place, sign in enumerate(text):
        if opened and sign in _PAIRS[text[opened[-1]]] and not _is_apostrophe(text, place, opened):
            pairs[opened.pop()] = place
        elif sign in _PAIRS and _may_open(text, place):
            opened.append(place)
            pairs[place] = None
    yield from sorted(pairs.items())


def _may_open(text: str, place: int) -> bool:
    # A straight mark after a sign closes, or means inches; » and › close unless they stand before a word.
    is_after_a_space = not place or text[place - 1].isspace() or text[place - 1] in _PAIRS
    return text[place] not in '"»›' or (is_after_a_space and text[place + 1 : place + 2].strip() != "")


def _is_apostrophe(text: str, place: int, opened: list[int]) -> bool:
    """Tell an apostrophe from the mark that closes ‘: within a word it is one, and where another mark can close yet."""
    if text[place] != "’":
        return False
    if text[place + 1 : place + 2].isalnum():
        return True
    # `‘the dams’ walls’`: the last one before whatever opens or closes around it.
    rest = text[place + 1 :]
    ends = [rest.find(sign) for sign in "‘“”" if sign in rest]
    return (
        any(
            rest[after] == "’" and not rest[after + 1 : after + 2].isalnum() and text[place - 1] == "s"
            for after in range(min(ends, default=len(rest)))
        )
        and len(opened) > 0
    )
