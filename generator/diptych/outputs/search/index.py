"""The records of the search made into an index by Pagefind, which a browser reads in pieces of a few kilobytes.

Pagefind's service is spoken to as its own Python package does, message by message through a pipe. That package waits a
tenth of a second after each message, which makes a quarter of an hour of ten thousand records; a folder of files, the
other way in, is read in the order of the disk. Given all at once and in order, they take seconds, and the same bytes
come out. Its filters are not used: they come in an order that changes from run to run.
"""

import base64
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


def index(records: Iterable[Record]) -> tuple[Files, list[str]]:
    """Make the files of an index, by their paths, and list the id that each record has in it."""
    *_, answer = _ask(_messages(records))
    files = {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
    needed = {path: data for path, data in files.items() if "/" in path or path.endswith(".pf_meta")}
    needed |= {path: files[path] for path in (*_SCRIPTS, _ENTRY)}
    language = json.loads(files[_ENTRY])["languages"][_LANGUAGE]
    _, pages, *_ = _unpacked(files[f"pagefind.{language['hash']}.pf_meta"])
    return needed, [page[0] for page in pages]


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
            "filters": {},
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
        # It answers while it is asked, and gives up once there is nothing more to read: hence a second hand.
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


def _unpacked(data: bytes) -> list[Any]:
    return list(cbor2.loads(bytes(deflate.gzip_decompress(data)).removeprefix(_SIGNATURE)))
