"""The YAML language server that editors run, spoken to over its standard streams."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

Answer = Any
SERVER = "node_modules/yaml-language-server/bin/yaml-language-server"
_SETTINGS = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}


class LanguageServer:
    """A running server: opens files, and answers what an editor would ask."""

    def __init__(self, process: subprocess.Popen[bytes], root: Path):
        self._in, self._out = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
        self._asked = self._opened = 0
        self._marked: dict[str, list[Answer]] = {}
        capabilities = {
            "textDocument": {"completion": {"completionItem": {"documentationFormat": ["markdown", "plaintext"]}},
                             "hover": {"contentFormat": ["markdown"]}},
            "workspace": {"configuration": True},
        }  # fmt: skip
        self._ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": capabilities})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": _SETTINGS})

    def marks(self, path: Path, text: str) -> list[str]:
        """Give what is marked in a text that stands in a file, each with its line (from 1)."""
        uri = self._open(path, text)
        while uri not in self._marked:
            self._hear()
        return [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in self._marked[uri]]

    def complete(self, path: Path, text: str) -> dict[str, str]:
        """Give what is offered where a `|` stands in a text, each with its explanation."""
        answer = self._ask("textDocument/completion", self._at_sign(path, text))
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return {item["label"]: _said(item.get("documentation")) for item in items}

    def hover(self, path: Path, text: str) -> str:
        """Give what is shown where the pointer rests on a `|`."""
        answer = self._ask("textDocument/hover", self._at_sign(path, text))
        return _said(answer["contents"]) if answer else ""

    def _open(self, path: Path, text: str) -> str:
        """Open a text as a file beside `path`, a new one each time, and give its address."""
        self._opened += 1
        uri = path.with_stem(f"{path.stem}-{self._opened}").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def _at_sign(self, path: Path, text: str) -> Answer:
        before, after = text.split("|")
        lines = before.split("\n")
        position = {"line": len(lines) - 1, "character": len(lines[-1])}
        return {"textDocument": {"uri": self._open(path, before + after)}, "position": position}

    def _ask(self, method: str, params: Answer) -> Answer:
        self._asked += 1
        number = self._asked
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._hear()
            if message.get("id") == number and "method" not in message:
                return message.get("result")

    def _tell(self, method: str, params: Answer) -> None:
        self._send({"method": method, "params": params})

    def _hear(self) -> Answer:
        """Read a message; answer what the server asks, and keep what it marks."""
        length = 0
        while line := self._out.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length, "the language server ended"
        message = json.loads(self._out.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._marked[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": _answer(message)})
        return message

    def _send(self, message: Answer) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._in.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._in.flush()


def _answer(message: Answer) -> Answer:
    if message["method"] == "workspace/configuration":
        return [_SETTINGS.get(item.get("section", ""), {}) for item in message["params"]["items"]]
    return None


def _said(shown: Answer) -> str:
    return str(shown["value"] if isinstance(shown, dict) else shown or "")


@contextmanager
def running(root: Path, server: Path) -> Iterator[LanguageServer]:
    """Start the server for a folder, and end it."""
    with subprocess.Popen(["node", str(server), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as process:  # fmt: skip
        try:
            yield LanguageServer(process, root)
        finally:
            process.kill()
