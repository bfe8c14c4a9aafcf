"""What the search knows of words before it looks for them: names in all spellings, words that stand for each other."""

import re
from collections.abc import Iterable

from diptych.library import Library
from diptych.library.names import name_index
from diptych.outputs.search.records import Record, name_mark
from diptych.outputs.search.stops import STOPS
from diptych.values.letters import plain

Lexicon = dict[str, object]


def lexicon(library: Library, records: Iterable[Record]) -> Lexicon:
    """Make the lexicon: the words of all records, the names by their marks, the words alike, those that say nothing."""
    entries = [entry for entries in name_index(library).values() for entry in entries]
    return {
        "words": " ".join(vocabulary(records)),
        "names": [[name_mark(number), *entry.spellings] for number, entry in enumerate(entries)],
        "alike": library.words.alike,
        "stops": " ".join(sorted(STOPS)),
    }


def text_words(library: Library) -> list[dict[str, str]]:
    """List the words of each text, whose sides have listed them: what is in no claim may yet be in a text."""
    listed = ((side.record.name, library.text_words.get(side.id)) for side in library.sides)
    return [{"side": name, "words": words.words} for name, words in listed if words]


def vocabulary(records: Iterable[Record]) -> list[str]:
    """List every word of the records, folded, without marks and numbers."""
    words = {word for record in records for word in re.findall(r"\w+", plain(record.words))}
    return sorted(word for word in words if not word.startswith("zz") and not any(map(str.isdigit, word)))
