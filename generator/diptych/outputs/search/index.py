"""The records of the search made into an index by Pagefind, which a browser reads in pieces of a few kilobytes.

Pagefind's service is spoken to as its own Python package does, message by message through a pipe. That package waits a
tenth of a second after each message, which makes a quarter of an hour of ten thousand records; a folder of files, the
other way in, is read in the order of the disk. Given all at once and in order, they take seconds, and the same bytes
come out, but for one thing that `_in_order` corrects.
"""

import base64
import hashlib
import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from io import BufferedReader
from threading import Thread
from typing import Any, BinaryIO, cast

import cbor2
import deflate
from pagefind_bin import get_executable

from diptych.outputs.search.records import Record
from diptych.wording import LOCALE

_LANGUAGE = LOCALE.partition("_")[0]
_ENTRY = "pagefind-entry.json"
_SIGNATURE = b"pagefind_dcd"  # what every file of an index begins with, once it is decompressed
# What a search needs besides the index; Pagefind's own looks, and what it has for sites of no language, stay out.
_SCRIPTS = ("pagefind.js", "pagefind-worker.js", f"wasm.{_LANGUAGE}.pagefind")

Files = dict[str, bytes]


def index(records: Iterable[Record]) -> Files:
    """Make the files of an index, by their paths. The order of the records decides between hits of equal weight."""
    *_, answer = _ask(_messages(records))
    files = {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
    needed = {path: data for path, data in files.items() if "/" in path or path.endswith(".pf_meta")}
    return _in_order(needed | {path: files[path] for path in (*_SCRIPTS, _ENTRY)})


def _messages(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    yield {"type": "NewIndex", "config": {"force_language": _LANGUAGE}}
    for record in records:
        yield {
            "type": "AddRecord",
            "index_id": 0,
            "url": record.address,
            "content": record.words,
            "language": _LANGUAGE,
            "meta": record.shown,
            "filters": record.filters,
        }
    yield {"type": "GetFiles", "index_id": 0}


def _ask(messages: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put messages to Pagefind, and give its answers. Neither the environment nor a file of settings is read by it."""
    written = [
        base64.b64encode(json.dumps({"message_id": number, "payload": message}).encode()) + b","
        for number, message in enumerate(messages)
    ]
    answers: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as empty, subprocess.Popen(  # noqa: S603 (a program of our packages)
        [get_executable(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=empty, env={}
    ) as service:  # fmt: skip
        # It answers while it is asked, and gives up once there is nothing more to read: so a second thread writes.
        question, answer = cast(BinaryIO, service.stdin), cast(BufferedReader, service.stdout)
        asking = Thread(target=lambda: (question.writelines(written), question.flush()))
        asking.start()
        rest = bytearray()
        while len(answers) < len(written):
            read = answer.read1()
            if not read:
                raise RuntimeError(f"Pagefind ended after {len(answers)} of {len(written)} answers")
            rest += read
            if b"," in read:
                *whole, rest = rest.split(b",")
                answers += [json.loads(base64.b64decode(each))["payload"] for each in whole]
        asking.join()
    if errors := [answer["message"] for answer in answers if answer["type"] == "Error"]:
        raise RuntimeError(f"Pagefind says: {errors[0]}")
    return answers


def _in_order(files: Files) -> Files:
    """Put the filters and their values in order: Pagefind writes them in one that changes from run to run.

    Each file of a filter holds its name and, for every value, the pages that have it. Names of files are hashes of what
    they hold, so a filter's new name goes into the index's list of contents, and that one's into the entry.
    """
    entry = json.loads(files[_ENTRY])
    language = entry["languages"][_LANGUAGE]
    contents_path = f"pagefind.{language['hash']}.pf_meta"
    version, pages, chunks, filters, *rest = _unpacked(files[contents_path])
    sorted_filters, kept = {}, {path: data for path, data in files.items() if not path.startswith("filter/")}
    for name, old in sorted(filters):
        _, values = _unpacked(files[f"filter/{old}.pf_filter"])
        data = _packed([name, sorted(values)])
        sorted_filters[name] = _hash(data)
        kept[f"filter/{sorted_filters[name]}.pf_filter"] = data
    del kept[contents_path]
    contents = _packed([version, pages, chunks, list(map(list, sorted_filters.items())), *rest])
    language["hash"] = _hash(contents)
    kept[f"pagefind.{language['hash']}.pf_meta"] = contents
    return kept | {_ENTRY: json.dumps(entry, ensure_ascii=False).encode()}


def _unpacked(data: bytes) -> list[Any]:
    return list(cbor2.loads(bytes(deflate.gzip_decompress(data)).removeprefix(_SIGNATURE)))


def _packed(what: list[Any]) -> bytes:
    return bytes(deflate.gzip_compress(_SIGNATURE + cbor2.dumps(what), 9))


def _hash(data: bytes) -> str:
    return f"{_LANGUAGE}_{hashlib.sha256(data).hexdigest()[:10]}"
