"""What of a file is not text: elements, attributes, scripts, keys, columns. Read by software that others wrote."""

import csv
import io
import json
import re
from collections import Counter
from typing import Any
from xml.etree import ElementTree

import feedparser
import lxml.html
import markdown
import pybtex.database
import rispy
import yaml

EXTENSIONS = ["attr_list", "def_list", "fenced_code", "toc"]  # as in mkdocs.yml
# Marks a text as one of another language, or one that is read from right to left; what the text is decides that.
_OF_A_LANGUAGE = {"bdi"}
_OF_A_LONG_WORD = "dp-long"


def skeleton(path: str, text: str) -> Any:
    """Take out of a file all that is free to be anything; what is left must not depend on it."""
    if path.startswith("assets/diptych/search/"):
        return bool(json.loads(text))  # a table of the words themselves
    if path.startswith(".diptych/overrides/"):
        return text  # a template, which no record reaches
    return _READERS[path.rpartition("/")[2].rpartition(".")[2]](text)


def _page(text: str) -> Any:
    _, head, body = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
    return _keys(yaml.safe_load(head)), _html(f"<body>{markdown.markdown(body, extensions=EXTENSIONS)}</body>")


def _html(text: str) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for element in lxml.html.document_fromstring(text.strip() or "<body>").iter():
        if not isinstance(element.tag, str):
            found["comment"] += 1
        elif element.tag not in _OF_A_LANGUAGE and element.get("class") != _OF_A_LONG_WORD:
            found[(element.tag, *sorted(set(element.attrib) - {"lang", "dir"}), *_what_runs(element))] += 1
    return found


def _what_runs(element: Any) -> list[str]:
    """Give what of an element a browser would run, or load, or keep apart."""
    loads = ("src", "action", "formaction", "srcdoc", "http-equiv")
    runs = [str(element.get(name)) for name in loads if name in element.attrib]
    runs += [value for name, value in element.attrib.items() if name.startswith("on")]
    if (href := element.get("href")) is not None:
        runs.append(href.partition(":")[0] if re.match(r"\s*[\w+.-]+:", href) else "relative")
    if element.tag == "script" and element.get("type") == "application/ld+json":
        runs.append(str(_keys(json.loads(element.text_content()))))
    elif element.tag in ("script", "style"):
        runs.append(element.text_content())
    return runs


def _json(text: str) -> Any:
    return _keys(json.loads(text, parse_constant=lambda name: 1 / 0))


def _keys(value: Any) -> Any:
    """Keep keys and types of values; in which order a list is, a text may decide."""
    if isinstance(value, dict):
        return {key: _keys(each) for key, each in value.items()}
    if isinstance(value, list):
        return sorted((_keys(each) for each in value), key=repr)
    return type(value).__name__


def _csv(text: str) -> Any:
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert not [cell for row in rows for cell in row if re.match(r"\s*[=+@＝＋＠]|-(?![\d.])|[\t\r\n]", cell)]
    return head, [len(row) for row in rows]


def _xml(text: str) -> Any:
    feed = feedparser.parse(text.encode()) if "<feed" in text[:200] else None
    assert feed is None or not feed.bozo
    return Counter((element.tag, *sorted(element.attrib)) for element in ElementTree.fromstring(text).iter())


def _bib(text: str) -> Any:
    entries = pybtex.database.parse_string(text, "bibtex").entries
    return {key: (entry.type, sorted(entry.fields), sorted(entry.persons)) for key, entry in entries.items()}


def _ris(text: str) -> Any:
    return {entry["id"]: sorted(entry) for entry in rispy.loads(text)}


_READERS = {
    "md": _page, "html": _html, "json": _json, "csv": _csv, "xml": _xml, "svg": _xml, "bib": _bib, "ris": _ris,
    "js": str, "txt": str,
    # What no text of a record ever reaches.
    "_headers": str, "Caddyfile": str, "conf": str,
}  # fmt: skip
