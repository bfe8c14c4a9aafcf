"""What a newcomer's likeliest mistakes are answered, in one table: read it as the newcomer would."""

import re
from collections.abc import Callable
from pathlib import Path

from .conftest import GOOD, problems_of
from .test_mistakes import MISTAKES, made, problems

FACT = "facts/flood/crest-in-1962.yml"
PRICE = "facts/cost/upkeep.yml"
SOURCE = "facts/sources/board-1963-report.yml"
TEXTS = {"keep": GOOD / "keep.txt", "remove": GOOD / "remove.txt"}
ANSWERS = "contributor/answers.txt"


def edit(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        text = (site / file).read_text(encoding="utf-8")
        assert old in text, old
        (site / file).write_text(text.replace(old, new), encoding="utf-8")

    return change


def move(file: str, to: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        (site / to).parent.mkdir(parents=True, exist_ok=True)
        (site / file).rename(site / to)

    return change


def copy(file: str, to: str) -> Callable[[Path], None]:
    return lambda site: (site / to).write_bytes((site / file).read_bytes())


def in_latin_1(site: Path) -> None:
    (site / PRICE).write_bytes((site / PRICE).read_text(encoding="utf-8").encode("cp1252"))


STATEMENT = "statement: Upkeep takes between 500 and 600 pounds a day."
AT_SITE: dict[str, Callable[[Path], None]] = {
    "question misspelt": edit(PRICE, "question: price", "question: prise"),
    "perspective with a capital": edit(PRICE, "perspective: keep", "perspective: Keep"),
    "section misspelt": edit(PRICE, "section: the-price", "section: the-prize"),
    "section left out": edit(PRICE, ", section: the-price", ""),
    "source misspelt": edit(FACT, "board-1963-report", "board-1963-reports"),
    "passage in other words": edit(PRICE, "5/600 pounds a day", "some 5/600 pounds each day"),
    "passage of two words": edit(PRICE, "exact: 5/600 pounds a day", "exact: 5/600 pounds"),
    "figure with two digits swapped": edit("facts/cost/markup-is-text.yml", "value: 3.30", "value: 3.03"),
    "statement of 63 words": edit(PRICE, STATEMENT, f"statement: {'word ' * 63}"),
    "statement empty": edit(PRICE, STATEMENT, 'statement: ""'),
    "kind that there is not": edit(PRICE, "kind: figure", "kind: number"),
    "quotation without its part": edit(PRICE, "kind: figure", "kind: quotation"),
    "mark left out": edit(FACT, "{mark: i, source", "{source"),
    "mark that the paragraph has not": edit(FACT, "mark: ii,", "mark: iv,"),
    "places as a text": edit(FACT, "places: [lune-valley]", "places: lune-valley"),
    "unit by its sign": edit(PRICE, "unit: GBP", "unit: £"),
    "unit by a word": edit(FACT, "unit: centimeter", "unit: centimetres"),
    "percentage": edit(FACT, "unit: centimeter", "unit: percentage"),
    "value with a comma between thousands": edit(FACT, "value: 1600", 'value: "1,600"'),
    "value with k": edit(FACT, "value: 1600", "value: 16k"),
    "key twice": edit(PRICE, "kind: figure", "kind: figure\nkind: event"),
    "file with capitals": move(PRICE, "facts/cost/Upkeep.yml"),
    "file with a space": move(PRICE, "facts/cost/up keep.yml"),
    "file that ends in .yaml": move(PRICE, "facts/cost/upkeep.yaml"),
    "file that ends in .yml.txt": move(PRICE, "facts/cost/upkeep.yml.txt"),
    "file in the folder of another topic": move(PRICE, "facts/flood/upkeep.yml"),
    "file at the top of facts": move(PRICE, "facts/upkeep.yml"),
    "file among the sources": move(PRICE, "facts/sources/upkeep.yml"),
    "file in a new folder": move(PRICE, "facts/money/upkeep.yml"),
    "file in a folder of a folder": move(PRICE, "facts/cost/more/upkeep.yml"),
    "fact twice": copy(PRICE, "facts/cost/upkeep-again.yml"),
    "loaded word": edit(PRICE, "Upkeep takes", "Rash upkeep takes"),
    "not UTF-8": in_latin_1,
    "empty file": lambda site: (site / PRICE).write_text(""),
    "source with BibTeX's names": edit(SOURCE, "type: report", "type: report\njournal: The Board"),
    "DOI as an address": edit(SOURCE, "type: report", "type: report\nDOI: https://doi.org/10.1234/abc"),
    "DOI that is none": edit(SOURCE, "type: report", "type: report\nDOI: banana"),
    "ISBN that is none": edit(SOURCE, "type: report", "type: report\nISBN: 123"),
    "moved_from as a text": edit(PRICE, "published:", "moved_from: old-upkeep\npublished:"),
}  # fmt: skip


def answers(make_site: Callable[..., Path], name: str) -> list[str]:
    site = make_site(name=re.sub(r"\W", "-", name))
    AT_SITE[name](site)
    return [str(problem) for problem in problems_of(site, TEXTS)]


def test_every_mistake_is_answered(make_site, golden) -> None:
    told = {mistake.name: [str(problem) for problem in problems(made(mistake))] for mistake in MISTAKES}
    told |= {name: answers(make_site, name) for name in AT_SITE}
    assert len(told) >= 58
    assert [name for name, lines in told.items() if not lines] == []
    golden(ANSWERS, "".join(f"{name}\n" + "".join(f"    {line}\n" for line in lines) for name, lines in told.items()))
