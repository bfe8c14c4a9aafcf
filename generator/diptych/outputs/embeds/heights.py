"""How tall a card is at most where it is 600 pixels wide, for frames that no script fits: never too small there.

The measures are those of the cards' style sheets, of type as wide as the widest fonts in use (DejaVu, Verdana). On a
narrower place a card is taller, and its frame scrolls.
"""

from collections.abc import Iterable
from textwrap import wrap
from unicodedata import east_asian_width

from diptych import wording
from diptych.library import Answer, Fact, Question
from diptych.wording.cards.card import Card, ShownFigure, claim_of, shown_figure
from diptych.wording.cards.notices import Notice

WIDTH = 600  # pixels: the width that heights are estimated for, and that oEmbed offers
# How wide a line is: within border and padding, beside the words "Credits" and such, in one of a pair's two columns,
# and within the border of a silence there.
_WHOLE, _CITED, _COLUMN, _SILENCE = 566, 506, 271, 237
# Sizes of type, and how wide a letter is in the widest fonts, spaces and all.
_SMALL, _TEXT, _STATEMENT, _QUESTION, _NUMBER, _FIGURE = 13, 16, 19, 23, 28, 52
_WIDE = 0.58


def fact_height(card: Card) -> int:
    """Estimate the height of a fact's card in pixels."""
    due = card.forecast
    parts = [
        30,  # border and padding
        _text(f"{card.side.record.name} {card.author}, {card.title}", _TEXT, _WHOLE),
        _notices(card.notices, is_current=card.is_current),
        8 + _headline(card.headline) if card.headline else 0,
        8 + _text(card.quotation.words, _QUESTION, _WHOLE) if card.quotation else 0,
        _text(card.quotation.speaker, _SMALL, _WHOLE) if card.quotation else 0,
        16 + _text(card.claim.words, _STATEMENT, _WHOLE),
        9 + sum(9 + _text(figure.text, _TEXT, _WHOLE) for figure in card.figures) if card.figures else 0,
        _text(f"{due.lasting}: {due.overdue}", _SMALL, _WHOLE) if due else 0,
        24,  # the evidence in a word
        *(4 + _text(said, _SMALL, _CITED) for said in (f"{card.claimant}, {card.title}", card.credits)),
        4 + sum(_text(f"{note.mark} {note.text}", _SMALL, _CITED) for note in card.notes) if card.notes else 24,
        *(8 + _text(f"Editor’s note, {remark.text}", _SMALL, _WHOLE) for remark in card.remarks),
        12 + _text(card.other_side.text, _SMALL, _WHOLE),
        _foot(card),
    ]
    return _rounded(sum(parts))


def pair_height(question: Question) -> int:
    """Estimate the height of a pair card in pixels."""
    parts = [
        26,  # border and padding
        _notices(wording.pair_notices(question), is_current=question.is_current),
        _text(question.record.title, _QUESTION, _WHOLE),
        20 + _text(wording.standing(question), _SMALL, _WHOLE),
        max(map(_answer, question.answers)),
        24,  # the way to the whole
    ]
    return _rounded(sum(parts))


def _answer(answer: Answer) -> int:
    side = answer.side.record
    said = 26 + _text(f"Silent. {answer.silence.note}", _TEXT, _SILENCE) if answer.silence else 0
    return 13 + _text(f"{side.name} {wording.author(side)}", _TEXT, _COLUMN) + said + sum(map(_line, answer.all_facts))


def _line(fact: Fact) -> int:
    headline = fact.record.headline
    figure = _figure(shown_figure(headline)) if headline else 0
    words = _text(claim_of(fact).text, _TEXT, _COLUMN) + _text(wording.evidence_words(fact), _SMALL + 3, _COLUMN)
    return 19 + figure + words


def _notices(notices: Iterable[Notice], *, is_current: bool) -> int:
    link = "" if is_current else " The current card"
    return sum(16 + _text(f"{notice.title}. {notice.why}{link}", _SMALL, _WHOLE - 12) for notice in notices)


def _headline(figure: ShownFigure) -> int:
    """Estimate a large number with what stands beside it, and what it measures below."""
    lines = 1 + int(_across(figure, _FIGURE) // _WHOLE)
    return int(1.2 * _FIGURE) * lines + _text(_label(figure), _SMALL, _WHOLE)


def _figure(figure: ShownFigure) -> int:
    """Estimate a number with what it measures beside it."""
    lines = 1 + int((_across(figure, _NUMBER) + len(_label(figure)) * _SMALL * _WIDE) // _COLUMN)
    return int(1.2 * _NUMBER) + int(1.5 * _TEXT) * lines


def _label(figure: ShownFigure) -> str:
    return f"{figure.label}, {figure.when.explained if figure.when else ''}"


def _across(figure: ShownFigure, size: int) -> float:
    """Estimate how wide a number is, with its hedge and unit, which are as large as a statement."""
    beside = len(figure.words.text) - len(figure.words.number)
    return (len(figure.words.number) * size + beside * _STATEMENT) * _WIDE


def _foot(card: Card) -> int:
    held = card.when.explained if card.when else ""
    return 8 + _text(f"{held} · version {card.version}   The claim in full", _TEXT, _WHOLE)


def _text(words: str, size: int, width: int) -> int:
    """Estimate how tall words are that are set in a size, broken between them as a browser does."""
    columns = "".join(2 * sign if east_asian_width(sign) in "WF" else sign for sign in words)
    return int(1.5 * size) * max(1, len(wrap(columns, int(width / (size * _WIDE)))))


def _rounded(height: int) -> int:
    return -(-(height + 16) // 10) * 10
