"""The index of names and places: today's spelling, the texts' own, and both sides' facts on each.

An entry of names.yml has the facts whose words name it; a place has the facts that say they are about it. Where the two
have one id, they are one entry.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from diptych.derived.mentions import Mentions, folded
from diptych.library import Fact, Library, Side
from diptych.records import Subject, SubjectKind
from diptych.records.subject import place_name
from diptych.values.letters import alphabetical, plain


@dataclass(frozen=True)
class Named:
    """Somebody or something with the facts on it, as they are read from the first topic to the last."""

    id: str
    record: Subject
    facts: list[Fact] = field(repr=False)

    @property
    def printed(self) -> list[str]:
        """How the texts spell it, where they do otherwise than is standard today."""
        forms = set(map(folded, self.record.all_forms))
        names = (name for fact in self.facts for name in fact.record.names if folded(name.name) in forms)
        return sorted({spelling for name in names for spelling in name.printed}, key=alphabetical)

    @property
    def also(self) -> list[str]:
        """What else facts call it, besides a part of its name, its plural, or what stands here as printed."""
        return [
            form for form in self.record.forms if form not in self.printed and not _is_variant(form, self.record.name)
        ]

    @property
    def spellings(self) -> list[str]:
        """Every word by which a reader may look for it: its name, other forms, the texts' spellings, readers' own."""
        under = filter(None, [self.record.under])
        spelt = (*self.record.all_forms, *under, *self.printed, *self.record.spellings, *self._initials)
        return list(dict.fromkeys(spelt))

    @property
    def _initials(self) -> list[str]:
        """Its initials, where it has several: EU. Persons are not called by theirs."""
        capitals = re.findall(r"\b[^\W\d_a-z]", self.record.name.partition("(")[0])
        return ["".join(capitals)] if len(capitals) > 1 and self.record.kind is not SubjectKind.PERSON else []

    def facts_of(self, side: Side) -> list[Fact]:
        """List one side's facts on it."""
        return [fact for fact in self.facts if fact.side is side]


def name_index(library: Library) -> dict[SubjectKind, list[Named]]:
    """Make the index: every kind that has an entry, with its entries in the order of the alphabet."""
    entries = sorted(_entries(library), key=lambda entry: (entry.record.kind, _sort_key(entry)))
    kinds = {kind: list(group) for kind, group in groupby(entries, key=lambda entry: entry.record.kind)}
    return {kind: kinds[kind] for kind in SubjectKind if kind in kinds}


def named_on(library: Library) -> dict[str, list[Named]]:
    """List, for the id of every fact, the entries that have the fact, in the order of the index."""
    on: dict[str, list[Named]] = {fact.id: [] for fact in library.facts}
    for entries in name_index(library).values():
        for entry in entries:
            for fact in entry.facts:
                on[fact.id].append(entry)
    return on


def _entries(library: Library) -> Iterator[Named]:
    mentions = Mentions(library.names)
    facts: dict[str, list[Fact]] = {id_: [] for id_ in library.names}
    for fact in library.facts:
        for id_ in mentions.names_in(fact.record) | set(fact.record.places):
            facts.setdefault(id_, []).append(fact)
    for id_, on_it in facts.items():
        record = library.names.get(id_) or Subject(name=place_name(id_), kind=SubjectKind.PLACE)
        yield Named(id_, record, on_it)


def _is_variant(form: str, name: str) -> bool:
    form, name = plain(form), plain(name)
    return set(form.split()) <= set(name.split()) or form.startswith(name) or name.startswith(form)


def _sort_key(entry: Named) -> tuple[str, ...]:
    return (*(part for words in entry.record.sort_key for part in alphabetical(words)), entry.id)
