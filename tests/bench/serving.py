"""How soon an edited rubric is seen under `rubricpress serve`: on the wire, and painted in a browser that follows."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.bench.figure import Figure
from tests.bench.projects import with_rubrics
from tests.bench.setting import LARGEST, Setting
from tests.chromium import launched

_ALLOWED_S: Final = 0.3
_LOOK_EVERY: Final = 0.01
_PATIENCE: Final = 60.0
_STANDING_MS: Final = 1500  # whoever edits a table has its page before them
_EDITED: Final = "听取汇报或查阅文件"

# notes when the words that are looked for were first painted, in this document or in the one that takes its place
_NOTE: Final = """(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const words = sessionStorage.getItem('words');
    const key = `shown ${words}`;
    if (!sessionStorage.getItem(key)) sessionStorage.setItem(key, performance.timeOrigin + performance.now());
  };
  new MutationObserver((changes) => {
    const words = sessionStorage.getItem('words');
    const texts = changes.flatMap(({ target, addedNodes }) => [target.data ?? '', ...[...addedNodes].map((one) => one.textContent)]);
    if (words && texts.some((text) => text.includes(words))) requestAnimationFrame(() => port2.postMessage(''));
  }).observe(document, { subtree: true, childList: true, characterData: true });
})()"""
_SHOWN: Final = "(words) => Number(sessionStorage.getItem(`shown ${words}`))"


def measure(setting: Setting) -> list[Figure]:
    """Seconds from the saved file to the changed page, served and painted."""
    served: list[float] = []
    shown: list[float] = []
    rubrics = {
        path.stem: path.read_text(encoding="utf-8") for path in (setting.root / "rubrics").glob("*.yaml")
    }
    with setting.workplace() as folder, launched() as browser:
        project = with_rubrics(setting.root, folder / "project", rubrics)
        path = project / f"rubrics/{LARGEST}.yaml"
        with _serving(project) as address:
            page = browser.new_page(locale="zh-CN")
            page.add_init_script(_NOTE)
            for at in range(setting.rounds(9, 3)):
                where = f"{address}rubrics/{LARGEST}/" + ("form/" if at % 2 else "")
                page.goto(where)
                page.wait_for_timeout(_STANDING_MS)
                words = f"第{at}次修改的评估方法"
                page.evaluate("(words) => sessionStorage.setItem('words', words)", words)
                watch = _Watch(where, words)
                started = time.time()
                path.write_text(rubrics[LARGEST].replace(_EDITED, words, 1), encoding="utf-8")
                watch.start()
                watch.join()
                served.append(watch.seen - started)
                _until_settled(address)
                shown.append(page.wait_for_function(_SHOWN, arg=words).json_value() / 1000 - started)
            page.close()
    note = "the largest of 3 rubrics; criteria page and form in turn"
    return [
        Figure(
            "edit of a rubric until it is served, median",
            statistics.median(served),
            "s",
            _ALLOWED_S,
            {"s": served},
            note,
        ),
        Figure(
            "… until the browser has painted it, median",
            statistics.median(shown),
            "s",
            _ALLOWED_S,
            {"s": shown},
        ),
    ]


class _Watch(threading.Thread):
    """Asks for a page until it holds the words."""

    def __init__(self, address: str, words: str) -> None:
        super().__init__(daemon=True)
        self._address, self._words = address, words
        self.seen = float("inf")

    def run(self) -> None:
        """Ask, at most so long."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            if self._words in _got(self._address):
                self.seen = time.time()
                return
            time.sleep(_LOOK_EVERY)


@contextmanager
def _serving(project: Path) -> Iterator[str]:
    """The address of `rubricpress serve` on the project, which is ended afterwards."""
    command = [sys.executable, "-m", "rubricpress", "serve", "--port", "0"]
    with subprocess.Popen(
        command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().split()[0]
        finally:
            process.terminate()


def _until_settled(address: str) -> None:
    """Wait until the list of rubrics tells the new digest: then the site has been laid out anew behind the scenes."""
    digest = json.loads(_got(f"{address}rubrics/{LARGEST}/rubric.json"))["digest"]
    until = time.monotonic() + _PATIENCE
    while digest not in _got(f"{address}rubrics/"):
        if time.monotonic() > until:
            raise RuntimeError("the list of rubrics does not follow")
        time.sleep(0.1)
    time.sleep(0.3)


def _got(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return str(answer.read().decode())
