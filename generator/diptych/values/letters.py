"""Letters: one form of each, one spelling for what readers may write in several, and the order of the alphabet."""

import re
import unicodedata

# Letters that Unicode takes apart no further, by the letters that readers write for them; fold.js has the same table.
LETTERS = {
    "a": "ⱥ",
    "aa": "ꜳ",
    "ae": "æ",
    "ao": "ꜵ",
    "au": "ꜷ",
    "av": "ꜹꜻ",
    "ay": "ꜽ",
    "b": "ƀƃɓ",
    "c": "ƈȼɕ",
    "d": "ðđƌȡɖɗ",
    "e": "ɇəɛ",
    "f": "ƒ",
    "g": "ǥɠ",
    "h": "ħɦ",
    "i": "ıɨ",
    "j": "ȷɉʝ",
    "k": "ĸƙ",
    "l": "łƚȴɫɬɭ",
    "m": "ɱ",
    "n": "ƞȵɲɳ",
    "ng": "ŋ",
    "o": "øɔ",
    "oe": "œ",
    "ou": "ȣ",
    "p": "ƥ",
    "q": "ɋʠ",
    "r": "ɍɼɽɾ",
    "s": "ȿʂ",
    "ss": "ß",
    "t": "ŧƫƭȶʈ",
    "th": "þ",
    "v": "ʋ",
    "w": "ƿ",
    "y": "ƴɏỿ",
    "z": "ƶȥɀʐʑʒ",
    "σ": "ς",
    # Cyrillic letters of Tatar, Abkhaz and others.
    "а": "ә",
    "г": "ґғҕӷ",
    "ж": "җ",
    "з": "ҙӡ",
    "к": "қҝҟҡӄ",
    "л": "ӆ",
    "н": "ңҥӈ",
    "о": "ө",
    "п": "ҧ",
    "с": "ҫ",
    "т": "ҭ",
    "у": "үұ",
    "х": "ҳһӽ",
    "ч": "ҷҹӌ",
    # Persian and Arabic keyboards have a yeh and a kaf each.
    "ا": "ٱ",
    "ه": "ة",
    "ي": "ىی",
    "ك": "ک",
}
_PLAIN = str.maketrans({letter: plain for plain, letters in LETTERS.items() for letter in letters})
_LEFT_OUT = ("M", "Cf")  # accents and vowel signs; joiners
# Also those that languages have for letters, as in Oʻahu, the dot within Catalan words, and the line that makes an
# Arabic word longer.
_APOSTROPHES = "'’‘ʼʻʹʾʿ′`·ـ"
_PLAIN_SPACE = re.compile("[ \n\x85\u2028\u2029]+")
_CONTROL = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]+")


def composed(words: str) -> str:
    """Write a text in the one form that it has everywhere: letters composed (NFC), the spaces that somebody set kept.

    Line breaks and runs of plain spaces, which YAML leaves where it folds a text, are one space.
    """
    return _PLAIN_SPACE.sub(" ", unicodedata.normalize("NFC", words)).strip()


def on_one_line(words: str) -> str:
    """Write a text for a format of lines: whatever ends a line, or moves within it, is a space."""
    return _CONTROL.sub(" ", unicodedata.normalize("NFC", words)).strip()


def plain(words: str) -> str:
    """Write a text without accents, apostrophes and capitals, as fold.js does: É is an e, Ł an l."""
    signs = unicodedata.normalize("NFKD", words)
    kept = (sign for sign in signs if not unicodedata.category(sign).startswith(_LEFT_OUT) and sign not in _APOSTROPHES)
    return "".join(kept).lower().translate(_PLAIN)


def alphabetical(words: str) -> tuple[str, str]:
    """Order texts as readers look for them: by their plain letters, and only then by accents and capitals."""
    return plain(words), words


def words_alone(words: str) -> str:
    """Write a text as its words, without capitals and signs, to be compared with another that may have others."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def line_feeds(text: str) -> str:
    """End every line in a line feed, however its system ends it."""
    return re.sub("\r\n?", "\n", text)


def one_space(words: str) -> str:
    """Write a text with plain spaces only, to be compared with another that may have others."""
    return " ".join(unicodedata.normalize("NFC", words).split())
