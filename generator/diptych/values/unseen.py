"""Signs that nobody sees: those that a script needs where they stand, and those that hide something."""

import re
import unicodedata

# Letters of the scripts whose letters join, with their marks: Arabic, Syriac, N’Ko and Mongolian; those of South Asia.
_JOINING = (
    "\u0600-\u08ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufefc"
    "\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u1900-\u1cff\ua840-\uabff\U00011000-\U00011fff"
)
_EMOJI = "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
# What keeps a consonant of South Asia without its vowel; scripts of South-East Asia, which put no spaces between words.
_VIRAMAS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u103a\u17d2\u1b44\ua9c0"
_UNSPACED = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\uaa60-\uaa7f"
_MONGOLIAN = "\u1820-\u18aa"
_NEEDED = re.compile(
    # Between two letters; and after one, to show how it joins where a word ends.
    f"(?<=[{_JOINING}])\u200c(?=[{_JOINING}])|(?<=[{_JOINING}])\u200d(?![\u200c\u200d])"
    f"|(?<=[{_VIRAMAS}])\u200c|(?<=[{_UNSPACED}])\u200b(?=[{_UNSPACED}])|(?<=[{_MONGOLIAN}])[\u180b-\u180f]"
    # Emoji of several signs, and emoji or keys in colour.
    f"|(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])|(?<=[{_EMOJI}#*0-9])[\ufe0e\ufe0f]"
    # Flags of regions, spelt by tags; variants of Chinese characters.
    "|(?<=\U0001f3f4)[\U000e0030-\U000e007a]+\U000e007f"
    "|(?<=[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\ufe00-\ufe02\U000e0100-\U000e01ef]"
    # Arabic signs of number, year and verse, which are seen.
    "|[\u0600-\u0605\u06dd\u08e2]"
)
_HIDING = ("Cc", "Cf", "Cs", "Co", "Cn")
# Letters, marks and signs by their category that nobody sees either: fillers, selectors of variants.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def unseen_in(text: str) -> str | None:
    """Find the first sign of a text that nobody sees and no script needs there: it may read otherwise than it looks."""
    if text.isprintable() and not _BLANK.search(text):
        return None  # as nearly all are: what hides something does not print
    for sign in _NEEDED.sub("", text):
        if unicodedata.category(sign) in _HIDING or _BLANK.match(sign):
            return sign
    return None
