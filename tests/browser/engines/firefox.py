"""Firefox, driven by puppeteer-core over WebDriver BiDi, without a driver of its own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.browser.engines.engine import SELECT, installed
from tests.tools.npm_tools import node_modules

from rubricpress.site.npm import find_node

BRIDGE = Path(__file__).with_name("firefox.mjs")


class Firefox:
    """An `Engine`: asks `firefox.mjs`, one line of JSON for each request and each reply."""

    name = "firefox"

    def __init__(self) -> None:
        package = node_modules() / "puppeteer-core/package.json"
        command = [*find_node().node, str(BRIDGE), str(package), installed("firefox-esr", "firefox-esr")]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._reply()

    def open(self, address: str) -> None:
        self._ask("open", address)

    def evaluate(self, function: str, *arguments: Any) -> Any:
        return self._ask("evaluate", function, list(arguments))

    def click(self, selector: str) -> None:
        self._ask("click", selector)

    def type(self, selector: str, text: str) -> None:
        self.evaluate(SELECT, selector)
        self._ask("type", text)

    def resize(self, width: int, height: int) -> None:
        self._ask("resize", width, height)

    def screenshot(self, path: Path) -> None:
        self._ask("screenshot", str(path))

    def close(self) -> None:
        self._process.communicate(timeout=30)  # the end of the requests ends the browser

    def _ask(self, do: str, *arguments: Any) -> Any:
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"do": do, "arguments": arguments}) + "\n")
        self._process.stdin.flush()
        return self._reply()

    def _reply(self) -> Any:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "Firefox has ended"
        reply = json.loads(line)
        assert "error" not in reply, reply["error"]
        return reply.get("value")
