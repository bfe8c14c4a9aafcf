"""A perspective's text: its lines, its sentences, and where a passage stands in it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from itertools import takewhile

from sentencex import segment  # pyright: ignore[reportAttributeAccessIssue] (it is compiled)

from diptych.records import Omission, OmittedAt, Position, Selector, TextShape
from diptych.values.letters import one_space, plain

NOTE_MARK = re.compile(r"\[([ivxlcdm]+)\]")
ENDNOTE = re.compile(rf"{NOTE_MARK.pattern}\s")
_MARKS_AT_START = re.compile(rf"(?:\s*{NOTE_MARK.pattern})+\s*")
_LOOK_ALIKES = str.maketrans("‘’“”«»–—\u00a0", '\'\'""""-- ')


_LIKE = 0.6  # below this two runs of words have little in common
_LIKELIEST = 50  # runs of words that share most with a passage, which are compared sign by sign


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of a line; `line` counts lines that hold something, from 0, `start` and `end` count characters."""

    line: int
    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Tell whether two stretches share a character."""
        return self.line == other.line and self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Text:
    """A text in lines, a paragraph, a heading or a note each, white space folded; with their numbers in the file."""

    lines: tuple[str, ...]
    numbers: tuple[int, ...]
    language: str = "en"

    @classmethod
    def of(cls, written: str, language: str = "en") -> "Text":
        """Split a text into its lines."""
        lines = [(number, one_space(line)) for number, line in enumerate(written.splitlines(), start=1)]
        filled = [(number, line) for number, line in lines if line]
        return cls(tuple(line for _, line in filled), tuple(number for number, _ in filled), language)

    def find(self, passage: Selector) -> list[Span]:
        """List where a passage stands, one stretch for each time it stands there."""
        before = re.escape(one_space(passage.prefix)) + r"\s?" if passage.prefix else ""
        after = r"\s?" + re.escape(one_space(passage.suffix)) if passage.suffix else ""
        pattern = re.compile(f"(?={before}({re.escape(one_space(passage.exact))}){after})")
        return [Span(n, *match.span(1)) for n, line in enumerate(self.lines) for match in pattern.finditer(line)]

    def around(self, span: Span) -> str:
        """Give the sentences in which a stretch stands."""
        whole = [sentence for sentence in self.sentences if sentence.overlaps(span)]
        return self.lines[span.line][whole[0].start : whole[-1].end] if whole else self.lines[span.line]

    def nearest_spelling(self, passage: Selector) -> str | None:
        """Find how the text prints a passage that differs in its quotation marks, dashes or capitals only."""
        wanted = one_space(passage.exact).translate(_LOOK_ALIKES).casefold()
        for line in self.lines:
            at = line.translate(_LOOK_ALIKES).casefold().find(wanted)
            if at >= 0 and len(line.casefold()) == len(line):
                return line[at : at + len(wanted)]
        return None

    def nearest_words(self, passage: Selector) -> str | None:
        """Find the words that are most like a passage which the text does not have, where some are like it."""
        wanted = one_space(passage.exact).split()
        runs = [run for line in self.lines for run in _runs(line.split(), len(wanted))]
        asked = Counter(word.casefold() for word in wanted)
        shared = [(Counter(word.casefold() for word in run) & asked).total() for run in runs]
        likeliest = sorted(range(len(runs)), key=lambda n: (-shared[n], n))[:_LIKELIEST]
        likeness = [SequenceMatcher(None, " ".join(wanted), " ".join(runs[n])).ratio() for n in likeliest]
        best = max(range(len(likeliest)), key=lambda n: likeness[n], default=None)
        return " ".join(runs[likeliest[best]]) if best is not None and likeness[best] > _LIKE else None

    def section_of(self, line: int, headings: Mapping[str, str]) -> str | None:
        """Find the section that a line stands in; `headings` maps a heading to its section's id."""
        above = [headings[text] for text in self.lines[: line + 1] if text in headings]
        return above[-1] if above else None

    @cached_property
    def body(self) -> tuple[str, ...]:
        """The lines before the first endnote."""
        return tuple(takewhile(lambda line: not ENDNOTE.match(line), self.lines))

    def position(self, span: Span) -> Position:
        """Say where a stretch stands: its paragraph, and how much of the text is before it."""
        start = sum(map(len, self.lines[: span.line])) + span.start
        whole = sum(map(len, self.body)) or 1
        return Position(paragraph=span.line + 1, start=start, share=min(1.0, round(start / whole, 4)))

    def shape(self, headings: Mapping[str, str], omissions: Iterable[Omission]) -> TextShape:
        """Say how long the text is and where its parts begin; `headings` maps a heading to its section's id."""
        lines = enumerate(self.lines)
        begins = {headings[line]: self.position(Span(number, 0, 0)) for number, line in lines if line in headings}
        found = ((omission.exact, self.find(omission)) for omission in omissions)
        omitted = [
            OmittedAt(exact=exact, **self.position(spans[0]).model_dump()) for exact, spans in found if len(spans) == 1
        ]
        return TextShape(
            characters=max(1, sum(map(len, self.body))),
            paragraphs=max(1, len(self.body)),
            headings=begins,
            omissions=tuple(sorted(omitted, key=lambda each: (each.start, each.exact))),
        )

    @cached_property
    def words(self) -> list[str]:
        """Every word once, folded and in the order of the alphabet; numbers have no separators, addresses no words."""
        text = re.sub(r"https?://\S+", " ", "\n".join(self.lines))
        joined = re.sub(r"(?<=\d),(?=\d{3})", "", text)
        without_s = re.sub(r"(?<=\w)['’]s\b", "", joined)
        return sorted({*re.findall(r"\w+", plain(joined)), *re.findall(r"\w+", plain(without_s))})

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences, in order."""
        spans: list[Span] = []
        for number, line in enumerate(self.lines):
            start = 0
            for sentence in segment(self.language, line):
                end = start + len(sentence)
                # The mark of a note stands behind the full stop, and is that sentence's.
                marks = _MARKS_AT_START.match(sentence)
                if marks and start:
                    spans[-1] = replace(spans[-1], end=start + marks.end())
                    start += marks.end()
                if start < end:
                    spans.append(Span(number, start, end))
                start = end
        return tuple(spans)


def _runs(words: list[str], length: int) -> list[list[str]]:
    """List the runs of so many words, of which a line shorter than that is one."""
    return [words[start : start + length] for start in range(max(1, len(words) - length + 1))]
