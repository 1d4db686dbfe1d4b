"""The program behind the YAML help of VS Code and other editors, asked as an editor asks it."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import threading
from pathlib import Path
from typing import Any

from tests.tools.npm_tools import node_modules

from rubricpress.site import npm

_PATIENCE = 60
_CAN = {
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
    },
    "workspace": {"configuration": True},
}
_ASKED_FOR = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}


class YamlServer:
    """A running yaml-language-server that is asked about files in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        program = node_modules() / "yaml-language-server/bin/yaml-language-server"
        self._process = subprocess.Popen(
            [*npm.find_node().node, str(program), "--stdio"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._numbers = itertools.count(1)
        self._told = threading.Condition()
        self._answers: dict[int, Any] = {}
        self._marked: dict[str, list[Any]] = {}
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()
        self._ask("initialize", {"processId": os.getpid(), "rootUri": folder.as_uri(), "capabilities": _CAN})
        self._tell("initialized", {})

    def close(self) -> None:
        """End the program."""
        self._process.kill()
        self._process.wait()
        self._listening.join()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream
            stream.close()

    def open(self, name: str, text: str) -> None:
        """Begin a file, as if it were opened in the editor."""
        uri = (self.folder / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def problems(self, name: str) -> list[dict[str, Any]]:
        """What is marked in a file that has been opened."""
        uri = (self.folder / name).as_uri()
        with self._told:
            assert self._told.wait_for(lambda: uri in self._marked, _PATIENCE)
            return self._marked[uri]

    def completions(self, name: str, line: int, column: int) -> list[dict[str, Any]]:
        """What can be put in at a place of a file, counted from 0."""
        answer = self._ask("textDocument/completion", self._place(name, line, column))
        return list(answer["items"])

    def hover(self, name: str, line: int, column: int) -> str:
        """What is said of what stands at a place of a file, counted from 0; '' for nothing."""
        answer = self._ask("textDocument/hover", self._place(name, line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def _place(self, name: str, line: int, column: int) -> dict[str, Any]:
        uri = (self.folder / name).as_uri()
        return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}

    def _ask(self, method: str, values: Any) -> Any:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": values})
        with self._told:
            assert self._told.wait_for(lambda: number in self._answers, _PATIENCE)
            return self._answers.pop(number)

    def _tell(self, method: str, values: Any) -> None:
        self._send({"method": method, "params": values})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._process.stdin
        assert stream
        stream.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        stream.flush()

    def _listen(self) -> None:
        """Take messages until the program ends."""
        stream = self._process.stdout
        assert stream
        while head := stream.readline():
            length = int(head.split(b":")[1]) if head.lower().startswith(b"content-length") else 0
            while stream.readline().strip():
                pass
            self._take(json.loads(stream.read(length)))

    def _take(self, message: dict[str, Any]) -> None:
        if "method" in message and "id" in message:  # the server asks, as it does for settings
            wanted = (
                message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            )
            settings = [_ASKED_FOR if one.get("section") == "yaml" else {} for one in wanted]
            self._send({"id": message["id"], "result": settings or None})
            return
        with self._told:
            if message.get("method") == "textDocument/publishDiagnostics":
                self._marked[message["params"]["uri"]] = message["params"]["diagnostics"]
            elif "id" in message:
                self._answers[message["id"]] = message.get("result")
            self._told.notify_all()
