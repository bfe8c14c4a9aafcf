"""An example of right and of wrong for every field that people write: the values, as they stand in YAML."""

from typing import NamedTuple


class Example(NamedTuple):
    """A value that a field can have, and one that it cannot, or should not."""

    right: str
    wrong: str


_NUMBER = Example("32.1", '"32,1"')
_DATE = Example("2024-05", "May 2024")
_DAY = Example("2026-12-03", "3 December 2026")
_LOCATOR = Example("12-14", "p. 12-14")
_INFERRED = Example("The paragraph speaks of the winter before the vote.", '""')


EXAMPLES = {
    "Fact": {
        "perspective": Example("keep", "Keep the Dam"),
        "question": Example("repair-costs", "Repair costs"),
        "also_answers": Example("[water/who-owns-it]", "[who-owns-it]"),
        "kind": Example("figure", "number"),
        "statement": Example("Repairs take 40,000 pounds a year.", '""'),
        "figures": Example("[{label: Repairs, value: 40000, unit: GBP}]", "[{label: Repairs, value: 40k, unit: £}]"),
        "chart": Example("What the dam costs", '""'),
        "quotation": Example("{words: a wall of mud, speaker: the warden}", "“a wall of mud”"),
        "date": _DATE,
        "inferred": _INFERRED,
        "said_by": Example("the water board", '""'),
        "passage": Example('{exact: "repairs take 40,000 pounds, a year", section: the-price}', "{exact: repairs}"),
        "footnotes": Example("[{mark: xix, source: board-1963-report}]", "[xix]"),
        "forecast": Example("{due: 2027, settles: The board’s report on that year.}", "2027"),
        "names": Example("[{name: Kyiv, printed: [Kiev]}]", "[Kiev]"),
        "places": Example("[north-bank, lower-valley]", "North Bank"),
        "notes": Example("[{kind: arithmetic, text: 20 of 50 are 40%.}]", "[20 of 50 are 40%.]"),
        "published": _DAY,
        "corrections": Example(
            "[{version: 2, date: 2026-12-03, kind: date, was: {date: 2023}, why: It was the year before.}]",
            "It was the year before.",
        ),
        "moved_from": Example("[dam-repairs]", "Dam repairs"),
    },
    "Figure": {
        "label": Example("Repairs, a year", '""'),
        "value": Example("40000", '"40,000"'),
        "low": _NUMBER,
        "high": _NUMBER,
        "scale": Example("million", "millions"),
        "unit": Example("percent", "%"),
        "qualifier": Example("at-least", "at least"),
        "date": _DATE,
        "inferred": _INFERRED,
    },
    "Quotation": {
        "words": Example("a wall of mud", "“a wall of mud”"),
        "speaker": Example("the warden, according to the text", '""'),
    },
    "Passage": {
        "exact": Example('"repairs take 40,000 pounds, a year"', "repairs"),
        "prefix": Example("In the year of the flood", '""'),
        "suffix": Example("as the board has it", '""'),
        "section": Example("the-price", "The price"),
    },
    "Footnote": {
        "mark": Example("xix", "[the nineteenth]"),
        "source": Example("board-1963-report", "Report of the board"),
        "locator": _LOCATOR,
        "printed": Example("Ibid.", '""'),
    },
    "Forecast": {
        "due": Example("2027", "soon"),
        "inferred": _INFERRED,
        "settles": Example("A count of the boats at the end of 2027.", '""'),
    },
    "Name": {"name": Example("Kyiv", '""'), "printed": Example("[Kiev]", "[]")},
    "EditorsNote": {
        "kind": Example("arithmetic", "sum"),
        "text": Example("20 of 50 are 40%, where the text has 45%.", '""'),
        "source": Example("board-1963-report", "Report of the board"),
        "locator": _LOCATOR,
    },
    "Correction": {
        "version": Example("2", "1"),
        "date": _DAY,
        "kind": Example("figure", "number"),
        "was": Example("{absent: []}", "64.4"),
        "why": Example("Two digits had been swapped.", '""'),
    },
    "Topic": {
        "title": Example("What the dam costs", '""'),
        "summary": Example("What repairs and upkeep take, and who pays.", '""'),
        "published": _DAY,
        "questions": Example("[{id: upkeep, title: What does it cost?, relation: agree, why: Both say so.}]", "[]"),
        "moved_from": Example("[costs]", "Costs"),
        "corrections": Example(
            "[{version: 2, date: 2026-12-03, was: {title: Costs}, why: It said too little.}]", "It said too little."
        ),
    },
    "Question": {
        "id": Example("repair-costs", "Repair costs"),
        "title": Example("What does the dam cost?", '""'),
        "relation": Example("read-differently", "differ"),
        "why": Example("Both count the repairs; only one counts the ferry.", '""'),
        "timing": Example("after", "later"),
        "silence": Example("{perspective: keep, note: 'Looked for: what the ferry costs.'}", "keep"),
        "moved_from": Example("[cost/price]", "[price]"),
        "corrections": Example(
            "[{version: 2, date: 2026-12-03, was: {relation: agree}, why: One counts more.}]", "One counts more."
        ),
    },
    "Silence": {
        "perspective": Example("keep", "Keep the Dam"),
        "note": Example("'Looked for: what the ferry costs. It is not mentioned.'", '""'),
    },
    "Source": {
        "type": Example("article-newspaper", "newspaper"),
        "kind": Example("press", "newspaper"),
        "title": Example("The dam holds", '""'),
        "author": Example("[{family: Hale, given: Ada}]", "Ada Hale"),
        "editor": Example("[{literal: The water board}]", "The water board"),
        "translator": Example("[{family: Roux, given: Jean}]", "Jean Roux"),
        "container-title": Example("The Lune Herald", '""'),
        "publisher": Example("Valley Press", '""'),
        "publisher-place": Example("Lancaster", '""'),
        "issued": Example("1963-04-02", "2 April 1963"),
        "volume": Example("12", '""'),
        "issue": Example("3", '""'),
        "page": Example("368-371", "pp. 368-371"),
        "language": Example("fr", "French"),
        "URL": Example("https://herald.example/dam", "herald.example/dam"),
        "DOI": Example("10.1234/abc.5", "banana"),
        "ISBN": Example("978-0-306-40615-7", "978-0-306-40615-8"),
        "ISSN": Example("0378-5955", "0378-5954"),
        "arXiv": Example("2101.00001", "21.1"),
        "handle": Example("20.500.12345/678", "678"),
        "note": Example("The note gives no year.", '""'),
        "corrections": Example(
            "[{version: 2, date: 2026-12-03, was: {issued: 1962}, why: The year was wrong.}]", "The year was wrong."
        ),
    },
    "CslName": {
        "family": Example("Hale", '""'),
        "given": Example("Ada", '""'),
        "dropping-particle": Example("von", '""'),
        "non-dropping-particle": Example("van der", '""'),
        "suffix": Example("Jr.", '""'),
        "literal": Example("The water board", '""'),
    },
    "Perspective": {
        "name": Example("Keep", '""'),
        "title": Example("Keep the dam", '""'),
        "author": Example("Ada Hale", '""'),
        "publisher": Example("Valley Press", '""'),
        "url": Example("https://keep.example/", "keep.example"),
        "language": Example("en", "English"),
        "dated": Example("May 2025", '""'),
        "dating": Example("Its last date is of April 2025; from that it is inferred.", '""'),
        "thesis": Example("The dam is worth what it costs.", '""'),
        "sourcing": Example("It has 20 endnotes.", '""'),
        "sections": Example("[{id: the-price, heading: The price}]", "[The price]"),
        "key_figures": Example("[repairs-a-year]", "[Repairs a year]"),
        "corrections": Example(
            "[{version: 2, date: 2026-12-03, was: {author: A. Hale}, why: She signs so.}]", "She signs so."
        ),
    },
    "Section": {"id": Example("the-price", "The price"), "heading": Example("The price", '""')},
    "Subject": {
        "name": Example("Viktor Yanukovych", '""'),
        "kind": Example("person", "politician"),
        "under": Example("Yanukovych", '""'),
        "forms": Example("[Yanukovych]", "Yanukovych"),
        "spellings": Example("[Janukowytsch]", "Janukowytsch"),
    },
    "Omission": {
        "exact": Example("the ferry is painted blue", '""'),
        "prefix": Example("In that summer", '""'),
        "suffix": Example("as it was before", '""'),
        "perspective": Example("keep", "Keep the Dam"),
        "reason": Example("It is a remark without a claim.", '""'),
    },
    "Exemption": {
        "check": Example("loaded-word", "loaded word"),
        "record": Example("repairs-a-year", "Repairs a year"),
        "reason": Example("The word is the name of an office.", '""'),
    },
    "KeyQuestion": {
        "question": Example("cost/price", "price"),
        "answers": Example("{keep: {answer: It is worth it., facts: [repairs-a-year]}}", "It is worth it."),
    },
    "KeyAnswer": {
        "answer": Example("It is worth what it costs.", '""'),
        "facts": Example("[repairs-a-year]", "[]"),
    },
    "Words": {
        "loaded": Example("[{source: Drawn up by both sides., words: [ravag*]}]", "[ravag*]"),
        "hedges": Example("[{source: Drawn up by both sides., words: [perhaps]}]", "[perhaps]"),
        "terms": Example("{keep: [heritage]}", "[heritage]"),
        "alike": Example("[[GDP, gross domestic product]]", "[GDP, gross domestic product]"),
    },
    "WordList": {"source": Example("Drawn up by both sides.", '""'), "words": Example("[ravag*, perhaps]", "perhaps")},
}  # fmt: skip
